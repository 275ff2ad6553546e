package io.keiro.leadtocash;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * An event at its place in its deal.
 *
 * @param event the event as the source gave it
 * @param time when it stands in its deal: its own time, or for a day-only event a time that agrees with its place
 * @param day its calendar day in the portal's zone
 */
record TraceStep(BusinessEvent event, Instant time, LocalDate day) {

    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    boolean is(Activity activity) {
        return event.activity().equals(activity.id());
    }

    /** Elapsed days from this step to a later one; whole calendar days as soon as one of the two is known by its day only. */
    double daysUntil(TraceStep later) {
        boolean exact = event.precision() == TimePrecision.SECOND && later.event.precision() == TimePrecision.SECOND;
        return exact
                ? Duration.between(time, later.time).toMillis() / MILLIS_PER_DAY
                : ChronoUnit.DAYS.between(day, later.day);
    }
}
