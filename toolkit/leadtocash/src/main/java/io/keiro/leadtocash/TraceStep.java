package io.keiro.leadtocash;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** An event at its place in its deal. A data set has a million of them, so the calendar day is worked out when it is asked for. */
final class TraceStep {

    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private final EventColumns events;
    private final int position;
    private final Instant time;
    private final ZoneId zone;
    private BusinessEvent event;

    /**
     * @param position where the event stands
     * @param time when it stands in its deal: its own time, or for a day-only event a time that agrees with its place
     * @param zone the portal's zone
     */
    TraceStep(EventColumns events, int position, Instant time, ZoneId zone) {
        this.events = events;
        this.position = position;
        this.time = time;
        this.zone = zone;
    }

    /** The event as the source gave it, made when it is asked for. */
    BusinessEvent event() {
        BusinessEvent known = event;
        if (known == null) {
            known = events.event(position);
            event = known;
        }
        return known;
    }

    Instant time() {
        return time;
    }

    /** The calendar day: of its own instant in the portal's zone, or the very day it names. */
    LocalDate day() {
        return events.at(position).day(EventColumns.row(position), zone);
    }

    boolean is(Activity activity) {
        return events.at(position).shape(EventColumns.row(position)).known() == activity;
    }

    private boolean isDay() {
        return events.at(position).isDay(EventColumns.row(position));
    }

    /** Elapsed days from this step to a later one; whole calendar days as soon as one of the two is known by its day only. */
    double daysUntil(TraceStep later) {
        return !isDay() && !later.isDay()
                ? Duration.between(time, later.time).toMillis() / MILLIS_PER_DAY
                : ChronoUnit.DAYS.between(day(), later.day());
    }
}
