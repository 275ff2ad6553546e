package io.keiro.log;

import java.util.Arrays;

/**
 * Texts by number: the first text gets code 0, each new one the next. Open addressing with linear probing over the hash that
 * {@link String#hashCode} defines, so that a text can be looked up from characters without making a string of them. Grows while a log is
 * being assembled and is only read afterwards.
 */
final class Dictionary {

    private String[] entries = new String[16];
    private int[] hashes = new int[16];
    private int[] slots = new int[32];
    private int size;

    Dictionary() {
        Arrays.fill(slots, -1);
    }

    int size() {
        return size;
    }

    String entry(int code) {
        return entries[code];
    }

    /** The code of a text, a new one if it has none. */
    int code(String text) {
        int hash = text.hashCode();
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        for (int code = slots[slot]; code >= 0; code = slots[slot]) {
            if (hashes[code] == hash && entries[code].equals(text)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        return add(text, hash, slot);
    }

    /** The code of a text given as characters, a new one if it has none. */
    int code(char[] text, int offset, int length) {
        int hash = hash(text, offset, length);
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        for (int code = slots[slot]; code >= 0; code = slots[slot]) {
            if (hashes[code] == hash && equal(entries[code], text, offset, length)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        return add(new String(text, offset, length), hash, slot);
    }

    /** The code of a text given as characters, or -1 if it has none. */
    int find(char[] text, int offset, int length) {
        return find(new String(text, offset, length));
    }

    /** The code of a text, or -1 if it has none. */
    int find(String text) {
        int hash = text.hashCode();
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        for (int code = slots[slot]; code >= 0; code = slots[slot]) {
            if (hashes[code] == hash && entries[code].equals(text)) {
                return code;
            }
            slot = (slot + 1) & mask;
        }
        return -1;
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

    private static boolean equal(String entry, char[] text, int offset, int length) {
        if (entry.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (entry.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }

    /** Hashes of short numbers differ in few bits; multiplying spreads them over the table. */
    private static int spread(int hash) {
        int spread = hash * 0x9E3779B9;
        return spread ^ spread >>> 16;
    }

    private int add(String text, int hash, int slot) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        entries[size] = text;
        hashes[size] = hash;
        slots[slot] = size;
        if (++size * 2 > slots.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, -1);
        int mask = slots.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = spread(hashes[code]) & mask;
            while (slots[slot] >= 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = code;
        }
    }
}
