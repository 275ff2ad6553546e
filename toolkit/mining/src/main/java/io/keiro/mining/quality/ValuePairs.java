package io.keiro.mining.quality;

import java.util.Arrays;

/**
 * How often the values of two columns go together.
 *
 * @param counts one cell for each pair
 * @param width number of values of the second column
 */
record ValuePairs(int[] counts, int width) {

    static final int MOST_VALUES = 1_000;

    private static final int MOST_CELLS = 250_000;
    private static final int SAMPLE = 10_000;
    /** Fewest rows of a value that is judged. */
    private static final int FEWEST = 20;

    private static final double MOST_ROWS = 0.9;

    static ValuePairs of(CodedValues first, CodedValues second, int step) {
        int width = second.distinct();
        int[] counts = new int[first.distinct() * width];
        for (int row = 0; row < first.size(); row += step) {
            int a = first.codes()[row];
            int b = second.codes()[row];
            if (a >= 0 && b >= 0) {
                counts[a * width + b]++;
            }
        }
        return new ValuePairs(counts, width);
    }

    /** False if a sample already shows that the second column goes its own way, or that there are too many pairs. */
    static boolean mayDepend(CodedValues first, CodedValues second) {
        if ((long) first.distinct() * second.distinct() > MOST_CELLS) {
            return false;
        }
        ValuePairs sample = of(first, second, Math.max(1, first.size() / SAMPLE));
        long all = 0;
        long agreeing = 0;
        for (int a = 0; a < first.distinct(); a++) {
            all += sample.rows(a);
            agreeing += sample.counts[a * sample.width + sample.commonest(a)];
        }
        return all > 0 && agreeing >= MOST_ROWS * all;
    }

    /** For each value of the first column the value that goes with it, or -1; empty if the second does not depend on the first. */
    int[] usual(double confidence) {
        int values = counts.length / width;
        int[] usual = new int[values];
        long all = 0;
        long judged = 0;
        long offending = 0;
        long[] ofSecond = new long[width];
        for (int a = 0; a < values; a++) {
            int rows = rows(a);
            int best = commonest(a);
            int agreeing = counts[a * width + best];
            boolean clear = rows >= FEWEST && agreeing >= confidence * rows;
            usual[a] = clear ? best : -1;
            all += rows;
            judged += clear ? rows : 0;
            offending += clear ? rows - agreeing : 0;
            for (int b = 0; b < width; b++) {
                ofSecond[b] += counts[a * width + b];
            }
        }
        boolean tells = Arrays.stream(ofSecond).max().orElse(0) <= MOST_ROWS * all;
        return judged >= MOST_ROWS * all && offending > 0 && tells ? usual : new int[0];
    }

    private int rows(int a) {
        int rows = 0;
        for (int i = a * width; i < (a + 1) * width; i++) {
            rows += counts[i];
        }
        return rows;
    }

    private int commonest(int a) {
        int best = 0;
        for (int b = 1; b < width; b++) {
            best = counts[a * width + b] > counts[a * width + best] ? b : best;
        }
        return best;
    }
}
