package io.keiro.leadtocash;

import io.keiro.log.Phrase;

/**
 * What a reader notes beside an event or a deal about how it came to know it. A mark stands among the attributes under its own column
 * name, so it travels into logs and files; where nothing is to be noted there is none. Quality gates count marks, and people filter by
 * them: {@code log.dropEvents(e -> e.has("BulkChange"))}.
 */
public enum Mark {
    /** when the system recorded the step, where that is another time than the event's own (event; ISO 8601) */
    RECORDED_TIME("RecordedTime", "Recorded", "記録日時"),
    /** the date that people gave the step, where the event's own time is when it was recorded (event; ISO 8601) */
    BUSINESS_TIME("BusinessTime", "Business date", "業務日付"),
    /** the step was recorded more than a day after it is said to have happened (event; true) */
    BACKDATED("Backdated", "Entered afterwards", "後日入力"),
    /** one import, integration or mass edit changed this many records at the same moment (event; a count) */
    BULK_CHANGE("BulkChange", "Records changed at once", "一括変更の件数"),
    /** the stage's label is that of today, because its change log is not known (event; true) */
    LABEL_IS_CURRENT("LabelIsCurrent", "Label of today", "現在の名称"),
    /** the stage is gone and left no label; its id stands instead (event; true) */
    STAGE_DELETED("StageDeleted", "Deleted stage", "削除されたステージ"),
    /** the history no longer holds this step; a date property gave it back (event; true) */
    RECOVERED("Recovered", "Recovered from a date", "日付から復元"),
    /** nobody recorded the step; it follows from a date that passed (event; true) */
    DERIVED("Derived", "Derived", "導出"),
    /** through which object the step or invoice was given to its deal, where nothing links the two (event, invoice; an object) */
    ASSIGNED_BY("AssignedBy", "Assigned by", "割り当ての根拠"),
    /** the property that proves the step (event; object.property) */
    EVIDENCE_PROPERTY("EvidenceProperty", "Proved by", "根拠のプロパティ"),
    /** the value of that property (event) */
    EVIDENCE_VALUE("EvidenceValue", "Value", "根拠の値"),
    /** weaker sources that show the same step, for the check of consistency (event; level, time and property each) */
    OTHER_EVIDENCE("OtherEvidence", "Also shown by", "その他の根拠"),
    /** the amount in the record's own currency, where that is another than the data set's (deal, invoice; a number) */
    RECORDED_AMOUNT("RecordedAmount", "Amount in its own currency", "元の通貨での金額"),
    /** the first stage entry is later than the record: cut history, or a merge (deal; true) */
    STARTS_LATE("HistoryStartsLate", "History starts late", "履歴の開始が遅い"),
    /** properties whose history is as long as the portal keeps it (deal; names separated by |) */
    HISTORY_TRUNCATED("HistoryTruncated", "Cut histories", "切り詰められた履歴"),
    /** records that were merged into this one (deal; ids separated by |) */
    MERGED_FROM("MergedFrom", "Merged from", "統合元"),
    /** the owner left, or is not known to the portal (deal; archived or unknown) */
    OWNER_STATE("OwnerState", "Owner", "担当者の状態");

    private final String column;
    private final Phrase label;

    Mark(String column, String en, String ja) {
        this.column = column;
        this.label = Phrase.of(en, ja);
    }

    /** The name under which the mark stands among the attributes. */
    public String column() {
        return column;
    }

    public Phrase label() {
        return label;
    }

    /** The mark of an event, or null. */
    public String of(BusinessEvent event) {
        return event.attributes().get(column);
    }

    /** The mark of an invoice, or null. */
    public String of(Invoice invoice) {
        return invoice.attributes().get(column);
    }

    /** The mark of a deal, or null. */
    public String of(Deal deal) {
        return deal.attribute(column);
    }
}
