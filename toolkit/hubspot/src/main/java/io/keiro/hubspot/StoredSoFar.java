package io.keiro.hubspot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a snapshot already holds, so that a run knows what is left to do. */
final class StoredSoFar {

    private static final String IN_ORDER = " ORDER BY length(id), id";

    private final Path file;
    private final Connection connection;
    private final Flush flush;
    private final Map<String, IdSet> seen = new HashMap<>();

    /** Puts in what waits to be put in. */
    interface Flush {
        void flush() throws SQLException;
    }

    /**
     * @param flush done before every question
     */
    StoredSoFar(Path file, Connection connection, Flush flush) {
        this.flush = flush;
        this.file = file;
        this.connection = connection;
    }

    /** Forgets what was noted of pages that did not go in after all. */
    void forget() {
        seen.clear();
    }

    /** Ids of the live or the deleted records of a kind; kept at hand, because every page asks. */
    IdSet known(PortalObject object, boolean archived) {
        return seen.computeIfAbsent(object.type() + archived, key -> {
            IdSet ids = new IdSet();
            each(
                    "SELECT id FROM record WHERE object = '" + object.type() + "' AND vanished IS NULL AND archived = "
                            + archived,
                    row -> ids.add(row.getString(1)));
            return ids;
        });
    }

    /** Ids of records that an earlier look did not find any more. They may come back: restored, or listed as deleted later. */
    IdSet vanished(PortalObject object) {
        return seen.computeIfAbsent(object.type() + " vanished", key -> {
            IdSet ids = new IdSet();
            each(
                    "SELECT id FROM record WHERE object = '" + object.type() + "' AND vanished IS NOT NULL",
                    row -> ids.add(row.getString(1)));
            return ids;
        });
    }

    /** How many records there are of all kinds, deleted ones too. */
    long records() {
        return number("SELECT count(*) FROM record");
    }

    /** How many live records of a kind there are. */
    long count(PortalObject object) {
        return number("SELECT count(*) FROM record WHERE object = '" + object.type()
                + "' AND NOT archived AND vanished IS NULL");
    }

    /** Ids of a kind that links name and that are neither read nor known to be gone; in a fixed order. */
    List<String> wanted(PortalObject object) {
        return texts("SELECT id FROM (SELECT DISTINCT to_id AS id FROM association WHERE to_object = '" + object.type()
                + "' AND to_id NOT IN (SELECT id FROM record WHERE object = '" + object.type()
                + "' AND vanished IS NULL) AND to_id NOT IN (SELECT id FROM missing WHERE object = '" + object.type()
                + "') AND to_id NOT IN (SELECT old_id FROM alias WHERE object = '" + object.type() + "'))"
                + IN_ORDER);
    }

    /** Ids of a kind that links name, in a fixed order. */
    List<String> linked(PortalObject object) {
        return texts("SELECT id FROM (SELECT DISTINCT to_id AS id FROM association WHERE to_object = '" + object.type()
                + "')" + IN_ORDER);
    }

    UntoldValues untold(PortalObject object, String property) {
        List<UntoldValues> answer = new ArrayList<>();
        each(UntoldValues.question(object, property), row -> answer.add(UntoldValues.of(row)));
        return answer.get(0);
    }

    /** Names of a kind's properties that begin like this, in order. */
    List<String> properties(PortalObject object, String prefix) {
        return texts("SELECT DISTINCT name FROM property_def WHERE object = '" + object.type()
                + "' AND starts_with(name, " + quoted(prefix) + ") ORDER BY 1");
    }

    /** Ids of the stages of deals that the portal lists, in order. */
    List<String> dealStages() {
        return texts("SELECT DISTINCT id FROM stage WHERE object = 'deals' ORDER BY 1");
    }

