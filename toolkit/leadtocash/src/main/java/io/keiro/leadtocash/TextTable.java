package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file or sheet as rows of text with a header: what every reader of this room starts from. Columns are found however their header
 * is spelled; a cell is null where nothing stands in it; each row knows where it stands, for messages.
 */
final class TextTable {

    /** The header is the first row that people see, so the first row of values is the second. */
    private static final int FIRST_ROW = 2;

    private final TableHeaders headers;
    private final DataTable table;

    private TextTable(String name, DataTable table) {
        this.table = table;
        this.headers = new TableHeaders(
                name, table.fields().stream().map(DataTable.Field::name).toList());
    }

    static TextTable of(String name, DataTable table) {
        return new TextTable(name, table);
    }

    static TextTable read(Path file) {
        return named(file.getFileName().toString(), file);
    }

    static TextTable named(String name, Path file) {
        return new TextTable(name, DataTable.read(file));
    }

    /** Name of the file or sheet, for messages. */
    String name() {
        return headers.name();
    }

    List<String> headers() {
        return headers.all();
    }

    int rowCount() {
        return table.rowCount();
    }

    boolean has(String header) {
        return headers.position(header) >= 0;
    }

    /** One row's values, found by header. */
    abstract static class Row {
        private final TableHeaders headers;

        Row(TableHeaders headers) {
            this.headers = headers;
        }

        /** How many cells there are. */
        abstract int width();

        /** What stands in the column at this position, exactly as in the file, or null. */
        abstract String at(int position);

        /** Which row of values it is, from 0. */
        abstract int index();

        /** The value, trimmed and in ordinary letters; null where the cell is empty or the column is not there. */
        String text(String header) {
            return Spelling.clean(exact(header));
        }

        /** The value exactly as it stands in the file; null where the cell is empty or the column is not there. */
        String exact(String header) {
            int position = headers.position(header);
            return position < 0 ? null : at(position);
        }

        /** "stage-map.csv, row 5": for messages. */
        String where() {
            return headers.name() + ", row " + (index() + FIRST_ROW);
        }

        boolean isBlank() {
            for (int i = 0; i < width(); i++) {
                if (at(i) != null) {
                    return false;
                }
            }
            return true;
        }

        /** All values that stand in the row, by header. */
        Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < width(); i++) {
                if (at(i) != null) {
                    values.put(headers.all().get(i), Spelling.clean(at(i)));
                }
            }
            return values;
        }

        IllegalArgumentException wrong(String header, String value, String valid) {
            return new IllegalArgumentException(
                    where() + ", column " + header + ": \"" + (value == null ? "" : value) + "\"; " + valid);
        }
    }

    private final class KeptRow extends Row {
        private final int index;

        private KeptRow(int index) {
            super(headers);
            this.index = index;
        }

        @Override
        int width() {
            return headers.all().size();
        }

        @Override
        String at(int position) {
            Object value = table.row(index).get(position);
            String text = value == null ? null : value.toString();
            return text == null || text.isBlank() ? null : text;
        }

        @Override
        int index() {
            return index;
        }
    }

    /** The rows that hold anything. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>(table.rowCount());
        for (int i = 0; i < table.rowCount(); i++) {
            Row row = new KeptRow(i);
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Refuses a table without one of these columns, naming the missing ones and those that are there. */
    void require(List<String> needed) {
        headers.require(needed);
    }
}
