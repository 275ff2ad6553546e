package io.keiro.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The histories of all records of one kind: rows by record, property and time, the records and properties by position. */
final class HistoryTable {

    static final HistoryTable EMPTY =
            new HistoryTable(List.of(), new int[1], new long[0], new String[0], new Sources(0));

    /** What changed the value, row by row. */
    static final class Sources {
        private String[] type;
        private String[] id;
        private String[] user;

        Sources(int capacity) {
            type = new String[capacity];
            id = new String[capacity];
            user = new String[capacity];
        }

        void set(int row, String sourceType, String sourceId, String userId) {
            if (row == type.length) {
                type = Arrays.copyOf(type, row * 2);
                id = Arrays.copyOf(id, row * 2);
                user = Arrays.copyOf(user, row * 2);
            }
            type[row] = sourceType;
            id[row] = sourceId;
            user[row] = userId;
        }
    }

    private final List<String> properties;
    /** For record r and property p, where its rows begin; they end where the next ones begin. */
    private final int[] starts;

    private final long[] moments;
    private final String[] values;
    private final Sources sources;

    HistoryTable(List<String> properties, int[] starts, long[] moments, String[] values, Sources sources) {
        this.properties = properties;
        this.starts = starts;
        this.moments = moments;
        this.values = values;
        this.sources = sources;
    }

    List<String> properties() {
        return properties;
    }

    /** Rows in all. */
    int rowCount() {
        return starts[starts.length - 1];
    }

    /** How many rows the portal gave for a property of a record, recalculations included. */
    int rowCount(int record, int property) {
        int slot = record * properties.size() + property;
        return slot + 1 >= starts.length ? 0 : starts[slot + 1] - starts[slot];
    }

    String sourceType(int row) {
        return sources.type[row];
    }

    String sourceId(int row) {
        return sources.id[row];
    }

    long moment(int row) {
        return moments[row];
    }

    /** When a property of a record was first set by anything but a recalculation; Long.MAX_VALUE if it never was. */
    long firstChange(int record, int property) {
        int slot = record * properties.size() + property;
        for (int row = starts[slot]; row < starts[slot + 1]; row++) {
            if (!"CALCULATED".equals(sources.type[row]) && !values[row].isEmpty()) {
                return moments[row];
            }
        }
        return Long.MAX_VALUE;
    }

    /** The real changes of a property of a record. */
    Timeline timeline(int record, String property) {
        int p = properties.indexOf(property);
        if (p < 0) {
            return Timeline.NONE;
        }
        int slot = record * properties.size() + p;
        int from = starts[slot];
        int to = starts[slot + 1];
        if (from == to) {
            return Timeline.NONE;
        }
        List<HistoryRow> rows = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            rows.add(new HistoryRow(
                    Instant.ofEpochMilli(moments[row]),
                    values[row],
                    sources.type[row],
                    sources.id[row],
                    null,
                    sources.user[row]));
        }
        return Timeline.of(rows);
    }
}
