package io.keiro.hubspot;

import java.util.List;

/** The histories of all records of one kind: rows by record, property and time, the records and properties by position. */
final class HistoryTable {

    static final HistoryTable EMPTY = new HistoryTable(
            List.of(),
            new int[1],
            new long[0],
            new Values(new String[0], new int[0]),
            new Sources(new String[0], new String[0], new String[0], new int[0]));

    /**
     * What changed the values: few sources, and for each row which of them.
     *
     * @param type kind of source, by its number
     * @param id who or what exactly
     * @param user the user
     * @param ofRow number of the source, by row
     */
    record Sources(String[] type, String[] id, String[] user, int[] ofRow) {}

    /**
     * The values: each different one once, and for each row which of them.
     *
     * @param texts by number
     * @param ofRow number of the value, by row
     */
    record Values(String[] texts, int[] ofRow) {}

    private final List<String> properties;
    /** For record r and property p, where its rows begin; they end where the next ones begin. */
    private final int[] starts;

    private final long[] moments;
    private final Values values;
    private final Sources sources;
    /** By number of the source. */
    private final boolean[] calculates;

    HistoryTable(List<String> properties, int[] starts, long[] moments, Values values, Sources sources) {
        this.properties = properties;
        this.starts = starts;
        this.moments = moments;
        this.values = values;
        this.sources = sources;
        this.calculates = new boolean[sources.type().length];
        for (int i = 0; i < calculates.length; i++) {
            calculates[i] = "CALCULATED".equals(sources.type()[i]);
        }
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

    /** Where the rows of a record begin; they end where those of the next one begin. */
    int firstRow(int record) {
        int slot = record * properties.size();
        return slot >= starts.length ? 0 : starts[slot];
    }

    /** What changed the values. */
    Sources sources() {
        return sources;
    }

    /** The new value of a row; "" if the property was cleared. */
    String value(int row) {
        return values.texts()[values.ofRow()[row]];
    }

    /** Number of the new value of a row: two of the same number are alike. */
    int valueNumber(int row) {
        return values.ofRow()[row];
    }

    /** True for a row that the portal recalculated and nobody changed. */
    boolean isCalculated(int row) {
        return calculates[sources.ofRow()[row]];
    }

    long moment(int row) {
        return moments[row];
    }

    /** When a property of a record was first set by anything but a recalculation; Long.MAX_VALUE if it never was. */
    long firstChange(int record, int property) {
        int slot = record * properties.size() + property;
        for (int row = starts[slot]; row < starts[slot + 1]; row++) {
            if (!isCalculated(row) && !value(row).isEmpty()) {
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
        return Timeline.of(this, from, to);
    }
}
