package io.keiro.log;

import java.util.Arrays;

/**
 * Texts by number: the first text gets code 0, each new one the next. Open addressing with linear probing over the hash that
 * {@link String#hashCode} defines, so that a text can be looked up from characters without making a string of them. The texts lie end to
 * end in a few large blocks, one byte a character where that suffices: a log may have millions of case ids that nobody ever asks for. A
 * string is made when a text is asked for, and kept unless there are very many. Grows while a log is being assembled and is only read afterwards.
 */
final class Dictionary {

    private static final String[] NONE = {};
    /** As a code it is -1. No text has it, because codes are not negative. */
    private static final long FREE = -1;
    /** Slots looked at before the first of them is needed. */
    private static final int AHEAD = 256;
    /** More strings than this are not kept: who asks for so many asks for each once. */
    private static final int MOST_STRINGS = 1 << 16;

    private final TextBlocks blocks = new TextBlocks();
    private long[] places = new long[16];
    private int[] hashes = new int[16];
    /** Hash in the upper half, code in the lower: whether a slot holds the text is mostly told without looking elsewhere. */
    private long[] slots = new long[32];

    private int size;
    /** Strings that somebody asked for. Shared without locks: a string that gets lost is made again. */
    private String[] strings = NONE;

    Dictionary() {
        Arrays.fill(slots, FREE);
    }

    /** Room for so many texts, and for more if there are. */
    Dictionary(int texts) {
        this();
        expect(texts);
    }

    int size() {
        return size;
    }

    String entry(int code) {
        if (size > MOST_STRINGS && code < size) {
            return blocks.text(places[code]);
        }
        String[] known = strings;
        if (code >= known.length) {
            if (code >= size) {
                throw new ArrayIndexOutOfBoundsException("code " + code + " of " + size);
            }
            known = Arrays.copyOf(known, hashes.length);
            strings = known;
        }
        String text = known[code];
        if (text == null) {
            text = blocks.text(places[code]);
            known[code] = text;
        }
        return text;
    }

    /** The code of a text, a new one if it has none. */
    int code(String text) {
        int hash = text.hashCode();
        int slot = slot(text, hash);
        return slots[slot] != FREE ? (int) slots[slot] : add(blocks.add(text), hash, slot);
    }

    /** The code of a text given as characters, a new one if it has none. */
    int code(char[] text, int offset, int length) {
        int hash = hash(text, offset, length);
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        for (long found = slots[slot]; found != FREE; found = slots[slot]) {
            if (found >> Integer.SIZE == hash && blocks.equal(places[(int) found], text, offset, length)) {
                return (int) found;
            }
            slot = (slot + 1) & mask;
        }
        return add(blocks.add(text, offset, length), hash, slot);
    }

    /** The code of a text of ASCII characters, a new one if it has none. */
    int code(byte[] ascii, int offset, int length) {
        return code(ascii, offset, length, hash(ascii, offset, length));
    }

    /** The codes of some texts, new ones for those that have none, as if they were asked for one by one. */
    void code(TextBatch batch) {
        long[] seen = batch.seen();
        int size = batch.size();
        // What the look-up of each text will need is touched for all of them, step by step; then it is near.
        for (int i = 0; i < size; i++) {
            seen[i] = slots[home(batch.hash(i))];
        }
        for (int i = 0; i < size; i++) {
            seen[i] = seen[i] >> Integer.SIZE == batch.hash(i) && seen[i] != FREE ? places[(int) seen[i]] : 0;
        }
        for (int i = 0; i < size; i++) {
            seen[i] = seen[i] == 0 ? 0 : blocks.length(seen[i]);
        }
        for (int i = 0; i < size; i++) {
            batch.codes()[i] = code(batch.texts(), batch.start(i), batch.length(i), batch.hash(i));
        }
    }

    private int code(byte[] ascii, int offset, int length, int hash) {
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        for (long found = slots[slot]; found != FREE; found = slots[slot]) {
            if (found >> Integer.SIZE == hash && blocks.equal(places[(int) found], ascii, offset, length)) {
                return (int) found;
            }
            slot = (slot + 1) & mask;
        }
        return add(blocks.add(ascii, offset, length), hash, slot);
    }

    /** The code of a text given as characters, or -1 if it has none. */
    int find(char[] text, int offset, int length) {
        return find(new String(text, offset, length));
    }

