package io.keiro.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Makes one value of the values that some rows of a table have in one column. */
final class AggregatedValues {

    private final Column column;
    private final Aggregate.Function function;

    /**
     * @param column the values, a row for each row of the table
     * @throws IllegalArgumentException if the function needs another type of values
     */
    AggregatedValues(Column column, Aggregate.Function function, String table) {
        this.column = column;
        this.function = function;
        boolean numbers = column.type() == Column.Type.LONG || column.type() == Column.Type.DOUBLE;
        boolean fits = switch (function) {
            case SUM, MEDIAN -> numbers;
            case MIN, MAX -> numbers || column.type() == Column.Type.INSTANT;
            case COUNT, FIRST, LAST -> true;
        };
        int wrong = fits ? -1 : wrong();
        if (wrong >= 0) {
            throw new IllegalArgumentException("\"" + NearestNames.visible(column.text(wrong)) + "\" in row "
                    + (wrong + 1) + " of the column \"" + column.name() + "\" of the table \"" + table + "\" is not "
                    + (function == Aggregate.Function.SUM || function == Aggregate.Function.MEDIAN
                            ? "a number"
                            : "a number or a moment")
                    + ", or could be read in two ways; valid is for example 1234.5. Of other values there are"
                    + " Aggregate.count, first and last");
        }
    }

    /** The first row whose value is no number on its own, else the first that has one; -1 if none has. */
    private int wrong() {
        int first = -1;
        for (int row = column.size() - 1; row >= 0; row--) {
            first = column.isMissing(row) ? first : row;
        }
        for (int row = 0; row < column.size(); row++) {
            if (!column.isMissing(row) && NumberText.of(Set.of(column.text(row))) == null) {
                return row;
            }
        }
        return first;
    }

    /** Null if none of the rows has a value; for a count the number of those that have. */
    Object of(List<Integer> rows) {
        List<Object> values = new ArrayList<>(rows.size());
        for (int row : rows) {
            if (!column.isMissing(row)) {
                values.add(column.value(row));
            }
        }
        if (function == Aggregate.Function.COUNT) {
            return values.size();
        }
        if (values.isEmpty()) {
            return null;
        }
        return switch (function) {
            case FIRST -> values.get(0);
            case LAST -> values.get(values.size() - 1);
            case MIN -> Collections.min(values, AggregatedValues::compare);
            case MAX -> Collections.max(values, AggregatedValues::compare);
            case SUM -> sum(values);
            case MEDIAN -> median(values);
            case COUNT -> throw new IllegalStateException("counted already");
        };
    }

    /** Values of one column have one type. */
    private static int compare(Object a, Object b) {
        if (a instanceof Instant moment) {
            return moment.compareTo((Instant) b);
        }
        return a instanceof Long whole ? whole.compareTo((Long) b) : ((Double) a).compareTo((Double) b);
    }

    private static Object sum(List<Object> values) {
        if (values.get(0) instanceof Long) {
            try {
                long sum = 0;
                for (Object value : values) {
                    sum = Math.addExact(sum, (Long) value);
                }
                return sum;
            } catch (ArithmeticException tooLarge) {
                // As a number with decimals it is right to fifteen digits.
            }
        }
        return values.stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sum();
    }

    private static double median(List<Object> values) {
        double[] sorted = values.stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
