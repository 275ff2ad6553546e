package io.keiro.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Counts combinations of values. */
final class ValueCounts {

    private ValueCounts() {}

    static DataTable of(EventLog log, String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException(
                    "count needs a column, for example \"" + log.mapping().activity() + "\"");
        }
        boolean ofCases = Arrays.stream(columns).allMatch(name -> LogColumns.isOfCases(log, name));
        List<Column> values = Arrays.stream(columns)
                .map(name -> ofCases ? LogColumns.ofCases(log, name) : LogColumns.ofEvents(log, name))
                .toList();
        int rows = ofCases ? log.caseCount() : log.eventCount();
        int[] numbers = Combinations.of(values.stream().map(Combinations::codes).toList(), rows);
        int size = Arrays.stream(numbers).max().orElse(-1) + 1;
        int[] counts = new int[size];
        int[] examples = new int[size];
        for (int row = rows - 1; row >= 0; row--) {
            counts[numbers[row]]++;
            examples[numbers[row]] = row;
        }
        Comparator<Integer> byValues = (a, b) -> {
            for (Column column : values) {
                int order = CaseOrder.compare(column, examples[a], examples[b]);
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        };
        List<DataTable.Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            fields.add(DataTable.Field.of(columns[i], kind(values.get(i).type())));
        }
        String counted = ofCases ? "cases" : "events";
        fields.add(DataTable.Field.of(
                counted, ofCases ? Phrase.of("Cases", "ケース数") : Phrase.of("Events", "イベント数"), DataTable.Kind.COUNT));
        fields.add(DataTable.Field.of("share", Phrase.of("Share", "割合"), DataTable.Kind.SHARE));
        String names = String.join(", ", columns);
        DataTable.Builder table = DataTable.titled(
                Phrase.of(
                        (ofCases ? "Cases of " : "Events of ") + log.name() + " by " + names,
                        log.name() + " の" + names + "別" + (ofCases ? "ケース数" : "イベント数")),
                fields);
        IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> -counts[i]).thenComparing(byValues))
                .forEach(i -> {
                    List<Object> row = new ArrayList<>();
                    values.forEach(column -> row.add(column.value(examples[i])));
                    row.add(counts[i]);
                    row.add((double) counts[i] / rows);
                    table.row(row.toArray());
                });
        return table.build();
    }

    static DataTable.Kind kind(Column.Type type) {
        return switch (type) {
            case TEXT -> DataTable.Kind.TEXT;
            case LONG -> DataTable.Kind.COUNT;
            case DOUBLE -> DataTable.Kind.NUMBER;
            case BOOLEAN -> DataTable.Kind.BOOLEAN;
            case INSTANT -> DataTable.Kind.INSTANT;
        };
    }
}
