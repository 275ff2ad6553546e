package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of the data template: the 21 attributes in the order of the sheet, then the extension block. Each has a technical name
 * that never changes, a level, a type, labels, and the words under which it is also accepted on import.
 */
public enum Attribute {
    SALES_OPPORTUNITY_ID(
            "SalesOpportunityId",
            Level.REQUIRED,
            Type.ID,
            "Sales Opportunity (ID)",
            "営業商談(ID)",
            "Sales Opportunity|dealId|営業商談|商談|営業機会|案件|取引|商機"),
    ACTIVITY_NAME("ActivityName", Level.REQUIRED, Type.LIST, "Activity", "アクティビティ", "アクティビティ名|活動"),
    EVENT_TIME("EventTime", Level.REQUIRED, Type.TIME, "Event Time", "イベント日時", "タイムスタンプ|イベント時刻"),
    SOURCE_SYSTEM("SourceSystem", Level.REQUIRED, Type.TEXT, "Source System", "ソースシステム", "元システム"),
    LAST_DATA_UPDATE("LastDataUpdate", Level.REQUIRED, Type.TIME, "Last Data Update", "最終データ更新日時", ""),
    SALES_REPRESENTATIVE("SalesRepresentative", Level.RECOMMENDED, Type.TEXT, "Sales Representative", "営業担当者", "取引担当者"),
    SALES_STAGE("SalesStage", Level.RECOMMENDED, Type.TEXT, "Sales Stage", "営業ステージ", "商談ステージ|取引ステージ"),
    DEAL_AMOUNT("DealAmount", Level.RECOMMENDED, Type.AMOUNT, "Deal Amount", "商談金額", "案件金額|金額"),
    CLOSE_DATE("CloseDate", Level.RECOMMENDED, Type.DATE, "Close Date", "クローズ日", "完了予定日"),
    OPPORTUNITY_OUTCOME(
            "OpportunityOutcome",
            Level.RECOMMENDED,
            Type.LIST,
            "Opportunity Outcome",
            "商談結果(受注/失注)",
            "商談結果|商談の結果(受注/失注)|成約/失注"),
    REGION("Region", Level.RECOMMENDED, Type.TEXT, "Region", "地域", "テリトリー|エリア"),
    LEAD_SOURCE("LeadSource", Level.RECOMMENDED, Type.TEXT, "Lead Source", "リードソース", "元のソース|流入元"),
    DISCOUNT_RATE("DiscountRate", Level.OPTIONAL, Type.RATE, "Discount Rate", "割引率", "値引率"),
    PAYMENT_TERMS("PaymentTerms", Level.OPTIONAL, Type.TEXT, "Payment Terms", "支払い条件", "支払条件|支払サイト"),
    EVENT_END_TIME("EventEndTime", Level.OPTIONAL, Type.TIME, "End Time", "終了日時", ""),
    PRODUCT_CATEGORY("ProductCategory", Level.OPTIONAL, Type.TEXT, "Product Category", "製品カテゴリ", "商品分類"),
    DEAL_TYPE("DealType", Level.OPTIONAL, Type.TEXT, "Deal Type", "商談タイプ", "取引タイプ"),
    LOST_REASON("LostReason", Level.OPTIONAL, Type.TEXT, "Lost Reason", "失注理由", ""),
    CUSTOMER_NAME("CustomerName", Level.OPTIONAL, Type.TEXT, "Customer", "顧客", "取引先|会社"),
    CUSTOMER_SEGMENT("CustomerSegment", Level.OPTIONAL, Type.TEXT, "Customer Segment", "顧客セグメント", "業種"),
    CURRENCY("Currency", Level.OPTIONAL, Type.LIST, "Currency", "通貨", ""),

    LEAD_ID("LeadId", Level.EXTENSION, Type.ID, "Lead ID", "リードID", ""),
    QUOTE_ID("QuoteId", Level.EXTENSION, Type.ID, "Quote ID", "見積書ID", ""),
    ORDER_ID("OrderId", Level.EXTENSION, Type.ID, "Order ID", "受注ID", ""),
    INVOICE_ID("InvoiceId", Level.EXTENSION, Type.ID, "Invoice ID", "請求書ID", ""),
    PAYMENT_ID("PaymentId", Level.EXTENSION, Type.ID, "Payment ID", "入金ID", ""),
    PIPELINE("Pipeline", Level.EXTENSION, Type.TEXT, "Pipeline", "パイプライン", ""),
    TEAM("Team", Level.EXTENSION, Type.TEXT, "Team", "チーム", ""),
    ACTOR("Actor", Level.EXTENSION, Type.TEXT, "Actor", "実行者", ""),
    ACTOR_TYPE("ActorType", Level.EXTENSION, Type.LIST, "Actor Type", "実行者種別", ""),
    DUE_DATE("DueDate", Level.EXTENSION, Type.DATE, "Due Date", "支払期日", ""),
    INVOICE_AMOUNT("InvoiceAmount", Level.EXTENSION, Type.AMOUNT, "Invoice Amount", "請求金額", ""),
    PAID_AMOUNT("PaidAmount", Level.EXTENSION, Type.AMOUNT, "Paid Amount", "入金額", ""),
    LIST_AMOUNT("ListAmount", Level.EXTENSION, Type.AMOUNT, "List Amount", "定価金額", ""),
    NET_AMOUNT("NetAmount", Level.EXTENSION, Type.AMOUNT, "Net Amount", "値引後金額", ""),
    COST("Cost", Level.EXTENSION, Type.AMOUNT, "Cost", "原価", ""),
    MARGIN_RATE("MarginRate", Level.EXTENSION, Type.RATE, "Margin Rate", "粗利率", ""),
    EVIDENCE_LEVEL("EvidenceLevel", Level.EXTENSION, Type.LIST, "Evidence Level", "証拠レベル", ""),
    TIME_PRECISION("TimePrecision", Level.EXTENSION, Type.LIST, "Time Precision", "時刻精度", ""),
    CHANGE_FROM("ChangeFrom", Level.EXTENSION, Type.TEXT, "Changed From", "変更前", ""),
    CHANGE_TO("ChangeTo", Level.EXTENSION, Type.TEXT, "Changed To", "変更後", "");

