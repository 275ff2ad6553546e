package io.keiro.hubspot;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What becomes of records that the portal has merged into others. */
final class MergedRecords {

    private static final int ROUNDS = 64;

    private MergedRecords() {}

    /**
     * Merged records answer under the id of the one that they were merged into: they themselves go, and links lead to the survivor. Links
     * with a deleted or vanished record at either end are past.
     *
     * @param now the moment since when such links are past
     */
    static void settle(Store store, Instant now) {
        store.write(() -> {
            store.execute("CREATE OR REPLACE TEMP TABLE settled AS SELECT DISTINCT object, old_id, new_id FROM alias"
                    + " WHERE old_id <> new_id");
            // A survivor may have been merged itself. Each round doubles the steps that are skipped, so that no chain
            // of ids is too
            // long; records that are said to be merged into each other end it too.
            for (int round = 0; round < ROUNDS; round++) {
                int moved = store.change(
                        "UPDATE settled SET new_id = n.new_id FROM settled n WHERE n.object = settled.object"
                                + " AND n.old_id = settled.new_id AND n.new_id <> settled.old_id");
                if (moved == 0) {
                    break;
                }
            }
            store.execute("DELETE FROM alias");
            store.execute("INSERT INTO alias SELECT object, old_id, max(new_id) FROM settled GROUP BY object, old_id");
            for (String table : List.of("record", "history")) {
                store.execute("DELETE FROM " + table + " WHERE EXISTS (SELECT 1 FROM alias a WHERE a.object = " + table
                        + ".object AND a.old_id = " + table + ".id)");
            }
            store.execute("DELETE FROM association WHERE EXISTS (SELECT 1 FROM alias a WHERE a.object = from_object"
                    + " AND a.old_id = from_id)");
            store.execute("CREATE OR REPLACE TEMP TABLE moved AS SELECT DISTINCT l.from_object, l.from_id, l.to_object,"
                    + " a.new_id AS to_id, l.labels, l.first_seen, l.last_seen FROM association l JOIN alias a"
                    + " ON a.object = l.to_object AND a.old_id = l.to_id");
            store.execute("DELETE FROM association WHERE EXISTS (SELECT 1 FROM alias a WHERE a.object = to_object"
                    + " AND a.old_id = to_id)");
            store.execute(
                    "INSERT INTO association SELECT DISTINCT ON (from_object, from_id, to_object, to_id) * FROM moved m"
                            + " WHERE NOT EXISTS (SELECT 1 FROM association l WHERE l.from_object = m.from_object"
                            + " AND l.from_id = m.from_id AND l.to_object = m.to_object AND l.to_id = m.to_id)");
            store.execute("DELETE FROM missing WHERE EXISTS (SELECT 1 FROM alias a WHERE a.object = missing.object"
                    + " AND a.old_id = missing.id)");
            store.execute(
                    "CREATE OR REPLACE TEMP TABLE past AS SELECT object, id FROM record WHERE archived OR vanished IS NOT NULL");
            String ended = " WHERE EXISTS (SELECT 1 FROM past p WHERE (p.object = from_object AND p.id = from_id))"
                    + " OR EXISTS (SELECT 1 FROM past p WHERE p.object = to_object AND p.id = to_id)";
            store.execute("INSERT INTO past_association SELECT *, TIMESTAMP '"
                    + LocalDateTime.ofInstant(now, ZoneOffset.UTC) + "' FROM association" + ended);
            store.execute("DELETE FROM association" + ended);
        });
        store.soFar().forget();
    }
}
