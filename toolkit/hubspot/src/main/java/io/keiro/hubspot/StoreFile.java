package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;

/**
 * Opens the one file of a snapshot: makes it with its layout, or finds out what stands in the way. The file and its journal are readable
 * by their owner only.
 */
final class StoreFile {

    static final int LAYOUT = 3;

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
            throw inUse(file);
        }
        Properties settings = settings();
        settings.setProperty("enable_external_access", "false");
        return reading(file, settings);
    }

    private static boolean isWritten(Path file) {
        return WRITTEN.contains(file.toAbsolutePath().normalize());
    }

    private static Connection reading(Path file, Properties settings) {
        if (!Files.isRegularFile(file)) {
            throw new HubSpotException(Phrase.of(
                    "There is no snapshot at " + file
                            + ". Extract one with HubSpot.connect(token).extract(query, path).",
                    file + " にスナップショットがありません。HubSpot.connect(token).extract(query, path) で抽出してください。"));
        }
        if (isWritten(file)) {
            return openWritable(file);
        }
        foldInJournal(file);
        settings.setProperty("access_mode", "READ_ONLY");
        Connection connection = connect(file, settings);
        if (layout(connection) == LAYOUT) {
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
            if (Files.exists(journal(file)) && Files.size(journal(file)) > 0) {
                close(connect(file), file);
            }
        } catch (IOException | HubSpotException e) {
            // Whoever reads the file next is told if that is not possible either.
        }
    }

    private static Connection openWritable(Path file) {
        Connection connection = connect(file);
        try {
            requireLayout(connection, file);
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
            throw inUse(file);
        }
        try {
            if (!Files.exists(absolute)) {
                OwnerOnly.createFolders(absolute.getParent());
                make(absolute, script("snapshot.sql") + ";INSERT INTO layout VALUES (" + LAYOUT + ")");
            }
            Connection connection = openWritable(absolute);
            single(connection);
            makeJournal(absolute);
            return connection;
        } catch (IOException e) {
            WRITTEN.remove(absolute);
            throw cannotWrite(file, e.getMessage(), e);
        } catch (SQLException e) {
            WRITTEN.remove(absolute);
            throw broken(file, e);
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
            Files.deleteIfExists(journal(made));
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
            Files.deleteIfExists(journal(made));
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
            dropEmptyJournal(file);
        } finally {
            WRITTEN.remove(file.toAbsolutePath().normalize());
        }
    }

    static void close(Connection connection, Path file) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw broken(file, e);
        }
    }

    /**
     * The journal appears anew after every checkpoint, with the rights that the system usually gives, unless an empty one is there. To be
     * called when the file is open, because opening takes an empty one away.
     */
    static void makeJournal(Path file) {
        try {
            if (Files.exists(journal(file))) {
                OwnerOnly.protect(journal(file));
            } else {
                OwnerOnly.write(journal(file), new byte[0]);
            }
        } catch (IOException e) {
            throw cannotWrite(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** Nothing was written, or it has been folded in. */
    static void dropEmptyJournal(Path file) {
        try {
            if (Files.exists(journal(file)) && Files.size(journal(file)) == 0) {
                Files.delete(journal(file));
            }
        } catch (IOException e) {
            // The next one that opens the file takes it away.
        }
    }

    static Path journal(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
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
                throw inUse(file);
            }
            if (message.contains("not a valid DuckDB")) {
                throw notOurs(file);
            }
            throw broken(file, e);
        }
    }

    /** The layout of a file, 0 for a file that is no snapshot. */
    private static int layout(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version FROM layout")) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            return 0;
        }
    }

    private static void requireLayout(Connection connection, Path file) {
        int version = layout(connection);
        if (version == 0) {
            throw notOurs(file);
        }
        if (version < LAYOUT) {
            migrate(connection, file, version);
        } else if (version != LAYOUT) {
            throw new HubSpotException(Phrase.of(
                    "The snapshot " + file + " has layout " + version + ", and this version of Keiro reads layout "
                            + LAYOUT + ". Use the Keiro that made it, or extract anew into another file.",
                    "スナップショット " + file + " の形式は " + version + " ですが、このバージョンのKeiroが読めるのは " + LAYOUT
                            + " です。作成時のKeiroを使うか、別のファイルに抽出し直してください。"));
        }
    }

    /** All of it or nothing, so that a kill leaves a file of one layout. */
    private static void migrate(Connection connection, Path file, int version) {
        makeJournal(file.toAbsolutePath());
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            if (version == 1) {
                statement.execute(script("snapshot-1-to-2.sql"));
            }
            // Since the third layout a finished run leaves the tables of the mapping; the next one will.
            statement.execute("UPDATE layout SET version = " + LAYOUT);
            statement.execute("COMMIT");
        } catch (SQLException e) {
            throw broken(file, e);
        }
    }

    private static HubSpotException inUse(Path file) {
        return new HubSpotException(Phrase.of(
                "The snapshot " + file
                        + " is in use by another extraction or program. Wait until that ends, restart the kernel that"
                        + " holds it, or extract into another file.",
                "スナップショット " + file + " は別の抽出またはプログラムが使用中です。終了を待つか、使用中のカーネルを再起動するか、" + "別のファイルに抽出してください。"));
    }

    private static HubSpotException notOurs(Path file) {
        return new HubSpotException(Phrase.of(
                "The file " + file + " is not a Keiro snapshot. It is left as it is; name another file.",
                "ファイル " + file + " はKeiroのスナップショットではありません。変更せずに残します。別のファイルを指定してください。"));
    }

    private static HubSpotException cannotWrite(Path file, String why, Exception cause) {
        return new HubSpotException(
                Phrase.of(
                        "The snapshot " + file + " cannot be written: " + why
                                + ". Check the disk space and your rights to its folder.",
                        "スナップショット " + file + " に書き込めません：" + why + "。ディスクの空き容量とフォルダーの権限を確認してください。"),
                cause);
    }

    static HubSpotException broken(Path file, SQLException e) {
        return cannotWrite(
                file, String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason"), e);
    }

    /** True for what failed because the engine found too little memory. */
    static boolean isForLackOfMemory(HubSpotException e) {
        return e.getCause() instanceof SQLException cause && isForLackOfMemory(cause);
    }

    private static boolean isForLackOfMemory(SQLException e) {
        return String.valueOf(e.getMessage()).contains("Out of Memory Error");
    }

    static HubSpotException unreadable(Path file, SQLException e) {
        String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown reason");
        Phrase remedy = isForLackOfMemory(e)
                ? Phrase.of(
                        "Close other programs, or extract fewer kinds of record or a shorter time.",
                        "他のプログラムを閉じるか、抽出するオブジェクトの種類または期間を減らしてください。")
                : Phrase.of(
                        "If another program has changed it, extract again into another file.",
                        "別のプログラムで変更された場合は、別のファイルに抽出し直してください。");
        return new HubSpotException(
                Phrase.of(
                        "The snapshot " + file + " cannot be read: " + why + ". " + remedy.en(),
                        "スナップショット " + file + " を読み取れません：" + why + "。" + remedy.ja()),
                e);
    }

    private static String script(String name) {
        try (var resource = StoreFile.class.getResourceAsStream(name)) {
            return new String(resource.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
