package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The steps of Lead-to-Cash in the order that settles ties. The id is what data and stage maps carry; the label is what people read.
 * Data may hold further activities under their own names; they are kept and hidden from maps by default.
 */
public enum Activity {
    LEAD_CAPTURED(1, "Lead Captured", "リード獲得"),
    LEAD_FIRST_CONTACTED(2, "Lead First Contacted", "初回接触", "最初の顧客接触"),
    LEAD_QUALIFIED(3, "Lead Qualified", "リード適格化", "資格認定"),
    OPPORTUNITY_CREATED(4, "Opportunity Created", "商談作成"),
    OPPORTUNITY_QUALIFIED(5, "Opportunity Qualified", "商談適格化", "商談の適格化"),
    MEETING_HELD(6, "Meeting Held", "打ち合わせ実施", "会議"),
    REQUIREMENTS_GATHERED(7, "Requirements Gathered", "要件収集", "要件収集済み"),
    QUOTE_ISSUED(8, "Quote/Proposal Issued", "見積書/提案書発行", "見積もり/提案書発行済み", "見積書発行", "見積もり送付"),
    DISCOUNT_APPROVAL_REQUESTED(9, "Discount Approval Requested", "割引承認依頼"),
    DISCOUNT_APPROVED(10, "Discount Approved", "割引承認"),
    DISCOUNT_REJECTED(10, "Discount Rejected", "割引却下"),
    QUOTE_REISSUED(11, "Quote Reissued", "見積書再発行", "見積書の再発行"),
    QUOTE_ACCEPTED(12, "Quote Accepted by Customer", "顧客による見積書承認", "顧客による見積もり承認"),
    CONTRACT_SENT(13, "Contract Sent", "契約書送付"),
    CONTRACT_SIGNED(14, "Contract Signed", "契約締結", "契約締結済み", "契約署名"),
    CLOSED_WON(15, "Opportunity Closed Won", "受注クローズ", "Closed Won", "成約"),
    CLOSED_LOST(16, "Opportunity Closed Lost", "失注クローズ", "Closed Lost", "失注"),
    SALES_ORDER_CREATED(17, "Sales Order Created", "受注伝票作成"),
    ORDER_FULFILLED(18, "Order Fulfilled / Service Delivered", "受注処理完了/サービス提供", "受注処理完了/サービス提供済み", "履行", "フルフィルメント"),
    INVOICE_ISSUED(19, "Invoice Issued", "請求書発行", "請求書発行済み"),
    INVOICE_SENT(19, "Invoice Sent to Customer", "顧客への請求書送付", "顧客に請求書送付済み"),
    PAYMENT_RECEIVED(20, "Payment Received", "入金", "入金済み", "支払い受領"),
    STAGE_CHANGED(21, "Stage Changed", "ステージ変更", "商談ステージ変更"),
    OWNER_CHANGED(22, "Owner Changed", "担当者変更"),
    AMOUNT_CHANGED(23, "Amount Changed", "金額変更"),
    CLOSE_DATE_MOVED(24, "Close Date Moved", "クローズ日変更"),
    DISCOUNT_CHANGED(25, "Discount Changed", "割引変更");

    private static final Map<String, Activity> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Activity::id, activity -> activity));

    private static final Map<String, Activity> BY_SPELLING = bySpelling();

    private final String id = name().toLowerCase(Locale.ROOT);
    private final int rank;
    private final Phrase label;
    private final List<String> synonyms;

    Activity(int rank, String en, String ja, String... synonyms) {
        this.rank = rank;
        this.label = Phrase.of(en, ja);
        this.synonyms = List.of(synonyms);
    }

    /** The technical name, for example {@code quote_issued}. */
    public String id() {
        return id;
    }

    /** Order among events of the same time: lower first. */
    public int rank() {
        return rank;
    }

    public Phrase label() {
        return label;
    }

    /** Further words accepted for this activity on import. */
    public List<String> synonyms() {
        return synonyms;
    }

    /** True for changes of a record, which the map leaves out by default. */
    public boolean isChange() {
        return rank > 20;
    }

    /** The activity with this id, or empty for an activity beyond the catalogue. */
    public static Optional<Activity> withId(String id) {
        return id == null ? Optional.empty() : Optional.ofNullable(BY_ID.get(id));
    }

    /** How people read the activity with this id: its label, or the id itself where it is beyond the catalogue. */
    static Phrase labelOf(String id) {
        return withId(id).map(Activity::label).orElseGet(() -> Phrase.same(id));
    }

    /** The activity with this id, or null; for loops over all events. */
    static Activity known(String id) {
        return BY_ID.get(id);
    }

    /** The activity that a text names: id, label or synonym, however it is spelled; empty for an activity beyond the catalogue. */
    public static Optional<Activity> named(String text) {
        return Optional.ofNullable(BY_SPELLING.get(Spelling.key(text)));
    }

    private static Map<String, Activity> bySpelling() {
        Map<String, Activity> names = new HashMap<>();
        for (Activity activity : values()) {
            names.put(Spelling.key(activity.id), activity);
            names.put(Spelling.key(activity.label.en()), activity);
            names.put(Spelling.key(activity.label.ja()), activity);
            activity.synonyms.forEach(synonym -> names.put(Spelling.key(synonym), activity));
        }
        return Map.copyOf(names);
    }
}
