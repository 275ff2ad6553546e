package io.keiro.log;

import java.util.Arrays;

/**
 * How long cases take, in milliseconds: elapsed time, or business time where the log has a work calendar. NaN where times are missing.
 */
final class CaseDuration {

    private final EventLog log;
    private final WorkCalendar calendar;
    private long[] starts = new long[64];
    private long[] ends = new long[64];

    CaseDuration(EventLog log) {
        this.log = log;
        this.calendar = log.calendar().orElse(null);
    }

    double between(long from, long to) {
        return calendar == null ? (double) (to - from) : (double) calendar.millisBetween(from, to);
    }

    /** From the first start to the last completion. */
    double throughput(int caseIndex) {
        long last = log.lastTimeOf(caseIndex);
        return last == EventLog.NO_TIME ? Double.NaN : between(log.firstTimeOf(caseIndex), last);
    }

    /** The durations of the events, added; those of which one time is not known are left out. */
    double processing(int caseIndex) {
        double sum = 0;
        boolean known = false;
        for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
            if (log.time(e) != EventLog.NO_TIME && log.hasStart(e)) {
                sum += between(log.startTime(e), log.time(e));
                known = true;
            }
        }
        return known ? sum : Double.NaN;
    }

    /** Throughput less the time in which at least one event was under way. */
    double idle(int caseIndex) {
        double throughput = throughput(caseIndex);
        if (Double.isNaN(throughput) || !log.hasStartTimes()) {
            return throughput;
        }
        int size = collect(caseIndex);
        double busy = 0;
        long reached = Long.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            long from = Math.max(starts[i], reached);
            if (ends[i] > from) {
                busy += between(from, ends[i]);
                reached = ends[i];
            }
        }
        return throughput - busy;
    }

    /** Instances that take time, by their start. */
    private int collect(int caseIndex) {
        int size = 0;
        boolean sorted = true;
        for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
            long start = log.startTime(e);
            long end = log.time(e);
            if (end == EventLog.NO_TIME || end <= start) {
                continue;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
            }
            sorted &= size == 0 || starts[size - 1] <= start;
            starts[size] = start;
            ends[size++] = end;
        }
        if (!sorted) {
            sort(size);
        }
        return size;
    }

    private void sort(int size) {
        long[][] pairs = new long[size][];
        for (int i = 0; i < size; i++) {
            pairs[i] = new long[] {starts[i], ends[i]};
        }
        Arrays.sort(pairs, (a, b) -> Long.compare(a[0], b[0]));
        for (int i = 0; i < size; i++) {
            starts[i] = pairs[i][0];
            ends[i] = pairs[i][1];
        }
    }
}
