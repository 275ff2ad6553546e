package io.keiro.log;

import tech.tablesaw.api.Table;

/** The pairs of events that directly follow one another, as a Tablesaw table. */
final class EdgeTable {

    private static final double MILLIS_PER_HOUR = 3_600_000.0;

    private EdgeTable() {}

    static Table of(EventLog log, String... columns) {
        int size = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            size += Math.max(0, log.caseEnd(c) - log.caseStart(c) - 1);
        }
        int[] cases = new int[size];
        int[] sources = new int[size];
        int[] targets = new int[size];
        double[] gaps = new double[size];
        CaseDuration duration = new CaseDuration(log);
        int at = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e + 1 < log.caseEnd(c); e++) {
                cases[at] = c;
                sources[at] = e;
                targets[at] = e + 1;
                long from = log.time(e);
                long to = log.startTime(e + 1);
                boolean known = from != EventLog.NO_TIME && to != EventLog.NO_TIME;
                gaps[at++] = known ? duration.between(from, to) / MILLIS_PER_HOUR : Double.NaN;
            }
        }
        LogTables table = new LogTables(log, "edges");
        table.add(log.mapping().caseId(), SelectedColumn.of(log.frame().rows().caseIds(), cases));
        Column activities = LogColumns.ofEvents(log, log.mapping().activity());
        table.add("source", SelectedColumn.of(activities, sources));
        table.add("target", SelectedColumn.of(activities, targets));
        Frame.Times times = log.frame().times();
        table.add("sourceTime", SelectedColumn.of(new InstantColumn("", times.ends(), times.offsets()), sources));
        table.add("targetTime", SelectedColumn.of(LogColumns.starts(log), targets));
        table.add("gapHours", new DoubleColumn("gapHours", gaps));
        for (String name : columns) {
            Column values = LogColumns.ofEvents(log, name);
            table.add("source:" + name, SelectedColumn.of(values, sources));
            table.add("target:" + name, SelectedColumn.of(values, targets));
        }
        return table.table();
    }
}
