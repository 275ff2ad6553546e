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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * Reads a snapshot's records, histories and links in columns. The database gives rows as it has them, chunk by chunk; they find their
 * places here, where ids and whatever repeats are numbers.
 */
final class ColumnReader {

    /** Where a merged record lives on, however often its survivor was merged again. */
    private static final String SURVIVOR = "WITH RECURSIVE way AS ("
            + " SELECT object, old_id, new_id, 1 AS steps FROM alias WHERE old_id <> new_id"
            + " UNION ALL SELECT way.object, way.old_id, alias.new_id, steps + 1 FROM way JOIN alias"
            + " ON alias.object = way.object AND alias.old_id = way.new_id AND alias.new_id <> alias.old_id WHERE steps < 50)"
            + " SELECT object, old_id, arg_max(new_id, steps) AS new_id FROM way GROUP BY object, old_id";

    private static final List<String> SOURCE = List.of("source_type", "source_id", "user_id");

    private interface Chunk {
        void take(DuckDBDataChunkReader chunk, int rows) throws SQLException;
    }

    private final DuckDBConnection connection;
    /** How many rows of history there are, by property. */
    private final Map<StoredObject, Map<String, Integer>> present = new EnumMap<>(StoredObject.class);

    private final Map<StoredObject, Map<String, String>> survivors = new EnumMap<>(StoredObject.class);
    private final Map<StoredObject, RecordRows> rows = new ConcurrentHashMap<>();
    /** The different values and sources of histories: few, or they repeat, so each travels once. */
    private final String[] values;

    private final HistoryTable.Sources sources;
    private HashNumbers valueNumbers;
    private HashNumbers sourceNumbers;

    /** Numbers the records, and the values and sources of histories. */
    ColumnReader(Connection connection) throws SQLException {
        this.connection = connection.unwrap(DuckDBConnection.class);
        findSurvivors();
        List<List<String>> texts = List.of(new ArrayList<>());
        List<List<String>> by = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<SideBySide.Task> tasks = new ArrayList<>();
        // In the order of the values, which is the order of entries of one moment.
        tasks.add(() -> valueNumbers = numbers(List.of("value"), texts));
        tasks.add(() -> sourceNumbers = numbers(SOURCE, by));
        tasks.add(this::countHistories);
        for (StoredObject object : StoredObject.values()) {
            tasks.add(() -> rows.put(object, numbered(object)));
        }
        SideBySide.run(tasks);
        values = array(texts.get(0));
        sources = new HistoryTable.Sources(array(by.get(0)), array(by.get(1)), array(by.get(2)), new int[0]);
    }

    private void findSurvivors() throws SQLException {
        each(SURVIVOR, (chunk, count) -> {
            for (int i = 0; i < count; i++) {
                StoredObject object = StoredObject.of(chunk.vector(0).getString(i));
                if (object != null) {
                    survivors
                            .computeIfAbsent(object, o -> new HashMap<>())
                            .put(chunk.vector(1).getString(i), chunk.vector(2).getString(i));
                }
            }
        });
    }

    private void countHistories() throws SQLException {
        each(
                "SELECT object, property, CAST(count(*) AS INTEGER) FROM history GROUP BY ALL ORDER BY ALL",
                (chunk, count) -> {
                    for (int i = 0; i < count; i++) {
                        StoredObject object = StoredObject.of(chunk.vector(0).getString(i));
                        if (object != null) {
                            present.computeIfAbsent(object, o -> new LinkedHashMap<>())
                                    .put(
                                            chunk.vector(1).getString(i),
                                            chunk.vector(2).getInt(i));
                        }
                    }
                });
    }

