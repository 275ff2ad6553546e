package io.keiro.leadtocash;

import java.util.LinkedHashMap;
import java.util.Map;

/** The cells of a table of so many rows, set row by row and given on as columns. A column comes into being with its first value. */
final class CellColumns {

    private final int rows;
    private final Map<String, Object[]> columns = new LinkedHashMap<>();

    CellColumns(int rows) {
        this.rows = rows;
    }

    /** A later value takes the place of an earlier one; null is none. */
    void set(int row, String column, Object value) {
        if (value != null) {
            Object[] values = columns.get(column);
            if (values == null) {
                values = new Object[rows];
                columns.put(column, values);
            }
            values[row] = value;
        }
    }

    Map<String, Object[]> columns() {
        return columns;
    }
}
