package io.keiro.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Parquet file, read row by row through the embedded DuckDB. Types are taken over; columns that are no single values are not read. */
final class ParquetSource implements TableSource {

    private static final long TELL_EVERY = 100_000;

    private final SourceFile file;
    private final ProgressListener progress;
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();

    /** How the values of a column are fetched. */
    private enum Kind {
        TEXT(Column.Type.TEXT, "CAST(%s AS VARCHAR)"),
        WHOLE(Column.Type.LONG, "CAST(%s AS VARCHAR)"),
        SINGLE(Column.Type.DOUBLE, "%s"),
        DOUBLE(Column.Type.DOUBLE, "%s"),
        DECIMAL(Column.Type.DOUBLE, "CAST(%s AS VARCHAR)"),
        BOOLEAN(Column.Type.BOOLEAN, "CAST(%s AS VARCHAR)"),
        LOCAL_TIME(Column.Type.INSTANT, "CAST(%s AS VARCHAR)"),
        MOMENT(Column.Type.INSTANT, "epoch_us(%s)");

        private final Column.Type type;
        private final String expression;

        Kind(Column.Type type, String expression) {
            this.type = type;
            this.expression = expression;
        }
    }

    private record Field(String name, Kind kind) {}

    ParquetSource(SourceFile file, ProgressListener progress) {
        this.file = file;
        this.progress = progress;
        try (Connection database = ParquetFile.connect();
                Statement statement = database.createStatement();
                ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + table())) {
            while (columns.next()) {
                String name = columns.getString(1);
                String type = columns.getString(2);
                Kind kind = kind(type);
                if (kind == null) {
                    skipped.put(name, type);
                } else {
                    fields.add(new Field(name, kind));
                }
            }
        } catch (SQLException e) {
            throw damaged(e);
        }
        if (fields.isEmpty()) {
            throw LogFormatException.in(
                    file.name(), Phrase.of("has no column of single values" + named(), "に単一の値の列がありません" + named()));
        }
    }

    private String table() {
        return "read_parquet(" + ParquetFile.pattern(file.path()) + ")";
    }

    /** Null for nested and binary values. */
    private static Kind kind(String type) {
        if (type.endsWith("]")
                || type.startsWith("STRUCT")
                || type.startsWith("MAP")
                || type.startsWith("UNION")
                || type.startsWith("VARIANT")
                || type.startsWith("GEOMETRY")
                || type.equals("BLOB")
                || type.equals("BIT")) {
            return null;
        }
        if (type.startsWith("DECIMAL")) {
            return Kind.DECIMAL;
        }
        return switch (type) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" -> Kind.WHOLE;
            case "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT" -> Kind.WHOLE;
            case "FLOAT" -> Kind.SINGLE;
            case "DOUBLE" -> Kind.DOUBLE;
            case "BOOLEAN" -> Kind.BOOLEAN;
            case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> Kind.LOCAL_TIME;
            case "TIMESTAMP WITH TIME ZONE" -> Kind.MOMENT;
            default -> Kind.TEXT;
        };
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public Phrase format() {
        return Phrase.same("Parquet");
    }

    @Override
    public List<Phrase> remarks() {
        List<Phrase> changes = file.changes();
        if (skipped.isEmpty()) {
            return changes;
        }
        Phrase unread = Phrase.of(
                Wording.count(skipped.size(), "column is", "columns are") + " nested or binary and not read" + named(),
                "入れ子またはバイナリーの列 " + Wording.number(skipped.size()) + "件は読みませんでした" + named());
        return changes.isEmpty() ? List.of(unread) : List.of(unread, changes.get(0));
    }

    private String named() {
        return skipped.isEmpty() ? "" : ": " + NearestNames.list(List.copyOf(skipped.keySet()));
    }

    @Override
    public Column.Type type(String column) {
        return fields.stream()
                .filter(field -> HeaderNames.plain(field.name()).equals(column))
                .map(field -> field.kind().type)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void rows(RowHandler handler) {
        for (int i = 0; i < fields.size(); i++) {
            cell(handler, i, fields.get(i).name());
        }
        if (!handler.endRow(1, fields.size())) {
            return;
        }
        StringBuilder query = new StringBuilder("SELECT ");
        for (Field field : fields) {
            query.append(query.length() > 7 ? ", " : "");
            query.append(field.kind().expression.formatted(ParquetFile.name(field.name())));
        }
        try (Connection database = ParquetFile.connect();
                Statement statement = database.createStatement()) {
            long total = count(statement);
            try (ResultSet rows = statement.executeQuery(
                    query.append(" FROM ").append(table()).toString())) {
                pass(rows, total, handler);
            }
        } catch (SQLException e) {
            throw damaged(e);
        }
    }

    private long count(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM " + table())) {
            return count.next() ? count.getLong(1) : 0;
        }
    }

    private void pass(ResultSet rows, long total, RowHandler handler) throws SQLException {
        Phrase what = Phrase.of("Reading " + file.name(), file.name() + " を読み込み中");
        for (long row = 1; rows.next(); row++) {
            for (int i = 0; i < fields.size(); i++) {
                String text = text(rows, i + 1, fields.get(i).kind());
                if (text != null) {
                    cell(handler, i, text);
                }
            }
            if (!handler.endRow(row, fields.size())) {
                return;
            }
            if (row % TELL_EVERY == 0) {
                progress.progress(what, row, total);
            }
        }
        progress.progress(what, total, total);
    }

    /** A value as text that reads back as exactly that value, or null. */
    private static String text(ResultSet rows, int column, Kind kind) throws SQLException {
        switch (kind) {
            case SINGLE -> {
                float value = rows.getFloat(column);
                return rows.wasNull() || Float.isNaN(value) ? null : Float.toString(value);
            }
            case DOUBLE -> {
                double value = rows.getDouble(column);
                return rows.wasNull() || Double.isNaN(value) ? null : Double.toString(value);
            }
            case MOMENT -> {
                long micros = rows.getLong(column);
                if (rows.wasNull()) {
                    return null;
                }
                return Instant.ofEpochSecond(
                                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000)
                        .toString();
            }
            default -> {
                return rows.getString(column);
            }
        }
    }

    private static void cell(RowHandler handler, int column, String text) {
        handler.cell(column, text.toCharArray(), 0, text.length());
    }

    private LogFormatException damaged(SQLException e) {
        String reason = ParquetFile.reason(e);
        return LogFormatException.in(
                file.name(),
                Phrase.of(
                        "cannot be read as Parquet (" + reason + "); copy or export the file again",
                        "を Parquet として読めません(" + reason + ")。もう一度コピーまたは出力してください"),
                e);
    }
}
