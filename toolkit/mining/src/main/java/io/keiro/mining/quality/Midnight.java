package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.mining.quality.Offences.Reason;

/** Finds times at exactly midnight that are days without a time of day, in a log whose other times have one. */
final class Midnight {

    /** So many times what chance gives is no longer chance, if there are at least so many. */
    private static final int TIMES_EXPECTED = 5;

    private static final int FEWEST = 3;

    private static final long MINUTE = 60_000;

    private Midnight() {}

    static void find(CheckedLog checked, Offences.Builder found, Reason reason) {
        EventLog log = checked.log();
        int[] timed = new int[log.activityCodeCount()];
        int[] midnight = new int[timed.length];
        boolean wholeMinutes = true;
        for (int e = 0; e < log.eventCount(); e++) {
            if (log.time(e) != EventLog.NO_TIME) {
                timed[log.activityCode(e)]++;
                midnight[log.activityCode(e)] += isMidnight(checked, e) ? 1 : 0;
                wholeMinutes &= log.time(e) % MINUTE == 0;
            }
        }
        // One minute, or one second, of the day.
        double chance = wholeMinutes ? 1 / 1440.0 : 1 / 86_400.0;
        boolean[] offends = new boolean[timed.length];
        for (int a = 0; a < offends.length; a++) {
            offends[a] = midnight[a] >= FEWEST && midnight[a] > TIMES_EXPECTED * chance * timed[a];
        }
        for (int e = 0; e < log.eventCount(); e++) {
            if (offends[log.activityCode(e)] && log.time(e) != EventLog.NO_TIME && isMidnight(checked, e)) {
                found.event(e, reason);
            }
        }
    }

    private static boolean isMidnight(CheckedLog checked, int event) {
        return checked.timeOfDay(event) == 0;
    }
}
