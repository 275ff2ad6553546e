package io.keiro.log;

/** Fills what is missing in columns of the events. */
final class FilledColumns {

    private FilledColumns() {}

    /** The values are shared: a row that lacks one points at the row that has it. */
    static EventLog down(EventLog log, String... columns) {
        RowSelection attributes = log.frame().rows().events();
        long filled = 0;
        for (String name : columns) {
            Column column = log.eventAttribute(name);
            int[] rows = new int[log.eventCount()];
            for (int c = 0; c < log.caseCount(); c++) {
                int last = -1;
                for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                    boolean missing = column.isMissing(e);
                    last = missing ? last : e;
                    rows[e] = last;
                    filled += missing && last >= 0 ? 1 : 0;
                }
            }
            attributes = attributes.with(SelectedColumn.of(column, rows));
        }
        return derive(log, Verb.of("fillDown", (Object) columns), attributes, filled);
    }

    static EventLog fromCase(EventLog log, String... columns) {
        RowSelection attributes = log.frame().rows().events();
        int[] cases = LogColumns.caseOfEvents(log);
        long filled = 0;
        for (String name : columns) {
            NewAttributes.checkName(log, name);
            SelectedColumn ofCases = SelectedColumn.of(log.caseAttribute(name), cases);
            Column ofEvents = log.findEventAttribute(name);
            Column column = ofCases;
            if (ofEvents != null) {
                GrowingColumn growing = new GrowingColumn(name);
                for (int e = 0; e < cases.length; e++) {
                    growing.take(e, ofEvents.isMissing(e) ? ofCases : ofEvents, e);
                }
                column = growing.build(cases.length, null);
            }
            for (int e = 0; e < cases.length; e++) {
                filled += !column.isMissing(e) && (ofEvents == null || ofEvents.isMissing(e)) ? 1 : 0;
            }
            attributes = attributes.with(column);
        }
        return derive(log, Verb.of("fillFromCase", (Object) columns), attributes, filled);
    }

    private static EventLog derive(EventLog log, Verb verb, RowSelection attributes, long filled) {
        Frame.Rows rows = log.frame().rows();
        Phrase note = Phrase.of(
                Wording.count(filled, "value", "values") + " filled", "補完した値 " + Wording.number(filled) + "件");
        return log.derive(
                verb.noting(note), log.frame().withRows(new Frame.Rows(rows.caseIds(), rows.cases(), attributes)));
    }
}
