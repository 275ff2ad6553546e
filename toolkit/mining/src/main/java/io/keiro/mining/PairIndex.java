package io.keiro.mining;

import java.util.Arrays;

/**
 * Numbers the pairs of activity codes in the order in which they first occur, and counts them.
 *
 * <p>Few activities: one table cell per possible pair, the fastest there is. Many activities (a log whose activity column holds free
 * text): an open-addressing table of the pairs that occur, so that ten thousand labels do not need a hundred million cells.
 */
final class PairIndex {

    private static final int DENSE_LIMIT = 512;

    private final int size;
    private final int[] dense;
    private long[] slots;
    private int[] slotIds;
    private long[] keys = new long[64];
    private long[] counts = new long[64];
    private int pairs;

    PairIndex(int activityCodes) {
        size = activityCodes;
        if (size <= DENSE_LIMIT) {
            dense = new int[size * size];
        } else {
            dense = null;
            slots = new long[1024];
            slotIds = new int[1024];
        }
    }

    /** Counts the pair {@code times} more and returns its number. */
    int add(int from, int to, long times) {
        int id = find(from, to);
        if (id < 0) {
            id = insert(from, to);
        }
        counts[id] += times;
        return id;
    }

    /** Number of the pair, or -1 if it was never added. */
    int find(int from, int to) {
        if (dense != null) {
            return dense[from * size + to] - 1;
        }
        long key = key(from, to);
        int slot = slot(key);
        return slotIds[slot] - 1;
    }

    private int insert(int from, int to) {
        if (pairs == keys.length) {
            keys = Arrays.copyOf(keys, pairs * 2);
            counts = Arrays.copyOf(counts, pairs * 2);
        }
        long key = key(from, to);
        keys[pairs] = key;
        pairs++;
        if (dense != null) {
            dense[from * size + to] = pairs;
        } else {
            if (pairs * 2 > slots.length) {
                grow();
            }
            int slot = slot(key);
            slots[slot] = key;
            slotIds[slot] = pairs;
        }
        return pairs - 1;
    }

    private void grow() {
        slots = new long[slots.length * 2];
        slotIds = new int[slots.length];
        for (int id = 0; id < pairs - 1; id++) {
            int slot = slot(keys[id]);
            slots[slot] = keys[id];
            slotIds[slot] = id + 1;
        }
    }

    private int slot(long key) {
        int mask = slots.length - 1;
        int slot = (int) (Hash.mix(key) & mask);
        while (slotIds[slot] != 0 && slots[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private long key(int from, int to) {
        return (long) from * size + to;
    }

    /** Number of different pairs. */
    int pairs() {
        return pairs;
    }

    int from(int id) {
        return (int) (keys[id] / size);
    }

    int to(int id) {
        return (int) (keys[id] % size);
    }

    long count(int id) {
        return counts[id];
    }
}
