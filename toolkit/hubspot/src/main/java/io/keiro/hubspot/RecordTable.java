package io.keiro.hubspot;

import java.time.Instant;
import java.util.Map;

/**
 * All live records of one kind in columns, in the order of their ids. A portal has hundreds of thousands of records and the mapping asks
 * each for a few values, so nothing is kept per record but its place.
 */
final class RecordTable {

    static final long UNKNOWN = Long.MIN_VALUE;

    private final StoredObject object;
    private final RecordIds ids;
    private final long[] created;
    private final Map<String, ValueColumn> values;
    private final HistoryTable history;
    private final ValueColumn recorded;

    /**
     * @param values by property
     */
    RecordTable(
            StoredObject object, RecordIds ids, long[] created, Map<String, ValueColumn> values, HistoryTable history) {
        this.object = object;
        this.ids = ids;
        this.created = created;
        this.values = values;
        this.history = history;
        this.recorded = values.get("hs_createdate");
    }

    static RecordTable empty(StoredObject object) {
        return new RecordTable(object, RecordIds.NONE, new long[0], Map.of(), HistoryTable.EMPTY);
    }

    StoredObject object() {
        return object;
    }

    int size() {
        return ids.size();
    }

    StoredRecord record(int row) {
        return new StoredRecord(this, row);
    }

    String id(int row) {
        return ids.id(row);
    }

    Instant created(int row) {
        return created[row] == UNKNOWN ? null : Instant.ofEpochMilli(created[row]);
    }

    /** When a record was made: as its own property says, else as the portal does; null if neither is known. */
    Instant recorded(int row) {
        Instant stated = recorded == null ? null : recorded.time(row);
        return stated != null ? stated : created(row);
    }

    String value(int row, String property) {
        ValueColumn column = values.get(property);
        return column == null ? null : column.text(row);
    }

    boolean has(int row, String property) {
        ValueColumn column = values.get(property);
        return column != null && column.isSet(row);
    }

    /** The moment that a property names, or null. */
    Instant time(int row, String property) {
        ValueColumn column = values.get(property);
        return column == null ? null : column.time(row);
    }

    HistoryTable history() {
        return history;
    }

    Timeline timeline(int row, String property) {
        return history.timeline(row, property);
    }
}
