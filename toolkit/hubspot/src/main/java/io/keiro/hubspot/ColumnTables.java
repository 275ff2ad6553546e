package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The live records of a snapshot once more, as the mapping reads them: records, texts and sources are numbers, everything stands in
 * order, and links and histories name rows in place of ids. A finished run of many records leaves these tables in the file: reading is copying.
 * Where they are not there, or do not hold every property that is asked for, they are made for the one connection that asks.
 *
 * <p>A property's value is one number: a moment in the form that portals write, as its milliseconds since 1970 times four, and three more
 * with or one more without a fraction of a second; any other text as twice its number, which is even.
 */
final class ColumnTables {

    private static final String SCHEMA = "mapping";

    /** Where a merged record lives on, however often its survivor was merged again. */
    private static final String SURVIVOR = "WITH RECURSIVE way AS ("
            + " SELECT object, old_id, new_id, 1 AS steps FROM main.alias WHERE old_id <> new_id"
            + " UNION ALL SELECT way.object, way.old_id, a.new_id, steps + 1 FROM way JOIN main.alias a"
            + " ON a.object = way.object AND a.old_id = way.new_id AND a.new_id <> a.old_id WHERE steps < 50)"
            + " SELECT object, old_id, arg_max(new_id, steps) AS new_id FROM way GROUP BY object, old_id";

    private static final String THERE = "SELECT 1 FROM duckdb_schemas() WHERE schema_name = '" + SCHEMA
            + "' AND database_name = current_database()";

    private static final String SAME_SOURCE = "s.type IS NOT DISTINCT FROM h.source_type"
            + " AND s.id IS NOT DISTINCT FROM h.source_id AND s.user_id IS NOT DISTINCT FROM h.user_id";

    private final Connection connection;
    /** What the names of the tables begin with. */
    private final String prefix;

    private ColumnTables(Connection connection, String prefix) {
        this.connection = connection;
        this.prefix = prefix;
    }

    /** The properties of a kind that the mapping asks for, in order. */
    static Set<String> properties(StoredObject object, PropertyMap map) {
        Set<String> properties = new LinkedHashSet<>(object.properties());
        properties.addAll(map.propertiesOf(object.type()));
        return properties;
    }

    /** Leaves the tables in the file, within the transaction that is open. */
    static void store(Connection connection, PropertyMap map) throws SQLException {
        drop(connection);
        ColumnTables tables = new ColumnTables(connection, SCHEMA + ".");
        tables.execute("CREATE SCHEMA " + SCHEMA);
        tables.make(map);
    }

    /** Takes the tables out of the file, because what they were made of changes. True if they were there. */
    static boolean drop(Connection connection) throws SQLException {
        ColumnTables stored = new ColumnTables(connection, SCHEMA + ".");
        boolean there = !stored.question(THERE).isEmpty();
        if (there) {
            stored.execute("DROP SCHEMA " + SCHEMA + " CASCADE");
        }
        return there;
    }

    /** The tables of the file, or those of this connection alone. */
    static ColumnTables of(Connection connection, PropertyMap map) throws SQLException {
        ColumnTables stored = new ColumnTables(connection, SCHEMA + ".");
        if (stored.isThere() && stored.holds(map)) {
            return stored;
        }
        ColumnTables own = new ColumnTables(connection, "temp.main." + SCHEMA + "_");
        own.execute("BEGIN");
        own.make(map);
        own.execute("COMMIT");
        return own;
    }

    /** A file that is being written may lose its tables at any moment. */
    private boolean isThere() throws SQLException {
        return !question(THERE + " AND lower(current_setting('access_mode')) = 'read_only'")
                .isEmpty();
    }

