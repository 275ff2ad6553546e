package io.keiro.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Byte sequences that come again and again, such as names and keys: each becomes one symbol with one string. ASCII only. */
final class ByteSymbols {

    private static final int MOST = 1 << 16;

    /** A sequence of bytes and its string. Symbols of the same bytes are the same object while there are not absurdly many. */
    static final class Symbol {
        private final byte[] bytes;
        private final int hash;
        private final String string;

        /** The symbol that came after this one the last time, and will probably come again. */
        Symbol next;

        private Symbol(byte[] bytes, int hash) {
            this.bytes = bytes;
            this.hash = hash;
            this.string = new String(bytes, StandardCharsets.US_ASCII);
        }

        @Override
        public String toString() {
            return string;
        }

        int length() {
            return bytes.length;
        }

        /** Whether these bytes stand here; the caller knows that there are enough. */
        boolean isAt(byte[] text, int from) {
            // Names are short: a plain loop is quicker than the vectors of Arrays.equals.
            for (int i = bytes.length - 1; i >= 0; i--) {
                if (text[from + i] != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private Symbol[] slots = new Symbol[128];
    private int size;

    Symbol of(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        return of(bytes, 0, bytes.length);
    }

    Symbol of(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int mask = slots.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        for (Symbol symbol = slots[slot]; symbol != null; symbol = slots[slot]) {
            if (symbol.hash == hash && symbol.length() == to - from && symbol.isAt(bytes, from)) {
                return symbol;
            }
            slot = (slot + 1) & mask;
        }
        Symbol symbol = new Symbol(Arrays.copyOfRange(bytes, from, to), hash);
        if (size < MOST) {
            slots[slot] = symbol;
            if (++size * 2 > slots.length) {
                grow();
            }
        }
        return symbol;
    }

    private void grow() {
        Symbol[] old = slots;
        slots = new Symbol[2 * old.length];
        int mask = slots.length - 1;
        for (Symbol symbol : old) {
            if (symbol != null) {
                int slot = (symbol.hash ^ symbol.hash >>> 15) & mask;
                while (slots[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = symbol;
            }
        }
    }
}
