package io.keiro.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The values of several columns of the events as one text each; a missing value is left out, a row without any is missing. */
final class JoinedValues {

    private JoinedValues() {}

    /** The dictionary holds what occurs, in the order of its coming; a text is made once for each combination of values. */
    static CodedColumn of(EventLog log, List<String> columns, String joint) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "columns to join need names, for example \"" + log.mapping().activity() + "\"");
        }
        List<Column> values = new ArrayList<>();
        List<int[]> coded = new ArrayList<>();
        for (String name : columns) {
            Column column = LogColumns.ofEvents(log, name);
            values.add(column);
            coded.add(Combinations.codes(column));
        }
        int[] codes = Combinations.of(coded, log.eventCount());
        int[] labels = new int[log.eventCount()];
        Arrays.fill(labels, -2);
        Dictionary dictionary = new Dictionary();
        for (int e = 0; e < codes.length; e++) {
            if (labels[codes[e]] == -2) {
                String text = text(values, e, joint);
                labels[codes[e]] = text.isEmpty() ? -1 : dictionary.code(text);
            }
            codes[e] = labels[codes[e]];
        }
        return new CodedColumn(dictionary, codes);
    }

    private static String text(List<Column> values, int row, String joint) {
        StringBuilder text = new StringBuilder();
        for (Column column : values) {
            if (!column.isMissing(row)) {
                text.append(text.length() == 0 ? "" : joint).append(column.text(row));
            }
        }
        return text.toString();
    }
}
