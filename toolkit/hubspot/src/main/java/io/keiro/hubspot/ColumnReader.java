package io.keiro.hubspot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** Reads a snapshot's records, histories and links in columns, as {@link ColumnTables} holds them. */
final class ColumnReader {

    private interface Chunk {
        /**
         * @param first how many rows came before
         */
        void take(DuckDBDataChunkReader chunk, int rows, int first) throws SQLException;
    }

    private final DuckDBConnection connection;
    private final ColumnTables tables;
    private final Map<StoredObject, List<String>> properties = new EnumMap<>(StoredObject.class);
    private final Map<StoredObject, List<String>> changed = new EnumMap<>(StoredObject.class);
    private final Map<StoredObject, Integer> records = new EnumMap<>(StoredObject.class);
    private final Map<StoredObject, Integer> changes = new EnumMap<>(StoredObject.class);
    private final List<Pair> pairs = new ArrayList<>();
    private final HistoryTable.Sources sources;

    /**
     * Two kinds with links from the first to the second.
     *
     * @param count how many
     */
    record Pair(StoredObject from, StoredObject to, int count) {}

    ColumnReader(Connection connection, PropertyMap map) throws SQLException {
        this.connection = connection.unwrap(DuckDBConnection.class);
        this.tables = ColumnTables.of(connection, map);
        each(
                "SELECT object, history, name FROM " + tables.name("property") + " ORDER BY place",
                (chunk, count, first) -> {
                    for (int i = 0; i < count; i++) {
                        StoredObject object = StoredObject.of(chunk.vector(0).getString(i));
                        if (object != null) {
                            (chunk.vector(1).getBoolean(i) ? changed : properties)
                                    .computeIfAbsent(object, o -> new ArrayList<>())
                                    // The mapping asks by constants: the same object is found without comparing.
                                    .add(chunk.vector(2).getString(i).intern());
                        }
                    }
                });
        each("SELECT name, object, other, rows FROM " + tables.name("size"), (chunk, count, first) -> {
            for (int i = 0; i < count; i++) {
                String table = chunk.vector(0).getString(i);
                StoredObject object = StoredObject.of(chunk.vector(1).getString(i));
                StoredObject other = StoredObject.of(chunk.vector(2).getString(i));
                int rows = chunk.vector(3).getInt(i);
                if (object != null && other != null) {
                    pairs.add(new Pair(object, other, rows));
                } else if (object != null && !table.equals("link")) {
                    (table.equals("record") ? records : changes).put(object, rows);
                }
            }
        });
        sources = sources();
    }

    private HistoryTable.Sources sources() throws SQLException {
        List<String[]> found = new ArrayList<>();
        each("SELECT type, id, user_id FROM " + tables.name("source") + " ORDER BY number", (chunk, count, first) -> {
            for (int i = 0; i < count; i++) {
                found.add(new String[] {
                    chunk.vector(0).getString(i),
                    chunk.vector(1).getString(i),
                    chunk.vector(2).getString(i)
                });
            }
        });
        String[][] columns = new String[3][];
        for (int column = 0; column < columns.length; column++) {
            int which = column;
            columns[column] = found.stream().map(source -> source[which]).toArray(String[]::new);
        }
        return new HistoryTable.Sources(columns[0], columns[1], columns[2], new int[0]);
    }

    /** A connection of each query's own lets several run at once, where all of them see the tables. */
    private void each(String query, Chunk chunk) throws SQLException {
        if (tables.areOwn()) {
            synchronized (connection) {
                each(connection, query, chunk);
            }
        } else {
            try (DuckDBConnection own = connection.duplicate()) {
                each(own, query, chunk);
            }
        }
    }

    private static void each(DuckDBConnection connection, String query, Chunk chunk) throws SQLException {
        try (DuckDBPreparedStatement statement = connection.prepare(query);
                DuckDBChunkedResult result = statement.query()) {
            int first = 0;
            while (result.nextChunk()) {
                DuckDBDataChunkReader next = result.chunk();
                int rows = (int) next.rowCount();
                chunk.take(next, rows, first);
                first += rows;
            }
        }
    }

    private static String text(String value) {
        return StoredSoFar.quoted(value);
    }

    /** How many live records of a kind there are. */
    int recordCount(StoredObject object) {
        return records.getOrDefault(object, 0);
    }

    /** How many rows are to be read for a kind. */
    int rowCount(StoredObject object) {
        return recordCount(object) + changes.getOrDefault(object, 0);
    }

    /** The kinds that are linked, in the order of kinds. */
    List<Pair> pairs() {
        return pairs.stream()
                .sorted((one, other) -> one.from() != other.from()
                        ? one.from().compareTo(other.from())
                        : one.to().compareTo(other.to()))
                .toList();
    }

