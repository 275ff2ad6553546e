package io.keiro.hubspot;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** What changed in the portal's properties, as the runs have noted it, and values that are not of the type that the portal states. */
final class Drift {

    private Drift() {}

    static DataTable of(Path file) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Changes of properties", "プロパティの変化"),
                Field.of("Object", Phrase.of("Object", "オブジェクト"), Kind.TEXT),
                Field.of("Property", Phrase.of("Property", "プロパティ"), Kind.TEXT),
                Field.of("Kind", Phrase.of("Kind", "種類"), Kind.TEXT),
                Field.of("Text", Phrase.of("What", "内容"), Kind.TEXT));
        try (Connection connection = StoreFile.open(file);
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "SELECT object, property, kind, en, ja FROM drift ORDER BY run, object, property, kind")) {
                while (rows.next()) {
                    table.row(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            Phrase.of(rows.getString(4), rows.getString(5)));
                }
            }
            for (Map.Entry<String, List<TypedViews.Property>> object :
                    TypedViews.properties(connection).entrySet()) {
                values(table, statement, object.getKey(), object.getValue());
            }
            return table.build();
        } catch (SQLException e) {
            throw StoreFailure.unreadable(file, e);
        }
    }

    private static void values(
            DataTable.Builder table, Statement statement, String object, List<TypedViews.Property> properties)
            throws SQLException {
        List<TypedViews.Property> typed =
                properties.stream().filter(TypedViews.Property::isTyped).toList();
        if (typed.isEmpty()) {
            return;
        }
        String counts = String.join(
                ", ",
                typed.stream()
                        .map(property -> "count(*) FILTER (WHERE " + property.text() + " IS NOT NULL AND "
                                + property.value() + " IS NULL)")
                        .toList());
        try (ResultSet row = statement.executeQuery("SELECT " + counts
                + " FROM record WHERE vanished IS NULL AND object = " + StoredSoFar.quoted(object))) {
            row.next();
            for (int i = 0; i < typed.size(); i++) {
                long count = row.getLong(i + 1);
                TypedViews.Property property = typed.get(i);
                if (count > 0) {
                    table.row(
                            object,
                            property.name(),
                            "value",
                            Phrase.of(
                                    count + " values of " + object + "." + property.name() + " are no "
                                            + property.type() + "; the typed view leaves them out.",
                                    object + "." + property.name() + " の" + count + "件の値は " + property.type()
                                            + " 型ではないため、型付きビューでは空になります。"));
                }
            }
        }
    }
}
