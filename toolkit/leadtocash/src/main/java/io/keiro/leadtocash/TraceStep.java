package io.keiro.leadtocash;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** An event at its place in its deal. A data set has a million of them, so the calendar day is worked out when it is asked for. */
final class TraceStep {

    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private final BusinessEvent event;
    private final Instant time;
    private final ZoneId zone;

    /**
     * @param event the event as the source gave it
     * @param time when it stands in its deal: its own time, or for a day-only event a time that agrees with its place
     * @param zone the portal's zone
     */
    TraceStep(BusinessEvent event, Instant time, ZoneId zone) {
        this.event = event;
        this.time = time;
        this.zone = zone;
    }

    BusinessEvent event() {
        return event;
    }

    Instant time() {
        return time;
    }

    /** The calendar day: of its own instant in the portal's zone, or the very day it names. */
    LocalDate day() {
        return event.time()
                .atZone(event.precision() == TimePrecision.DAY ? ZoneOffset.UTC : zone)
                .toLocalDate();
    }

    boolean is(Activity activity) {
        return event.activity().equals(activity.id());
    }

    /** Elapsed days from this step to a later one; whole calendar days as soon as one of the two is known by its day only. */
    double daysUntil(TraceStep later) {
        boolean exact = event.precision() == TimePrecision.SECOND && later.event.precision() == TimePrecision.SECOND;
        return exact
                ? Duration.between(time, later.time).toMillis() / MILLIS_PER_DAY
                : ChronoUnit.DAYS.between(day(), later.day());
    }
}
