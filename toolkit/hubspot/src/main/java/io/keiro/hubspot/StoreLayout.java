package io.keiro.hubspot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Which tables a snapshot's file has, as a number: how those of the latest are made, and how an older file comes to them. */
final class StoreLayout {

    private static final int LATEST = 3;

    private StoreLayout() {}

    /** The statements that give an empty file the latest layout. */
    static String script() {
        return script("snapshot.sql") + ";INSERT INTO layout VALUES (" + LATEST + ")";
    }

    static boolean isLatest(Connection connection) {
        return version(connection) == LATEST;
    }

    /** 0 for a file that is no snapshot. */
    private static int version(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version FROM layout")) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            return 0;
        }
    }

    /** Brings an older file to the latest layout; refuses one of a later layout, and what is no snapshot. */
    static void require(Connection connection, Path file) {
        int version = version(connection);
        if (version == 0) {
            throw StoreFailure.notOurs(file);
        }
        if (version < LATEST) {
            migrate(connection, file, version);
        } else if (version != LATEST) {
            throw StoreFailure.otherLayout(file, version, LATEST);
        }
    }

    /** All of it or nothing, so that a kill leaves a file of one layout. */
    private static void migrate(Connection connection, Path file, int version) {
        Journal.of(file.toAbsolutePath()).make();
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            if (version == 1) {
                statement.execute(script("snapshot-1-to-2.sql"));
            }
            // Since the third layout a finished run leaves the tables of the mapping; the next one will.
            statement.execute("UPDATE layout SET version = " + LATEST);
            statement.execute("COMMIT");
        } catch (SQLException e) {
            throw StoreFailure.broken(file, e);
        }
    }

    private static String script(String name) {
        try (var resource = StoreLayout.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
