package io.keiro.mining;

import io.keiro.log.EventLog;
import java.util.Arrays;

/** Last completion minus first start of each case, in milliseconds; {@link EventLog#NO_TIME} for a case without any timed event. */
final class CaseDurations {

    private final long[] millis;
    private final long[] starts;
    private final long[] ends;
    private final int[] firsts;
    private final int[] lasts;

    private CaseDurations(long[] millis, long[] starts, long[] ends, int[] firsts, int[] lasts) {
        this.millis = millis;
        this.starts = starts;
        this.ends = ends;
        this.firsts = firsts;
        this.lasts = lasts;
    }

    static CaseDurations of(EventLog log) {
        return of(log, TimeBasis.ELAPSED);
    }

    static CaseDurations of(EventLog log, TimeBasis basis) {
        TimeBasis.Clock clock = basis.isElapsed() ? null : basis.in(log);
        long[] millis = new long[log.caseCount()];
        long[] starts = new long[log.caseCount()];
        long[] ends = new long[log.caseCount()];
        int[] firsts = new int[log.caseCount()];
        int[] lasts = new int[log.caseCount()];
        for (int c = 0; c < millis.length; c++) {
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            int firstEvent = -1;
            int lastEvent = -1;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                long start = log.startTime(e);
                long end = log.time(e);
                // An interval whose completion is missing still says when the work began.
                if (start != EventLog.NO_TIME) {
                    long done = end == EventLog.NO_TIME ? start : end;
                    if (start < first) {
                        first = start;
                        firstEvent = e;
                    }
                    if (done > last) {
                        last = done;
                        lastEvent = e;
                    }
                }
            }
            boolean timed = first != Long.MAX_VALUE;
            starts[c] = timed ? first : EventLog.NO_TIME;
            ends[c] = timed ? last : EventLog.NO_TIME;
            firsts[c] = firstEvent;
            lasts[c] = lastEvent;
            millis[c] = !timed
                    ? EventLog.NO_TIME
                    : clock == null
                            ? last - first
                            : clock.between(
                                    c, new TimeBasis.Moment(firstEvent, first), new TimeBasis.Moment(lastEvent, last));
        }
        return new CaseDurations(millis, starts, ends, firsts, lasts);
    }

    int size() {
        return millis.length;
    }

    long millis(int caseIndex) {
        return millis[caseIndex];
    }

    /** First start of the case in epoch milliseconds, or {@link EventLog#NO_TIME}. */
    long start(int caseIndex) {
        return starts[caseIndex];
    }

    /** Last completion of the case in epoch milliseconds, or {@link EventLog#NO_TIME}. */
    long end(int caseIndex) {
        return ends[caseIndex];
    }

    /** First start of a case that has a time. */
    TimeBasis.Moment first(int caseIndex) {
        return new TimeBasis.Moment(firsts[caseIndex], starts[caseIndex]);
    }

    /** Last completion of a case that has a time. */
    TimeBasis.Moment last(int caseIndex) {
        return new TimeBasis.Moment(lasts[caseIndex], ends[caseIndex]);
    }

    /** By case; {@link Quantity#NONE} where a case has none. */
    long[] values() {
        return millis.clone();
    }

    /** Summary of the cases that have a duration. */
    DurationSummary summary() {
        return DurationSummary.ofMillis(
                Arrays.stream(millis).filter(m -> m != EventLog.NO_TIME).toArray());
    }

    /** A summary per group; {@code groupOfCase} numbers the groups from 0, -1 belongs to none. */
    DurationSummary[] summaries(int[] groupOfCase, int groups) {
        int[] begin = new int[groups + 1];
        for (int c = 0; c < millis.length; c++) {
            if (groupOfCase[c] >= 0 && millis[c] != EventLog.NO_TIME) {
                begin[groupOfCase[c] + 1]++;
            }
        }
        Arrays.parallelPrefix(begin, Integer::sum);
        int[] filled = Arrays.copyOf(begin, groups);
        long[] grouped = new long[begin[groups]];
        for (int c = 0; c < millis.length; c++) {
            if (groupOfCase[c] >= 0 && millis[c] != EventLog.NO_TIME) {
                grouped[filled[groupOfCase[c]]++] = millis[c];
            }
        }
        DurationSummary[] summaries = new DurationSummary[groups];
        for (int g = 0; g < groups; g++) {
            Arrays.sort(grouped, begin[g], begin[g + 1]);
            summaries[g] = DurationSummary.ofSorted(grouped, begin[g], begin[g + 1]);
        }
        return summaries;
    }
}
