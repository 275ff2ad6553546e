package io.keiro.mining.quality;

import io.keiro.mining.quality.Offences.Reason;
import java.util.Arrays;
import java.util.List;

/**
 * The arrays behind {@link Offences}, ordered by reason; -1 where there is no case or no event.
 *
 * @param starts first row of each reason, and one entry more
 */
record OffenceRows(List<Reason> reasons, int[] starts, int[] cases, int[] events, long[] values) {

    int size() {
        return cases.length;
    }

    int start(int reason) {
        return starts[reason];
    }

    int caseOf(int row) {
        return cases[row];
    }

    int event(int row) {
        return events[row];
    }

    long value(int row) {
        return values[row];
    }

    Reason reason(int row) {
        int found = Arrays.binarySearch(starts, row);
        // No reason is empty, so that starts are all different.
        return reasons.get(found >= 0 ? found : -found - 2);
    }

    /** The row that shows what a reason is about. */
    int example(int r, Reason reason) {
        int best = starts[r];
        for (int i = starts[r] + 1; reason.worst() && i < starts[r + 1]; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    OffenceRows only(int r) {
        return new OffenceRows(
                List.of(reasons.get(r)),
                new int[] {0, starts[r + 1] - starts[r]},
                Arrays.copyOfRange(cases, starts[r], starts[r + 1]),
                Arrays.copyOfRange(events, starts[r], starts[r + 1]),
                Arrays.copyOfRange(values, starts[r], starts[r + 1]));
    }
}
