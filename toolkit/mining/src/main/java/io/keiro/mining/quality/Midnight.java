package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.mining.quality.Offences.Reason;

/** Finds times at exactly midnight that are days without a time of day, in a log whose other times have one. */
final class Midnight {

    /** So many times what chance gives is no longer chance, if it is in at least so many cases. */
    private static final int TIMES_EXPECTED = 5;

    private static final int FEWEST = 3;

    private static final double NOTABLE = 0.01;

    private static final long MINUTE = 60_000;

    private Midnight() {}

    static void find(CheckedLog checked, Offences.Builder found, Reason many, Reason few) {
        EventLog log = checked.log();
        int[] timed = new int[log.activityCodeCount()];
        int[] midnight = new int[timed.length];
        int[] cases = new int[timed.length];
        int[] lastCase = new int[timed.length];
        boolean wholeMinutes = true;
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                if (log.time(e) == EventLog.NO_TIME) {
                    continue;
                }
                int activity = log.activityCode(e);
                timed[activity]++;
                wholeMinutes &= log.time(e) % MINUTE == 0;
                if (checked.timeOfDay(e) == 0) {
                    midnight[activity]++;
                    cases[activity] += lastCase[activity] == c + 1 ? 0 : 1;
                    lastCase[activity] = c + 1;
                }
            }
        }
        // One minute, or one second, of the day.
        double chance = wholeMinutes ? 1 / 1440.0 : 1 / 86_400.0;
        Reason[] reasons = new Reason[timed.length];
        for (int a = 0; a < reasons.length; a++) {
            if (cases[a] >= FEWEST && midnight[a] > TIMES_EXPECTED * chance * timed[a]) {
                reasons[a] = midnight[a] >= NOTABLE * timed[a] ? many : few;
            }
        }
        for (int e = 0; e < log.eventCount(); e++) {
            Reason reason = reasons[log.activityCode(e)];
            if (reason != null && log.time(e) != EventLog.NO_TIME && checked.timeOfDay(e) == 0) {
                found.event(e, reason);
            }
        }
    }
}
