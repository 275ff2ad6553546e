package io.keiro.log;

import java.util.Arrays;

/**
 * Numbers the different sequences of activities in the order of their first case, and counts them. A sequence has a key of 64 bits: where
 * it is so short that all its codes fit in, the codes themselves, so that equal keys are equal sequences; else a hash, which a full
 * comparison confirms.
 */
final class VariantCollector {

    private final int[] offsets;
    private final int[] codes;
    /** Bits of a code in a key; a code is one more there, so that 0 stands for none. */
    private final int bits;

    private final int shortest;
    private int[] slots = new int[1024];
    private long[] keys = new long[256];
    private int[] examples = new int[256];
    private int[] frequencies = new int[256];
    private int size;

    VariantCollector(Frame frame) {
        offsets = frame.offsets();
        codes = frame.codes();
        bits = Math.max(
                1,
                Integer.SIZE - Integer.numberOfLeadingZeros(frame.activities().size()));
        // One bit is left: it marks the hashes.
        shortest = (Long.SIZE - 1) / bits;
        Arrays.fill(slots, -1);
    }

    int size() {
        return size;
    }

    /** First case with this variant. */
    int example(int variant) {
        return examples[variant];
    }

    /** Number of cases with this variant. */
    int frequency(int variant) {
        return frequencies[variant];
    }

    /** Writes down the variant of each of these cases. */
    void number(int from, int to, int[] found) {
        for (int c = from; c < to; c++) {
            found[c] = variant(c, 1);
        }
    }

    /** Takes in what was found in later cases of the same log. Returns the number here of each variant there. */
    int[] add(VariantCollector later) {
        int[] here = new int[later.size];
        for (int v = 0; v < here.length; v++) {
            here[v] = variant(later.examples[v], later.frequencies[v]);
        }
        return here;
    }

    private int variant(int caseIndex, int times) {
        long key = key(offsets[caseIndex], offsets[caseIndex + 1]);
        int mask = slots.length - 1;
        int slot = slot(key, mask);
        for (int v = slots[slot]; v >= 0; v = slots[slot]) {
            if (keys[v] == key && (key >= 0 || same(examples[v], caseIndex))) {
                frequencies[v] += times;
                return v;
            }
            slot = (slot + 1) & mask;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            examples = Arrays.copyOf(examples, 2 * size);
            frequencies = Arrays.copyOf(frequencies, 2 * size);
        }
        keys[size] = key;
        examples[size] = caseIndex;
        frequencies[size] = times;
        slots[slot] = size++;
        if (size * 2 > slots.length) {
            grow();
        }
        return size - 1;
    }

    private static int slot(long key, int mask) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
    }

    private void grow() {
        slots = new int[2 * slots.length];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int v = 0; v < size; v++) {
            int slot = slot(keys[v], mask);
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = v;
        }
    }

    /** The codes of a short sequence, else a negative number. */
    private long key(int first, int end) {
        long key = 0;
        if (end - first <= shortest) {
            for (int e = first; e < end; e++) {
                key = key << bits | codes[e] + 1;
            }
            return key;
        }
        // Multiplication by an odd constant and a shift after each code; the length counts through the start value.
        key = end - first;
        for (int e = first; e < end; e++) {
            key = (key ^ codes[e]) * 0x9E3779B97F4A7C15L;
            key ^= key >>> 29;
        }
        return key | Long.MIN_VALUE;
    }

    private boolean same(int a, int b) {
        return Arrays.equals(codes, offsets[a], offsets[a + 1], codes, offsets[b], offsets[b + 1]);
    }
}
