package io.keiro.leadtocash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The texts of a block, each once, by a number from 1 on; 0 is none. Millions are asked for, and most come again soon, so the last ones are
 * looked at first.
 */
final class TextNumbers {

    private static final int RECENT = 1 << 10;

    private final HashSlots numbers = new HashSlots();
    private String[] texts = new String[1 << 9];
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
        int hash = text.hashCode();
        for (int slot = numbers.first(hash); numbers.number(slot) >= 0; slot = numbers.next(slot)) {
            int known = numbers.number(slot);
            if (numbers.hash(known) == hash && text.equals(texts[known])) {
                return 1 + known;
            }
        }
        int number = numbers.add(hash);
        if (number == texts.length) {
            texts = Arrays.copyOf(texts, Math.multiplyExact(number, 4));
        }
        texts[number] = text;
        atMost += Integer.BYTES + (long) Character.BYTES * text.length();
        return 1 + number;
    }

    /** How many bytes {@link #put} takes at most. */
    long bytes() {
        return Integer.BYTES + atMost;
    }

    /** Writes how many texts there are, their lengths, and their signs, halves of surrogate pairs too. */
    void put(ByteBuffer block) {
        int count = numbers.count();
        block.putInt(count);
        int lengths = block.position();
        block.position(lengths + count * Integer.BYTES);
        for (int i = 0; i < count; i++) {
            String text = texts[i];
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
