package io.keiro.hubspot;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final DuckDBConnection connection;

    ColumnReader(Connection connection) throws SQLException {
        this.connection = connection.unwrap(DuckDBConnection.class);
        try (Statement statement = connection.createStatement()) {
            // Beside the snapshot and in memory, so that further connections see it and the file stays as it is.
            statement.execute("ATTACH IF NOT EXISTS ':memory:' AS reading");
            statement.execute(SURVIVOR);
            statement.execute(NUMBERED);
        }
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
        each(query.toString(), (chunk, rows) -> {
            int[] place = ints(chunk.vector(0), rows);
            DuckDBReadableVector id = chunk.vector(1);
            DuckDBReadableVector time = chunk.vector(2);
            for (int i = 0; i < rows; i++) {
                ids[place[i]] = id.getString(i);
                created[place[i]] = time.isNull(i) ? RecordTable.UNKNOWN : time.getLong(i);
            }
            for (int c = 0; c < columns.size(); c++) {
                texts(chunk.vector(3 + c), rows, place, columns.get(c));
            }
        });
        return new RecordTable(object, ids, created, values, history(object, size));
    }

    private static int[] ints(DuckDBReadableVector vector, int rows) {
        int[] values = new int[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = vector.getInt(i);
        }
        return values;
    }

    private static void texts(DuckDBReadableVector vector, int rows, int[] place, String[] column) {
        for (int i = 0; i < rows; i++) {
            if (!vector.isNull(i)) {
                column[place[i]] = vector.getString(i);
            }
        }
    }

    private HistoryTable history(StoredObject object, int size) throws SQLException {
        String ofObject = "history.object = " + text(object.type());
        Set<String> present = new LinkedHashSet<>();
        each("SELECT DISTINCT property FROM history WHERE " + ofObject + " ORDER BY property", (chunk, rows) -> {
            for (int i = 0; i < rows; i++) {
                present.add(chunk.vector(0).getString(i));
            }
        });
        if (present.isEmpty()) {
            return HistoryTable.EMPTY;
        }
        List<String> properties = new ArrayList<>(present);
        int capacity = (int) count("SELECT count(*) FROM history WHERE " + ofObject);
        // Sources and values are few or repeat; each text travels once, and the rows carry numbers.
        String key = object.type();
        String sourceTable = "reading.source_" + key;
        String valueTable = "reading.value_" + key;
        String[] types;
        String[] sourceIds;
        String[] users;
        String[] values;
        try (DuckDBConnection own = connection.duplicate();
                Statement statement = own.createStatement()) {
            statement.execute(
                    "CREATE OR REPLACE TABLE " + sourceTable + " AS SELECT *, CAST(row_number() OVER () - 1 AS INTEGER)"
                            + " AS code FROM (SELECT DISTINCT source_type, source_id, user_id FROM history WHERE "
                            + ofObject + ")");
            statement.execute(
                    "CREATE OR REPLACE TABLE " + valueTable + " AS SELECT *, CAST(row_number() OVER () - 1 AS INTEGER)"
                            + " AS code FROM (SELECT DISTINCT value FROM history WHERE " + ofObject + ")");
            types = dictionary(sourceTable, "source_type");
            sourceIds = dictionary(sourceTable, "source_id");
            users = dictionary(sourceTable, "user_id");
            values = dictionary(valueTable, "value");
        }
        History read = new History(properties.size(), size, capacity, values);
        List<String> names = properties.stream().map(ColumnReader::text).toList();
        each(
                "SELECT numbered.n, list_position([" + String.join(", ", names) + "], property) - 1 AS p,"
                        + " epoch_ms(moment), v.code, s.code FROM history"
                        + " LEFT JOIN reading.survivor ON survivor.object = history.object AND survivor.old_id = history.id"
                        + " JOIN reading.numbered ON numbered.object = history.object"
                        + " AND numbered.id = coalesce(survivor.new_id, history.id)"
                        + " JOIN " + valueTable + " v ON v.value = history.value"
                        + " JOIN " + sourceTable + " s ON s.source_type IS NOT DISTINCT FROM history.source_type"
                        + " AND s.source_id IS NOT DISTINCT FROM history.source_id"
                        + " AND s.user_id IS NOT DISTINCT FROM history.user_id"
                        + " WHERE " + ofObject + " ORDER BY 1, 2, 3, history.value",
                read);
        return read.table(properties, new HistoryTable.Sources(types, sourceIds, users, read.sources));
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

    /** Takes sorted rows of a history and notes where each record and property begins. */
    private static final class History implements Chunk {
        private final int properties;
        private final int[] starts;
        private final long[] moments;
        private final String[] values;
        private final int[] sources;
        private final String[] texts;
        private int taken;
        private int slots;

        History(int properties, int records, int capacity, String[] texts) {
            this.properties = properties;
            this.starts = new int[records * properties + 1];
            this.moments = new long[capacity];
            this.values = new String[capacity];
            this.sources = new int[capacity];
            this.texts = texts;
        }

        @Override
        public void take(DuckDBDataChunkReader chunk, int rows) {
            DuckDBReadableVector record = chunk.vector(0);
            DuckDBReadableVector property = chunk.vector(1);
            DuckDBReadableVector moment = chunk.vector(2);
            DuckDBReadableVector value = chunk.vector(3);
            DuckDBReadableVector source = chunk.vector(4);
            for (int i = 0; i < rows; i++) {
                int slot = record.getInt(i) * properties + property.getInt(i);
                while (slots <= slot) {
                    starts[slots++] = taken;
                }
                moments[taken] = moment.getLong(i);
                values[taken] = texts[value.getInt(i)];
                sources[taken++] = source.getInt(i);
            }
        }

        HistoryTable table(List<String> names, HistoryTable.Sources by) {
            Arrays.fill(starts, slots, starts.length, taken);
            return new HistoryTable(names, starts, moments, values, by);
        }
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
        List<String> types =
                Arrays.stream(objects).map(object -> text(object.type())).toList();
        String list = "[" + String.join(", ", types) + "]";
        each(
                "SELECT list_position(" + list + ", from_object) - 1, f.n, list_position(" + list
                        + ", to_object) - 1, t.n,"
                        + " list_contains(string_split(coalesce(labels, ''), '|'), 'Primary') AS main FROM association a"
                        + " LEFT JOIN reading.survivor sf ON sf.object = a.from_object AND sf.old_id = a.from_id"
                        + " LEFT JOIN reading.survivor st ON st.object = a.to_object AND st.old_id = a.to_id"
                        + " JOIN reading.numbered f ON f.object = a.from_object AND f.id = coalesce(sf.new_id, a.from_id)"
                        + " JOIN reading.numbered t ON t.object = a.to_object AND t.id = coalesce(st.new_id, a.to_id)"
                        + " WHERE from_object IN (" + String.join(", ", types) + ") AND to_object IN ("
                        + String.join(", ", types) + ")"
                        + " ORDER BY 1, 3, 2, main DESC, 4",
                (chunk, rows) -> {
                    DuckDBReadableVector main = chunk.vector(4);
                    for (int i = 0; i < rows; i++) {
                        ends.link(
                                objects[chunk.vector(0).getInt(i)],
                                chunk.vector(1).getInt(i),
                                objects[chunk.vector(2).getInt(i)],
                                chunk.vector(3).getInt(i),
                                main.getBoolean(i));
                    }
                });
    }
}
