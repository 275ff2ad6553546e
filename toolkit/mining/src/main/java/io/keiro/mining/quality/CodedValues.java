package io.keiro.mining.quality;

import io.keiro.log.Column;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The values of a column by number, in the order in which they first occur, so that they can be compared and counted without looking at
 * them.
 *
 * @param codes one per row; -1 is missing
 * @param firstRows by number, a row with the value
 * @param counts by number, rows with the value
 */
record CodedValues(Column column, int[] codes, int[] firstRows, int[] counts) {

    /** Beyond this a whole number is not told from its neighbour by a double. */
    private static final double EXACT = 1L << 53;

    static CodedValues of(Column column) {
        Coder coder = column.type() == Column.Type.TEXT || hasHugeNumbers(column) ? new TextCoder() : new NumberCoder();
        int[] codes = new int[column.size()];
        int[] firstRows = new int[16];
        int[] counts = new int[16];
        int distinct = 0;
        for (int row = 0; row < codes.length; row++) {
            if (column.isMissing(row)) {
                codes[row] = -1;
                continue;
            }
            int code = coder.code(column, row, distinct);
            if (code == distinct) {
                if (distinct == counts.length) {
                    firstRows = Arrays.copyOf(firstRows, 2 * distinct);
                    counts = Arrays.copyOf(counts, 2 * distinct);
                }
                firstRows[distinct++] = row;
            }
            counts[code]++;
            codes[row] = code;
        }
        return new CodedValues(column, codes, Arrays.copyOf(firstRows, distinct), Arrays.copyOf(counts, distinct));
    }

    private static boolean hasHugeNumbers(Column column) {
        if (column.type() == Column.Type.LONG) {
            for (int row = 0; row < column.size(); row++) {
                if (Math.abs(column.number(row)) >= EXACT) {
                    return true;
                }
            }
        }
        return false;
    }

    String name() {
        return column.name();
    }

    int size() {
        return codes.length;
    }

    /** Number of different values. */
    int distinct() {
        return counts.length;
    }

    int present() {
        return Arrays.stream(counts).sum();
    }

    String label(int code) {
        return column.text(firstRows[code]);
    }

    /** True if no value comes twice: a number of the row rather than something about it. */
    boolean isIdentifier() {
        return distinct() > 1 && distinct() == present();
    }

    /** Gives each value its number; a new one gets {@code next}. */
    private interface Coder {
        int code(Column column, int row, int next);
    }

    private static final class TextCoder implements Coder {
        private final Map<String, Integer> numbers = new HashMap<>();

        @Override
        public int code(Column column, int row, int next) {
            String text = column.text(row);
            Integer known = numbers.get(text);
            if (known == null) {
                numbers.put(text, next);
                return next;
            }
            return known;
        }
    }

    private static final class NumberCoder implements Coder {
        private final LongTable numbers = new LongTable(64);

        @Override
        public int code(Column column, int row, int next) {
            return numbers.putIfAbsent(Double.doubleToLongBits(column.number(row)), next);
        }
    }
}
