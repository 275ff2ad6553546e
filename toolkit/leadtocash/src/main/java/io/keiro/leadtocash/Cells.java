package io.keiro.leadtocash;

import io.keiro.log.InstantText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Values as the exact text of a cell and back, for the files that this room writes itself: nothing is lost on the way. */
final class Cells {

    private static final double LARGEST_WHOLE = 1e15;

    private Cells() {}

    /** A number in full precision, whole ones without decimals; "" for NaN. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE && !isNegativeZero(value);
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private static boolean isNegativeZero(double value) {
        return value == 0 && Double.doubleToRawLongBits(value) != 0;
    }

    /** The text of a value; "" for null. */
    static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    /** The text of a moment; "" for null. */
    static String text(Instant moment) {
        return moment == null ? "" : InstantText.of(moment);
    }

    static double number(TextTable.Row row, String column) {
        String text = row.exact(column);
        try {
            return text == null ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw row.wrong(column, text, "write a number, or leave it empty");
        }
    }

    static Instant instant(TextTable.Row row, String column) {
        return instant(row, column, row.exact(column));
    }

    /** What a text in a column says. */
    static Instant instant(TextTable.Row row, String column, String text) {
        try {
            return text == null ? null : InstantText.parse(text);
        } catch (DateTimeParseException e) {
            throw row.wrong(column, text, "write an instant such as 2026-03-31T05:00:00Z, or leave it empty");
        }
    }

    static LocalDate date(TextTable.Row row, String column) {
        String text = row.exact(column);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw row.wrong(column, text, "write a day such as 2026-03-31, or leave it empty");
        }
    }

    static <E extends Enum<E>> E constant(TextTable.Row row, String column, Class<E> type) {
        return constant(row, column, row.exact(column), List.of(type.getEnumConstants()));
    }

    /** The constant that a text in a column stands for. */
    static <E extends Enum<E>> E constant(TextTable.Row row, String column, String text, Collection<E> constants) {
        for (E constant : constants) {
            if (Columns.word(constant).equals(text == null ? null : text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw row.wrong(
                column,
                text,
                "valid: "
                        + String.join(
                                ", ", constants.stream().map(Columns::word).toList()));
    }

    /** A value that must be there. */
    static String needed(TextTable.Row row, String column) {
        return needed(row, column, row.exact(column));
    }

    /** A text that must be there. */
    static String needed(TextTable.Row row, String column, String text) {
        if (text == null) {
            throw row.wrong(column, null, "this cell must not be empty");
        }
        return text;
    }
}
