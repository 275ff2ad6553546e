package io.keiro.mining;

import java.util.Arrays;

/**
 * Sorts ranges of one array of whole numbers. Durations lie within years, so that few of their bits differ: bringing them into order by
 * one group of bits after the other takes a handful of passes, where comparing takes a pass for every doubling.
 */
final class RangeSort {

    /** Below this, comparing is quicker. */
    private static final int SHORT = 512;

    private static final int DIGIT = 11;

    private final long[] values;
    private final long[] spare;

    RangeSort(long[] values) {
        this.values = values;
        this.spare = new long[values.length];
    }

    /** Different ranges may be sorted at the same time. */
    void sort(int from, int to) {
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        boolean sorted = true;
        for (int i = from; i < to; i++) {
            sorted &= i == from || values[i - 1] <= values[i];
            smallest = Math.min(smallest, values[i]);
            largest = Math.max(largest, values[i]);
        }
        if (sorted) {
            return;
        }
        // Differences beyond what a long holds read as very large, and as negative only if they need all 64 bits.
        long range = largest - smallest;
        if (to - from < SHORT || range < 0) {
            Arrays.sort(values, from, to);
            return;
        }
        long[] source = values;
        long[] target = spare;
        int[] begin = new int[1 << DIGIT];
        for (int shift = 0; shift < Long.SIZE && range >>> shift != 0; shift += DIGIT) {
            distribute(source, target, new Digit(smallest, shift), begin, from, to);
            long[] swap = source;
            source = target;
            target = swap;
        }
        if (source != values) {
            System.arraycopy(source, from, values, from, to - from);
        }
    }

    private record Digit(long smallest, int shift) {
        int of(long value) {
            return (int) (value - smallest >>> shift) & (1 << DIGIT) - 1;
        }
    }

    /** Stable, so that the order by the digits before stays among equals. */
    private static void distribute(long[] source, long[] target, Digit digit, int[] begin, int from, int to) {
        Arrays.fill(begin, 0);
        for (int i = from; i < to; i++) {
            begin[digit.of(source[i])]++;
        }
        int next = from;
        for (int d = 0; d < begin.length; d++) {
            int count = begin[d];
            begin[d] = next;
            next += count;
        }
        for (int i = from; i < to; i++) {
            target[begin[digit.of(source[i])]++] = source[i];
        }
    }
}
