package io.keiro.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Predicate;

/** Selects cases or events by a condition. */
final class LogFilter {

    private LogFilter() {}

    static EventLog cases(EventLog log, Predicate<? super Trace> condition) {
        int[] keptCases = new int[log.caseCount()];
        int[] offsets = new int[log.caseCount() + 1];
        int[] keptEvents = new int[log.eventCount()];
        int caseCount = 0;
        int eventCount = 0;
        TraceView view = new TraceView(log);
        for (int c = 0; c < log.caseCount(); c++) {
            view.caseIndex = c;
            if (condition.test(view)) {
                keptCases[caseCount++] = c;
                for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                    keptEvents[eventCount++] = e;
                }
                offsets[caseCount] = eventCount;
            }
        }
        return log.select(
                Arrays.copyOf(keptCases, caseCount),
                Arrays.copyOf(offsets, caseCount + 1),
                Arrays.copyOf(keptEvents, eventCount));
    }

    static EventLog events(EventLog log, Predicate<? super Event> condition) {
        int[] keptCases = new int[log.caseCount()];
        int[] offsets = new int[log.caseCount() + 1];
        int[] keptEvents = new int[log.eventCount()];
        int caseCount = 0;
        int eventCount = 0;
        EventView view = new EventView(log);
        for (int c = 0; c < log.caseCount(); c++) {
            view.caseIndex = c;
            int before = eventCount;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                view.event = e;
                if (condition.test(view)) {
                    keptEvents[eventCount++] = e;
                }
            }
            if (eventCount > before) {
                keptCases[caseCount++] = c;
                offsets[caseCount] = eventCount;
            }
        }
        return log.select(
                Arrays.copyOf(keptCases, caseCount),
                Arrays.copyOf(offsets, caseCount + 1),
                Arrays.copyOf(keptEvents, eventCount));
    }

    private static Instant instant(long millis) {
        return millis == EventLog.NO_TIME ? null : Instant.ofEpochMilli(millis);
    }

    /** One object serves all cases of a scan: conditions run millions of times. */
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
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
                if (log.time(e) != EventLog.NO_TIME) {
                    first = Math.min(first, log.startTime(e));
                    last = Math.max(last, log.time(e));
                }
            }
            return last < first ? Duration.ZERO : Duration.ofMillis(last - first);
        }

        @Override
        public Object attribute(String name) {
            return log.caseAttributes().contains(name) ? log.caseAttribute(name).value(caseIndex) : null;
        }

        @Override
        public Object attribute(int position, String name) {
            return log.eventAttributes().contains(name)
                    ? log.eventAttribute(name).value(at(position))
                    : null;
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
            if (log.eventAttributes().contains(name)) {
                return log.eventAttribute(name).value(event);
            }
            return log.caseAttributes().contains(name) ? log.caseAttribute(name).value(caseIndex) : null;
        }
    }
}