    /** The code of a text, or -1 if it has none. */
    int find(String text) {
        return (int) slots[slot(text, text.hashCode())];
    }

    /** The first text that holds a control character other than a tab or a line break, or -1. */
    int firstWithControl() {
        for (int code = 0; code < size; code++) {
            if (blocks.hasControl(places[code])) {
                return code;
            }
        }
        return -1;
    }

    /** Adds the texts of another one, in its order. Returns the code here of each code there. */
    int[] add(Dictionary other) {
        int[] codes = new int[other.size];
        expect(size + other.size);
        long[] found = new long[AHEAD];
        for (int from = 0; from < codes.length; from += AHEAD) {
            int to = Math.min(codes.length, from + AHEAD);
            // Looking at many slots one after the other lets memory answer for all of them at once; then they are near.
            for (int code = from; code < to; code++) {
                found[code - from] = slots[home(other.hashes[code])];
            }
            for (int code = from; code < to; code++) {
                int hash = other.hashes[code];
                int slot =
                        found[code - from] == FREE && slots[home(hash)] == FREE ? home(hash) : slot(other, code, hash);
                codes[code] = slots[slot] != FREE
                        ? (int) slots[slot]
                        : add(blocks.add(other.blocks, other.places[code]), hash, slot);
            }
        }
        return codes;
    }

    /** Where the text is, or would be. */
    private int slot(String text, int hash) {
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        for (long found = slots[slot]; found != FREE; found = slots[slot]) {
            if (found >> Integer.SIZE == hash && blocks.equal(places[(int) found], text)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int slot(Dictionary other, int otherCode, int hash) {
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        for (long found = slots[slot]; found != FREE; found = slots[slot]) {
            if (found >> Integer.SIZE == hash
                    && blocks.equal(places[(int) found], other.blocks, other.places[otherCode])) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** What {@link String#hashCode} says, four characters a step: otherwise each would wait for the one before. */
    private static int hash(char[] text, int offset, int length) {
        int hash = 0;
        int i = offset;
        int end = offset + length;
        for (; i + 3 < end; i += 4) {
            hash = 923_521 * hash + 29_791 * text[i] + 961 * text[i + 1] + 31 * text[i + 2] + text[i + 3];
        }
        for (; i < end; i++) {
            hash = 31 * hash + text[i];
        }
        return hash;
    }

    static int hash(byte[] ascii, int offset, int length) {
        int hash = 0;
        int i = offset;
        int end = offset + length;
        for (; i + 3 < end; i += 4) {
            hash = 923_521 * hash + 29_791 * ascii[i] + 961 * ascii[i + 1] + 31 * ascii[i + 2] + ascii[i + 3];
        }
        for (; i < end; i++) {
            hash = 31 * hash + ascii[i];
        }
        return hash;
    }

    /** Hashes of short numbers differ in few bits; multiplying spreads them over the table. */
    private int home(int hash) {
        return spread(hash) & slots.length - 1;
    }

    private static int spread(int hash) {
        int spread = hash * 0x9E3779B9;
        return spread ^ spread >>> 16;
    }

    private int add(long place, int hash, int slot) {
        if (size == hashes.length) {
            places = Arrays.copyOf(places, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        places[size] = place;
        hashes[size] = hash;
        slots[slot] = (long) hash << Integer.SIZE | size;
        if (++size * 2 > slots.length) {
            rehash(2 * slots.length);
        }
        return size - 1;
    }

    /** Makes room for so many texts at once. */
    private void expect(int most) {
        int length = slots.length;
        while (most >= length / 2 && length < 1 << 29) {
            length *= 2;
        }
        if (length > slots.length) {
            places = Arrays.copyOf(places, Math.max(places.length, length / 2));
            hashes = Arrays.copyOf(hashes, Math.max(hashes.length, length / 2));
            rehash(length);
        }
    }

    /** In the order of the slots, so that those of the larger table are met in order as well. */
    private void rehash(int length) {
        long[] old = slots;
        slots = new long[length];
        Arrays.fill(slots, FREE);
        int mask = slots.length - 1;
        for (long entry : old) {
            if (entry != FREE) {
                int slot = home((int) (entry >> Integer.SIZE));
                while (slots[slot] != FREE) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = entry;
            }
        }
    }
}
