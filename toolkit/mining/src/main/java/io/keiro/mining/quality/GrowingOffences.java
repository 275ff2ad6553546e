package io.keiro.mining.quality;

import io.keiro.mining.quality.Offences.Reason;
import java.util.Arrays;
import java.util.List;

/** Offenders while they are being collected. */
final class GrowingOffences {

    private int[] reasons = new int[16];
    private int[] cases = new int[16];
    private int[] events = new int[16];
    private long[] values = new long[16];
    private int size;

    void add(int reason, int caseIndex, int event, long value) {
        if (size == cases.length) {
            reasons = Arrays.copyOf(reasons, 2 * size);
            cases = Arrays.copyOf(cases, 2 * size);
            events = Arrays.copyOf(events, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        reasons[size] = reason;
        cases[size] = caseIndex;
        events[size] = event;
        values[size] = value;
        size++;
    }

    /** Ordered by reason; a counting sort, so that those of one reason keep their order. */
    OffenceRows sorted(List<Reason> known) {
        int[] starts = new int[known.size() + 1];
        for (int i = 0; i < size; i++) {
            starts[reasons[i] + 1]++;
        }
        for (int r = 0; r < known.size(); r++) {
            starts[r + 1] += starts[r];
        }
        int[] next = starts.clone();
        OffenceRows sorted = new OffenceRows(known, starts, new int[size], new int[size], new long[size]);
        for (int i = 0; i < size; i++) {
            int place = next[reasons[i]]++;
            sorted.cases()[place] = cases[i];
            sorted.events()[place] = events[i];
            sorted.values()[place] = values[i];
        }
        return sorted;
    }
}
