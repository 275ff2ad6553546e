package io.keiro.leadtocash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The texts of a block, each once, by a number from 1 on; 0 is none. Millions are asked for, so they are found by open addressing, and the
 * last ones before that: most come again soon.
 */
final class TextNumbers {

    private static final int RECENT = 1 << 10;

    /** By their numbers. */
    private String[] texts = new String[1 << 9];

    private int count;
    /** Numbers by what comes of the hash, at most half of them in use. */
    private int[] slots = new int[1 << 10];

    private final String[] recent = new String[RECENT];
    private final int[] recentNumbers = new int[RECENT];
    /** How many bytes the texts take, two for each sign. */
    private long atMost;

    int of(String text) {
        if (text == null) {
            return 0;
        }
        int place = text.hashCode() & RECENT - 1;
        if (!text.equals(recent[place])) {
            recent[place] = text;
            recentNumbers[place] = number(text);
        }
        return recentNumbers[place];
    }

    private int number(String text) {
        int slot = slot(text);
        while (slots[slot] != 0) {
            if (text.equals(texts[slots[slot]])) {
                return slots[slot];
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (count + 1 == texts.length) {
            grow();
            return number(text);
        }
        texts[++count] = text;
        slots[slot] = count;
        atMost += Integer.BYTES + (long) Character.BYTES * text.length();
        return count;
    }

    private int slot(String text) {
        int hash = text.hashCode();
        return (hash ^ hash >>> 15) * 0x9E3779B1 >>> 7 & slots.length - 1;
    }

    private void grow() {
        texts = Arrays.copyOf(texts, Math.multiplyExact(texts.length, 4));
        slots = new int[Math.multiplyExact(slots.length, 4)];
        for (int number = 1; number <= count; number++) {
            int slot = slot(texts[number]);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number;
        }
    }

    /** How many bytes {@link #put} takes at most. */
    long bytes() {
        return Integer.BYTES + atMost;
    }

    /** Writes how many texts there are, their lengths, and their signs, halves of surrogate pairs too. */
    void put(ByteBuffer block) {
        block.putInt(count);
        int lengths = block.position();
        block.position(lengths + count * Integer.BYTES);
        for (int i = 0; i < count; i++) {
            String text = texts[1 + i];
            boolean narrow = isNarrow(text);
            // Below zero: two bytes for each sign.
            block.putInt(lengths + i * Integer.BYTES, narrow ? text.length() : -text.length());
            if (narrow) {
                block.put(text.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                block.asCharBuffer().put(text);
                block.position(block.position() + Character.BYTES * text.length());
            }
        }
    }

    private static boolean isNarrow(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /** The texts that {@link #put} wrote, at their numbers. */
    static String[] read(ByteBuffer block) {
        String[] texts = new String[1 + block.getInt()];
        int[] lengths = new int[texts.length];
        block.asIntBuffer().get(lengths, 1, lengths.length - 1);
        int at = block.position() + (lengths.length - 1) * Integer.BYTES;
        for (int i = 1; i < texts.length; i++) {
            int length = lengths[i];
            if (length < 0) {
                char[] signs = new char[-length];
                block.position(at).asCharBuffer().get(signs);
                texts[i] = new String(signs);
                at += Character.BYTES * signs.length;
            } else {
                texts[i] = new String(block.array(), block.arrayOffset() + at, length, StandardCharsets.ISO_8859_1);
                at += length;
            }
        }
        block.position(at);
        return texts;
    }
}
