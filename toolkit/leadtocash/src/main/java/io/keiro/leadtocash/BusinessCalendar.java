package io.keiro.leadtocash;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;

/**
 * Days on which work is done: all but Saturdays, Sundays and the policy's holidays, in the portal's zone. A span counts the part of
 * each such day that it covers, so from Friday noon to Monday noon is one business day.
 */
final class BusinessCalendar {

    private static final int WEEK = 7;
    private static final int WORKDAYS = 5;
    private static final double SECONDS_PER_DAY = 86_400;
    /** A Monday; workdays are counted from here. */
    private static final LocalDate ORIGIN = LocalDate.of(1970, 1, 5);

    private final ZoneId zone;
    private final long[] holidays;

    private BusinessCalendar(ZoneId zone, long[] holidays) {
        this.zone = zone;
        this.holidays = holidays;
    }

    static BusinessCalendar of(Policy policy, ZoneId zone) {
        long[] holidays = policy.holidays().stream()
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .mapToLong(LocalDate::toEpochDay)
                .sorted()
                .toArray();
        return new BusinessCalendar(zone, holidays);
    }

    /** Business days between two instants, 0 or more. */
    double days(Instant from, Instant to) {
        return Math.max(0, position(to) - position(from));
    }

    private double position(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        LocalDate day = local.toLocalDate();
        double begun = isWorkday(day) ? local.toLocalTime().toSecondOfDay() / SECONDS_PER_DAY : 0;
        return workdaysBefore(day) + begun;
    }

    private boolean isWorkday(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && Arrays.binarySearch(holidays, day.toEpochDay()) < 0;
    }

    private long workdaysBefore(LocalDate day) {
        long days = day.toEpochDay() - ORIGIN.toEpochDay();
        long workdays = Math.floorDiv(days, WEEK) * WORKDAYS + Math.min(WORKDAYS, Math.floorMod(days, WEEK));
        int at = Arrays.binarySearch(holidays, day.toEpochDay());
        return workdays - (at >= 0 ? at : -at - 1);
    }
}
