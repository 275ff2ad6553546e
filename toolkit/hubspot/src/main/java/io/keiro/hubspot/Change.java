package io.keiro.hubspot;

import java.time.Instant;

/** One real change of a property: a row of a table of histories, which is not copied, because a portal has a million. */
record Change(HistoryTable table, int row) {

    /** When the portal recorded it. */
    Instant moment() {
        return Instant.ofEpochMilli(table.moment(row));
    }

    /** The same in milliseconds since 1970. */
    long millis() {
        return table.moment(row);
    }

    /** The new value; "" if the property was cleared. */
    String value() {
        return table.value(row);
    }

    /** Number of what changed it, among the sources of the table. */
    int source() {
        return table.sources().ofRow()[row];
    }

    /** What changed it, for example CRM_UI; an open set. */
    String sourceType() {
        return table.sources().type()[source()];
    }

    /** The user, or null. */
    String userId() {
        return table.sources().user()[source()];
    }
}
