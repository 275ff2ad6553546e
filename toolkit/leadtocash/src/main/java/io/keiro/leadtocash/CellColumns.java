package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells of a table, filled row by row and given on column by column, some thousand rows at a time: a record is looked at once, while it
 * is at hand, and each column is then a short plain array. A column comes into being with its first value.
 */
final class CellColumns {

    private static final int ROWS = 4_096;

    /** What takes a column's values in rows that stand one behind the other. */
    interface Taker {
        void take(String column, int firstRow, Object[] values);
    }

    private final Taker taker;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Object[]> columns = new ArrayList<>();
    private int firstRow;
    private int row = -1;

    CellColumns(Taker taker) {
        this.taker = taker;
    }

    /** The column of this name, a new one if there is none yet. */
    int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            place = columns.size();
            places.put(name, place);
            names.add(name);
            columns.add(new Object[ROWS]);
        }
        return place;
    }

    /** Begins the next row. */
    void next() {
        if (++row == ROWS) {
            flush(ROWS);
            row = 0;
        }
    }

    /** A cell of the row begun last; a later value takes the place of an earlier one. */
    void set(int place, Object value) {
        columns.get(place)[row] = value;
    }

    /** Gives on what has not been given on yet. */
    void finish() {
        flush(row + 1);
        row = -1;
    }

    private void flush(int rows) {
        for (int i = 0; i < columns.size(); i++) {
            Object[] values = columns.get(i);
            taker.take(names.get(i), firstRow, rows < ROWS ? Arrays.copyOf(values, rows) : values);
            Arrays.fill(values, null);
        }
        firstRow += rows;
    }
}
