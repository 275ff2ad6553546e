package io.keiro.log;

import java.util.Arrays;

/** The text of a cell that is needed until its row is complete, as characters or, if it is ASCII and came so, as bytes. */
final class KeptCell {

    private char[] text = new char[64];
    private byte[] ascii = new byte[64];
    private boolean bytes;
    private int length;

    void set(char[] source, int offset, int count) {
        if (count > text.length) {
            text = new char[Math.max(count, 2 * text.length)];
        }
        System.arraycopy(source, offset, text, 0, count);
        length = count;
        bytes = false;
    }

    void set(byte[] source, int offset, int count) {
        if (count > ascii.length) {
            ascii = new byte[Math.max(count, 2 * ascii.length)];
        }
        System.arraycopy(source, offset, ascii, 0, count);
        length = count;
        bytes = true;
    }

    void set(KeptCell other) {
        if (other.bytes) {
            set(other.ascii, 0, other.length);
        } else {
            set(other.text, 0, other.length);
        }
    }

    void clear() {
        length = 0;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** Whether it is known to be the same text; in another form the same text may look different. */
    boolean isSameAs(KeptCell other) {
        return bytes == other.bytes
                && (bytes
                        ? Arrays.equals(ascii, 0, length, other.ascii, 0, other.length)
                        : Arrays.equals(text, 0, length, other.text, 0, other.length));
    }

    /** Whether it came as bytes. */
    boolean isAscii() {
        return bytes;
    }

    /** Adds a text that came as bytes. Returns its number. */
    int add(TextBatch batch) {
        return batch.add(ascii, 0, length);
    }

    int code(Dictionary dictionary) {
        return bytes ? dictionary.code(ascii, 0, length) : dictionary.code(text, 0, length);
    }
}
