package io.keiro.hubspot;

/**
 * Sorts numbers from zero on by their digits, the lowest first: as many passes as there are digits that differ, whatever order they come
 * in, and little code that has to become warm.
 */
final class LongOrder {

    private static final int BITS = 11;
    private static final int DIGITS = 1 << BITS;

    private LongOrder() {}

    /** The first numbers in ascending order, in this array or another one. */
    static long[] ascending(long[] values, int count) {
        long differing = 0;
        boolean ascending = true;
        for (int i = 1; i < count; i++) {
            differing |= values[i] ^ values[i - 1];
            ascending &= values[i] >= values[i - 1];
        }
        long[] from = values;
        if (!ascending) {
            long[] to = new long[count];
            for (int shift = 0; shift < Long.SIZE; shift += BITS) {
                if ((differing >>> shift & DIGITS - 1) != 0) {
                    pass(from, to, count, shift);
                    long[] free = from;
                    from = to;
                    to = free;
                }
            }
        }
        return from;
    }

    private static void pass(long[] from, long[] to, int count, int shift) {
        int[] next = new int[DIGITS + 1];
        for (int i = 0; i < count; i++) {
            next[(int) (from[i] >>> shift & DIGITS - 1) + 1]++;
        }
        for (int digit = 1; digit < DIGITS; digit++) {
            next[digit] += next[digit - 1];
        }
        for (int i = 0; i < count; i++) {
            to[next[(int) (from[i] >>> shift & DIGITS - 1)]++] = from[i];
        }
    }
}