    /** The live records of a kind with their histories. */
    RecordTable records(StoredObject object) throws SQLException {
        int size = recordCount(object);
        if (size == 0) {
            return RecordTable.empty(object);
        }
        String[] texts = texts(object);
        List<String> names = properties.getOrDefault(object, List.of());
        long[] numbers = new long[size];
        List<String> others = new ArrayList<>(size);
        long[] created = new long[size];
        long[][] values = new long[names.size()][size];
        StringBuilder query = new StringBuilder("SELECT row, id_number, id_text, created");
        for (int i = 0; i < values.length; i++) {
            query.append(", ").append(ColumnTables.column(i));
        }
        query.append(ofKind("record", object));
        each(query.toString(), (chunk, count, first) -> {
            requireOrder(chunk.vector(0), first);
            VectorValues.longs(chunk.vector(1), count, 0, numbers, first);
            VectorValues.texts(chunk.vector(2), count, others);
            VectorValues.longs(chunk.vector(3), count, RecordTable.UNKNOWN, created, first);
            for (int i = 0; i < values.length; i++) {
                VectorValues.longs(chunk.vector(i + 4), count, ValueColumn.NONE, values[i], first);
            }
        });
        String[] unlessBlank =
                Arrays.stream(texts).map(text -> text.isBlank() ? null : text).toArray(String[]::new);
        Map<String, ValueColumn> columns = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            columns.put(names.get(i), new ValueColumn(values[i], unlessBlank));
        }
        RecordIds ids = new RecordIds(numbers, others.toArray(String[]::new));
        return new RecordTable(object, ids, created, columns, history(object, size, texts));
    }

    /** Rows come as they were put in, which the database promises; all that is read here stands by it. */
    private static void requireOrder(DuckDBReadableVector rows, int first) throws SQLException {
        if (rows.getInt(0) != first) {
            throw outOfOrder(first);
        }
    }

    private static SQLException outOfOrder(int row) {
        return new SQLException(
                "the tables of the mapping are not in order at row " + row + "; extract again, or into another file");
    }

    private String ofKind(String table, StoredObject object) {
        return " FROM " + tables.name(table) + " WHERE object = " + text(object.type());
    }

    /** The texts of a kind by their numbers. */
    private String[] texts(StoredObject object) throws SQLException {
        List<String> texts = new ArrayList<>();
        each("SELECT number, value" + ofKind("text", object), (chunk, count, first) -> {
            requireOrder(chunk.vector(0), first);
            VectorValues.texts(chunk.vector(1), count, texts);
        });
        return texts.toArray(String[]::new);
    }

    private HistoryTable history(StoredObject object, int size, String[] texts) throws SQLException {
        int count = changes.getOrDefault(object, 0);
        if (count == 0) {
            return HistoryTable.EMPTY;
        }
        List<String> names = changed.get(object);
        int[] record = new int[count];
        int[] property = new int[count];
        long[] moments = new long[count];
        int[] values = new int[count];
        int[] by = new int[count];
        each("SELECT row, property, moment, value, source" + ofKind("history", object), (chunk, rows, first) -> {
            VectorValues.ints(chunk.vector(0), rows, record, first);
            VectorValues.ints(chunk.vector(1), rows, property, first);
            VectorValues.longs(chunk.vector(2), rows, 0, moments, first);
            VectorValues.ints(chunk.vector(3), rows, values, first);
            VectorValues.ints(chunk.vector(4), rows, by, first);
        });
        int[] starts = new int[size * names.size() + 1];
        int last = 0;
        for (int row = 0; row < count; row++) {
            int slot = record[row] * names.size() + property[row];
            if (slot < last) {
                throw outOfOrder(row);
            }
            starts[slot + 1]++;
            last = slot;
        }
        for (int slot = 1; slot < starts.length; slot++) {
            starts[slot] += starts[slot - 1];
        }
        return new HistoryTable(
                names,
                starts,
                moments,
                new HistoryTable.Values(texts, values),
                new HistoryTable.Sources(sources.type(), sources.id(), sources.user(), by));
    }

    /** The dates of stage entries of some deals, by id and property; deals without any are left out. */
    Map<String, Map<String, String>> stageDates(RecordTable deals, List<Integer> rows) throws SQLException {
        Map<String, Map<String, String>> dates = new HashMap<>();
        if (rows.isEmpty()) {
            return dates;
        }
        String ids = rows.stream().map(row -> text(deals.id(row))).collect(Collectors.joining(", "));
        each(
                "SELECT id, properties FROM main.record WHERE object = " + text(StoredObject.DEALS.type())
                        + " AND NOT archived AND vanished IS NULL AND contains(properties, '" + StageDates.PREFIX
                        + "') AND id IN (" + ids + ")",
                (chunk, count, first) -> {
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

    /** Adds the links of two kinds in both directions. One that an end names holds from the other too, but only the named end says "primary". */
    void links(Pair pair, Links.Builder ways, Links.Builder back) throws SQLException {
        int[] from = new int[pair.count()];
        int[] to = new int[pair.count()];
        boolean[] main = new boolean[pair.count()];
        each(
                "SELECT from_row, to_row, main FROM " + tables.name("link") + " WHERE from_object = "
                        + text(pair.from().type()) + " AND to_object = "
                        + text(pair.to().type()),
                (chunk, rows, first) -> {
                    VectorValues.ints(chunk.vector(0), rows, from, first);
                    VectorValues.ints(chunk.vector(1), rows, to, first);
                    VectorValues.truths(chunk.vector(2), rows, main, first);
                });
        ways.add(from, to, main);
        back.add(to, from, new boolean[main.length]);
    }
}
