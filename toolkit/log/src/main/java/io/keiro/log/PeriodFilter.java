package io.keiro.log;

import java.time.Instant;
import java.util.Objects;
import java.util.function.IntPredicate;

/** Selects by time. A case without any time belongs to no period. */
final class PeriodFilter {

    private final EventLog log;
    private final long from;
    private final long to;

    PeriodFilter(EventLog log, Instant from, Instant to) {
        Objects.requireNonNull(from, "a period needs a beginning, for example Instant.parse(\"2024-01-01T00:00:00Z\")");
        Objects.requireNonNull(to, "a period needs an end, for example Instant.parse(\"2025-01-01T00:00:00Z\")");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "the period ends before it begins: from " + from + " to " + to + "; swap the two");
        }
        this.log = log;
        this.from = from.toEpochMilli();
        this.to = to.toEpochMilli();
    }

    /** Whether an event is completed inside the period. */
    boolean holdsEvent(int event) {
        return holds(log.time(event));
    }

    EventLog keep(Verb verb, PeriodMode mode) {
        return mode == PeriodMode.TRIM
                ? LogFilter.events(log, verb, Bound.of(this::holdsEvent))
                : LogFilter.cases(log, verb, Bound.of(cases(mode)));
    }

    EventLog drop(Verb verb, PeriodMode mode) {
        return mode == PeriodMode.TRIM
                ? LogFilter.events(log, verb, Bound.of(e -> !holdsEvent(e)))
                : LogFilter.cases(log, verb, Bound.of(cases(mode).negate()));
    }

    private IntPredicate cases(PeriodMode mode) {
        return c -> {
            long first = log.firstTimeOf(c);
            long last = log.lastTimeOf(c);
            if (last == EventLog.NO_TIME) {
                return false;
            }
            return switch (mode) {
                case CONTAINED -> holds(first) && holds(last);
                case INTERSECTING -> first < to && last >= from;
                case STARTING -> holds(first);
                case COMPLETING -> holds(last);
                case TRIM -> throw new IllegalStateException("TRIM selects events");
            };
        };
    }

    /** {@link EventLog#NO_TIME} belongs to no period. */
    boolean holds(long time) {
        return time != EventLog.NO_TIME && time >= from && time < to;
    }
}
