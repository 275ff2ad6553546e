package io.keiro.hubspot;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Answers a question in SQL with a table. The file is opened for reading only, and nothing beside it can be reached. */
final class SnapshotSql {

    private static final int MOST_ROWS = 1_000_000;
    private static final Pattern READS =
            Pattern.compile("(?is)\\s*(with|select|from|describe|show|summarize|explain|pivot|values)\\b.*");

    private SnapshotSql() {}

    static DataTable of(Path file, String query) {
        String sql = query == null ? "" : query.strip();
        sql = sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql;
        if (!READS.matcher(sql).matches()) {
            throw new HubSpotException(Phrase.of(
                    "\"" + shortened(sql) + "\" is no question: it must begin with SELECT, WITH, FROM, DESCRIBE, SHOW,"
                            + " SUMMARIZE or EXPLAIN. A snapshot is never changed by SQL.",
                    "「" + shortened(sql) + "」は問い合わせではありません。SELECT、WITH、FROM、DESCRIBE、SHOW、SUMMARIZE、EXPLAIN の"
                            + "いずれかで始めてください。スナップショットはSQLでは変更できません。"));
        }
        try (Connection connection = StoreFile.openAlone(file);
                Statement statement = connection.createStatement()) {
            TypedViews.make(connection);
            statement.execute("SET lock_configuration = true");
            try (ResultSet rows = statement.executeQuery(sql)) {
                return table(rows);
            }
        } catch (SQLException e) {
            String why = String.valueOf(e.getMessage()).strip();
            throw new HubSpotException(
                    Phrase.of("The question could not be answered: " + why, "問い合わせに答えられません：" + why), e);
        }
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static DataTable table(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<Field> fields = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i);
            int times = seen.merge(name, 1, Integer::sum);
            fields.add(Field.of(times == 1 ? name : name + " " + times, kind(columns.getColumnType(i))));
        }
        DataTable.Builder table = DataTable.titled(Phrase.of("Answer", "問い合わせの結果"), fields);
        int count = 0;
        while (rows.next()) {
            if (++count > MOST_ROWS) {
                throw new HubSpotException(Phrase.of(
                        "The answer has more than 1,000,000 rows. Group, filter or LIMIT it; for all rows use writeParquet.",
                        "結果が100万行を超えます。集計、絞り込み、LIMIT を使ってください。全行が必要な場合は writeParquet を使ってください。"));
            }
            Object[] values = new Object[fields.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(rows, i + 1, fields.get(i).kind());
            }
            table.row(values);
        }
        return table.build();
    }

    private static Kind kind(int type) {
        return switch (type) {
            case Types.BOOLEAN -> Kind.BOOLEAN;
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.COUNT;
            case Types.FLOAT, Types.REAL, Types.DOUBLE, Types.DECIMAL, Types.NUMERIC -> Kind.NUMBER;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Kind.INSTANT;
            case Types.DATE -> Kind.DATE;
            default -> Kind.TEXT;
        };
    }

    private static Object value(ResultSet rows, int column, Kind kind) throws SQLException {
        Object value = rows.getObject(column);
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case BOOLEAN -> rows.getBoolean(column);
            case COUNT -> rows.getLong(column);
            case NUMBER -> rows.getDouble(column);
            case INSTANT ->
                value instanceof java.time.OffsetDateTime moment
                        ? moment.toInstant()
                        : value instanceof Timestamp stamp
                                ? stamp.toLocalDateTime().toInstant(ZoneOffset.UTC)
                                : ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
            case DATE -> value instanceof LocalDate day ? day : LocalDate.parse(value.toString());
            default -> rows.getString(column);
        };
    }
}