    private boolean holds(PropertyMap map) throws SQLException {
        Set<String> held =
                Set.copyOf(question("SELECT object || '.' || name FROM " + name("property") + " WHERE NOT history"));
        for (StoredObject object : StoredObject.values()) {
            for (String property : properties(object, map)) {
                if (!held.contains(object.type() + "." + property)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** True if other connections do not see these tables. */
    boolean areOwn() {
        return prefix.startsWith("temp.");
    }

    /** How a query calls a table: property, text, source, record, history, link, size. */
    String name(String table) {
        return prefix + table;
    }

    private String create(String table) {
        return "CREATE " + (areOwn() ? "TEMP " : "") + "TABLE " + name(table);
    }

    /** The column of a property by its place. */
    static String column(int place) {
        return "p" + place;
    }

    private void make(PropertyMap map) throws SQLException {
        int width = 0;
        for (StoredObject object : StoredObject.values()) {
            width = Math.max(width, properties(object, map).size());
        }
        // Histories tell which property changed by its place among those of its kind that have any.
        execute(create("property") + " (object VARCHAR, history BOOLEAN, place INTEGER, name VARCHAR)");
        execute(create("text") + " (object VARCHAR, number INTEGER, value VARCHAR)");
        execute(create("record")
                + " (object VARCHAR, row INTEGER, id_number BIGINT, id_text VARCHAR, created BIGINT"
                + each(width, i -> ", " + column(i) + " BIGINT") + ")");
        execute(create("history")
                + " (object VARCHAR, row INTEGER, property INTEGER, moment BIGINT, value INTEGER, source INTEGER)");
        execute(create("source")
                + " AS SELECT CAST(row_number() OVER (ORDER BY source_type, source_id, user_id) - 1 AS INTEGER) AS number,"
                + " source_type AS type, source_id AS id, user_id FROM (SELECT DISTINCT source_type, source_id, user_id"
                + " FROM main.history)");
        execute("CREATE TEMP TABLE survivor AS " + SURVIVOR);
        execute("CREATE TEMP TABLE place (object VARCHAR, id VARCHAR, row INTEGER)");
        Set<String> present = Set.copyOf(question("SELECT DISTINCT object FROM main.record"));
        for (StoredObject object : StoredObject.values()) {
            List<String> properties = List.copyOf(properties(object, map));
            properties(object, false, properties);
            if (present.contains(object.type())) {
                records(object, properties);
            }
        }
        links();
        execute(create("size")
                + " AS SELECT 'record' AS name, object, '' AS other, CAST(count(*) AS INTEGER) AS rows FROM "
                + name("record")
                + " GROUP BY ALL UNION ALL SELECT 'history', object, '', CAST(count(*) AS INTEGER) FROM "
                + name("history") + " GROUP BY ALL UNION ALL SELECT 'link', from_object, to_object,"
                + " CAST(count(*) AS INTEGER) FROM " + name("link") + " GROUP BY ALL");
        for (String scratch : List.of("survivor", "place")) {
            execute("DROP TABLE temp." + scratch);
        }
    }

    private void properties(StoredObject object, boolean history, List<String> names) throws SQLException {
        if (!names.isEmpty()) {
            execute("INSERT INTO " + name("property") + " VALUES "
                    + each(
                            names.size(),
                            i -> (i == 0 ? "(" : ", (") + text(object.type()) + ", " + history + ", " + i + ", "
                                    + text(names.get(i)) + ")"));
        }
    }

    /** Records of one kind, merged ones left out, with their texts and histories. */
    private void records(StoredObject object, List<String> properties) throws SQLException {
        String kind = text(object.type());
        int width = properties.size();
        String checked = "CASE WHEN starts_with(properties, '{') THEN properties ELSE error('the properties of "
                + object.type() + " ' || id || ' are no JSON object') END";
        String values = properties.stream()
                .map(name -> text("$.\"" + name + "\""))
                .collect(Collectors.joining(", ", "json_extract_string(" + checked + ", [", "])"));
        execute(
                "CREATE TEMP TABLE raw AS SELECT CAST(row_number() OVER (ORDER BY length(id), id) - 1 AS INTEGER) AS row,"
                        + " id, epoch_ms(created) AS created, v FROM (SELECT id, created, "
                        + (width == 0 ? "NULL" : values)
                        + " AS v FROM main.record WHERE object = " + kind
                        + " AND NOT archived AND vanished IS NULL AND id NOT IN (SELECT old_id FROM survivor WHERE object = "
                        + kind + "))");
        execute("INSERT INTO place SELECT " + kind + ", id, row FROM raw");
        execute("INSERT INTO place SELECT " + kind
                + ", old_id, row FROM survivor JOIN raw ON new_id = id WHERE object = " + kind);
        execute("CREATE TEMP TABLE told AS SELECT * EXCLUDE v"
                + each(width, i -> ", CASE WHEN m" + i + " IS NULL THEN nullif(v[" + (i + 1) + "], '') END AS t" + i)
                + " FROM (SELECT *" + each(width, i -> ", " + moment("v[" + (i + 1) + "]") + " AS m" + i)
                + " FROM raw)");
        List<String> changed =
                question("SELECT DISTINCT property FROM main.history WHERE object = " + kind + " ORDER BY 1");
        execute(
                "CREATE TEMP TABLE spoken AS SELECT CAST(row_number() OVER (ORDER BY value) - 1 AS INTEGER) AS number, value"
                        + " FROM (SELECT value FROM main.history WHERE object = " + kind
                        + each(width, i -> " UNION SELECT t" + i + " FROM told") + ") WHERE value IS NOT NULL");
        execute("INSERT INTO " + name("text") + " SELECT " + kind + ", number, value FROM spoken ORDER BY number");
        execute("INSERT INTO " + name("record") + " BY NAME SELECT " + kind + " AS object, row, n AS id_number,"
                + " CASE WHEN n IS NULL THEN id END AS id_text, created"
                + each(width, i -> ", coalesce(m" + i + ", 2 * x" + i + ".number) AS " + column(i))
                + " FROM (SELECT *, CASE WHEN NOT starts_with(id, '-') AND CAST(TRY_CAST(id AS BIGINT) AS VARCHAR) = id"
                + " THEN TRY_CAST(id AS BIGINT) END AS n FROM told)"
                + each(width, i -> " LEFT JOIN spoken x" + i + " ON x" + i + ".value = t" + i)
                + " ORDER BY row");
        if (!changed.isEmpty()) {
            properties(object, true, changed);
            String names = changed.stream().map(ColumnTables::text).collect(Collectors.joining(", ", "[", "]"));
            execute("INSERT INTO " + name("history") + " SELECT " + kind + ", p.row, list_position(" + names
                    + ", property) - 1 AS changed, epoch_ms(moment) AS told, x.number, s.number FROM main.history h JOIN place p"
                    + " ON p.object = h.object AND p.id = h.id JOIN spoken x USING (value) JOIN " + name("source")
                    + " s ON " + SAME_SOURCE + " WHERE h.object = " + kind
                    + " ORDER BY p.row, changed, told, x.number, s.number");
        }
        for (String scratch : List.of("raw", "told", "spoken")) {
            execute("DROP TABLE temp." + scratch);
        }
    }

    /** Every link whose ends are both there, once in each direction that the portal gave; the primary ones of a record first. */
    private void links() throws SQLException {
        execute(create("link") + " AS SELECT from_object, to_object, f.row AS from_row, t.row AS to_row,"
                + " labels IS NOT NULL AND list_contains(string_split(labels, '|'), 'Primary') AS main"
                + " FROM main.association JOIN place f ON f.object = from_object AND f.id = from_id"
                + " JOIN place t ON t.object = to_object AND t.id = to_id"
                + " ORDER BY from_object, to_object, from_row, NOT main, to_row");
    }

    /** A moment as a number if it is written exactly as it would be shown again, else null. */
    private static String moment(String x) {
        String time = "TRY_CAST(" + x + " AS TIMESTAMP)";
        return "CASE WHEN NOT suffix(" + x + ", 'Z') THEN NULL WHEN length(" + x + ") = 24 AND strftime(" + time
                + ", '%Y-%m-%dT%H:%M:%S.%gZ') = " + x + " THEN 4 * epoch_ms(" + time + ") + 3 WHEN length(" + x
                + ") = 20 AND strftime(" + time + ", '%Y-%m-%dT%H:%M:%SZ') = " + x + " THEN 4 * epoch_ms(" + time
                + ") + 1 END";
    }

    private interface Part {
        String of(int i);
    }

    private static String each(int count, Part part) {
        return IntStream.range(0, count).mapToObj(part::of).collect(Collectors.joining());
    }

    private static String text(String value) {
        return StoredSoFar.quoted(value);
    }

    /** Somebody stopped the program while the records were laid out. */
    static final class Stopped extends HubSpotException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(Phrase.of(
                    "Stopped while the records were laid out for the data set. What was extracted is kept.",
                    "データセット用にレコードを整理している途中で停止しました。抽出済みのデータは保持されています。"));
        }
    }

    private void execute(String sql) throws SQLException {
        // A statement takes a second or so for fifty thousand deals.
        if (Thread.currentThread().isInterrupted()) {
            throw new Stopped();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> question(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
