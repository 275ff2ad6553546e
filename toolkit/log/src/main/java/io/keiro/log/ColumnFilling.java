package io.keiro.log;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;

/**
 * Puts many values into columns at once. Columns have nothing in common, so they are filled side by side.
 *
 * @param rows what has the values: events or cases
 * @param count how many of them there are
 */
record ColumnFilling(GrowingColumns columns, String rows, int count, ZoneId zone) {

    void fill(int first, Map<String, Object[]> attributes) {
        attributes.forEach((name, values) -> check(name, first, values.length));
        List<ForkJoinTask<?>> tasks = new ArrayList<>();
        attributes.forEach((name, values) -> {
            GrowingColumn column = columns.column(name);
            tasks.add(ForkJoinTask.adapt(() -> fill(column, first, values)));
        });
        ForkJoinTask.invokeAll(tasks);
    }

    private void check(String name, int first, int values) {
        if (first < 0 || first > count - values) {
            throw new IndexOutOfBoundsException(values + " values of \"" + name + "\" from number " + first
                    + " on: there are " + count + " " + rows + " so far");
        }
    }

    private void fill(GrowingColumn column, int first, Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                AttributeValue.set(column, first + i, values[i], zone);
            }
        }
    }
}
