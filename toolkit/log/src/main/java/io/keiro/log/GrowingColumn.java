package io.keiro.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A column while a log is being assembled: cells are set by row in any order, unset ones are missing. It takes the type of its first
 * value and widens when another type comes: whole numbers and decimals to decimals, everything else to text.
 */
final class GrowingColumn {

    private final String name;
    private Column.Type type;
    /** Rows that have a value; those of TEXT have a code instead. */
    private BitSet present = new BitSet();
    /** LONG as it is, DOUBLE as bits, INSTANT as epoch milliseconds. */
    private long[] numbers = {};

    private BitSet flags;
    private UtcOffsets.Growing offsets;
    private Dictionary dictionary;
    private RecentCodes recent;
    /** TEXT, -1 where there is none. */
    private int[] codes = {};
    /** How many rows there will be, if that is known. */
    private int expected;

    /** The column that was set after this one in the last row, tried first in the next. */
    GrowingColumn next;

    GrowingColumn(String name) {
        this.name = name;
    }

    /** A column that has a type before its first value. */
    GrowingColumn(String name, Column.Type type) {
        this.name = name;
        become(type);
    }

    String name() {
        return name;
    }

    /** Null until the first value. */
    Column.Type type() {
        return type;
    }

    boolean isSet(int row) {
        return type == Column.Type.TEXT ? row < codes.length && codes[row] >= 0 : present.get(row);
    }

    /** The text in a row of a column of text, or null. */
    String text(int row) {
        return type == Column.Type.TEXT && isSet(row) ? dictionary.entry(codes[row]) : null;
    }

    void clear(int row) {
        present.clear(row);
        if (row < codes.length) {
            codes[row] = -1;
        }
    }

    void clearFrom(int row) {
        if (row < codes.length) {
            Arrays.fill(codes, row, codes.length, -1);
        }
        if (present.length() > row) {
            present.clear(row, present.length());
        }
    }

    /** Empty text is missing. */
    void text(int row, String value) {
        if (value.isEmpty()) {
            return;
        }
        become(Column.Type.TEXT);
        if (recent == null) {
            recent = new RecentCodes(dictionary);
        }
        put(row, recent.code(value));
    }

    void text(int row, char[] value, int offset, int length) {
        if (length > 0) {
            become(Column.Type.TEXT);
            put(row, dictionary.code(value, offset, length));
        }
    }

    void text(int row, byte[] ascii, int offset, int length) {
        if (length > 0) {
            become(Column.Type.TEXT);
            put(row, dictionary.code(ascii, offset, length));
        }
    }

    private void put(int row, int code) {
        if (row >= codes.length) {
            codes = longer(enough(codes.length, row));
        }
        codes[row] = code;
    }

    private int enough(int length, int row) {
        return row < expected ? expected : Growth.enough(length, row);
    }

    private int[] longer(int length) {
        int[] longer = Arrays.copyOf(codes, Math.max(codes.length, length));
        Arrays.fill(longer, codes.length, longer.length, -1);
        return longer;
    }

    void number(int row, long value) {
        if (type == null || type == Column.Type.LONG) {
            type = Column.Type.LONG;
            putNumber(row, value);
        } else if (type == Column.Type.DOUBLE) {
            putNumber(row, Double.doubleToRawLongBits(value));
        } else {
            text(row, Long.toString(value));
        }
    }

    /** NaN is missing. */
    void decimal(int row, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        if (type == null || type == Column.Type.LONG) {
            become(Column.Type.DOUBLE);
        }
        if (type == Column.Type.DOUBLE) {
            putNumber(row, Double.doubleToRawLongBits(value));
        } else {
            text(row, Double.toString(value));
        }
    }

    void flag(int row, boolean value) {
        if (type == null || type == Column.Type.BOOLEAN) {
            become(Column.Type.BOOLEAN);
            flags.set(row, value);
            present.set(row);
        } else {
            text(row, Boolean.toString(value));
        }
    }

    void instant(int row, long millis, int offsetSeconds) {
        if (type == null || type == Column.Type.INSTANT) {
            become(Column.Type.INSTANT);
            putNumber(row, millis);
            offsets.set(row, offsetSeconds);
        } else {
            text(row, IsoTime.text(millis, offsetSeconds));
        }
    }

    private void putNumber(int row, long value) {
        if (row >= numbers.length) {
            numbers = Arrays.copyOf(numbers, enough(numbers.length, row));
        }
        numbers[row] = value;
        present.set(row);
    }

    /** A Java value by its class; null is missing, unknown classes count as text. */
    void value(int row, Object value) {
        if (value == null) {
            return;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            number(row, ((Number) value).longValue());
        } else if (value instanceof Number number) {
            decimal(row, number.doubleValue());
        } else if (value instanceof Boolean flag) {
            flag(row, flag);
        } else if (value instanceof Instant instant) {
            instant(row, instant.toEpochMilli(), 0);
        } else {
            text(row, value.toString());
        }
    }

