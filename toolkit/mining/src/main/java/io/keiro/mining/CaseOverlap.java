package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.Arrays;

/**
 * How many other cases are open at some time while a case is open, from its first start to its last completion, both included. Levels LOG,
 * CASE; as attribute {@code caseOverlap}. Cases without a time have none and are counted. Cost: two sorts. Empty log: no numbers.
 */
public final class CaseOverlap extends Metric {

    private static final Phrase TITLE = Phrase.of("Case overlap", "同時進行のケース");

    private CaseOverlap(Metric.Result result) {
        super(result);
    }

    public static CaseOverlap of(EventLog log, Level level) {
        level.of(TITLE, Level.LOG, Level.CASE);
        CaseDurations durations = CaseDurations.of(log);
        long[] starts = timed(log, durations::start);
        long[] ends = timed(log, durations::end);
        long[] overlaps = new long[log.caseCount()];
        for (int c = 0; c < overlaps.length; c++) {
            // All that started before this one ended, less those that had ended before it started, less itself.
            overlaps[c] = durations.start(c) == EventLog.NO_TIME
                    ? Quantity.NONE
                    : below(starts, durations.end(c) + 1) - below(ends, durations.start(c)) - 1;
        }
        return new CaseOverlap(new Measurement(log, "caseOverlap", TITLE, Quantity.COUNT)
                .ofCases(level, overlaps, Untimed.cases(overlaps.length - starts.length)));
    }

    private interface TimeOfCase {
        long of(int caseIndex);
    }

    private static long[] timed(EventLog log, TimeOfCase time) {
        long[] times = new long[log.caseCount()];
        int n = 0;
        for (int c = 0; c < times.length; c++) {
            if (time.of(c) != EventLog.NO_TIME) {
                times[n++] = time.of(c);
            }
        }
        times = Arrays.copyOf(times, n);
        Arrays.sort(times);
        return times;
    }

    /** How many are smaller. */
    private static int below(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
