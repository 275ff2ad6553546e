package io.keiro.log;

import java.util.Arrays;

/**
 * Texts of ASCII characters that a dictionary looks up together. In a large dictionary each look-up waits for memory; asked for many at
 * once, memory answers for all of them in about the same time.
 */
final class TextBatch {

    private static final int MOST = 512;

    private byte[] texts = new byte[16 * MOST];
    private final int[] ends = new int[MOST];
    private final int[] hashes = new int[MOST];
    private final int[] codes = new int[MOST];
    private final long[] seen = new long[MOST];
    private int size;

    int size() {
        return size;
    }

    boolean isFull() {
        return size == MOST;
    }

    /** Returns its number in the batch. */
    int add(byte[] ascii, int offset, int length) {
        int from = start(size);
        if (length > texts.length - from) {
            texts = Arrays.copyOf(texts, Math.max(from + length, 2 * texts.length));
        }
        System.arraycopy(ascii, offset, texts, from, length);
        ends[size] = from + length;
        hashes[size] = Dictionary.hash(ascii, offset, length);
        return size++;
    }

    byte[] texts() {
        return texts;
    }

    int start(int number) {
        return number == 0 ? 0 : ends[number - 1];
    }

    int length(int number) {
        return ends[number] - start(number);
    }

    int hash(int number) {
        return hashes[number];
    }

    /** What the dictionary noted for each text on its way. */
    long[] seen() {
        return seen;
    }

    /** The code of each text, when the dictionary has looked them up. */
    int[] codes() {
        return codes;
    }

    void clear() {
        size = 0;
    }
}
