package io.keiro.hubspot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;

/**
 * Opens the one file of a snapshot, for any number of readers or one writer, and makes it where there is none. Only its owner can read
 * it.
 */
final class StoreFile {

    /** DuckDB guards a file against other processes; within this one several connections would share it, so writers are counted here. */
    private static final Set<Path> WRITTEN = ConcurrentHashMap.newKeySet();

    static {
        // The first JSON text takes a fifth of a second, the database's library twice that: they come up side by side.
        ForkJoinPool.commonPool().execute(() -> PropertyMapJson.read("[]"));
    }

    private StoreFile() {}

    /**
     * Opens a snapshot for reading. The file stays as it is on disk, so others can read it at the same time, in other programs too, and
     * one that nobody may write to can be read. Beside a writer of this program it is read through the writer's door.
     */
    static Connection open(Path file) {
        return reading(file, settings());
    }

    /** Opens a snapshot for reading so that nothing beside it can be reached, which a writer's door would allow. */
    static Connection openAlone(Path file) {
        if (isWritten(file)) {
            throw StoreFailure.inUse(file);
        }
        Properties settings = settings();
        settings.setProperty("enable_external_access", "false");
        return reading(file, settings);
    }

    /** True while this program writes to it. */
    static boolean isWritten(Path file) {
        return WRITTEN.contains(file.toAbsolutePath().normalize());
    }

    private static Connection reading(Path file, Properties settings) {
        if (!Files.isRegularFile(file)) {
            throw StoreFailure.missing(file);
        }
        if (isWritten(file)) {
            return openWritable(file);
        }
        foldInJournal(file);
        settings.setProperty("access_mode", "READ_ONLY");
        Connection connection = connect(file, settings);
        if (StoreLayout.isLatest(connection)) {
            return connection;
        }
        close(connection, file);
        // Migrates an older layout, or says what stands in the way.
        close(openWritable(file), file);
        return connect(file, settings);
    }

    /** What a killed run has left is read with the file, again and again until somebody who may write folds it in. */
    private static void foldInJournal(Path file) {
        try {
            if (Journal.of(file).size() > 0) {
                close(connect(file), file);
            }
        } catch (UncheckedIOException | HubSpotException e) {
            // Whoever reads the file next is told if that is not possible either.
        }
    }

    private static Connection openWritable(Path file) {
        Connection connection = connect(file);
        try {
            StoreLayout.require(connection, file);
            return connection;
        } catch (HubSpotException e) {
            close(connection, file);
            throw e;
        }
    }

    /** Opens a snapshot for writing, one writer at a time; makes it where there is none. */
    static Connection openForWriting(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (!WRITTEN.add(absolute)) {
            throw StoreFailure.inUse(file);
        }
        try {
            if (!Files.exists(absolute)) {
                OwnerOnly.createFolders(absolute.getParent());
                make(absolute, StoreLayout.script());
            }
            Connection connection = openWritable(absolute);
            try {
                single(connection);
                Journal.of(absolute).make();
                return connection;
            } catch (SQLException | RuntimeException e) {
                // Left open, it would keep everybody else from the file.
                close(connection, file);
                throw e;
            }
        } catch (IOException e) {
            WRITTEN.remove(absolute);
            throw StoreFailure.cannotWrite(file, e.getMessage(), e);
        } catch (SQLException e) {
            WRITTEN.remove(absolute);
            throw StoreFailure.broken(file, e);
        } catch (RuntimeException e) {
            WRITTEN.remove(absolute);
            throw e;
        }
    }

    /** Makes a file without any content that appears with all its rights. */
    static void make(Path file) throws IOException, SQLException {
        make(file, "");
    }

    /**
     * The engine makes a file with the rights that the system usually gives, so it is made in a folder that nobody else can enter, and comes
     * out when it is its owner's and whole: a kill leaves no file that is no snapshot yet.
     */
    private static void make(Path file, String content) throws IOException, SQLException {
        Path folder = file.resolveSibling(file.getFileName() + ".new");
        Path made = folder.resolve(file.getFileName());
        try {
            OwnerOnly.createFolders(folder);
            // From an attempt that was killed.
            Files.deleteIfExists(made);
            Journal.of(made).discard();
            try (Connection connection = connect(made);
                    Statement statement = connection.createStatement()) {
                statement.execute("BEGIN;" + content + ";COMMIT");
                // Closing would do so too, and say nothing if the disk is full.
                statement.execute("CHECKPOINT");
            }
            OwnerOnly.protect(made);
            Files.move(made, file);
        } finally {
            Files.deleteIfExists(made);
            Journal.of(made).discard();
            Files.deleteIfExists(folder);
        }
    }

    /** Small writes are quicker on one thread than shared out to several. */
    private static void single(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
        }
    }

    /** Large work is not. */
    static void onAllCores(Connection connection, SideBySide.Task work) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("RESET threads");
            work.run();
        } finally {
            single(connection);
        }
    }

    static void closeAfterWriting(Connection connection, Path file) {
        try {
            close(connection, file);
            Journal.of(file).dropEmpty();
        } finally {
            WRITTEN.remove(file.toAbsolutePath().normalize());
        }
    }

    static void close(Connection connection, Path file) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreFailure.broken(file, e);
        }
    }

    private static Connection connect(Path file) {
        return connect(file, settings());
    }

    private static Properties settings() {
        Properties settings = new Properties();
        // Nothing is fetched or written beside the file, and the journal is folded in only when Store does so.
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("temp_directory", "");
        settings.setProperty("checkpoint_threshold", "1TB");
        return settings;
    }

    private static Connection connect(Path file, Properties settings) {
        try {
            return DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath(), settings);
        } catch (SQLException e) {
            String message = String.valueOf(e.getMessage());
            // The second is said within one program: a reader where a writer comes, or the other way round.
            if (message.contains("lock on file") || message.contains("different configuration")) {
                throw StoreFailure.inUse(file);
            }
            if (message.contains("not a valid DuckDB")) {
                throw StoreFailure.notOurs(file);
            }
            throw StoreFailure.broken(file, e);
        }
    }
}
