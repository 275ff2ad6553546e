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
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * Reads a snapshot's records, histories and links in columns. The database parses the JSON, follows merged records to their survivors,
 * numbers the records and sorts; what arrives here are arrays, chunk by chunk.
 */
final class ColumnReader {

    /** Live records by kind, numbered in the order of their ids; ids of merged records are not among them. */
    private static final String NUMBERED = "CREATE OR REPLACE TABLE reading.numbered AS SELECT object, id,"
            + " CAST(row_number() OVER (PARTITION BY object ORDER BY length(id), id) - 1 AS INTEGER) AS n"
            + " FROM (SELECT DISTINCT object, id FROM record r WHERE NOT archived AND vanished IS NULL AND NOT EXISTS"
            + " (SELECT 1 FROM reading.survivor s WHERE s.object = r.object AND s.old_id = r.id))";

    /** Where a merged record lives on, however often its survivor was merged again. */
    private static final String SURVIVOR = "CREATE OR REPLACE TABLE reading.survivor AS WITH RECURSIVE way AS ("
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
    /** Whether all ids are numbers. */
    private final boolean numeric;

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
            statement.execute(SURVIVOR);
            statement.execute(NUMBERED);
            // Sources and values are few or repeat; each text travels once, and the rows carry numbers.
            statement.execute(VALUES);
            statement.execute(SOURCES);
        }
        numeric = count(
                        "SELECT count(*) FROM (SELECT id FROM reading.numbered UNION ALL SELECT old_id FROM reading.survivor)"
                                + " WHERE CAST(TRY_CAST(id AS BIGINT) AS VARCHAR) IS DISTINCT FROM id")
                == 0;
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
        each("SELECT object, old_id, new_id FROM reading.survivor", (chunk, rowCount) -> {
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

    /**
     * The live records of a kind with these properties and their histories.
     */
    RecordTable records(StoredObject object, Set<String> properties) throws SQLException {
        int size = (int) count("SELECT count(*) FROM reading.numbered WHERE object = " + text(object.type()));
        if (size == 0) {
            return RecordTable.empty(object);
        }
        List<String> names = new ArrayList<>(properties);
        String[] ids = new String[size];
        long[] created = new long[size];
        Map<String, String[]> values = new LinkedHashMap<>();
        names.forEach(name -> values.put(name, new String[size]));
        StringBuilder query = new StringBuilder("SELECT n, id, created");
        for (int i = 1; i <= names.size(); i++) {
            query.append(", v[").append(i).append(']');
        }
        query.append(" FROM (SELECT numbered.n, record.id, epoch_ms(record.created) AS created");
        if (!names.isEmpty()) {
            List<String> paths = names.stream()
                    .map(name -> text("$.\"" + name.replace("\"", "") + "\""))
                    .toList();
            query.append(", json_extract_string(properties, [")
                    .append(String.join(", ", paths))
                    .append("]) AS v");
        }
        query.append(" FROM record JOIN reading.numbered USING (object, id) WHERE object = ")
                .append(text(object.type()))
                .append(" AND NOT archived AND vanished IS NULL)");
        List<String[]> columns = new ArrayList<>(values.values());
        Repeats[] repeats = new Repeats[columns.size()];
        Arrays.setAll(repeats, c -> new Repeats());
        each(query.toString(), (chunk, rows) -> {
            int[] place = ints(chunk.vector(0), rows);
            DuckDBReadableVector id = chunk.vector(1);
            DuckDBReadableVector time = chunk.vector(2);
            for (int i = 0; i < rows; i++) {
                ids[place[i]] = id.getString(i);
                created[place[i]] = time.isNull(i) ? RecordTable.UNKNOWN : time.getLong(i);
            }
            for (int c = 0; c < columns.size(); c++) {
                texts(chunk.vector(3 + c), rows, place, columns.get(c), repeats[c]);
            }
        });
        RecordRows found = rows(object, ids);
        rows.put(object, found);
        return new RecordTable(object, ids, created, values, history(object, found, size));
    }

    private static int[] ints(DuckDBReadableVector vector, int rows) {
        int[] values = new int[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = vector.getInt(i);
        }
        return values;
    }

    private static void texts(DuckDBReadableVector vector, int rows, int[] place, String[] column, Repeats repeats) {
        for (int i = 0; i < rows; i++) {
            if (!vector.isNull(i)) {
                String text = vector.getString(i);
                // Asked for again and again, so what is blank is left out here.
                column[place[i]] = text.isBlank() ? null : repeats.first(text);
            }
        }
    }

    /** Where each record stands; a merged one stands where its survivor does. */
    private RecordRows rows(StoredObject object, String[] ids) {
        RecordRows found = new RecordRows(numeric);
        for (int row = 0; row < ids.length; row++) {
            found.put(ids[row], row);
        }
        survivors.getOrDefault(object, Map.of()).forEach((old, survivor) -> {
            int row = isId(survivor) ? found.find(survivor) : RecordRows.NONE;
            if (row != RecordRows.NONE) {
                found.put(old, row);
            }
        });
        return found;
    }

    /** A survivor may be none of the live records, and then its id may be anything. */
    private boolean isId(String text) {
        if (!numeric) {
            return true;
        }
        try {
            Long.parseLong(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
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
                "SELECT " + RecordRows.expression("history.id", numeric) + ", list_position(["
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
        String numbers = rows.stream().map(String::valueOf).collect(Collectors.joining(", "));
        each(
                "SELECT record.id, properties FROM record JOIN reading.numbered USING (object, id) WHERE object = "
                        + text(StoredObject.DEALS.type())
                        + " AND NOT archived AND vanished IS NULL AND contains(properties, '"
                        + StageDates.PREFIX + "') AND n IN (" + numbers + ")",
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
                            int fromRow = row(objects[one], chunk.vector(1), i);
                            int toRow = row(objects[other], chunk.vector(3), i);
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

    private int row(StoredObject object, DuckDBReadableVector ids, int at) {
        RecordRows known = rows.get(object);
        return known == null ? RecordRows.NONE : known.find(ids, at);
    }
}
