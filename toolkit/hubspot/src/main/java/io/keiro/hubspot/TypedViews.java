package io.keiro.hubspot;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A view of each kind of record with a column for each property that was read, in the type that the portal states: numbers as numbers,
 * times as times. A value that is none of its type is missing there; the text stays in {@code record}.
 */
final class TypedViews {

    private static final Set<String> OWN = Set.of("id", "created", "updated", "archived", "archived_at");

    /** A property with the type that the portal states. */
    record Property(String name, String type) {

        /** Its text, or null where it is unset or empty. */
        String text() {
            return "nullif(json_extract_string(properties, '$.\"" + name.replace("'", "''") + "\"'), '')";
        }

        /** Its value in its type. Times stand as ISO 8601 or as milliseconds since 1970, dates as either too. */
        String value() {
            String x = text();
            return switch (String.valueOf(type)) {
                case "number" -> "TRY_CAST(" + x + " AS DOUBLE)";
                case "bool" -> "TRY_CAST(" + x + " AS BOOLEAN)";
                case "datetime" -> "epoch_ms(" + millis(x) + ")";
                case "date" -> "CAST(epoch_ms(" + millis(x) + ") AS DATE)";
                default -> x;
            };
        }

        /** Milliseconds since 1970 of a text that is such a number, or a time with or without an offset. */
        private static String millis(String x) {
            return "CASE WHEN regexp_full_match(" + x + ", '-?[0-9]+') THEN TRY_CAST(" + x
                    + " AS BIGINT) ELSE epoch_ms(TRY_CAST(" + x + " AS TIMESTAMPTZ)) END";
        }

        boolean isTyped() {
            return Set.of("number", "bool", "datetime", "date").contains(String.valueOf(type));
        }
    }

    private TypedViews() {}

    /** The properties that were read, by kind of record. */
    static Map<String, List<Property>> properties(Connection connection) throws SQLException {
        Map<String, List<Property>> properties = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT DISTINCT object, name, type FROM property_def WHERE requested ORDER BY object, name")) {
            while (rows.next()) {
                properties
                        .computeIfAbsent(rows.getString(1), object -> new ArrayList<>())
                        .add(new Property(rows.getString(2), rows.getString(3)));
            }
        }
        return properties;
    }

    /** Makes the views for this connection and names them. */
    static List<String> make(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            // A time without an offset is UTC, wherever this computer stands.
            statement.execute("SET TimeZone = 'UTC'");
            for (Map.Entry<String, List<Property>> object :
                    properties(connection).entrySet()) {
                StringBuilder view = new StringBuilder("CREATE TEMP VIEW " + quoted(object.getKey())
                        + " AS SELECT id, created, updated, archived, archived_at");
                for (Property property : object.getValue()) {
                    if (!OWN.contains(property.name())) {
                        view.append(", ")
                                .append(property.value())
                                .append(" AS ")
                                .append(quoted(property.name()));
                    }
                }
                view.append(" FROM record WHERE vanished IS NULL AND object = ")
                        .append(StoredSoFar.quoted(object.getKey()));
                statement.execute(view.toString());
                names.add(object.getKey());
            }
        }
        return names;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
