package io.keiro.log;

import java.util.Arrays;
import java.util.BitSet;

/** How arrays grow while a log is read: by half, so that a large log does not need twice its size. */
final class Growth {

    private Growth() {}

    /** A length that holds this row. */
    static int enough(int length, int row) {
        if (row == Integer.MAX_VALUE) {
            throw new IllegalStateException("a log holds at most 2,147,483,646 events; split the file");
        }
        long grown = Math.max(Math.max(16L, row + 1L), length + (length >> 1));
        return (int) Math.min(grown, Integer.MAX_VALUE - 8L);
    }

    static int[] ints(int[] values, int row) {
        return row < values.length ? values : Arrays.copyOf(values, enough(values.length, row));
    }

    static long[] longs(long[] values, int row) {
        return row < values.length ? values : Arrays.copyOf(values, enough(values.length, row));
    }

    /** The first so many values of one array and then of another one; either may be shorter than that. */
    static long[] join(long[] first, int size, long[] later, int laterSize) {
        long[] joined = Arrays.copyOf(first, size + laterSize);
        int known = Math.min(later.length, laterSize);
        System.arraycopy(later, 0, joined, size, known);
        Arrays.fill(joined, size + known, joined.length, 0);
        return joined;
    }

    /** The first so many values of one array and then of another one; either may be shorter than that. */
    static int[] join(int[] first, int size, int[] later, int laterSize) {
        int[] joined = Arrays.copyOf(first, size + laterSize);
        int known = Math.min(later.length, laterSize);
        System.arraycopy(later, 0, joined, size, known);
        Arrays.fill(joined, size + known, joined.length, 0);
        return joined;
    }

    /** Sets behind this row what is set in another one from its beginning. */
    static void join(BitSet first, int size, BitSet later) {
        for (int from = later.nextSetBit(0); from >= 0; ) {
            int to = later.nextClearBit(from);
            first.set(size + from, size + to);
            from = later.nextSetBit(to);
        }
    }

    static int[] pick(int[] values, int size, int[] order) {
        if (order == null) {
            return values.length == size ? values : Arrays.copyOf(values, size);
        }
        int[] picked = new int[size];
        for (int i = 0; i < size; i++) {
            picked[i] = values[order[i]];
        }
        return picked;
    }

    static long[] pick(long[] values, int size, int[] order) {
        if (order == null) {
            return values.length == size ? values : Arrays.copyOf(values, size);
        }
        long[] picked = new long[size];
        for (int i = 0; i < size; i++) {
            picked[i] = values[order[i]];
        }
        return picked;
    }
}
