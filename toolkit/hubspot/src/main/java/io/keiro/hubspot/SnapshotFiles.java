package io.keiro.hubspot;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes a snapshot out as Parquet files, and takes a record out of one for good. */
final class SnapshotFiles {

    private SnapshotFiles() {}

    /** One file per table that is not empty, and one per kind of record with typed columns. Only their owner can read them. */
    static List<Path> parquet(Path file, Path folder) {
        List<Path> written = new ArrayList<>();
        try (Connection connection = StoreFile.open(file);
                Statement statement = connection.createStatement()) {
            OwnerOnly.createFolders(folder.toAbsolutePath());
            List<String> tables = new ArrayList<>();
            try (ResultSet names = statement.executeQuery(
                    "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND estimated_size > 0 AND table_name NOT IN"
                            + " ('layout', 'checkpoint', 'touched', 'link_part', 'forgotten') ORDER BY 1")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            tables.addAll(TypedViews.make(connection));
            for (String table : tables) {
                Path target = folder.resolve(table + ".parquet");
                Files.deleteIfExists(target);
                OwnerOnly.write(target, new byte[0]);
                statement.execute("COPY (SELECT * FROM " + TypedViews.quoted(table) + ") TO "
                        + StoredSoFar.quoted(target.toAbsolutePath().toString())
                        + " (FORMAT parquet, USE_TMP_FILE false)");
                written.add(target);
            }
            return List.copyOf(written);
        } catch (SQLException | IOException e) {
            throw new HubSpotException(
                    Phrase.of(
                            "The Parquet files could not be written to " + folder + ": "
                                    + String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")
                                    + ". Check the disk space and your rights to the folder.",
                            "Parquetファイルを " + folder + " に書き込めません："
                                    + String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")
                                    + "。ディスクの空き容量とフォルダーの権限を確認してください。"),
                    e);
        }
    }

    /** Takes a record out, with its history and links, and writes the file anew, so that nothing is left of it in unused pages. */
    static void forget(Path file, PortalObject object, String id) {
        Path rewritten = file.resolveSibling(file.getFileName() + ".forgetting");
        try (Store store = Store.open(file)) {
            AtomicBoolean again = new AtomicBoolean();
            store.write(() -> {
                store.records().remove(object, List.of(id));
                String own = StoredSoFar.quoted(id);
                for (String table : List.of("association", "past_association")) {
                    store.execute("DELETE FROM " + table + " WHERE (from_object = '" + object.type()
                            + "' AND from_id = " + own + ") OR (to_object = '" + object.type() + "' AND to_id = " + own
                            + ")");
                }
                store.execute("DELETE FROM alias WHERE object = '" + object.type() + "' AND (old_id = " + own
                        + " OR new_id = " + own + ")");
                store.execute("DELETE FROM missing WHERE object = '" + object.type() + "' AND id = " + own);
                store.execute("INSERT INTO forgotten VALUES ('" + object.type() + "', '" + Forgetting.mark(object, id)
                        + "')");
                again.set(store.columns().drop());
            });
            if (again.get()) {
                store.columns().layOut();
            }
            Files.deleteIfExists(rewritten);
            store.copyTo(rewritten);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
        try {
            Journal.of(file).discard();
            Files.move(rewritten, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    private static HubSpotException notWritten(Path file, IOException e) {
        return new HubSpotException(
                Phrase.of(
                        "The snapshot " + file + " could not be written anew: " + e.getMessage()
                                + ". The record is taken out, but parts of the old file may still hold it. Call forget again.",
                        "スナップショット " + file + " を書き直せません：" + e.getMessage()
                                + "。レコードは除去しましたが、古いファイルの一部に残っている可能性があります。もう一度 forget を呼んでください。"),
                e);
    }
}
