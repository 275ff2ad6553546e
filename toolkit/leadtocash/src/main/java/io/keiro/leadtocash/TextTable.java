package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final String name;
    private final List<String> headers;
    /** Positions by spelling, and by every header as callers have written it so far. */
    private final Map<String, Integer> positions = new HashMap<>();

    private final Map<String, Integer> asked = new HashMap<>();
    private final DataTable table;

    private TextTable(String name, DataTable table) {
        this.name = name;
        this.table = table;
        this.headers = table.fields().stream().map(DataTable.Field::name).toList();
        for (int i = headers.size() - 1; i >= 0; i--) {
            positions.put(Spelling.key(headers.get(i)), i);
        }
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
        return name;
    }

    List<String> headers() {
        return headers;
    }

    int rowCount() {
        return table.rowCount();
    }

    boolean has(String header) {
        return position(header) >= 0;
    }

    /** Position of a column, or -1. Headers are asked for once per cell, so their spelling is compared once only. */
    private int position(String header) {
        return asked.computeIfAbsent(header, h -> positions.getOrDefault(Spelling.key(h), -1));
    }

    /** One row's values, found by header. */
    final class Row {
        private final int index;

        private Row(int index) {
            this.index = index;
        }

        /** The value, trimmed and in ordinary letters; null where the cell is empty or the column is not there. */
        String text(String header) {
            int position = position(header);
            return position < 0 ? null : Spelling.clean(raw(position));
        }

        /** The value exactly as it stands in the file; null where the cell is empty or the column is not there. */
        String exact(String header) {
            int position = position(header);
            return position < 0 ? null : raw(position);
        }

        /** The value of the column at this position, exactly as it stands in the file, or null. */
        String at(int position) {
            return raw(position);
        }

        private String raw(int position) {
            Object value = table.row(index).get(position);
            String text = value == null ? null : value.toString();
            return text == null || text.isBlank() ? null : text;
        }

        /** "stage-map.csv, row 5": for messages. */
        String where() {
            return name + ", row " + (index + FIRST_ROW);
        }

        int index() {
            return index;
        }

        boolean isBlank() {
            for (int i = 0; i < headers.size(); i++) {
                if (raw(i) != null) {
                    return false;
                }
            }
            return true;
        }

        /** All values that stand in the row, by header. */
        Map<String, String> values() {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < headers.size(); i++) {
                if (raw(i) != null) {
                    values.put(headers.get(i), Spelling.clean(raw(i)));
                }
            }
            return values;
        }

        IllegalArgumentException wrong(String header, String value, String valid) {
            return new IllegalArgumentException(
                    where() + ", column " + header + ": \"" + (value == null ? "" : value) + "\"; " + valid);
        }
    }

    /** The rows that hold anything. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>(table.rowCount());
        for (int i = 0; i < table.rowCount(); i++) {
            Row row = new Row(i);
            if (!row.isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Refuses a table without one of these columns, naming the missing ones and those that are there. */
    void require(List<String> needed) {
        List<String> missing = needed.stream().filter(header -> !has(header)).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(name + " lacks the column" + (missing.size() == 1 ? " " : "s ")
                    + String.join(", ", missing) + "; it has " + String.join(", ", headers) + " and needs "
                    + String.join(", ", needed));
        }
    }
}
