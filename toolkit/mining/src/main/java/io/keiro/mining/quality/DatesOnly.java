package io.keiro.mining.quality;

import io.keiro.log.EventLog;

/**
 * Recognises a log whose times are days: practically all at one time of day by their clocks, or at midnight of a zone whose summer time
 * shows as two neighbouring hours in UTC, and no two different times of a case less than a day apart.
 */
final class DatesOnly {

    private static final int FEWEST = 10;
    private static final double PRACTICALLY_ALL = 0.99;
    private static final long HOUR = 3_600_000;
    /** The day on which summer time begins has one hour less. */
    private static final long SHORTEST_DAY = 23 * HOUR;

    private DatesOnly() {}

    static boolean holds(CheckedLog checked) {
        EventLog log = checked.log();
        int[] local = new int[24];
        int[] utc = new int[24];
        int timed = 0;
        for (int e = 0; e < log.eventCount(); e++) {
            if (log.time(e) != EventLog.NO_TIME) {
                timed++;
                count(local, checked.timeOfDay(e));
                count(utc, Math.floorMod(log.time(e), CheckedLog.MILLIS_PER_DAY));
            }
        }
        if (timed < FEWEST) {
            return false;
        }
        int most = 0;
        for (int hour = 0; hour < 24; hour++) {
            most = Math.max(most, Math.max(local[hour], utc[hour] + utc[(hour + 1) % 24]));
        }
        return most >= PRACTICALLY_ALL * timed && closerThanADay(log) <= (1 - PRACTICALLY_ALL) * timed;
    }

    private static void count(int[] hours, long timeOfDay) {
        if (timeOfDay % HOUR == 0) {
            hours[(int) (timeOfDay / HOUR)]++;
        }
    }

    private static int closerThanADay(EventLog log) {
        int closer = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c) + 1; e < log.caseEnd(c); e++) {
                long gap = log.time(e) - log.time(e - 1);
                boolean known = log.time(e) != EventLog.NO_TIME && log.time(e - 1) != EventLog.NO_TIME;
                closer += known && gap > 0 && gap < SHORTEST_DAY ? 1 : 0;
            }
        }
        return closer;
    }
}
