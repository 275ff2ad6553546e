package io.keiro.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Texts end to end in blocks of bytes: one byte a character if all of them are below 256, else two. A text is known by its place, a
 * number that holds its block, where it begins there, and its form; its length stands before it.
 */
final class TextBlocks {

    /** Bits of a place: the form lowest, then the position in the block, then the block. */
    private static final int POSITION_BITS = 31;

    private static final int LENGTH_BYTES = 4;

    private static final VarHandle LENGTH = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int SMALLEST = 64;
    private static final int LARGEST = 1 << 24;

    private byte[][] blocks = {};
    private int block = -1;
    private int used;
    /** For the characters of a text that is not too long. */
    private final char[] spare = new char[64];

    long add(String text) {
        int length = text.length();
        char[] characters = length > spare.length ? new char[length] : spare;
        text.getChars(0, length, characters, 0);
        return add(characters, 0, length);
    }

    long add(char[] text, int offset, int length) {
        boolean wide = isWide(text, offset, length);
        long place = open(length, wide);
        byte[] bytes = blocks[block];
        for (int i = offset; i < offset + length; i++) {
            bytes[used++] = (byte) text[i];
            if (wide) {
                bytes[used++] = (byte) (text[i] >>> 8);
            }
        }
        return place;
    }

    long add(byte[] ascii, int offset, int length) {
        long place = open(length, false);
        System.arraycopy(ascii, offset, blocks[block], used, length);
        used += length;
        return place;
    }

    /** A text of other blocks. */
    long add(TextBlocks others, long otherPlace) {
        int length = others.length(otherPlace);
        boolean wide = isWide(otherPlace);
        long place = open(length, wide);
        int size = wide ? 2 * length : length;
        System.arraycopy(others.bytes(otherPlace), start(otherPlace), blocks[block], used, size);
        used += size;
        return place;
    }

    private static boolean isWide(char[] text, int offset, int length) {
        int all = 0;
        for (int i = offset; i < offset + length; i++) {
            all |= text[i];
        }
        return all > 0xff;
    }

    /** Makes room and writes the length. */
    private long open(int length, boolean wide) {
        long needed = LENGTH_BYTES + (wide ? 2L * length : length);
        if (block < 0 || needed > blocks[block].length - used) {
            if (needed > Integer.MAX_VALUE - 8) {
                throw new OutOfMemoryError("a text of " + length + " characters");
            }
            int size = block < 0 ? SMALLEST : Math.min(LARGEST, 2 * Math.min(LARGEST, blocks[block].length));
            block++;
            blocks = block < blocks.length ? blocks : Arrays.copyOf(blocks, Math.max(4, 2 * block));
            blocks[block] = new byte[(int) Math.max(size, needed)];
            used = 0;
        }
        LENGTH.set(blocks[block], used, length);
        used += LENGTH_BYTES;
        return (long) block << POSITION_BITS + 1 | (long) used << 1 | (wide ? 1 : 0);
    }

    private static boolean isWide(long place) {
        return (place & 1) != 0;
    }

    private static int start(long place) {
        return (int) (place >>> 1) & Integer.MAX_VALUE;
    }

    private byte[] bytes(long place) {
        return blocks[(int) (place >>> POSITION_BITS + 1)];
    }

    int length(long place) {
        return (int) LENGTH.get(bytes(place), start(place) - LENGTH_BYTES);
    }

    String text(long place) {
        int start = start(place);
        int length = length(place);
        byte[] bytes = bytes(place);
        if (!isWide(place)) {
            return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
        }
        // No decoder: it would replace half of a surrogate pair.
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) wide(bytes, start + 2 * i);
        }
        return new String(text);
    }

    boolean equal(long place, char[] text, int offset, int length) {
        if (length(place) != length) {
            return false;
        }
        byte[] bytes = bytes(place);
        int at = start(place);
        if (isWide(place)) {
            for (int i = 0; i < length; i++) {
                if (wide(bytes, at + 2 * i) != text[offset + i]) {
                    return false;
                }
            }
        } else {
            for (int i = 0; i < length; i++) {
                if ((bytes[at + i] & 0xff) != text[offset + i]) {
                    return false;
                }
            }
        }
        return true;
    }

    boolean equal(long place, byte[] ascii, int offset, int length) {
        if (isWide(place) || length(place) != length) {
            return false;
        }
        int at = start(place);
        return Arrays.equals(bytes(place), at, at + length, ascii, offset, offset + length);
    }

    boolean equal(long place, String text) {
        if (length(place) != text.length()) {
            return false;
        }
        byte[] bytes = bytes(place);
        int at = start(place);
        boolean wide = isWide(place);
        for (int i = 0; i < text.length(); i++) {
            if ((wide ? wide(bytes, at + 2 * i) : bytes[at + i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean equal(long place, TextBlocks others, long otherPlace) {
        int length = length(place);
        if (length != others.length(otherPlace) || isWide(place) != isWide(otherPlace)) {
            return false;
        }
        int size = isWide(place) ? 2 * length : length;
        int at = start(place);
        int otherAt = start(otherPlace);
        return Arrays.equals(bytes(place), at, at + size, others.bytes(otherPlace), otherAt, otherAt + size);
    }

    /** Whether it holds a control character other than a tab or a line break. */
    boolean hasControl(long place) {
        byte[] bytes = bytes(place);
        int at = start(place);
        int length = length(place);
        boolean wide = isWide(place);
        for (int i = 0; i < length; i++) {
            int c = wide ? wide(bytes, at + 2 * i) : bytes[at + i] & 0xff;
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f) {
                return true;
            }
        }
        return false;
    }

    private static int wide(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
    }
}
