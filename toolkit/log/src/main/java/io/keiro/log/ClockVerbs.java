package io.keiro.log;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The verbs that move the times of the events, starts and completions alike; attributes stay as they are. Cases are put in the order of
 * time again, ties as they were, unless they were not in it before. Missing times stay missing.
 */
public sealed interface ClockVerbs permits Transformations {

    /** All times later by this; earlier if it is negative. */
    default EventLog shiftTimes(Duration by) {
        return MovedTimes.shifted((EventLog) this, by);
    }

    /** Every case begins at the same moment: its first start is moved there, and all its times with it. */
    default EventLog rebaseTimes(Instant origin) {
        return MovedTimes.rebased((EventLog) this, origin);
    }

    /** The nearest full second, minute, hour, half day or day, in the local time that was recorded; from the half on the later one. */
    default EventLog roundTimes(ChronoUnit unit) {
        return roundTimes(unit, RoundingMode.HALF_UP);
    }

    /**
     * A full second, minute, hour, half day or day, in the local time that was recorded: {@link RoundingMode#FLOOR} the one before,
     * {@link RoundingMode#CEILING} the one behind, {@link RoundingMode#HALF_UP} the nearest.
     */
    default EventLog roundTimes(ChronoUnit unit, RoundingMode mode) {
        return MovedTimes.rounded((EventLog) this, unit, mode);
    }

    /**
     * Times on a clock that only runs in working time: it shows the first time of the log as it is, and from then on elapsed time between
     * any two events is the business time between them. The result has no calendar any more, because its durations are business time
     * already; weekdays and hours mean nothing in it.
     */
    default EventLog toBusinessTime(WorkCalendar calendar) {
        return MovedTimes.business((EventLog) this, calendar);
    }
}
