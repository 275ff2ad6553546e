package io.keiro.log;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Selects cases or events by a condition. What the condition leaves as it is, the selected log shares. */
final class LogFilter {

    private LogFilter() {}

    /** Keeps whole cases, cases without events among them. */
    static EventLog cases(EventLog log, Verb verb, Bound condition) {
        int[] kept = new int[log.caseCount()];
        int count = 0;
        IntPredicate holds = condition.holds();
        for (int c = 0; c < kept.length; c++) {
            if (holds.test(c)) {
                kept[count++] = c;
            }
        }
        Verb noted = verb.noting(condition.note());
        return count == kept.length
                ? log.derive(noted, log.frame())
                : log.deriveCases(noted, Arrays.copyOf(kept, count));
    }

    static EventLog cases(EventLog log, Verb verb, Predicate<? super Trace> condition) {
        return cases(log, verb, CaseCondition.of(condition).on(log));
    }

    /** Keeps events; cases that lose all of theirs leave the log, cases that never had any as well. */
    static EventLog events(EventLog log, Verb verb, Bound condition) {
        int[] offsets = new int[log.caseCount() + 1];
        int[] cases = new int[log.caseCount()];
        int[] events = new int[log.eventCount()];
        int[] starts = log.frame().offsets();
        int caseCount = 0;
        int count = 0;
        IntPredicate holds = condition.holds();
        for (int c = 0; c < cases.length; c++) {
            int before = count;
            for (int e = starts[c]; e < starts[c + 1]; e++) {
                if (holds.test(e)) {
                    events[count++] = e;
                }
            }
            if (count > before) {
                cases[caseCount++] = c;
                offsets[caseCount] = count;
            }
        }
        Verb noted = verb.noting(condition.note());
        if (count == events.length && caseCount == cases.length) {
            return log.derive(noted, log.frame());
        }
        return log.derive(
                noted,
                log.frame()
                        .select(
                                Arrays.copyOf(cases, caseCount),
                                Arrays.copyOf(offsets, caseCount + 1),
                                Arrays.copyOf(events, count)));
    }

    static EventLog events(EventLog log, Verb verb, Predicate<? super Event> condition) {
        return events(log, verb, EventCondition.of(condition).on(log));
    }

    /** A condition on traces as one on case numbers. */
    static IntPredicate onTraces(EventLog log, Predicate<? super Trace> condition) {
        TraceView view = new TraceView(log);
        return c -> condition.test(view.at(c));
    }

    /** A condition on events as one on event numbers. */
    static IntPredicate onEvents(EventLog log, Predicate<? super Event> condition) {
        EventView view = new EventView(log);
        return e -> condition.test(view.at(e));
    }
}
