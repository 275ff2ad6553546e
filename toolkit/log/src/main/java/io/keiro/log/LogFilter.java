package io.keiro.log;

import java.time.Duration;
import java.time.Instant;
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
        return c -> {
            view.caseIndex = c;
            return condition.test(view);
        };
    }

    /** A condition on events as one on event numbers, asked in ascending order. */
    static IntPredicate onEvents(EventLog log, Predicate<? super Event> condition) {
        EventView view = new EventView(log);
        return e -> {
            while (e >= log.caseEnd(view.caseIndex)) {
                view.caseIndex++;
            }
            view.event = e;
            return condition.test(view);
        };
    }

    private static Instant instant(long millis) {
        return millis == EventLog.NO_TIME ? null : Instant.ofEpochMilli(millis);
    }

    private static final class TraceView implements Trace {
        private final EventLog log;
        private int caseIndex;

        TraceView(EventLog log) {
            this.log = log;
        }

        private int at(int position) {
            if (position < 0 || position >= length()) {
                throw new IndexOutOfBoundsException(
                        "case " + caseId() + " has " + length() + " events; there is no position " + position);
            }
            return log.caseStart(caseIndex) + position;
        }

        @Override
        public String caseId() {
            return log.caseId(caseIndex);
        }

        @Override
        public int length() {
            return log.caseEnd(caseIndex) - log.caseStart(caseIndex);
        }

        @Override
        public String activity(int position) {
            return log.activity(at(position));
        }

        @Override
        public Instant time(int position) {
            return instant(log.time(at(position)));
        }

        @Override
        public Duration duration() {
            long last = log.lastTimeOf(caseIndex);
            return last == EventLog.NO_TIME ? Duration.ZERO : Duration.ofMillis(last - log.firstTimeOf(caseIndex));
        }

        @Override
        public Object attribute(String name) {
            Column ofCase = log.findCaseAttribute(name);
            if (ofCase != null) {
                return ofCase.value(caseIndex);
            }
            Column ofEvents = log.findEventAttribute(name);
            for (int e = log.caseEnd(caseIndex) - 1; ofEvents != null && e >= log.caseStart(caseIndex); e--) {
                if (!ofEvents.isMissing(e)) {
                    return ofEvents.value(e);
                }
            }
            return null;
        }

        @Override
        public Object attribute(int position, String name) {
            Column column = log.findEventAttribute(name);
            return column == null ? null : column.value(at(position));
        }
    }

    private static final class EventView implements Event {
        private final EventLog log;
        private int caseIndex;
        private int event;

        EventView(EventLog log) {
            this.log = log;
        }

        @Override
        public String caseId() {
            return log.caseId(caseIndex);
        }

        @Override
        public String activity() {
            return log.activity(event);
        }

        @Override
        public Instant time() {
            return instant(log.time(event));
        }

        @Override
        public int position() {
            return event - log.caseStart(caseIndex);
        }

        @Override
        public Object attribute(String name) {
            Column ofEvents = log.findEventAttribute(name);
            if (ofEvents != null) {
                return ofEvents.value(event);
            }
            Column ofCase = log.findCaseAttribute(name);
            return ofCase == null ? null : ofCase.value(caseIndex);
        }
    }
}
