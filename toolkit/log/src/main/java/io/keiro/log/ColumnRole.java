package io.keiro.log;

/** What a column of a table is for. */
enum ColumnRole {
    CASE(Phrase.of("Case", "ケース"), "caseId"),
    ACTIVITY(Phrase.of("Activity", "アクティビティ"), "activity"),
    TIME(Phrase.of("Time", "日時"), "time"),
    START(Phrase.of("Start", "開始"), "start"),
    RESOURCE(Phrase.of("Resource", "リソース"), "resource"),
    LIFECYCLE(Phrase.of("Lifecycle transition", "ライフサイクル"), "lifecycle"),
    INSTANCE(Phrase.of("Activity instance", "アクティビティインスタンス"), "instance");

    private final Phrase label;
    private final String option;

    ColumnRole(Phrase label, String option) {
        this.label = label;
        this.option = option;
    }

    /** True if a column of this role stays an event attribute. */
    boolean isAttribute() {
        return this == RESOURCE || this == LIFECYCLE || this == INSTANCE;
    }

    Phrase label() {
        return label;
    }

    /** The method of {@link TableImport} that names the column. */
    String option() {
        return option;
    }
}
