package io.keiro.mining;

import io.keiro.log.Column;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What some rows of a column hold.
 *
 * @param values that are not missing
 * @param distinct different ones
 * @param top the most frequent, with how often they occur; empty if every value occurs once or there are none
 * @param lowest null if there are no values
 * @param highest likewise
 */
record AttributeContent(Phrase type, int values, int distinct, String top, String lowest, String highest) {

    private static final int SHOWN = 3;

    /** Values in their order, each by a row that holds it, and how often each occurs. */
    private record Counted(int[] rows, int[] counts) {}

    static AttributeContent of(Column column, int[] rows) {
        int[] present =
                Arrays.stream(rows).filter(row -> !column.isMissing(row)).toArray();
        boolean numbers = column.type() == Column.Type.LONG
                || column.type() == Column.Type.DOUBLE
                || column.type() == Column.Type.INSTANT;
        Counted counted = numbers ? numbers(column, present) : texts(column, present);
        int distinct = counted.rows().length;
        return new AttributeContent(
                said(column.type()),
                present.length,
                distinct,
                top(column, counted),
                distinct == 0 ? null : column.text(counted.rows()[0]),
                distinct == 0 ? null : column.text(counted.rows()[distinct - 1]));
    }

    private static Phrase said(Column.Type type) {
        return switch (type) {
            case TEXT -> Phrase.of("text", "テキスト");
            case LONG -> Phrase.of("whole number", "整数");
            case DOUBLE -> Phrase.of("number", "数値");
            case BOOLEAN -> Phrase.of("yes or no", "真偽値");
            case INSTANT -> Phrase.of("moment", "日時");
        };
    }

    /** Also yes and no. */
    private static Counted texts(Column column, int[] present) {
        Map<String, int[]> found = new HashMap<>();
        for (int row : present) {
            found.computeIfAbsent(column.text(row), text -> new int[] {row, 0})[1]++;
        }
        List<int[]> ordered = found.keySet().stream()
                .sorted(LabelOrder.BY_CODE_POINT)
                .map(found::get)
                .toList();
        return new Counted(
                ordered.stream().mapToInt(entry -> entry[0]).toArray(),
                ordered.stream().mapToInt(entry -> entry[1]).toArray());
    }

    /** Sorted as numbers; only what is shown becomes text. */
    private static Counted numbers(Column column, int[] present) {
        long[] sorted =
                Arrays.stream(present).mapToLong(row -> key(column, row)).toArray();
        Arrays.sort(sorted);
        int distinct = 0;
        int[] counts = new int[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            counts[distinct - 1]++;
            sorted[distinct - 1] = sorted[i];
        }
        int[] rows = new int[distinct];
        for (int row : present) {
            rows[Arrays.binarySearch(sorted, 0, distinct, key(column, row))] = row;
        }
        return new Counted(rows, Arrays.copyOf(counts, distinct));
    }

    /** A whole number in the order of the values: moments in milliseconds, numbers with decimals by their bits. */
    private static long key(Column column, int row) {
        return switch (column.type()) {
            case LONG -> (Long) column.value(row);
            case INSTANT -> ((Instant) column.value(row)).toEpochMilli();
            default -> {
                // Negative numbers have their bits in descending order.
                long bits = Double.doubleToLongBits(column.number(row));
                yield bits < 0 ? bits ^ Long.MAX_VALUE : bits;
            }
        };
    }

    private static String top(Column column, Counted counted) {
        return IntStream.range(0, counted.counts().length)
                .filter(i -> counted.counts()[i] > 1)
                .boxed()
                // Stable: the values came in their order.
                .sorted(Comparator.comparingInt(i -> -counted.counts()[i]))
                .limit(SHOWN)
                .map(i -> column.text(counted.rows()[i]) + " (" + Wording.number(counted.counts()[i]) + ")")
                .collect(Collectors.joining(", "));
    }
}
