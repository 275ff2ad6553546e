package io.keiro.hubspot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Reads a snapshot back, a table at a time. */
final class StoreReader implements AutoCloseable {

    /** One pipeline's stage as the portal described it when the snapshot was taken. */
    record StageRow(String pipelineId, String id, String label, int displayOrder, boolean closed, double probability) {}

    record PipelineRow(String id, String label, int displayOrder) {}

    /** A stage had this label from this moment on. */
    record AuditRow(String pipelineId, String stageId, Instant moment, String label) {}

    record OwnerRow(String id, String userId, String label, String team) {}

    record LinkRow(String fromId, String toId, boolean primary) {}

    record GapRow(String object, String en, String ja) {}

    private static final String OF_LIVE_RECORDS =
            " SEMI JOIN (SELECT object, id FROM record WHERE NOT archived AND vanished IS NULL) USING (object, id)";

    /** What a row is made into. */
    interface RowMapper<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Path file;
    private final Connection connection;

    private StoreReader(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static StoreReader open(Path file) {
        return new StoreReader(file, StoreFile.open(file));
    }

    RunInfo run() {
        try {
            return RunInfo.latest(connection);
        } catch (SQLException e) {
            throw StoreFailure.unreadable(file, e);
        }
    }

    List<PipelineRow> pipelines() {
        return list(
                "SELECT id, label, display_order FROM pipeline WHERE object = 'deals' ORDER BY display_order, id",
                row -> new PipelineRow(row.getString(1), row.getString(2), row.getInt(3)));
    }

    List<StageRow> stages() {
        return list(
                "SELECT pipeline_id, id, label, display_order, metadata FROM stage WHERE object = 'deals'"
                        + " ORDER BY pipeline_id, display_order, id",
                row -> {
                    JsonNode metadata = Json.parse(row.getString(5));
                    String probability = Json.text(metadata, "probability");
                    return new StageRow(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getInt(4),
                            Json.isTrue(metadata, "isClosed"),
                            Amount.parse(probability));
                });
    }

    List<AuditRow> audits() {
        return list(
                "SELECT pipeline_id, stage_id, epoch_ms(moment), label FROM stage_audit WHERE label IS NOT NULL"
                        + " AND object = 'deals' ORDER BY pipeline_id, stage_id, moment",
                row -> new AuditRow(
                        row.getString(1), row.getString(2), Instant.ofEpochMilli(row.getLong(3)), row.getString(4)));
    }

    List<OwnerRow> owners() {
        return list(
                "SELECT id, user_id, label, team FROM owner ORDER BY label",
                row -> new OwnerRow(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    List<LinkRow> links(PortalObject from, PortalObject to) {
        return list(
                "SELECT from_id, to_id, coalesce(labels, '') FROM association WHERE from_object = '" + from.type()
                        + "' AND to_object = '" + to.type()
                        + "' ORDER BY length(from_id), from_id, length(to_id), to_id",
                row -> new LinkRow(
                        row.getString(1),
                        row.getString(2),
                        List.of(row.getString(3).split("\\|")).contains("Primary")));
    }

    Map<String, String> aliases(PortalObject object) {
        Map<String, String> aliases = new HashMap<>();
        list(
                "SELECT old_id, new_id FROM alias WHERE object = '" + object.type() + "'",
                row -> aliases.put(row.getString(1), row.getString(2)));
        return aliases;
    }

    List<GapRow> gaps() {
        return list(
                "SELECT object, en, ja FROM gap ORDER BY object, en",
                row -> new GapRow(row.getString(1), row.getString(2), row.getString(3)));
    }

    UntoldValues untold(PortalObject object, String property) {
        return list(UntoldValues.question(object, property), UntoldValues::of).get(0);
    }

    /** The kinds of which no history is told, as the extraction found; each is a gap. */
    Set<String> kindsWithoutHistory() {
        return Set.copyOf(list(
                "SELECT DISTINCT object FROM gap WHERE kind = '" + UntoldHistories.GAP + "'", row -> row.getString(1)));
    }

    /** All live records of a kind with their histories, in the order of their ids. */
    Map<String, RawRecord> records(PortalObject object) {
        Map<String, Map<String, List<HistoryRow>>> histories = histories(object);
        Map<String, RawRecord> records = new LinkedHashMap<>();
        list(
                "SELECT id, epoch_ms(created) AS c, epoch_ms(updated) AS u, archived, properties FROM record WHERE object = '"
                        + object.type() + "' AND NOT archived AND vanished IS NULL ORDER BY length(id), id",
                row -> {
                    String id = row.getString("id");
                    Map<String, String> properties = new LinkedHashMap<>();
                    Json.parse(row.getString("properties"))
                            .forEachEntry((name, value) -> properties.put(name, value.asString()));
                    return records.put(
                            id,
                            new RawRecord(
                                    id,
                                    instant(row, "c"),
                                    instant(row, "u"),
                                    row.getBoolean("archived"),
                                    null,
                                    properties,
                                    histories.getOrDefault(id, Map.of())));
                });
        return records;
    }

    private Map<String, Map<String, List<HistoryRow>>> histories(PortalObject object) {
        Map<String, Map<String, List<HistoryRow>>> histories = new HashMap<>();
        list(
                "SELECT id, property, epoch_ms(moment) AS m, value, source_type, source_id, source_label, user_id FROM history"
                        + " WHERE object = '" + object.type() + "' ORDER BY id, property, moment, value",
                row -> histories
                        .computeIfAbsent(row.getString(1), id -> new LinkedHashMap<>())
                        .computeIfAbsent(row.getString(2), property -> new ArrayList<>())
                        .add(new HistoryRow(
                                instant(row, "m"),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8))));
        return histories;
    }

    /**
     * The records of a snapshot in columns, with their links.
     *
     * @param look what else is to be found out from each table, several at once
     */
    LinkedRecords columns(PropertyMap propertyMap, int historyCap, Consumer<RecordTable> look) {
        try {
            return new LinkedRecords(new ColumnReader(connection, propertyMap), historyCap, look);
        } catch (SQLException e) {
            throw StoreFailure.unreadable(file, e);
        }
    }

    /** True if every contact of the snapshot was found through a deal, so that the portal may have others. */
    boolean readsContactsThroughDeals() {
        return list(
                        "SELECT id FROM record WHERE object = 'contacts' AND NOT archived AND id NOT IN"
                                + " (SELECT to_id FROM association WHERE from_object = 'deals' AND to_object = 'contacts')"
                                + " LIMIT 1",
                        row -> row.getString(1))
                .isEmpty();
    }

    /** Properties of a map that the portal has and that were not asked for, as "object.property". */
    List<String> unread(PropertyMap map) {
        List<String> present =
                list("SELECT object || '.' || name FROM property_def WHERE NOT requested", row -> row.getString(1));
        return map.rows().stream()
                .map(row -> row.object() + "." + row.property())
                .distinct()
                .filter(new java.util.HashSet<>(present)::contains)
                .toList();
    }

    /** What each kind of object counts: records, history rows, cut histories, ids that are gone. */
    Map<String, long[]> counts(int historyCap) {
        Map<String, long[]> counts = new LinkedHashMap<>();
        count(counts, 0, "SELECT object, count(*) FROM record WHERE NOT archived AND vanished IS NULL GROUP BY object");
        count(counts, 1, "SELECT object, count(*) FROM history" + OF_LIVE_RECORDS + " GROUP BY object");
        count(
                counts,
                2,
                "SELECT object, count(*) FROM (SELECT object, id, property, count(*) AS kept FROM history"
                        + OF_LIVE_RECORDS
                        + " GROUP BY object, id, property) WHERE kept >= CASE WHEN object = 'contacts' THEN "
                        + PortalObject.CONTACT_HISTORY_CAP + " ELSE " + historyCap + " END GROUP BY object");
        count(counts, 3, "SELECT object, count(*) FROM missing GROUP BY object");
        return counts;
    }

    private void count(Map<String, long[]> counts, int column, String query) {
        list(query, row -> counts.computeIfAbsent(row.getString(1), object -> new long[4])[column] = row.getLong(2));
    }

    <T> List<T> list(String query, RowMapper<T> mapper) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(mapper.of(rows));
            }
            return list;
        } catch (SQLException e) {
            throw StoreFailure.unreadable(file, e);
        }
    }

    /** A column of milliseconds since 1970, or null. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public void close() {
        StoreFile.close(connection, file);
    }
}
