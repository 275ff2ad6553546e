package io.keiro.hubspot;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One number for the whole content of a snapshot: SHA-256 over the sorted rows of every table, without what depends on when and in how
 * many runs it was read, and without records that have vanished and so are no longer the portal's.
 */
final class SnapshotDigest {

    private static final Map<String, String> CONTENT = new LinkedHashMap<>();

    static {
        CONTENT.put(
                "record",
                "SELECT object, id, created, updated, archived, archived_at, properties FROM record WHERE vanished IS NULL");
        CONTENT.put(
                "history",
                "SELECT * FROM history SEMI JOIN (SELECT object, id FROM record WHERE vanished IS NULL) USING (object, id)");
        CONTENT.put(
                "association", "SELECT from_object, from_id, to_object, to_id, coalesce(labels, '') FROM association");
        for (String table :
                new String[] {"pipeline", "pipeline_audit", "stage", "stage_audit", "owner", "property_def", "missing"
                }) {
            CONTENT.put(table, "SELECT DISTINCT * FROM " + table);
        }
        // A merge of merged records is known in full only to who has seen both: what the survivors name themselves
        // counts.
        CONTENT.put(
                "alias",
                "SELECT DISTINCT a.* FROM alias a JOIN record r ON r.object = a.object AND r.id = a.new_id"
                        + " WHERE list_contains(string_split(json_extract_string(r.properties,"
                        + " '$.hs_merged_object_ids'), ';'), a.old_id)");
        CONTENT.put("gap", "SELECT DISTINCT object, en FROM gap WHERE kind = 'closed'");
    }

    private SnapshotDigest() {}

    static String of(Path file) {
        try (Connection connection = StoreFile.open(file);
                Statement statement = connection.createStatement()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, String> table : CONTENT.entrySet()) {
                digest.update((table.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
                try (ResultSet rows = statement.executeQuery(
                        "SELECT md5(CAST(to_json(t) AS VARCHAR)) AS h FROM (" + table.getValue() + ") t ORDER BY h")) {
                    while (rows.next()) {
                        digest.update(rows.getString(1).getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (SQLException e) {
            throw StoreFailure.unreadable(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
