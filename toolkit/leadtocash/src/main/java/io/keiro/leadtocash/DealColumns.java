package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which columns of a table with one row per deal say what. Columns are known by the names of the template and by words that CRM systems
 * use; of several that would do, the first in the list of words counts, the others stay attributes under their own names.
 */
final class DealColumns {

    /** What makes a deal, besides its attributes. */
    enum Role {
        ID(
                "opportunity id|deal id|record id|case id|opportunity|deal|商談id|案件id|取引id|id",
                Attribute.SALES_OPPORTUNITY_ID),
        STAGE("deal stage|sales stage|opportunity stage|stage|status|stage name|商談ステージ|ステージ", Attribute.SALES_STAGE),
        OUTCOME("outcome|result|deal outcome|結果|商談結果", Attribute.OPPORTUNITY_OUTCOME),
        START(
                "engage date|create date|created date|created at|created|creation date|open date|opened|start date|createdate|"
                        + "作成日|作成日時|商談作成日|開始日",
                null),
        CLOSE(
                "close date|closed date|closed at|closing date|close|closedate|won date|クローズ日|完了日|受注日",
                Attribute.CLOSE_DATE),
        AMOUNT("close value|deal amount|deal value|amount|value|contract value|金額|商談金額|受注金額", Attribute.DEAL_AMOUNT),
        PIPELINE("pipeline|deal pipeline|パイプライン", Attribute.PIPELINE);

        private final List<String> words;
        private final Attribute attribute;

        Role(String words, Attribute attribute) {
            this.words = List.of(words.split("\\|"));
            this.attribute = attribute;
        }
    }

    /** Words for attributes, the more telling first. */
    private static final Map<String, List<String>> WORDS = words();

    private final Map<Role, String> roles = new LinkedHashMap<>();

    private DealColumns() {}

    private static Map<String, List<String>> words() {
        Map<String, List<String>> words = new LinkedHashMap<>();
        words.put(
                "SalesRepresentative",
                List.of("sales agent", "sales rep", "deal owner", "owner", "agent", "rep", "担当者", "営業担当"));
        words.put("Team", List.of("sales team", "team", "manager", "チーム", "課"));
        words.put("Region", List.of("regional office", "sales region", "region", "territory", "area", "地域", "支社"));
        words.put("LeadSource", List.of("lead source", "source", "channel", "original source", "流入元"));
        words.put("DealType", List.of("deal type", "opportunity type", "type", "取引タイプ"));
        words.put(
                "ProductCategory",
                List.of(
                        "product category",
                        "product line",
                        "product family",
                        "series",
                        "category",
                        "product",
                        "製品",
                        "商品"));
        words.put(
                "CustomerName",
                List.of("customer", "account", "account name", "company", "company name", "顧客名", "会社名"));
        words.put("CustomerSegment", List.of("customer segment", "sector", "industry", "segment", "業界"));
        words.put("LostReason", List.of("lost reason", "closed lost reason", "loss reason"));
        words.put("DiscountRate", List.of("discount rate", "discount", "割引"));
        words.put("PaymentTerms", List.of("payment terms", "terms"));
        words.put("Currency", List.of("currency", "currency code"));
        return words;
    }

    /** The roles that these headers play; empty unless they describe one deal a row: an id, a stage or outcome, and a date. */
    static Optional<DealColumns> of(List<String> headers) {
        if (headers.stream().anyMatch(DealColumns::isActivity)) {
            return Optional.empty();
        }
        DealColumns columns = new DealColumns();
        for (Role role : Role.values()) {
            best(headers, role)
                    .filter(header -> !columns.roles.containsValue(header))
                    .ifPresent(header -> columns.roles.put(role, header));
        }
        boolean enough = columns.has(Role.ID)
                && (columns.has(Role.STAGE) || columns.has(Role.OUTCOME))
                && (columns.has(Role.START) || columns.has(Role.CLOSE));
        return enough ? Optional.of(columns) : Optional.empty();
    }

    private static boolean isActivity(String header) {
        String key = Spelling.key(header);
        return Attribute.named(header).filter(a -> a == Attribute.ACTIVITY_NAME).isPresent()
                || List.of("concept:name", "event", "eventname", "eventtype", "task", "step")
                        .contains(key);
    }

    private static Optional<String> best(List<String> headers, Role role) {
        for (String word : role.words) {
            for (String header : headers) {
                if (Spelling.key(header).equals(Spelling.key(word))) {
                    return Optional.of(header);
                }
            }
        }
        return headers.stream()
                .filter(header -> role.attribute != null
                        && Attribute.named(header)
                                .filter(a -> a == role.attribute)
                                .isPresent())
                .findFirst();
    }

    boolean has(Role role) {
        return roles.containsKey(role);
    }

    /** The header of a role, or null. */
    String header(Role role) {
        return roles.get(role);
    }

    /** The columns that are attributes: header to technical name, or to itself for a column of the table's own. */
    Map<String, String> attributes(List<String> headers) {
        List<String> free =
                headers.stream().filter(header -> !roles.containsValue(header)).toList();
        Map<String, String> names = new LinkedHashMap<>();
        List<String> taken = new ArrayList<>();
        WORDS.forEach((attribute, words) -> {
            List<String> all = new ArrayList<>(List.of(attribute));
            all.addAll(words);
            for (String word : all) {
                Optional<String> header = free.stream()
                        .filter(h -> !names.containsKey(h) && Spelling.key(h).equals(Spelling.key(word)))
                        .findFirst();
                if (header.isPresent()) {
                    names.put(header.get(), attribute);
                    taken.add(attribute);
                    return;
                }
            }
        });
        for (String header : free) {
            String template = Attribute.named(header).map(Attribute::id).orElse(header);
            names.putIfAbsent(header, taken.contains(template) ? header : template);
        }
        Map<String, String> inOrder = new LinkedHashMap<>();
        free.forEach(header -> inOrder.put(header, names.get(header)));
        return inOrder;
    }
}
