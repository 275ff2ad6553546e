package io.keiro.notebook;

import io.keiro.leadtocash.LeadToCash;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that a data set was written to. */
record SavedData(Path folder, DataTable table, Phrase what) implements Tabular {

    static SavedData of(Path folder, LeadToCash data) {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Files of the data set", "データセットのファイル"),
                Field.of("File", Phrase.of("File", "ファイル"), Kind.TEXT),
                Field.of("Size", Phrase.of("Size", "サイズ"), Kind.COUNT).in("kB"));
        for (Path file : files(folder)) {
            table.row(file.getFileName().toString(), (file.toFile().length() + 999) / 1000);
        }
        String deals = ProgressWords.number(data.deals().size());
        String events = ProgressWords.number(data.events().size());
        return new SavedData(
                folder,
                table.build(),
                Phrase.of(
                        "Data set with " + deals + " deals and " + events + " events saved to " + ShownPath.of(folder),
                        "商談" + deals + "件、イベント" + events + "件のデータセットを " + ShownPath.of(folder) + " に保存しました"));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Phrase sentence() {
        return what;
    }

    @Override
    public String toString() {
        return what.en();
    }
}
