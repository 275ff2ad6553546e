package io.keiro.log;

import java.util.Locale;
import java.util.Objects;

/**
 * How the rows of a table that belong to a case become one value: {@code Aggregate.sum("amount").by("deal")}. Rows without a value do not
 * count; numbers and moments may stand as text, by the rules of an import. Rows belong to the case whose id is their key, or whose attribute is, with {@link #to}.
 *
 * @param function what is made of the values
 * @param value column of the table with the values; empty for {@link #count()}
 * @param key column of the table that says to which case a row belongs
 * @param attribute case attribute that the key is looked up in, or empty for the case id
 */
public record Aggregate(Function function, String value, String key, String attribute) {

    /** What is made of the values of a case. */
    public enum Function {
        /** the smallest number, or the earliest moment */
        MIN,
        /** the largest number, or the latest moment */
        MAX,
        /** the numbers added; whole if all are */
        SUM,
        /** how many rows there are */
        COUNT,
        /** the value of the first row that has one, in the order of the table */
        FIRST,
        /** the value of the last row that has one, in the order of the table */
        LAST,
        /** the middle of the numbers; between two of them their mean */
        MEDIAN
    }

    public Aggregate {
        Objects.requireNonNull(function, "an aggregate needs a function, for example Aggregate.Function.SUM");
        Objects.requireNonNull(value, "an aggregate needs the name of the column with the values");
        Objects.requireNonNull(key, "an aggregate needs the name of the column with the keys");
        Objects.requireNonNull(attribute, "an aggregate needs the name of a case attribute, or empty text");
    }

    private static Aggregate of(Function function, String value) {
        return new Aggregate(function, value, "", "");
    }

    public static Aggregate min(String value) {
        return of(Function.MIN, value);
    }

    public static Aggregate max(String value) {
        return of(Function.MAX, value);
    }

    public static Aggregate sum(String value) {
        return of(Function.SUM, value);
    }

    /** How many rows belong to the case. */
    public static Aggregate count() {
        return of(Function.COUNT, "");
    }

    public static Aggregate first(String value) {
        return of(Function.FIRST, value);
    }

    public static Aggregate last(String value) {
        return of(Function.LAST, value);
    }

    public static Aggregate median(String value) {
        return of(Function.MEDIAN, value);
    }

    /** The column of the table that says to which case a row belongs. */
    public Aggregate by(String keyColumn) {
        return new Aggregate(function, value, keyColumn, attribute);
    }

    /** The case attribute that the key is looked up in; the case id unless said. */
    public Aggregate to(String caseAttribute) {
        return new Aggregate(function, value, key, caseAttribute);
    }

    @Override
    public String toString() {
        return "Aggregate." + function.name().toLowerCase(Locale.ROOT) + "("
                + (value.isEmpty() ? "" : "\"" + value + "\"") + ").by(\"" + key + "\")"
                + (attribute.isEmpty() ? "" : ".to(\"" + attribute + "\")");
    }
}
