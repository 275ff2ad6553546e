package io.keiro.log;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.function.IntFunction;

/**
 * Makes a typed column of values that a function gives, row by row. The type is that of the values; whole numbers and numbers with
 * decimals together are numbers with decimals, all else must be of one type.
 */
final class AttributeValues {

    private static final String VALID =
            "a text (String), a whole number (long), a number (double), yes or no (boolean), a moment (Instant) or null";

    private final String name;
    /** Says where a row is: "case 4711". */
    private final IntFunction<String> where;

    private final GrowingColumn column;
    private Object first;
    private int firstRow;

    AttributeValues(String name, IntFunction<String> where) {
        this.name = name;
        this.where = where;
        this.column = new GrowingColumn(name);
    }

    Column of(int rows, IntFunction<Object> values) {
        for (int row = 0; row < rows; row++) {
            set(row, values.apply(row));
        }
        return column.build(rows, null);
    }

    private void set(int row, Object value) {
        if (value == null) {
            return;
        }
        Column.Type type = type(row, value);
        Column.Type before = column.type();
        boolean numbers = isNumber(type) && isNumber(before);
        if (before != null && before != type && !numbers) {
            throw new IllegalArgumentException(
                    "the values of \"" + name + "\" are of two types: " + said(first) + " in "
                            + where.apply(firstRow) + ", but " + said(value) + " in " + where.apply(row)
                            + "; return values of one type everywhere, or null");
        }
        column.value(row, value);
        if (before == null) {
            first = value;
            firstRow = row;
        }
    }

    private static boolean isNumber(Column.Type type) {
        return type == Column.Type.LONG || type == Column.Type.DOUBLE;
    }

    private Column.Type type(int row, Object value) {
        if (value instanceof CharSequence) {
            return Column.Type.TEXT;
        }
        if (value instanceof Boolean) {
            return Column.Type.BOOLEAN;
        }
        if (value instanceof Instant) {
            return Column.Type.INSTANT;
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return Column.Type.LONG;
        }
        if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
            return Column.Type.DOUBLE;
        }
        String hint = value instanceof java.time.Duration
                ? "; make a number with a unit of it, for example duration.toMinutes()"
                : value instanceof BigInteger ? "; make a long of it with longValueExact()" : "";
        throw new IllegalArgumentException("the value of \"" + name + "\" in " + where.apply(row) + " is " + said(value)
                + ", which no column holds; valid is " + VALID + hint);
    }

    private static String said(Object value) {
        return "\"" + value + "\" (" + value.getClass().getSimpleName() + ")";
    }
}
