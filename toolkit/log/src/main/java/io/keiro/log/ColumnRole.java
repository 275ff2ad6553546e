package io.keiro.log;

/** What a column of a table is for. */
enum ColumnRole {
    CASE(Phrase.of("Case", "ケース"), "caseId"),
    ACTIVITY(Phrase.of("Activity", "アクティビティ"), "activity"),
    TIME(Phrase.of("Time", "日時"), "time"),
    START(Phrase.of("Start", "開始"), "start"),
    RESOURCE(Phrase.of("Resource", "リソース"), "resource");

    private final Phrase label;
    private final String option;

    ColumnRole(Phrase label, String option) {
        this.label = label;
        this.option = option;
    }

    Phrase label() {
        return label;
    }

    /** The method of {@link TableImport} that names the column. */
    String option() {
        return option;
    }
}
