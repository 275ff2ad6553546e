package io.keiro.log;

import java.util.Arrays;
import java.util.List;

/** Adds an event at the beginning and at the end of each case, and takes both away again. */
final class ArtificialEndpoints {

    static final String START = "Artificial start";
    static final String END = "Artificial end";

    private ArtificialEndpoints() {}

    static EventLog add(EventLog log, String start, String end) {
        check(log, start);
        check(log, end);
        if (start.equals(end)) {
            throw new IllegalArgumentException(
                    "the artificial start and end are both called \"" + start + "\"; give them two names");
        }
        Frame frame = log.frame();
        Dictionary labels = Labelling.copy(frame.activities());
        int first = labels.code(start);
        int last = labels.code(end);
        int size = log.eventCount() + 2 * log.caseCount();
        int[] offsets = new int[log.caseCount() + 1];
        int[] codes = new int[size];
        int[] rows = new int[size];
        int[] clocks = new int[size];
        long[] ends = new long[size];
        long[] starts = log.hasStartTimes() ? new long[size] : null;
        int at = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            int from = log.caseStart(c);
            int length = log.caseEnd(c) - from;
            codes[at] = first;
            rows[at] = -1;
            clocks[at] = Math.max(0, Math.min(from, log.eventCount() - 1));
            ends[at] = log.firstTimeOf(c);
            for (int i = 0; i < length; i++) {
                rows[at + 1 + i] = from + i;
                clocks[at + 1 + i] = from + i;
            }
            System.arraycopy(frame.codes(), from, codes, at + 1, length);
            System.arraycopy(frame.times().ends(), from, ends, at + 1, length);
            int close = at + 1 + length;
            codes[close] = last;
            rows[close] = -1;
            clocks[close] = length == 0 ? clocks[at] : from + length - 1;
            ends[close] = log.lastTimeOf(c);
            if (starts != null) {
                starts[at] = ends[at];
                System.arraycopy(frame.times().starts(), from, starts, at + 1, length);
                starts[close] = ends[close];
            }
            at = close + 1;
            offsets[c + 1] = at;
        }
        UtcOffsets utc = log.eventCount() == 0
                ? UtcOffsets.zero()
                : frame.times().offsets().select(clocks);
        return log.derive(
                Verb.of("withArtificialEndpoints", start, end),
                new Frame(
                        labels,
                        offsets,
                        codes,
                        new Frame.Times(ends, starts, utc),
                        new Frame.Rows(
                                frame.rows().caseIds(),
                                frame.rows().cases(),
                                frame.rows().events().narrow(rows))));
    }

    private static void check(EventLog log, String label) {
        if (label == null || label.isBlank()) {
            throw new IllegalArgumentException("an artificial event needs a name, for example \"" + START + "\"");
        }
        if (log.activities().contains(label)) {
            throw new IllegalArgumentException("\"" + label + "\" is already an activity of " + log.name()
                    + "; choose other names: log.withArtificialEndpoints(\"" + START + "\", \"" + END + "\")");
        }
    }

    static EventLog remove(EventLog log, String start, String end) {
        boolean[] artificial = new boolean[log.activityCodeCount()];
        for (int code : log.neededCodes(List.of(start, end)).stream().toArray()) {
            artificial[code] = true;
        }
        int[] offsets = new int[log.caseCount() + 1];
        int[] cases = new int[log.caseCount()];
        int[] events = new int[log.eventCount()];
        int size = 0;
        for (int c = 0; c < cases.length; c++) {
            cases[c] = c;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                if (!artificial[log.activityCode(e)]) {
                    events[size++] = e;
                }
            }
            offsets[c + 1] = size;
        }
        return log.derive(
                Verb.of("withoutArtificialEndpoints", start, end),
                log.frame().select(cases, offsets, Arrays.copyOf(events, size)));
    }
}