    /** Numbers the different values of some columns of the histories in their order, and adds their texts to a list for each column. */
    private HashNumbers numbers(List<String> columns, List<List<String>> texts) throws SQLException {
        String names = String.join(", ", columns);
        HashNumbers numbers = null;
        for (int salt = 0; numbers == null; salt++) {
            texts.forEach(List::clear);
            String hash = HashNumbers.expression(names, salt);
            LongStream.Builder hashes = LongStream.builder();
            each(
                    "SELECT " + hash + ", " + names + " FROM (SELECT DISTINCT " + names + " FROM history) ORDER BY "
                            + names,
                    (chunk, count) -> {
                        for (int i = 0; i < count; i++) {
                            hashes.add(chunk.vector(0).getLong(i));
                            for (int column = 0; column < texts.size(); column++) {
                                texts.get(column).add(chunk.vector(column + 1).getString(i));
                            }
                        }
                    });
            numbers = HashNumbers.of(hash, hashes.build().toArray());
        }
        return numbers;
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

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The rows of the live records of a kind. A record is there once: that is a key of the store. */
    private static String live(StoredObject object) {
        return " FROM record WHERE object = " + text(object.type()) + " AND NOT archived AND vanished IS NULL";
    }

    /** The live records of a kind. Merged records are not among them, and their ids lead to the survivors. */
    private RecordRows numbered(StoredObject object) throws SQLException {
        Map<String, String> merged = survivors.getOrDefault(object, Map.of());
        RecordRows found =
                merged.keySet().stream().allMatch(old -> RecordRows.number(old) >= 0) ? byNumber(object, merged) : null;
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
        return found;
    }

    /** The live records of a kind if all ids are numbers, else null. */
    private RecordRows byNumber(StoredObject object, Map<String, String> merged) throws SQLException {
        Set<Long> old = merged.keySet().stream().map(Long::valueOf).collect(Collectors.toSet());
        LongStream.Builder ids = LongStream.builder();
        boolean[] other = {false};
        String query =
                "SELECT CASE WHEN CAST(n AS VARCHAR) = id THEN n END FROM (SELECT id, TRY_CAST(id AS BIGINT) AS n"
                        + live(object) + ")";
        each(query, (chunk, count) -> {
            for (long id : VectorValues.longs(chunk.vector(0), count, RecordRows.NONE)) {
                if (id < 0) {
                    other[0] = true;
                } else if (old.isEmpty() || !old.contains(id)) {
                    ids.add(id);
                }
            }
        });
        return other[0] ? null : RecordRows.ofNumbers(ids.build().toArray());
    }

    /** How many live records of a kind there are. */
    int recordCount(StoredObject object) {
        return rows.get(object).size();
    }

    /** How many rows are to be read for a kind. */
    int rowCount(StoredObject object) {
        return recordCount(object)
                + present.getOrDefault(object, Map.of()).values().stream().reduce(0, Math::addExact);
    }

    /** The live records of a kind with these properties and their histories. */
    RecordTable records(StoredObject object, Set<String> properties) throws SQLException {
        RecordRows ids = rows.get(object);
        int size = ids.size();
        if (size == 0) {
            return RecordTable.empty(object);
        }
        long[] created = new long[size];
        Map<String, ValueColumn> columns = new LinkedHashMap<>();
        properties.forEach(name -> columns.put(name, new ValueColumn(size)));
        PropertyScan scan = new PropertyScan(columns);
        String query = "SELECT " + RecordRows.expression("id", ids.isNumeric()) + ", epoch_ms(created)"
                + (columns.isEmpty() ? "" : ", properties") + live(object);
        each(query, (chunk, count) -> {
            int[] place = ids.findAll(chunk.vector(0), count, true);
            long[] time = VectorValues.longs(chunk.vector(1), count, RecordTable.UNKNOWN);
            for (int i = 0; i < count; i++) {
                if (place[i] != RecordRows.NONE) {
                    created[place[i]] = time[i];
                    if (!columns.isEmpty()
                            && !scan.take(place[i], chunk.vector(2).getString(i))) {
                        throw new SQLException(
                                "the properties of " + object.type() + " " + ids.id(place[i]) + " are no JSON object");
                    }
                }
            }
        });
        return new RecordTable(object, ids, created, columns, history(object, ids));
    }

    private HistoryTable history(StoredObject object, RecordRows records) throws SQLException {
        Map<String, Integer> counts = present.get(object);
        if (counts == null) {
            return HistoryTable.EMPTY;
        }
        List<String> properties = List.copyOf(counts.keySet());
        int capacity = counts.values().stream().reduce(0, Math::addExact);
        HistoryRows read = new HistoryRows(records, valueNumbers, sourceNumbers, properties.size(), capacity);
        String names = properties.stream().map(ColumnReader::text).collect(Collectors.joining(", "));
        each(
                "SELECT " + RecordRows.expression("id", records.isNumeric()) + ", CAST(list_position([" + names
                        + "], property) AS BIGINT), epoch_ms(moment), " + valueNumbers.expression() + ", "
                        + sourceNumbers.expression() + " FROM history WHERE object = " + text(object.type()),
                read::take);
        return read.table(properties, records.size(), values, sources);
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    /** The dates of stage entries of some deals, by id and property; deals without any are left out. */
    Map<String, Map<String, String>> stageDates(List<Integer> deals) throws SQLException {
        Map<String, Map<String, String>> dates = new HashMap<>();
        if (deals.isEmpty()) {
            return dates;
        }
        RecordRows known = rows.get(StoredObject.DEALS);
        String ids = deals.stream().map(row -> text(known.id(row))).collect(Collectors.joining(", "));
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

    /** The links of two kinds, in the direction that the portal gave. */
    interface Ends {
        void link(StoredObject from, StoredObject to, PairLinks links);
    }

    /** Every link whose ends are both there, once in each direction that the portal gave. */
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
                    int[] from = VectorValues.ints(chunk.vector(0), count, 0);
                    int[] to = VectorValues.ints(chunk.vector(2), count, 0);
                    int[] fromRows = rows(objects, from, chunk.vector(1), numeric);
                    int[] toRows = rows(objects, to, chunk.vector(3), numeric);
                    DuckDBReadableVector primary = chunk.vector(4);
                    for (int i = 0; i < count; i++) {
                        if (fromRows[i] != RecordRows.NONE && toRows[i] != RecordRows.NONE) {
                            int pair = (from[i] - 1) * objects.length + to[i] - 1;
                            pairs[pair] = pairs[pair] == null ? new PairLinks() : pairs[pair];
                            pairs[pair].add(fromRows[i], toRows[i], primary.getBoolean(i));
                        }
                    }
                });
        for (int pair = 0; pair < pairs.length; pair++) {
            if (pairs[pair] != null) {
                ends.link(objects[pair / objects.length], objects[pair % objects.length], pairs[pair]);
            }
        }
    }

    /**
     * The rows of the records at one end of links.
     *
     * @param kinds which kind each is of, counted from 1; 0 for one that the mapping does not read
     */
    private int[] rows(StoredObject[] objects, int[] kinds, DuckDBReadableVector ids, boolean numeric) {
        int[] found = new int[kinds.length];
        long[] numbers = numeric ? VectorValues.longs(ids, kinds.length, RecordRows.NONE) : null;
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == 0) {
                found[i] = RecordRows.NONE;
            } else {
                RecordRows records = rows.get(objects[kinds[i] - 1]);
                found[i] = numeric ? records.find(numbers[i]) : records.find(ids.getString(i));
            }
        }
        return found;
    }
}