    /** The value of another column's row, with all that it carries. */
    void take(int row, Column source, int sourceRow) {
        if (source.isMissing(sourceRow)) {
            return;
        }
        if (source instanceof SelectedColumn selected) {
            take(row, selected.whole(), selected.rows()[sourceRow]);
        } else if (source instanceof LongColumn longs) {
            number(row, longs.values()[sourceRow]);
        } else if (source instanceof DoubleColumn doubles) {
            decimal(row, doubles.values()[sourceRow]);
        } else if (source instanceof InstantColumn instants) {
            instant(row, instants.millis()[sourceRow], instants.offsets().seconds(sourceRow));
        } else {
            value(row, source.value(sourceRow));
        }
    }

    /** Says how many rows there will be; room is made for them with the first value. */
    void expect(int rows) {
        expected = rows;
    }

    /** Makes room for so many rows, if there is a value in them yet. */
    void reserve(int rows) {
        if (type == Column.Type.TEXT) {
            codes = longer(rows);
        }
    }

    /** Takes in a later part of the column, of texts like this one, whose first row follows the first so many rows. */
    void add(GrowingColumn later, int rows, int laterRows) {
        if (later.type == null) {
            return;
        }
        if (later.type != Column.Type.TEXT || type != null && type != Column.Type.TEXT) {
            throw new IllegalStateException("parts of the column \"" + name + "\" are " + type + " and " + later.type
                    + "; only texts are joined");
        }
        become(Column.Type.TEXT);
        int[] here = dictionary.add(later.dictionary);
        codes = Arrays.copyOf(longer(rows), rows + laterRows);
        for (int row = 0; row < laterRows; row++) {
            int code = row < later.codes.length ? later.codes[row] : -1;
            codes[rows + row] = code < 0 ? -1 : here[code];
        }
    }

    private void become(Column.Type wanted) {
        if (type != wanted) {
            change(wanted);
        }
    }

    private void change(Column.Type wanted) {
        Column.Type old = type;
        if (wanted == Column.Type.TEXT) {
            dictionary = new Dictionary();
            if (old != null) {
                Column before = build(present.length(), null);
                codes = longer(present.length());
                for (int row = present.nextSetBit(0); row >= 0; row = present.nextSetBit(row + 1)) {
                    codes[row] = dictionary.code(before.text(row));
                }
            }
            present.clear();
            numbers = new long[0];
            flags = null;
            offsets = null;
        } else if (wanted == Column.Type.DOUBLE && old == Column.Type.LONG) {
            for (int row = present.nextSetBit(0); row >= 0; row = present.nextSetBit(row + 1)) {
                numbers[row] = Double.doubleToRawLongBits(numbers[row]);
            }
        } else if (wanted == Column.Type.BOOLEAN) {
            flags = new BitSet();
        } else if (wanted == Column.Type.INSTANT) {
            offsets = new UtcOffsets.Growing();
        }
        type = wanted;
    }

    /**
     * The finished column.
     *
     * @param order source row of each row, or null to keep them
     */
    Column build(int rows, int[] order) {
        Column.Type built = type == null ? Column.Type.TEXT : type;
        return switch (built) {
            case TEXT -> new TextColumn(name, dictionary == null ? new Dictionary() : dictionary, codes(rows, order));
            case LONG ->
                new LongColumn(name, Growth.pick(numbers(rows), rows, order), bits(present, rows, order, true));
            case DOUBLE -> new DoubleColumn(name, doubles(rows, order));
            case BOOLEAN ->
                new BooleanColumn(name, rows, bits(flags, rows, order, false), bits(present, rows, order, true));
            case INSTANT -> new InstantColumn(name, instants(rows, order), offsets.build(rows, order));
        };
    }

    private int[] codes(int rows, int[] order) {
        return Growth.pick(codes.length < rows ? longer(rows) : codes, rows, order);
    }

    private long[] numbers(int rows) {
        return numbers.length >= rows ? numbers : Arrays.copyOf(numbers, rows);
    }

    private double[] doubles(int rows, int[] order) {
        double[] built = new double[rows];
        for (int i = 0; i < rows; i++) {
            int row = order == null ? i : order[i];
            built[i] = present.get(row) ? Double.longBitsToDouble(numbers[row]) : Double.NaN;
        }
        return built;
    }

    private long[] instants(int rows, int[] order) {
        long[] built = new long[rows];
        for (int i = 0; i < rows; i++) {
            int row = order == null ? i : order[i];
            built[i] = present.get(row) ? numbers[row] : EventLog.NO_TIME;
        }
        return built;
    }

    /** @param nullIfAll whether a set that holds every row is worth nothing */
    private static BitSet bits(BitSet source, int rows, int[] order, boolean nullIfAll) {
        BitSet built = new BitSet(rows);
        if (order == null) {
            built.or(source);
            if (built.length() > rows) {
                built.clear(rows, built.length());
            }
        } else {
            for (int i = 0; i < rows; i++) {
                if (source.get(order[i])) {
                    built.set(i);
                }
            }
        }
        return nullIfAll && built.cardinality() == rows ? null : built;
    }
}
