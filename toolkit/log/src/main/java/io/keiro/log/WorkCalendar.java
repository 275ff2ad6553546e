package io.keiro.log;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * When people work: a zone, working hours per weekday, holidays. It turns elapsed time into business time.
 *
 * <p>The business duration between two moments is the length of what lies between them and is working time; a moment is working time if
 * its local time falls into the hours of its local date. Laws: adjacent spans add up; outside the hours it is 0; it is never above the
 * elapsed time, and equal to it for {@link #always}, also across a clock change. Backwards it is negative. Covers the years 1 to 9999.
 *
 * <p>Immutable and safe for many threads: {@code WorkCalendar.weekdays(zone, nine, six).withHolidays(path)}. Cost: two look-ups a span.
 */
public final class WorkCalendar {

    private static final int NANOS_PER_MILLI = 1_000_000;

    /** A week that is valid on some dates only; both included. */
    private record OtherWeek(LocalDate first, LocalDate last, WorkWeek week) {
        boolean covers(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
    }

    private final ZoneId zone;
    private final WorkWeek week;
    private final List<OtherWeek> otherWeeks;
    private final List<Holiday> holidays;
    private final WorkTable table;

    private WorkCalendar(ZoneId zone, WorkWeek week, List<OtherWeek> otherWeeks, List<Holiday> holidays) {
        this.zone = Objects.requireNonNull(zone, "a work calendar needs a zone, for example ZoneId.of(\"Asia/Tokyo\")");
        this.week = Objects.requireNonNull(week, "a work calendar needs working hours, for example WorkWeek.always()");
        this.otherWeeks = List.copyOf(otherWeeks);
        this.holidays = List.copyOf(holidays);
        this.table = new WorkTable(zone.getRules(), this::hoursOn);
    }

    /** The same working hours every week, without holidays. */
    public static WorkCalendar of(ZoneId zone, WorkWeek week) {
        return new WorkCalendar(zone, week, List.of(), List.of());
    }

    /** The same hours from Monday to Friday, without holidays. */
    public static WorkCalendar weekdays(ZoneId zone, LocalTime from, LocalTime to) {
        return of(zone, WorkWeek.weekdays(from, to));
    }

    /** Work at every hour of every day: business time is elapsed time. */
    public static WorkCalendar always(ZoneId zone) {
        return of(zone, WorkWeek.always());
    }

    /** The same calendar with other hours from one date to another, both included; where several are valid, the last one given is. */
    public WorkCalendar withWeek(LocalDate first, LocalDate last, WorkWeek other) {
        Objects.requireNonNull(first, "hours with a validity need their first day; use LocalDate.MIN for none");
        Objects.requireNonNull(last, "hours with a validity need their last day; use LocalDate.MAX for none");
        Objects.requireNonNull(other, "hours with a validity need a week, for example WorkWeek.none()");
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the hours are valid from " + first + " to " + last
                    + ", which ends before it begins; swap the two");
        }
        List<OtherWeek> more = new ArrayList<>(otherWeeks);
        more.add(new OtherWeek(first, last, other));
        return new WorkCalendar(zone, week, more, holidays);
    }

    /** The same calendar with more holidays; nobody works on them, whatever the week says. */
    public WorkCalendar withHolidays(List<Holiday> more) {
        List<Holiday> all = new ArrayList<>(holidays);
        all.addAll(more);
        return new WorkCalendar(zone, week, otherWeeks, all);
    }

    /** The same calendar with the holidays of a file; see {@link Holiday#read}. */
    public WorkCalendar withHolidays(Path file) {
        return withHolidays(Holiday.read(file));
    }

    public ZoneId zone() {
        return zone;
    }

    public List<Holiday> holidays() {
        return holidays;
    }

    /** Whether somebody works at this moment. */
    public boolean isWorking(Instant time) {
        return table.isWorking(time.toEpochMilli());
    }

    /** Business duration between two moments; negative if the second is the earlier one. */
    public Duration between(Instant from, Instant to) {
        return Duration.ofMillis(millisBetween(from.toEpochMilli(), to.toEpochMilli()))
                .plusNanos(finer(to) - finer(from));
    }

    /** What a moment has worked in its millisecond already, in nanoseconds; hours are exact to the millisecond. */
    private long finer(Instant time) {
        long nanos = time.getNano() % NANOS_PER_MILLI;
        return nanos != 0 && isWorking(time) ? nanos : 0;
    }

    /** Business milliseconds between two moments in epoch milliseconds, for whoever measures millions of spans. */
    public long millisBetween(long from, long to) {
        return from <= to ? table.between(from, to) : -table.between(to, from);
    }

    private List<WorkWeek.Hours> hoursOn(LocalDate date) {
        for (Holiday holiday : holidays) {
            if (holiday.covers(date)) {
                return List.of();
            }
        }
        WorkWeek valid = week;
        for (OtherWeek other : otherWeeks) {
            valid = other.covers(date) ? other.week() : valid;
        }
        return valid.of(date.getDayOfWeek());
    }

    @Override
    public String toString() {
        double hours = week.hoursAWeek();
        return "Work calendar in " + Wording.zone(zone) + ": "
                + (hours == Math.rint(hours) ? Wording.number((long) hours) : Double.toString(hours)) + " hours a week"
                + (otherWeeks.isEmpty()
                        ? ""
                        : ", " + Wording.count(otherWeeks.size(), "period", "periods") + " with other hours")
                + ", " + Wording.count(holidays.size(), "holiday", "holidays");
    }
}
