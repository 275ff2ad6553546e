package io.keiro.log;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes one value of the values that some rows of a table have in one column. */
final class AggregatedValues {

    private final DataTable table;
    private final Aggregate aggregate;
    private final int column;
    /** How the numbers are written if they stand as text. */
    private final NumberText form;

    AggregatedValues(DataTable table, Aggregate aggregate) {
        this.table = table;
        this.aggregate = aggregate;
        this.column = table.indexOf(aggregate.value());
        boolean numeric = switch (aggregate.function()) {
            case MIN, MAX, SUM, MEDIAN -> true;
            case COUNT, FIRST, LAST -> false;
        };
        this.form = numeric ? form() : null;
    }

    private NumberText form() {
        Set<String> texts = new LinkedHashSet<>();
        for (int row = 0; row < table.rowCount(); row++) {
            Object value = table.row(row).get(column);
            if (value instanceof String text && !text.isEmpty()) {
                texts.add(text);
            }
        }
        NumberText found = NumberText.of(texts);
        if (!texts.isEmpty() && found == null) {
            String wrong = texts.stream()
                    .filter(text -> NumberText.of(Set.of(text)) == null)
                    .findFirst()
                    .orElse(texts.iterator().next());
            throw new IllegalArgumentException("\"" + NearestNames.visible(wrong) + "\" in the column \""
                    + aggregate.value() + "\" of the table \"" + table.title()
                    + "\" is not a number, or one that could be read in two ways; valid is for example 1234.5."
                    + " Without numbers there are Aggregate.count, first and last");
        }
        return found;
    }

    /** Null if none of the rows has a value; the number of those that do for a count. */
    Object of(List<Integer> rows) {
        List<Object> values = new ArrayList<>(rows.size());
        for (int row : rows) {
            Object value = table.row(row).get(column);
            if (value != null && !value.toString().isEmpty()) {
                values.add(form != null && value instanceof String text ? number(text) : value);
            }
        }
        if (aggregate.function() == Aggregate.Function.COUNT) {
            return values.size();
        }
        if (values.isEmpty()) {
            return null;
        }
        return switch (aggregate.function()) {
            case FIRST -> values.get(0);
            case LAST -> values.get(values.size() - 1);
            case MIN -> Collections.min(values, this::compare);
            case MAX -> Collections.max(values, this::compare);
            case SUM -> sum(values);
            case MEDIAN -> median(values);
            case COUNT -> throw new IllegalStateException("counted already");
        };
    }

    private Object number(String text) {
        return form == NumberText.WHOLE ? (Object) Long.valueOf(text) : (Object) form.number(text);
    }

    private int compare(Object a, Object b) {
        if (a instanceof Instant first && b instanceof Instant second) {
            return first.compareTo(second);
        }
        if (a instanceof LocalDate first && b instanceof LocalDate second) {
            return first.compareTo(second);
        }
        return Double.compare(decimal(a), decimal(b));
    }

    private double decimal(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException(
                "\"" + value + "\" in the column \"" + aggregate.value() + "\" of the table \"" + table.title()
                        + "\" is not a number; without numbers there are Aggregate.count, first and last");
    }

    private Object sum(List<Object> values) {
        boolean whole = values.stream().allMatch(v -> v instanceof Long || v instanceof Integer);
        if (whole) {
            try {
                long sum = 0;
                for (Object value : values) {
                    sum = Math.addExact(sum, ((Number) value).longValue());
                }
                return sum;
            } catch (ArithmeticException tooLarge) {
                // As a number with decimals it is right to fifteen digits.
            }
        }
        return values.stream().mapToDouble(this::decimal).sum();
    }

    private double median(List<Object> values) {
        double[] sorted = values.stream().mapToDouble(this::decimal).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
