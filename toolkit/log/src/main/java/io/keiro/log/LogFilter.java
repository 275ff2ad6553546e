package io.keiro.log;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Selects cases or events by a condition. */
final class LogFilter {

    private LogFilter() {}

    /** Keeps whole cases. */
    static Frame cases(EventLog log, IntPredicate kept) {
        int[] keptCases = new int[log.caseCount()];
        int[] offsets = new int[log.caseCount() + 1];
        int[] keptEvents = new int[log.eventCount()];
        int caseCount = 0;
        int eventCount = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            if (kept.test(c)) {
                keptCases[caseCount++] = c;
                for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                    keptEvents[eventCount++] = e;
                }
                offsets[caseCount] = eventCount;
            }
        }
        return select(log, keptCases, caseCount, offsets, keptEvents);
    }

    /** Keeps events; cases that lose all of theirs leave the log, cases that never had any as well. */
    static Frame events(EventLog log, IntPredicate kept) {
        int[] keptCases = new int[log.caseCount()];
        int[] offsets = new int[log.caseCount() + 1];
        int[] keptEvents = new int[log.eventCount()];
        int caseCount = 0;
        int eventCount = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            int before = eventCount;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                if (kept.test(e)) {
                    keptEvents[eventCount++] = e;
                }
            }
            if (eventCount > before) {
                keptCases[caseCount++] = c;
                offsets[caseCount] = eventCount;
            }
        }
        return select(log, keptCases, caseCount, offsets, keptEvents);
    }

    private static Frame select(EventLog log, int[] cases, int caseCount, int[] offsets, int[] events) {
        return log.frame()
                .select(
                        Arrays.copyOf(cases, caseCount),
                        Arrays.copyOf(offsets, caseCount + 1),
                        Arrays.copyOf(events, offsets[caseCount]));
    }

    /** A condition on traces as one on case numbers. One view serves all cases of a scan: conditions run millions of times. */
    static IntPredicate onTraces(EventLog log, Predicate<? super Trace> condition) {
        TraceView view = new TraceView(log);
        return c -> condition.test(view.at(c));
    }

    /** A condition on events as one on event numbers, asked in ascending order. */
    static IntPredicate onEvents(EventLog log, Predicate<? super Event> condition) {
        EventView view = new EventView(log);
        return e -> condition.test(view.at(e));
    }
}
