package io.keiro.log;

import java.util.Set;

/** Makes the moments of a column the completions or the starts of the events, and puts them in order again. */
final class NewTime {

    private NewTime() {}

    static EventLog completions(EventLog log, String column) {
        Column moments = moments(log, column);
        Frame frame = log.frame();
        UtcOffsets.Growing offsets = new UtcOffsets.Growing();
        long[] ends = new long[moments.size()];
        for (int e = 0; e < ends.length; e++) {
            ends[e] = moments.isMissing(e) ? EventLog.NO_TIME : millis(moments, e);
            offsets.set(e, offset(moments, e));
        }
        Column before = new InstantColumn(
                log.mapping().time(), frame.times().ends(), frame.times().offsets());
        return build(
                log,
                Verb.of("withTime", column),
                new Frame.Times(ends, frame.times().starts(), offsets.build(ends.length, null)),
                attributes(log, column, before),
                log.mapping().withTime(column));
    }

    static EventLog starts(EventLog log, String column) {
        Column moments = moments(log, column);
        Frame frame = log.frame();
        long[] starts = new long[moments.size()];
        for (int e = 0; e < starts.length; e++) {
            starts[e] = moments.isMissing(e) ? EventLog.NO_TIME : millis(moments, e);
        }
        Column before = frame.times().starts() == null
                ? null
                : new InstantColumn(
                        log.mapping().start().isEmpty()
                                ? Mapping.XES.start()
                                : log.mapping().start(),
                        frame.times().starts(),
                        frame.times().offsets());
        return build(
                log,
                Verb.of("withStart", column),
                new Frame.Times(frame.times().ends(), starts, frame.times().offsets()),
                attributes(log, column, before),
                log.mapping().withStart(column));
    }

    private static Column moments(EventLog log, String column) {
        Column found = LogColumns.ofEvents(log, column);
        if (found.type() != Column.Type.INSTANT && found.size() > 0) {
            throw new IllegalArgumentException(
                    "\"" + column + "\" holds " + said(found.type())
                            + ", not moments; make some of it first, for example with log.withEventAttribute(\"when\", event -> Instant.parse(…))");
        }
        return found;
    }

    private static String said(Column.Type type) {
        return switch (type) {
            case TEXT -> "text";
            case BOOLEAN -> "yes or no";
            case LONG, DOUBLE -> "numbers";
            case INSTANT -> "moments";
        };
    }

    /** The attributes without the column, and with the one that had its role before. */
    private static RowSelection attributes(EventLog log, String column, Column before) {
        RowSelection others = log.frame().rows().events().without(Set.of(column));
        return before == null || before.name().equals(column)
                ? others
                : others.with(NamedColumn.of(before, ActivityLogs.free(before.name(), others)));
    }

    private static EventLog build(
            EventLog log, Verb verb, Frame.Times times, RowSelection attributes, Mapping mapping) {
        Frame frame = log.frame();
        Frame.Rows rows = new Frame.Rows(frame.rows().caseIds(), frame.rows().cases(), attributes);
        Frame changed = frame.withRows(rows).withTimes(times).inOrder(log.order());
        return log.derive(verb, changed, mapping.presentIn(attributes));
    }

    static long millis(Column moments, int row) {
        return moments instanceof SelectedColumn selected
                ? millis(selected.whole(), selected.rows()[row])
                : ((InstantColumn) moments).millis()[row];
    }

    private static int offset(Column moments, int row) {
        if (moments instanceof SelectedColumn selected) {
            return selected.rows()[row] < 0 ? 0 : offset(selected.whole(), selected.rows()[row]);
        }
        return ((InstantColumn) moments).offsets().seconds(row);
    }
}