    /**
     * Ids of deals whose history of stages is as long as the portal keeps it, is missing, or begins later than the deal, in a fixed order;
     * those of which dates of stage entries are there already are left out.
     */
    List<String> dealsWithLostStages(int cap, boolean lateToo) {
        List<String> lost = new ArrayList<>();
        each(
                "SELECT r.id, count(h.id), epoch_ms(min(h.moment) FILTER (h.source_type IS DISTINCT FROM 'CALCULATED' AND h.value <> '')), json_extract_string(any_value(r.properties),"
                        + " '$.hs_createdate'), epoch_ms(any_value(r.created)) FROM record r LEFT JOIN history h"
                        + " ON h.object = r.object AND h.id = r.id AND h.property = 'dealstage' WHERE r.object = 'deals'"
                        + " AND NOT r.archived AND r.vanished IS NULL"
                        + " AND NOT contains(r.properties, '\"" + StageDates.PREFIX + "') GROUP BY r.id"
                        + " ORDER BY length(r.id), r.id",
                row -> {
                    long rows = row.getLong(2);
                    Instant stated = PortalTime.parse(row.getString(4));
                    long made = stated != null ? stated.toEpochMilli() : row.getLong(5);
                    if (rows == 0 || rows >= cap || lateToo && row.getLong(3) > made + CutHistories.AT_CREATION) {
                        lost.add(row.getString(1));
                    }
                });
        return lost;
    }

    /** Ids of the live records in a fixed order. */
    List<String> ids(PortalObject object) {
        return texts("SELECT id FROM record WHERE object = '" + object.type()
                + "' AND NOT archived AND vanished IS NULL" + IN_ORDER);
    }

    /** Ids of the live records that have not been merged into others, as far as it is known. */
    List<String> unmerged(PortalObject object) {
        return texts("SELECT id FROM record WHERE object = '" + object.type()
                + "' AND NOT archived AND vanished IS NULL AND id NOT IN (SELECT old_id FROM alias WHERE object = '"
                + object.type() + "' AND old_id <> new_id)" + IN_ORDER);
    }

    /** Ids of deleted records that this run has not found listed. */
    List<String> archivedBut(PortalObject object, String listed) {
        return texts("SELECT id FROM record WHERE object = '" + object.type()
                + "' AND archived AND vanished IS NULL AND id NOT IN (SELECT id FROM touched WHERE object = "
                + quoted(listed) + ")" + IN_ORDER);
    }

    /** Ids of live records that no link leads to. */
    List<String> unlinked(PortalObject object) {
        return texts("SELECT id FROM record WHERE object = '" + object.type()
                + "' AND NOT archived AND vanished IS NULL AND id NOT IN (SELECT to_id FROM association WHERE to_object = '"
                + object.type() + "')" + IN_ORDER);
    }

    /** Ids that this run has read anew, in a fixed order. */
    List<String> touched(PortalObject object) {
        return texts("SELECT DISTINCT id, length(id) FROM touched WHERE object = '" + object.type()
                + "' ORDER BY length(id), id");
    }

    /** When these records changed last, in epoch milliseconds, by id; those that are not there, or whose time is not known, are left out. */
    Map<String, Long> updated(PortalObject object, Collection<String> ids) {
        Map<String, Long> updated = new HashMap<>();
        if (!ids.isEmpty()) {
            each(
                    "SELECT id, epoch_ms(updated) FROM record WHERE object = '" + object.type()
                            + "' AND NOT archived AND vanished IS NULL AND updated IS NOT NULL AND id IN ("
                            + ids.stream().map(StoredSoFar::quoted).collect(Collectors.joining(",")) + ")",
                    row -> updated.put(row.getString(1), row.getLong(2)));
        }
        return updated;
    }

