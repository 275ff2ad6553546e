package io.keiro.log;

/**
 * One typed, read-only column of a log: the values of one attribute, row by row. A missing value is neither zero nor empty text;
 * ask {@link #isMissing} first.
 */
public interface Column {

    /** What a column holds. */
    enum Type {
        TEXT,
        LONG,
        DOUBLE,
        BOOLEAN,
        INSTANT
    }

    String name();

    Type type();

    int size();

    boolean isMissing(int row);

    /** The value as its Java type ({@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code Instant}), or null if missing. */
    Object value(int row);

    /** The value as text, or null if missing; instants in ISO 8601. */
    String text(int row);

    /** The value as a number: long and double as they are, instants as epoch milliseconds, booleans 0 or 1; NaN for missing and for text. */
    double number(int row);
}
