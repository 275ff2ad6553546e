package io.keiro.hubspot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Adds rows to one table in bulk. It stays open as long as its connection, because opening one costs more than a page of rows; what is
 * added is in the table only after {@link #flush()}.
 */
final class Rows implements AutoCloseable {

    private final DuckDBAppender appender;
    private boolean waiting;

    Rows(Connection connection, String table) throws SQLException {
        this.appender = connection.unwrap(DuckDBConnection.class).createAppender("main", table);
    }

    Rows(Connection connection, String catalog, String table) throws SQLException {
        this.appender = connection.unwrap(DuckDBConnection.class).createAppender(catalog, "main", table);
    }

    /** One row; text, instants, booleans and whole numbers, or null. */
    void add(Object... values) throws SQLException {
        appender.beginRow();
        for (Object value : values) {
            if (value == null) {
                appender.appendNull();
            } else if (value instanceof String text) {
                appender.append(text);
            } else if (value instanceof Instant moment) {
                appender.append(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
            } else if (value instanceof Boolean flag) {
                appender.append(flag.booleanValue());
            } else if (value instanceof Integer number) {
                appender.append(number.intValue());
            } else if (value instanceof Long number) {
                appender.append(number.longValue());
            } else {
                throw new IllegalArgumentException("no column takes a " + value.getClass());
            }
        }
        appender.endRow();
        waiting = true;
    }

    /** Puts what was added into the table, within the transaction that is open. */
    void flush() throws SQLException {
        if (waiting) {
            waiting = false;
            appender.flush();
        }
    }

    @Override
    public void close() throws SQLException {
        appender.close();
    }
}
