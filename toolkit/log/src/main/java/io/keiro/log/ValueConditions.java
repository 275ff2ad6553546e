package io.keiro.log;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Conditions on the values of a column, at the level of cases or of events. A missing value meets none but {@link #missing}. */
final class ValueConditions {

    private final EventLog log;
    private final Column column;

    private ValueConditions(EventLog log, Column column) {
        this.log = log;
        this.column = column;
    }

    static ValueConditions of(EventLog log, Scope scope, String column) {
        Objects.requireNonNull(column, "a column needs a name");
        return new ValueConditions(
                log, scope == Scope.CASES ? LogColumns.ofCases(log, column) : LogColumns.ofEvents(log, column));
    }

    /** The level at which a column stands. */
    static Scope level(EventLog log, String column) {
        return LogColumns.isOfCases(log, column) ? Scope.CASES : Scope.EVENTS;
    }

    static EventLog filter(EventLog log, Verb verb, Scope scope, Bound condition) {
        return scope == Scope.CASES ? LogFilter.cases(log, verb, condition) : LogFilter.events(log, verb, condition);
    }

    static List<String> texts(Object... values) {
        return Arrays.stream(values).map(String::valueOf).toList();
    }

    /** A column that does not exist has no values: conditions on cases may be older than the columns of a log. */
    static Bound having(EventLog log, String attribute, String value) {
        boolean exists = log.findCaseAttribute(attribute) != null || log.findEventAttribute(attribute) != null;
        return exists ? of(log, Scope.CASES, attribute).in(List.of(value)) : Bound.of(c -> false);
    }

    /** Values given as text, so that "5" finds 5. */
    Bound in(List<String> values) {
        if (column.type() != Column.Type.TEXT) {
            Set<Object> typed = new HashSet<>();
            values.forEach(value -> typed.add(typed(value)));
            return Bound.of(row -> !column.isMissing(row) && typed.contains(column.value(row)));
        }
        CodedColumn coded = CodedColumn.of(column);
        BitSet wanted = new BitSet();
        for (String value : values) {
            int code = coded.dictionary().find(value);
            if (code >= 0) {
                wanted.set(code);
            }
        }
        int[] codes = coded.codes();
        return Bound.of(row -> codes[row] >= 0 && wanted.get(codes[row]));
    }

    /** The value as the column would hold it; null, which nothing equals, if it cannot. */
    private Object typed(String value) {
        try {
            return switch (column.type()) {
                case LONG -> new BigDecimal(value).longValueExact();
                case DOUBLE -> Double.valueOf(value);
                case INSTANT -> OffsetDateTime.parse(value).toInstant();
                default -> Boolean.valueOf(value);
            };
        } catch (ArithmeticException | NumberFormatException | DateTimeParseException e) {
            return null;
        }
    }

    Bound where(Predicate<Object> condition) {
        return Bound.of(row -> condition.test(column.value(row)));
    }

    Bound missing() {
        return Bound.of(column::isMissing);
    }

    Bound in(Between range) {
        Between.Of wanted = switch (column.type()) {
            case LONG, DOUBLE -> Between.Of.NUMBERS;
            case INSTANT -> Between.Of.MOMENTS;
            default ->
                throw new IllegalArgumentException("\"" + column.name() + "\" holds "
                        + (column.type() == Column.Type.TEXT ? "text" : "yes or no")
                        + ", which lies in no range; use keepValues(\"" + column.name() + "\", …)");
        };
        range.in(wanted, "\"" + column.name() + "\"");
        int missing = 0;
        for (int row = 0; row < column.size(); row++) {
            missing += column.isMissing(row) ? 1 : 0;
        }
        Phrase note = missing == 0
                ? Phrase.same("")
                : Phrase.of(
                        Wording.number(missing) + " without \"" + column.name() + "\"",
                        "「" + column.name() + "」のないもの " + Wording.number(missing) + "件");
        if (column.type() != Column.Type.DOUBLE && !range.isOfQuantiles()) {
            return new Bound(row -> !column.isMissing(row) && range.holds(whole(row)), note);
        }
        Between resolved = range.among(IntStream.range(0, column.size())
                .filter(row -> !column.isMissing(row))
                .mapToDouble(column::number)
                .toArray());
        return new Bound(row -> resolved.holds(column.number(row)), note);
    }

    /** Exact also where a double is not. */
    private long whole(int row) {
        Object value = column.value(row);
        return value instanceof Long number ? number : ((Instant) value).toEpochMilli();
    }

    /** The most frequent values until the share of the rows that have one is covered. */
    Bound covering(Share share) {
        CodedColumn coded = CodedColumn.of(column);
        MostFrequent most = MostFrequent.covering(
                share,
                coded.counts(),
                (a, b) -> Labels.BY_CODE_POINT.compare(
                        coded.dictionary().entry(a), coded.dictionary().entry(b)));
        int[] codes = coded.codes();
        return new Bound(row -> codes[row] >= 0 && most.kept().get(codes[row]), most.note());
    }
}
