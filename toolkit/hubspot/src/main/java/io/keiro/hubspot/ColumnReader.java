package io.keiro.hubspot;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import tools.jackson.core.JacksonException;

/**
 * Reads a snapshot's records, histories and links in columns. The database parses the JSON, follows merged records to their survivors,
 * numbers the records and sorts; what arrives here are arrays, chunk by chunk.
 */
final class ColumnReader {

    /** Where a merged record lives on, however often its survivor was merged again. */
    private static final String SURVIVOR = "WITH RECURSIVE way AS ("
            + " SELECT object, old_id, new_id, 1 AS steps FROM alias WHERE old_id <> new_id"
            + " UNION ALL SELECT way.object, way.old_id, alias.new_id, steps + 1 FROM way JOIN alias"
            + " ON alias.object = way.object AND alias.old_id = way.new_id AND alias.new_id <> alias.old_id WHERE steps < 50)"
            + " SELECT object, old_id, arg_max(new_id, steps) AS new_id FROM way GROUP BY object, old_id";

    private interface Chunk {
        void take(DuckDBDataChunkReader chunk, int rows) throws SQLException;
    }

    private static final String VALUES = "CREATE OR REPLACE TABLE reading.text AS SELECT value,"
            + " CAST(row_number() OVER (ORDER BY value) - 1 AS INTEGER) AS code FROM (SELECT DISTINCT value FROM history)";

    private static final String SOURCES = "CREATE OR REPLACE TABLE reading.source AS SELECT *,"
            + " CAST(row_number() OVER () - 1 AS INTEGER) AS code"
            + " FROM (SELECT DISTINCT source_type, source_id, user_id FROM history)";

    private final DuckDBConnection connection;
    private final Map<StoredObject, Map<String, Integer>> present = new EnumMap<>(StoredObject.class);
    private final Map<StoredObject, RecordRows> rows = new ConcurrentHashMap<>();
    private final Map<StoredObject, Map<String, String>> survivors = new EnumMap<>(StoredObject.class);
    private final String[] texts;
    private final HistoryTable.Sources sources;

    ColumnReader(Connection connection) throws SQLException {
        this.connection = connection.unwrap(DuckDBConnection.class);
        try (Statement statement = connection.createStatement()) {
            // Beside the snapshot and in memory, so that further connections see it and the file stays as it is.
            statement.execute("ATTACH IF NOT EXISTS ':memory:' AS reading (READ_WRITE)");
            // Sources and values are few or repeat; each text travels once, and the rows carry numbers.
            statement.execute(VALUES);
            statement.execute(SOURCES);
        }
        each(
                "SELECT object, property, CAST(count(*) AS INTEGER) FROM history GROUP BY ALL ORDER BY ALL",
                (chunk, rowCount) -> {
                    for (int i = 0; i < rowCount; i++) {
                        StoredObject object = StoredObject.of(chunk.vector(0).getString(i));
                        if (object != null) {
                            present.computeIfAbsent(object, o -> new LinkedHashMap<>())
                                    .put(
                                            chunk.vector(1).getString(i),
                                            chunk.vector(2).getInt(i));
                        }
                    }
                });
        each(SURVIVOR, (chunk, rowCount) -> {
            for (int i = 0; i < rowCount; i++) {
                StoredObject object = StoredObject.of(chunk.vector(0).getString(i));
                if (object != null) {
                    survivors
                            .computeIfAbsent(object, o -> new HashMap<>())
                            .put(chunk.vector(1).getString(i), chunk.vector(2).getString(i));
                }
            }
        });
        texts = dictionary("reading.text", "value");
        sources = new HistoryTable.Sources(
                dictionary("reading.source", "source_type"),
                dictionary("reading.source", "source_id"),
                dictionary("reading.source", "user_id"),
                new int[0]);
    }

