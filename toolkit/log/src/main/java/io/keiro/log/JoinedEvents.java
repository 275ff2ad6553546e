package io.keiro.log;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Joins neighbouring events of a case into one activity instance, from the first start to the last completion. It has the attributes and
 * the UTC offset of its last event, so that all columns are shared.
 */
final class JoinedEvents {

    private final EventLog log;
    private final int[] offsets;
    /** Last event of each instance. */
    private int[] rows;

    private final long[] starts;
    private final long[] ends;
    private int size;

    private JoinedEvents(EventLog log) {
        this.log = log;
        offsets = new int[log.caseCount() + 1];
        rows = new int[log.eventCount()];
        starts = new long[log.eventCount()];
        ends = new long[log.eventCount()];
    }

    /**
     * @param labelled the frame of the log, with labels as they shall be
     * @param joins whether an event belongs to its predecessor, which is in the same case
     */
    static EventLog of(EventLog log, Frame labelled, Verb verb, IntPredicate joins) {
        return new JoinedEvents(log).join(labelled, verb, joins);
    }

    private EventLog join(Frame labelled, Verb verb, IntPredicate joins) {
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                if (e > log.caseStart(c) && joins.test(e)) {
                    lengthen(e);
                } else {
                    open(e);
                }
            }
            offsets[c + 1] = size;
        }
        int joined = log.eventCount() - size;
        if (joined == 0) {
            return log.derive(verb, labelled);
        }
        rows = Arrays.copyOf(rows, size);
        RowSelection attributes = labelled.rows().events().narrow(rows);
        Frame frame = new Frame(
                labelled.activities(),
                offsets,
                Growth.pick(labelled.codes(), size, rows),
                new Frame.Times(
                        Arrays.copyOf(ends, size),
                        Arrays.copyOf(starts, size),
                        labelled.times().offsets().select(rows)),
                new Frame.Rows(labelled.rows().caseIds(), labelled.rows().cases(), attributes));
        Mapping mapping = log.mapping();
        if (!log.hasStartTimes()) {
            mapping = mapping.withStart(
                    ActivityLogs.free(mapping.start().isEmpty() ? Mapping.XES.start() : mapping.start(), attributes));
        }
        Phrase note = Phrase.of(
                Wording.count(joined, "event", "events") + " joined to the one before",
                "直前のイベントにまとめたイベント " + Wording.number(joined) + "件");
        return log.derive(verb.noting(note), frame, mapping);
    }

    private void open(int e) {
        rows[size] = e;
        long[] known = log.frame().times().starts();
        starts[size] = known == null ? EventLog.NO_TIME : known[e];
        ends[size++] = log.time(e);
    }

    private void lengthen(int e) {
        int last = size - 1;
        long first = log.startTime(rows[last]);
        if (starts[last] == EventLog.NO_TIME) {
            starts[last] = first;
        }
        long start = log.startTime(e);
        if (starts[last] == EventLog.NO_TIME || start != EventLog.NO_TIME && start < starts[last]) {
            starts[last] = start;
        }
        ends[last] = Math.max(ends[last], log.time(e));
        rows[last] = e;
    }
}
