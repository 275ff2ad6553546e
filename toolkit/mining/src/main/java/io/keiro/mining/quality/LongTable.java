package io.keiro.mining.quality;

/** Whole numbers that stand for something, each with a number of its own: open addressing, nothing boxed. */
final class LongTable {

    private long[] keys;
    private int[] values;
    private boolean[] used;
    private int size;

    LongTable(int expected) {
        int slots = Integer.highestOneBit(Math.max(16, expected) * 2 - 1) * 2;
        keys = new long[slots];
        values = new int[slots];
        used = new boolean[slots];
    }

    int size() {
        return size;
    }

    /** The value of a key: that which it had, else this one. */
    int putIfAbsent(long key, int value) {
        int slot = slot(key);
        if (!used[slot]) {
            if (2 * (size + 1) > keys.length) {
                grow();
                slot = slot(key);
            }
            used[slot] = true;
            keys[slot] = key;
            values[slot] = value;
            size++;
        }
        return values[slot];
    }

    /** The value of a key, or {@code otherwise}. */
    int get(long key, int otherwise) {
        int slot = slot(key);
        return used[slot] ? values[slot] : otherwise;
    }

    /** Gives a key this value, whatever it had. */
    void put(long key, int value) {
        putIfAbsent(key, value);
        values[slot(key)] = value;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) (mix(key) & mask);
        while (used[slot] && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        boolean[] oldUsed = used;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        used = new boolean[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldUsed[i]) {
                int slot = slot(oldKeys[i]);
                used[slot] = true;
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    /** Spreads the bits (the finalizer of SplittableRandom: Steele, Lea, Flood, Fast Splittable Pseudorandom Number Generators, 2014). */
    static long mix(long key) {
        long z = key + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