    /** A connection of each query's own lets several run at once. */
    private void each(String query, Chunk chunk) throws SQLException {
        try (DuckDBConnection own = connection.duplicate();
                DuckDBPreparedStatement statement = own.prepare(query);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                DuckDBDataChunkReader next = result.chunk();
                chunk.take(next, (int) next.rowCount());
            }
        }
    }

    private long count(String query) throws SQLException {
        long[] count = {0};
        each(query, (chunk, rows) -> count[0] = chunk.vector(0).getLong(0));
        return count[0];
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The ids of the live records of a kind; those of merged records lead to their survivors. To be asked before anything else of it. */
    RecordRows rows(StoredObject object) throws SQLException {
        Map<String, String> merged = survivors.getOrDefault(object, Map.of());
        RecordRows found =
                merged.keySet().stream().allMatch(old -> RecordRows.number(old) >= 0) ? numbered(object, merged) : null;
        if (found == null) {
            List<String> ids = new ArrayList<>();
            each("SELECT id" + live(object) + " ORDER BY length(id), id", (chunk, count) -> {
                for (int i = 0; i < count; i++) {
                    ids.add(chunk.vector(0).getString(i));
                }
            });
            ids.removeAll(merged.keySet());
            found = RecordRows.ofTexts(ids);
        }
        found.lead(merged);
        rows.put(object, found);
        return found;
    }

    /** The ids if all of them are numbers, else null. */
    private RecordRows numbered(StoredObject object, Map<String, String> merged) throws SQLException {
        Set<Long> old = merged.keySet().stream().map(Long::valueOf).collect(Collectors.toSet());
        LongStream.Builder ids = LongStream.builder();
        boolean[] other = {false};
        String query =
                "SELECT CASE WHEN CAST(n AS VARCHAR) = id THEN n ELSE -1 END FROM (SELECT id, TRY_CAST(id AS BIGINT) AS n"
                        + live(object) + ")";
        each(query, (chunk, count) -> {
            DuckDBReadableVector id = chunk.vector(0);
            for (int i = 0; i < count; i++) {
                long number = id.getLong(i);
                if (number < 0) {
                    other[0] = true;
                } else if (old.isEmpty() || !old.contains(number)) {
                    ids.add(number);
                }
            }
        });
        return other[0] ? null : RecordRows.ofNumbers(ids.build().toArray());
    }

    /** The rows of the live records of a kind; merged ones may be among them. A record is there once: a key of the store. */
    private static String live(StoredObject object) {
        return " FROM record WHERE object = " + text(object.type()) + " AND NOT archived AND vanished IS NULL";
    }

    /** The live records of a kind with these properties and their histories. */
    RecordTable records(StoredObject object, Set<String> properties) throws SQLException {
        RecordRows ids = rows(object);
        int size = ids.size();
        if (size == 0) {
            return RecordTable.empty(object);
        }
        long[] created = new long[size];
        Map<String, ValueColumn> values = new LinkedHashMap<>();
        properties.forEach(name -> values.put(name, new ValueColumn(size)));
        PropertyScan scan = new PropertyScan(values);
        String query = "SELECT " + RecordRows.expression("id", ids.isNumeric()) + ", epoch_ms(created)"
                + (values.isEmpty() ? "" : ", properties") + live(object);
        each(query, (chunk, count) -> {
            int[] place = ids.findAll(chunk.vector(0), count, true);
            DuckDBReadableVector time = chunk.vector(1);
            for (int i = 0; i < count; i++) {
                if (place[i] != RecordRows.NONE) {
                    created[place[i]] = time.isNull(i) ? RecordTable.UNKNOWN : time.getLong(i);
                    if (!values.isEmpty()) {
                        take(scan, ids, place[i], chunk.vector(2).getString(i));
                    }
                }
            }
        });
        return new RecordTable(object, ids, created, values, history(object, ids, size));
    }

    private static void take(PropertyScan scan, RecordRows ids, int row, String json) throws SQLException {
        try {
            scan.take(row, json);
        } catch (JacksonException e) {
            throw new SQLException(
                    "the properties of record " + ids.id(row) + " are no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private HistoryTable history(StoredObject object, RecordRows records, int size) throws SQLException {
        Map<String, Integer> counts = present.get(object);
        if (counts == null) {
            return HistoryTable.EMPTY;
        }
        List<String> properties = List.copyOf(counts.keySet());
        int capacity = counts.values().stream().reduce(0, Math::addExact);
        HistoryRows read = new HistoryRows(records, properties.size(), capacity);
        List<String> names = properties.stream().map(ColumnReader::text).toList();
        each(
                "SELECT " + RecordRows.expression("history.id", records.isNumeric()) + ", list_position(["
                        + String.join(", ", names) + "], property) - 1, epoch_ms(moment), v.code, s.code FROM history"
                        + " JOIN reading.text v ON v.value = history.value"
                        + " JOIN reading.source s ON s.source_type IS NOT DISTINCT FROM history.source_type"
                        + " AND s.source_id IS NOT DISTINCT FROM history.source_id"
                        + " AND s.user_id IS NOT DISTINCT FROM history.user_id"
                        + " WHERE history.object = " + text(object.type()),
                read::take);
        return read.table(properties, size, texts, sources);
    }

    private String[] dictionary(String table, String column) throws SQLException {
        String[] texts = new String[(int) count("SELECT count(*) FROM " + table)];
        each("SELECT code, " + column + " FROM " + table, (chunk, rows) -> {
            DuckDBReadableVector text = chunk.vector(1);
            for (int i = 0; i < rows; i++) {
                texts[chunk.vector(0).getInt(i)] = text.isNull(i) ? null : text.getString(i);
            }
        });
        return texts;
    }

    /** The dates of stage entries of some deals, by id and property; deals without any are left out. */
    Map<String, Map<String, String>> stageDates(List<Integer> rows) throws SQLException {
        Map<String, Map<String, String>> dates = new HashMap<>();
        if (rows.isEmpty()) {
            return dates;
        }
        RecordRows deals = this.rows.get(StoredObject.DEALS);
        String ids = rows.stream().map(row -> text(deals.id(row))).collect(Collectors.joining(", "));
        each(
                "SELECT id, properties" + live(StoredObject.DEALS) + " AND contains(properties, '" + StageDates.PREFIX
                        + "') AND id IN (" + ids + ")",
                (chunk, count) -> {
                    for (int i = 0; i < count; i++) {
                        Map<String, String> found = new LinkedHashMap<>();
                        Json.parse(chunk.vector(1).getString(i)).forEachEntry((name, value) -> {
                            if (name.startsWith(StageDates.PREFIX) && Json.text(value) != null) {
                                found.put(name, Json.text(value));
                            }
                        });
                        if (!found.isEmpty()) {
                            dates.put(chunk.vector(0).getString(i), found);
                        }
                    }
                });
        return dates;
    }

    /** A link of two records by their numbers. */
    interface Ends {
        void link(StoredObject from, int fromRow, StoredObject to, int toRow, boolean primary);
    }

    /** Every link whose ends are both there, once in each direction that the portal gave; the primary one of a record first. */
    void links(Ends ends) throws SQLException {
        StoredObject[] objects = StoredObject.values();
        String list =
                Arrays.stream(objects).map(object -> text(object.type())).collect(Collectors.joining(", ", "[", "]"));
        boolean numeric = rows.values().stream().allMatch(RecordRows::isNumeric);
        PairLinks[] pairs = new PairLinks[objects.length * objects.length];
        each(
                "SELECT list_position(" + list + ", from_object), " + RecordRows.expression("from_id", numeric)
                        + ", list_position(" + list + ", to_object), " + RecordRows.expression("to_id", numeric)
                        + ", labels IS NOT NULL AND list_contains(string_split(labels, '|'), 'Primary') FROM association",
                (chunk, count) -> {
                    DuckDBReadableVector from = chunk.vector(0);
                    DuckDBReadableVector to = chunk.vector(2);
                    for (int i = 0; i < count; i++) {
                        if (!from.isNull(i) && !to.isNull(i)) {
                            int one = from.getInt(i) - 1;
                            int other = to.getInt(i) - 1;
                            int fromRow = row(objects[one], chunk.vector(1), i, numeric);
                            int toRow = row(objects[other], chunk.vector(3), i, numeric);
                            if (fromRow != RecordRows.NONE && toRow != RecordRows.NONE) {
                                int pair = one * objects.length + other;
                                pairs[pair] = pairs[pair] == null ? new PairLinks() : pairs[pair];
                                pairs[pair].add(fromRow, toRow, chunk.vector(4).getBoolean(i));
                            }
                        }
                    }
                });
        for (int pair = 0; pair < pairs.length; pair++) {
            if (pairs[pair] != null) {
                pairs[pair].inOrder(objects[pair / objects.length], objects[pair % objects.length], ends);
            }
        }
    }

    private int row(StoredObject object, DuckDBReadableVector ids, int at, boolean numeric) {
        RecordRows known = rows.get(object);
        return known == null ? RecordRows.NONE : known.find(ids, at, numeric);
    }
}
