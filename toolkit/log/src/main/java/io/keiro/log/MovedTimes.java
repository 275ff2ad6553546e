package io.keiro.log;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Changes the times of the events; all else is shared, unless events have to change places. */
final class MovedTimes {

    /** The new time of an event that has one. */
    private interface Move {
        long of(int caseIndex, int event, long time);
    }

    private MovedTimes() {}

    static EventLog shifted(EventLog log, Duration by) {
        Objects.requireNonNull(by, "shiftTimes needs a duration, for example Duration.ofHours(9)");
        Verb verb = Verb.of("shiftTimes", by);
        try {
            long millis = by.toMillis();
            return log.derive(verb, moved(log, (c, e, time) -> Math.addExact(time, millis)));
        } catch (ArithmeticException tooFar) {
            throw new IllegalArgumentException(
                    "times shifted by " + by + " lie beyond the 290 million years around 1970 that a log can say",
                    tooFar);
        }
    }

    static EventLog rebased(EventLog log, Instant origin) {
        Objects.requireNonNull(origin, "rebaseTimes needs a moment, for example Instant.EPOCH");
        long start = origin.toEpochMilli();
        long[] by = new long[log.caseCount()];
        for (int c = 0; c < by.length; c++) {
            long first = log.firstTimeOf(c);
            by[c] = first == EventLog.NO_TIME ? 0 : start - first;
        }
        return log.derive(Verb.of("rebaseTimes", origin), moved(log, (c, e, time) -> time + by[c]));
    }

    static EventLog rounded(EventLog log, ChronoUnit unit, RoundingMode mode) {
        boolean known = mode == RoundingMode.FLOOR || mode == RoundingMode.CEILING || mode == RoundingMode.HALF_UP;
        boolean fixed = unit != null && unit.compareTo(ChronoUnit.MILLIS) >= 0 && unit.compareTo(ChronoUnit.DAYS) <= 0;
        if (!known || !fixed) {
            throw new IllegalArgumentException(
                    "times cannot be rounded to " + unit + " by " + mode
                            + "; valid units are MILLIS, SECONDS, MINUTES, HOURS, HALF_DAYS and DAYS, valid modes FLOOR, CEILING and HALF_UP");
        }
        long step = unit.getDuration().toMillis();
        long more = mode == RoundingMode.FLOOR ? 0 : mode == RoundingMode.CEILING ? step - 1 : step / 2;
        UtcOffsets offsets = log.frame().times().offsets();
        return log.derive(Verb.of("roundTimes", unit, mode), moved(log, (c, e, time) -> {
            long offset = offsets.seconds(e) * 1000L;
            return Math.floorDiv(time + offset + more, step) * step - offset;
        }));
    }

    static EventLog business(EventLog log, WorkCalendar calendar) {
        Objects.requireNonNull(
                calendar, "a work calendar is needed, for example WorkCalendar.weekdays(zone, nine, six)");
        Instant first = log.firstTime();
        long origin = first == null ? 0 : first.toEpochMilli();
        Frame frame = moved(log, (c, e, time) -> origin + calendar.millisBetween(origin, time));
        return log.derive(Verb.of("toBusinessTime", calendar), frame, info -> info.measuredBy(null));
    }

    private static Frame moved(EventLog log, Move move) {
        Frame.Times times = log.frame().times();
        Frame.Times changed = new Frame.Times(
                moved(log, times.ends(), move),
                times.starts() == null ? null : moved(log, times.starts(), move),
                times.offsets());
        return log.frame().moved(changed, log.order());
    }

    private static long[] moved(EventLog log, long[] times, Move move) {
        long[] changed = new long[times.length];
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                changed[e] = times[e] == EventLog.NO_TIME ? EventLog.NO_TIME : move.of(c, e, times[e]);
            }
        }
        return changed;
    }
}
