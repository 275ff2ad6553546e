package io.keiro.log;

import java.util.Arrays;

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
