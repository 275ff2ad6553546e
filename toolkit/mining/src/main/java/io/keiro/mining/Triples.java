package io.keiro.mining;

import io.keiro.log.EventLog;

/**
 * Counts neighbours two at a time, in one cell for each three codes in a row: half as many cells are written, and one that has just been
 * written is less often wanted again at once, for which a processor would have to wait.
 */
final class Triples {

    private final int width;
    private final int[] cells;

    /** For codes from 0 to {@code width - 1}. */
    Triples(int width) {
        this.width = width;
        this.cells = new int[width * width * width];
    }

    /** Counts the events from the first to the one in front of the end as one row; a pair that is left over goes to the cells of pairs. */
    void count(EventLog log, int first, int end, int[] pairs) {
        if (end - first < 2) {
            return;
        }
        int before = log.activityCode(first) * width;
        int e = first + 1;
        for (; e + 1 < end; e += 2) {
            int after = log.activityCode(e + 1);
            cells[(before + log.activityCode(e)) * width + after]++;
            before = after * width;
        }
        if (e < end) {
            pairs[before + log.activityCode(e)]++;
        }
    }

    /** Adds what was counted to the cells of pairs. */
    void addTo(int[] pairs) {
        for (int pair = 0; pair < width * width; pair++) {
            int second = pair % width;
            for (int third = 0; third < width; third++) {
                int times = cells[pair * width + third];
                pairs[pair] += times;
                pairs[second * width + third] += times;
            }
        }
    }
}