    /** Which records of a kind lead to these, by the id of these; " labelled" behind those whose link bears a label. */
    Map<String, Set<String>> parents(PortalObject parent, PortalObject object, Collection<String> ids) {
        Map<String, Set<String>> parents = new HashMap<>();
        each(
                "SELECT to_id, from_id || CASE WHEN labels <> '' THEN '" + ParentErrand.LABELLED
                        + "' ELSE '' END FROM association WHERE "
                        + between(parent, object) + " AND to_id IN ("
                        + ids.stream().map(StoredSoFar::quoted).collect(Collectors.joining(",")) + ")",
                row -> parents.computeIfAbsent(row.getString(1), id -> new HashSet<>())
                        .add(row.getString(2)));
        return parents;
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** How many links from one kind to another hold. */
    long links(PortalObject from, PortalObject to) {
        return number("SELECT count(*) FROM association WHERE " + between(from, to));
    }

    /** True if any link from one kind to another bears a label. */
    boolean hasLabels(PortalObject from, PortalObject to) {
        return number("SELECT count(*) FROM association WHERE labels <> '' AND " + between(from, to)) > 0;
    }

    private static String between(PortalObject from, PortalObject to) {
        return "from_object = '" + from.type() + "' AND to_object = '" + to.type() + "'";
    }

    /** True if a run held as many records of a kind as the portal counted. */
    boolean wasWhole(PortalObject object, int run) {
        return number("SELECT count(*) FROM portal_count WHERE total = held AND run = " + run + " AND object = '"
                        + object.type() + "'")
                > 0;
    }

    /** The last live record of a kind that was made before a moment, in the order of ids; "" if there is none. */
    String lastBefore(PortalObject object, Instant moment) {
        List<String> last = texts("SELECT id FROM record WHERE object = '" + object.type()
                + "' AND NOT archived AND vanished IS NULL AND epoch_ms(created) < " + moment.toEpochMilli()
                + " ORDER BY length(id) DESC, id DESC LIMIT 1");
        return last.isEmpty() ? "" : last.get(0);
    }

    /** The parts of a step with their ids, by number. */
    Map<Long, List<String>> parts(String step) {
        Map<Long, List<String>> parts = new TreeMap<>();
        each(
                "SELECT number, id FROM link_part WHERE step = " + quoted(step),
                row -> parts.computeIfAbsent(row.getLong(1), number -> new ArrayList<>())
                        .add(row.getString(2)));
        return parts;
    }

    /** True if a step is done. */
    boolean isDone(String step) {
        return number("SELECT count(*) FROM checkpoint WHERE step = " + quoted(step) + " AND done") > 0;
    }

    /** True if a numbered part of a step is done. */
    boolean isDone(String step, long number) {
        return number("SELECT count(*) FROM checkpoint WHERE step = " + quoted(step) + " AND number = " + number
                        + " AND done")
                > 0;
    }

    /** True if the last run could not read some kind of record. */
    boolean hasClosed() {
        return number("SELECT count(*) FROM gap WHERE kind = 'closed'") > 0;
    }

    /** Number and position of the last checkpoint of a step, or null before its first. */
    Position position(String step) {
        List<Position> last = new ArrayList<>();
        each(
                "SELECT number, position, done FROM checkpoint WHERE step = " + quoted(step)
                        + " ORDER BY number DESC LIMIT 1",
                row -> last.add(new Position(row.getLong(1), row.getString(2), row.getBoolean(3))));
        return last.isEmpty() ? null : last.get(0);
    }

    record Position(long number, String after, boolean done) {}

    /** Id and label of each deal pipeline. */
    List<String[]> pipelines() {
        List<String[]> pipelines = new ArrayList<>();
        each(
                "SELECT id, label FROM pipeline WHERE object = 'deals' ORDER BY display_order, id",
                row -> pipelines.add(new String[] {row.getString(1), row.getString(2)}));
        return pipelines;
    }

    Instant watermarkBefore(int number) {
        return Instant.ofEpochMilli(number("SELECT epoch_ms(watermark) FROM run WHERE number < " + number
                + " AND finished IS NOT NULL" + " ORDER BY number DESC LIMIT 1"));
    }

    /** The pipelines and stages whose change logs are there. */
    List<String> changeLogs() {
        return texts("SELECT DISTINCT object || ' pipeline ' || pipeline_id FROM pipeline_audit"
                + " UNION ALL SELECT DISTINCT object || ' stage ' || stage_id FROM stage_audit");
    }

    List<String> forgotten() {
        return texts("SELECT mark FROM forgotten");
    }

    /** Type of each property of a kind as an earlier run found it, by name. */
    Map<String, String> propertyTypes(PortalObject object) {
        Map<String, String> types = new LinkedHashMap<>();
        each(
                "SELECT name, type FROM property_def WHERE object = '" + object.type() + "' ORDER BY name",
                row -> types.put(row.getString(1), String.valueOf(row.getString(2))));
        return types;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private long number(String query) {
        long[] number = {0};
        each(query, row -> number[0] = row.getLong(1));
        return number[0];
    }

    private List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        each(query, row -> texts.add(row.getString(1)));
        return texts;
    }

    private void each(String query, RowReader reader) {
        try {
            flush.flush();
        } catch (SQLException e) {
            throw StoreFailure.broken(file, e);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw StoreFailure.broken(file, e);
        }
    }
}
