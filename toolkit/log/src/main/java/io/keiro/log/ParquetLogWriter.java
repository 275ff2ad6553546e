package io.keiro.log;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.StringJoiner;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes a log as Parquet, one row per event. Moments are UTC timestamps, as every other tool expects them; where some were recorded with
 * another offset, a column {@code …:offset} behind theirs says with which.
 */
final class ParquetLogWriter {

    private ParquetLogWriter() {}

    static void write(EventLog log, Path draft) throws IOException {
        List<WrittenColumns.Part> parts = OffsetColumns.split(new WrittenColumns(log).parts());
        try (Connection database = ParquetFile.connect();
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE events (" + definitions(parts) + ")");
            append(log, parts, database);
            StringJoiner names = new StringJoiner(", ");
            for (int i = 0; i < parts.size(); i++) {
                names.add("c" + i + " AS " + ParquetFile.name(parts.get(i).name()));
            }
            String target = ParquetFile.text(draft.toAbsolutePath().toString());
            statement.execute(
                    "COPY (SELECT " + names + " FROM events) TO " + target + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw new IOException(ParquetFile.reason(e), e);
        }
    }

    private static String definitions(List<WrittenColumns.Part> parts) {
        StringJoiner columns = new StringJoiner(", ");
        for (int i = 0; i < parts.size(); i++) {
            columns.add("c" + i + " "
                    + switch (parts.get(i).column().type()) {
                        case TEXT -> "VARCHAR";
                        case LONG -> "BIGINT";
                        case DOUBLE -> "DOUBLE";
                        case BOOLEAN -> "BOOLEAN";
                        case INSTANT -> "TIMESTAMPTZ";
                    });
        }
        return columns.toString();
    }

    private static void append(EventLog log, List<WrittenColumns.Part> parts, Connection database)
            throws SQLException, IOException {
        try (DuckDBAppender rows = database.unwrap(DuckDBConnection.class).createAppender("main", "events")) {
            WrittenColumns.rows(log, (caseIndex, event) -> {
                try {
                    rows.beginRow();
                    for (WrittenColumns.Part part : parts) {
                        if (part.isMissing(caseIndex, event)) {
                            rows.appendNull();
                        } else {
                            append(rows, part.column(), part.row(caseIndex, event));
                        }
                    }
                    rows.endRow();
                } catch (SQLException e) {
                    throw new IOException(ParquetFile.reason(e), e);
                }
            });
        }
    }

    private static void append(DuckDBAppender rows, Column column, int row) throws SQLException {
        switch (column.type()) {
            case TEXT -> rows.append(column.text(row));
            case LONG -> rows.append(((Long) column.value(row)).longValue());
            case DOUBLE -> rows.append(column.number(row));
            case BOOLEAN -> rows.append(((Boolean) column.value(row)).booleanValue());
            case INSTANT -> rows.append(((Instant) column.value(row)).atOffset(ZoneOffset.UTC));
        }
    }
}
