package io.keiro.log;

import java.util.Arrays;
import java.util.List;

/**
 * Rows that have the same values in several columns get the same number, from 0 in the order of their coming. A missing value is equal to
 * a missing value. Cost: one look-up per row and column.
 */
final class Combinations {

    private long[] keys = new long[64];
    private int[] numbers = new int[64];
    private int size;

    private Combinations() {
        Arrays.fill(numbers, -1);
    }

    /** The number of each row's combination of codes; all columns have so many rows. */
    static int[] of(List<int[]> columns, int rows) {
        int[] combined = new int[rows];
        for (int[] codes : columns) {
            Combinations pairs = new Combinations();
            for (int row = 0; row < rows; row++) {
                combined[row] = pairs.number((long) combined[row] << 32 | codes[row] + 1L & 0xffffffffL);
            }
        }
        return combined;
    }

    /** A number for each value of a column, -1 for a missing one; without writing values as text, as {@link CodedColumn} does. */
    static int[] codes(Column column) {
        if (column.type() == Column.Type.TEXT) {
            return CodedColumn.of(column).codes();
        }
        Combinations values = new Combinations();
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.isMissing(row) ? -1 : values.number(CodedColumn.bits(column, row));
        }
        return codes;
    }

    private int number(long key) {
        int mask = numbers.length - 1;
        int slot = slot(key, mask);
        while (numbers[slot] >= 0) {
            if (keys[slot] == key) {
                return numbers[slot];
            }
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        numbers[slot] = size++;
        if (size * 2L > numbers.length) {
            grow();
        }
        return size - 1;
    }

    private static int slot(long key, int mask) {
        long spread = key * 0x9E3779B97F4A7C15L;
        return (int) (spread >>> 32) & mask;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new int[2 * oldKeys.length];
        Arrays.fill(numbers, -1);
        int mask = numbers.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] >= 0) {
                int slot = slot(oldKeys[i], mask);
                while (numbers[slot] >= 0) {
                    slot = (slot + 1) & mask;
                }
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
