package io.keiro.sandbox;

import java.time.Duration;

/**
 * Moves times into office hours, Monday to Friday from 8:30 to 17:30 UTC. The order of events is kept: each span from the end of one
 * working day to the end of the next is squeezed evenly into the hours of the latter.
 */
final class WorkingTime {

    static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int SATURDAY = 5;

    private WorkingTime() {}

    /** The time in office hours; never more than half an hour earlier, and at most three days later. */
    static long of(long epochMillis) {
        // Six hours on, a working day's span begins at midnight and ends at the next one.
        long shifted = epochMillis + 6 * HOUR;
        long day = Math.floorDiv(shifted, DAY);
        int weekday = Math.floorMod(day + 3, 7); // the epoch began on a Thursday; 0 is Monday
        long first = day;
        long length = DAY;
        if (weekday >= SATURDAY || weekday == 0) {
            first = weekday == 0 ? day - 2 : day - (weekday - SATURDAY);
            length = 3 * DAY;
        }
        long workday = first + length / DAY - 1;
        double share = (shifted - first * DAY) / (double) length;
        return workday * DAY + 8 * HOUR + HOUR / 2 + (long) (share * 9 * HOUR);
    }

    /** The time itself if it lies in office hours, otherwise the next opening. */
    static long nextOpen(long epochMillis) {
        long opening = 8 * HOUR + HOUR / 2;
        long day = Math.floorDiv(epochMillis, DAY);
        if (epochMillis - day * DAY > opening + 9 * HOUR) {
            day++;
        }
        int weekday = Math.floorMod(day + 3, 7);
        long workday = day + (weekday >= SATURDAY ? 7 - weekday : 0);
        return Math.max(epochMillis, workday * DAY + opening);
    }

    /** Days as milliseconds. */
    static long days(double days) {
        return (long) (days * DAY);
    }
}