    /** How much a column is wanted. */
    public enum Level {
        REQUIRED("Required", "必須"),
        RECOMMENDED("Recommended", "推奨"),
        OPTIONAL("Optional", "任意"),
        /** the second block, never required */
        EXTENSION("Extension", "拡張");

        private final Phrase label;

        Level(String en, String ja) {
            this.label = Phrase.of(en, ja);
        }

        public Phrase label() {
            return label;
        }
    }

    /** What a column holds. */
    public enum Type {
        /** an identifier, always text */
        ID,
        TEXT,
        /** one of a list of values */
        LIST,
        /** a moment, ISO 8601 */
        TIME,
        /** a calendar day */
        DATE,
        AMOUNT,
        /** a fraction from 0 to 1 */
        RATE
    }

    private static final Map<String, Attribute> BY_SPELLING = bySpelling();

    private final String id;
    private final Level level;
    private final Type type;
    private final Phrase label;
    private final List<String> synonyms;

    Attribute(String id, Level level, Type type, String en, String ja, String synonyms) {
        this.id = id;
        this.level = level;
        this.type = type;
        this.label = Phrase.of(en, ja);
        this.synonyms = synonyms.isEmpty() ? List.of() : List.of(synonyms.split("\\|"));
    }

    /** Technical name, the header in files and logs; the same in every language. */
    public String id() {
        return id;
    }

    public Level level() {
        return level;
    }

    public Type type() {
        return type;
    }

    public Phrase label() {
        return label;
    }

    /** Further words accepted for this column on import. */
    public List<String> synonyms() {
        return synonyms;
    }

    /** The attribute that a header names: technical name, label or synonym, however it is spelled. */
    public static Optional<Attribute> named(String header) {
        return Optional.ofNullable(BY_SPELLING.get(Spelling.key(header)));
    }

    /** True if the last known value belongs to the deal; false for what only an event, a quote or an invoice has. */
    boolean isOfDeal() {
        return switch (this) {
            case SALES_REPRESENTATIVE,
                    SALES_STAGE,
                    DEAL_AMOUNT,
                    CLOSE_DATE,
                    OPPORTUNITY_OUTCOME,
                    REGION,
                    LEAD_SOURCE,
                    DISCOUNT_RATE,
                    PAYMENT_TERMS,
                    PRODUCT_CATEGORY,
                    DEAL_TYPE,
                    LOST_REASON,
                    CUSTOMER_NAME,
                    CUSTOMER_SEGMENT,
                    CURRENCY,
                    PIPELINE,
                    TEAM,
                    LIST_AMOUNT,
                    NET_AMOUNT,
                    COST,
                    MARGIN_RATE -> true;
            default -> false;
        };
    }

    /** True if the value belongs into the attributes of an event; false for what has a place of its own in it, or tells the outcome. */
    boolean isOfEvent() {
        return switch (this) {
            case SALES_OPPORTUNITY_ID,
                    ACTIVITY_NAME,
                    EVENT_TIME,
                    SOURCE_SYSTEM,
                    LAST_DATA_UPDATE,
                    EVENT_END_TIME,
                    OPPORTUNITY_OUTCOME,
                    CLOSE_DATE,
                    LOST_REASON,
                    LEAD_ID,
                    QUOTE_ID,
                    ORDER_ID,
                    INVOICE_ID,
                    PAYMENT_ID,
                    ACTOR,
                    ACTOR_TYPE,
                    EVIDENCE_LEVEL,
                    TIME_PRECISION,
                    CHANGE_FROM,
                    CHANGE_TO -> false;
            default -> true;
        };
    }

    /** The label of a technical name, or the name itself for a column beyond the template. */
    static Phrase labelOf(String id) {
        return Arrays.stream(values())
                .filter(attribute -> attribute.id.equals(id))
                .findFirst()
                .map(Attribute::label)
                .orElseGet(() -> Phrase.same(id));
    }

    private static Map<String, Attribute> bySpelling() {
        Map<String, Attribute> names = new HashMap<>();
        for (Attribute attribute : values()) {
            names.put(Spelling.key(attribute.id), attribute);
            names.put(Spelling.key(attribute.label.en()), attribute);
            names.put(Spelling.key(attribute.label.ja()), attribute);
            attribute.synonyms.forEach(synonym -> names.put(Spelling.key(synonym), attribute));
        }
        return Map.copyOf(names);
    }
}
