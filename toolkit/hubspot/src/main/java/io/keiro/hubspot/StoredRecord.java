package io.keiro.hubspot;

import java.time.Instant;

/** One record of a table, seen as a whole. */
record StoredRecord(RecordTable table, int row) {

    String id() {
        return table.id(row);
    }

    StoredObject object() {
        return table.object();
    }

    /** When the portal says that it made the record, or null. */
    Instant created() {
        return table.created(row);
    }

    /** A property's value, or null where it is unset, blank or was not extracted. */
    String value(String property) {
        return table.value(row, property);
    }

    /** Whether a property has a value. */
    boolean has(String property) {
        return table.has(row, property);
    }

    /** The moment that a property names, or null. */
    Instant time(String property) {
        return table.time(row, property);
    }

    /** The real changes of a property, from old to new. */
    Timeline history(String property) {
        return table.timeline(row, property);
    }

    /** When the record was made: as its own property says, else as the portal does. */
    Instant recorded() {
        return table.recorded(row);
    }
}
