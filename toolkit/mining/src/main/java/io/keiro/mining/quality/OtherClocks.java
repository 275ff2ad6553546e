package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.mining.quality.Offences.Reason;
import java.util.Arrays;

/** Finds events recorded with another UTC offset than those around them; summer and winter time are no other clock. */
final class OtherClocks {

    /** A log in which more than this share is recorded elsewhere has several clocks by nature. */
    private static final double RARE = 0.01;

    private OtherClocks() {}

    static void find(CheckedLog checked, Offences.Builder found, Reason reason) {
        EventLog log = checked.log();
        LongTable days = new LongTable(1024);
        LongTable pairs = new LongTable(1024);
        int[] counts = new int[1024];
        int timed = 0;
        int firstOffset = 0;
        boolean uniform = true;
        for (int e = 0; e < log.eventCount(); e++) {
            if (log.time(e) != EventLog.NO_TIME) {
                firstOffset = timed++ == 0 ? log.utcOffsetSeconds(e) : firstOffset;
                uniform &= log.utcOffsetSeconds(e) == firstOffset;
            }
        }
        if (uniform) {
            return;
        }
        for (int e = 0; e < log.eventCount(); e++) {
            if (log.time(e) != EventLog.NO_TIME) {
                int pair = pairs.putIfAbsent(pair(utcDay(log, e), log.utcOffsetSeconds(e)), pairs.size());
                counts = pair < counts.length ? counts : Arrays.copyOf(counts, 2 * counts.length);
                counts[pair]++;
            }
        }
        // The commonest offset of each day; of equals the first met.
        for (int e = 0; e < log.eventCount(); e++) {
            if (log.time(e) != EventLog.NO_TIME) {
                long day = utcDay(log, e);
                int pair = pairs.get(pair(day, log.utcOffsetSeconds(e)), -1);
                int known = days.get(day, -1);
                if (known < 0 || counts[pair] > counts[known]) {
                    days.put(day, pair);
                }
            }
        }
        int[] others = new int[timed];
        int n = 0;
        for (int e = 0; e < log.eventCount(); e++) {
            if (log.time(e) != EventLog.NO_TIME && !isUsual(log, e, days, pairs)) {
                others[n++] = e;
            }
        }
        for (int i = 0; i < n && n <= RARE * timed; i++) {
            found.event(others[i], reason);
        }
    }

    private static boolean isUsual(EventLog log, int event, LongTable days, LongTable pairs) {
        int offset = log.utcOffsetSeconds(event);
        for (long day = utcDay(log, event) - 1; day <= utcDay(log, event) + 1; day++) {
            int usual = days.get(day, -1);
            if (usual >= 0 && pairs.get(pair(day, offset), -1) == usual) {
                return true;
            }
        }
        return false;
    }

    private static long utcDay(EventLog log, int event) {
        return Math.floorDiv(log.time(event), CheckedLog.MILLIS_PER_DAY);
    }

    /** Offsets are less than 18 hours. */
    private static long pair(long day, int offset) {
        return day * 200_000 + offset;
    }
}
