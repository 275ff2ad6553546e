package io.keiro.log;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The earliest events of a log. What lies around the last one to keep is found by counting into equal parts of the whole time span, so
 * that only one part has to be sorted.
 */
final class EventsByTime {

    private static final int PARTS = 1 << 16;

    private EventsByTime() {}

    static Bound first(EventLog log, int count) {
        return Bound.of(earliest(log, Math.min(checked(count), log.eventCount()))::get);
    }

    static Bound last(EventLog log, int count) {
        BitSet others = earliest(log, log.eventCount() - Math.min(checked(count), log.eventCount()));
        return Bound.of(e -> !others.get(e));
    }

    private static int checked(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("the number of events is " + count + "; it must be 0 or more");
        }
        return count;
    }

    private static BitSet earliest(EventLog log, int count) {
        BitSet kept = new BitSet(log.eventCount());
        if (count == log.eventCount() || count == 0) {
            kept.set(0, count);
            return kept;
        }
        long[] times = times(log);
        long limit = ranked(times, count - 1);
        int left = count;
        for (long time : times) {
            left -= time < limit ? 1 : 0;
        }
        for (int e = 0; e < times.length; e++) {
            if (times[e] < limit || times[e] == limit && left-- > 0) {
                kept.set(e);
            }
        }
        return kept;
    }

    /** Starts; an event without time has that of the one before it, the first of a case {@link EventLog#NO_TIME}. */
    private static long[] times(EventLog log) {
        long[] times = new long[log.eventCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            long last = EventLog.NO_TIME;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                long time = log.startTime(e);
                last = time == EventLog.NO_TIME ? last : time;
                times[e] = last;
            }
        }
        return times;
    }

    /** The value that would stand at this place if they were sorted. */
    private static long ranked(long[] times, int rank) {
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        for (long time : times) {
            min = time == EventLog.NO_TIME ? min : Math.min(min, time);
            max = Math.max(max, time);
        }
        if (max == EventLog.NO_TIME) {
            return max;
        }
        double scale = (PARTS - 2) / Math.max(1.0, (double) max - min);
        int[] counts = new int[PARTS];
        for (long time : times) {
            counts[part(time, min, scale)]++;
        }
        int part = 0;
        int before = 0;
        while (before + counts[part] <= rank) {
            before += counts[part++];
        }
        long[] inside = new long[counts[part]];
        int size = 0;
        for (long time : times) {
            if (part(time, min, scale) == part) {
                inside[size++] = time;
            }
        }
        Arrays.sort(inside);
        return inside[rank - before];
    }

    /** Part 0 is for events without time. */
    private static int part(long time, long min, double scale) {
        return time == EventLog.NO_TIME ? 0 : 1 + (int) (((double) time - min) * scale);
    }
}
