package io.keiro.hubspot;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The links of records as they are now: those that no longer hold become past ones, the others keep when they were first seen. */
final class CurrentLinks {

    private CurrentLinks() {}

    /** All links that start from these records are past. */
    static void end(Store store, PortalObject from, Collection<String> ids, Instant now) throws SQLException {
        String old = "from_object = '" + from.type() + "' AND from_id IN ("
                + ids.stream().map(StoredSoFar::quoted).collect(Collectors.joining(",")) + ")";
        store.execute("INSERT INTO past_association SELECT *, TIMESTAMP '"
                + LocalDateTime.ofInstant(now, ZoneOffset.UTC) + "' FROM association WHERE " + old);
        store.execute("DELETE FROM association WHERE " + old);
    }

    /**
     * @param ids the records that the links start from
     * @param rows their links as they are now
     * @param now since when those that no longer hold are past
     */
    static void replace(
            Store store, PortalObject from, PortalObject to, Collection<String> ids, List<Object[]> rows, Instant now)
            throws SQLException {
        store.execute("CREATE TEMP TABLE IF NOT EXISTS present AS SELECT * FROM association LIMIT 0");
        store.execute("DELETE FROM present");
        try (Rows present = store.temporaryRows("present")) {
            for (Object[] row : rows) {
                present.add(row);
            }
        }
        String list = ids.stream().map(StoredSoFar::quoted).collect(Collectors.joining(","));
        String old =
                "from_object = '" + from.type() + "' AND to_object = '" + to.type() + "' AND from_id IN (" + list + ")";
        String moment = "TIMESTAMP '" + LocalDateTime.ofInstant(now, ZoneOffset.UTC) + "'";
        store.execute("INSERT INTO past_association SELECT *, " + moment + " FROM association a WHERE " + old
                + " AND NOT EXISTS (SELECT 1 FROM present p WHERE p.from_id = a.from_id AND p.to_id = a.to_id)");
        store.execute("UPDATE present SET first_seen = a.first_seen FROM association a WHERE "
                + old.replace("from_", "a.from_").replace("to_object", "a.to_object")
                + " AND a.from_id = present.from_id AND a.to_id = present.to_id");
        store.execute("DELETE FROM association WHERE " + old);
        store.execute("INSERT INTO association SELECT * FROM present");
    }
}
