package io.keiro.log;

import java.util.Arrays;

/**
 * The values of a column by number, so that they can be compared without looking at them.
 *
 * @param dictionary the values as text
 * @param codes one per row; -1 is missing
 */
record CodedColumn(Dictionary dictionary, int[] codes) {

    /** A column without any value. */
    static CodedColumn missing(int rows) {
        int[] codes = new int[rows];
        Arrays.fill(codes, -1);
        return new CodedColumn(new Dictionary(), codes);
    }

    static CodedColumn of(Column column) {
        if (column instanceof TextColumn text) {
            return new CodedColumn(text.dictionary(), text.codes());
        }
        int[] codes = new int[column.size()];
        if (column instanceof SelectedColumn selected && selected.whole() instanceof TextColumn text) {
            int[] whole = text.codes();
            int[] rows = selected.rows();
            for (int row = 0; row < codes.length; row++) {
                codes[row] = rows[row] < 0 ? -1 : whole[rows[row]];
            }
            return new CodedColumn(text.dictionary(), codes);
        }
        Dictionary dictionary = new Dictionary();
        ValueCodes byValue = new ValueCodes();
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.isMissing(row) ? -1 : byValue.code(bits(column, row), column, row, dictionary);
        }
        return new CodedColumn(dictionary, codes);
    }

    /** The value as 64 bits, different for different values; texts are not asked. */
    static long bits(Column column, int row) {
        if (column instanceof SelectedColumn selected) {
            return bits(selected.whole(), selected.rows()[row]);
        }
        if (column instanceof LongColumn longs) {
            return longs.values()[row];
        }
        return column instanceof InstantColumn instants
                ? instants.millis()[row]
                : Double.doubleToLongBits(column.number(row));
    }

    /** Codes of values by their bits; only a value that is new is written as text. */
    private static final class ValueCodes {
        private long[] keys = new long[64];
        private int[] codes = new int[64];
        private int size;

        ValueCodes() {
            Arrays.fill(codes, -1);
        }

        int code(long key, Column column, int row, Dictionary dictionary) {
            int mask = codes.length - 1;
            int slot = slot(key, mask);
            while (codes[slot] >= 0) {
                if (keys[slot] == key) {
                    return codes[slot];
                }
                slot = (slot + 1) & mask;
            }
            int code = dictionary.code(column.text(row));
            keys[slot] = key;
            codes[slot] = code;
            if (++size * 2 > codes.length) {
                grow();
            }
            return code;
        }

        private static int slot(long key, int mask) {
            long spread = key * 0x9E3779B97F4A7C15L;
            return (int) (spread >>> 32) & mask;
        }

        private void grow() {
            long[] oldKeys = keys;
            int[] oldCodes = codes;
            keys = new long[2 * oldKeys.length];
            codes = new int[2 * oldCodes.length];
            Arrays.fill(codes, -1);
            int mask = codes.length - 1;
            for (int i = 0; i < oldCodes.length; i++) {
                if (oldCodes[i] >= 0) {
                    int slot = slot(oldKeys[i], mask);
                    while (codes[slot] >= 0) {
                        slot = (slot + 1) & mask;
                    }
                    keys[slot] = oldKeys[i];
                    codes[slot] = oldCodes[i];
                }
            }
        }
    }

    /** How often each code occurs. */
    int[] counts() {
        int[] counts = new int[dictionary.size()];
        for (int code : codes) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return counts;
    }

    int missing() {
        int missing = 0;
        for (int code : codes) {
            missing += code < 0 ? 1 : 0;
        }
        return missing;
    }
}
