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
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A file, or a folder of files, as the source: copied into the workspace, so that every later number can be traced to it. */
final class FileSource implements DataSource {

    private final Path path;

    FileSource(Path path) {
        this.path = path;
    }

    @Override
    public Tabular readiness() {
        return Spoken.of(() -> Contents.of(name(), LeadToCash.read(path)));
    }

    @Override
    public Tabular plan() {
        return Remark.of(
                Phrase.of(
                        "Nothing is requested: " + name() + " is copied as it is",
                        "リクエストはありません：" + name() + " をそのままコピーします"),
                table());
    }

    @Override
    public Tabular extract(Workspace workspace) {
        return Spoken.of(() -> {
            Tabular contents = Contents.of(name(), LeadToCash.read(path));
            Path copy = CopiedFile.into(workspace.snapshotFolder(), path);
            workspace.mark(new Extracted(identity(), sentence(), copy));
            return contents;
        });
    }

    @Override
    public Tabular reconciliation(Workspace workspace) {
        Extracted extracted = workspace.extractedFrom(identity(), sentence());
        return Spoken.of(() -> {
            Contents copied = Contents.of(name(), LeadToCash.read(extracted.file()));
            return Remark.of(
                    Phrase.of(
                            "A file has no total of its own to compare with; this is what was understood of " + name(),
                            "ファイルには照合できる合計がありません。" + name() + " から読み取れた内容は次のとおりです"),
                    copied.table());
        });
    }

    @Override
    public Tabular stageMapDraft(Workspace workspace) {
        Extracted extracted = workspace.extractedFrom(identity(), sentence());
        return Spoken.of(() -> Remark.of(
                Phrase.of(
                        "A file names its steps itself, so no stage has to be interpreted",
                        "ファイルはアクティビティを自ら示すため、ステージを解釈する必要はありません"),
                Contents.of(name(), LeadToCash.read(extracted.file())).table()));
    }

    @Override
    public FinanceReview finance(Workspace workspace, LeadToCash data) {
        return Spoken.of(() -> workspace.finance(data, List.of(), UnaryOperator.identity()));
    }

    @Override
    public LeadToCash leadToCash(Workspace workspace) {
        Extracted extracted = workspace.extractedFrom(identity(), sentence());
        return Spoken.of(() -> LeadToCash.read(extracted.file()));
    }

    private String name() {
        return path.getFileName().toString();
    }

    private String identity() {
        return "file " + path;
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Files of the data source", "データソースのファイル"),
                Field.of("File", Phrase.of("File", "ファイル"), Kind.TEXT),
                Field.of("Size", Phrase.of("Size", "サイズ"), Kind.COUNT).in("kB"));
        for (Path file : files()) {
            String name = file.equals(path) ? name() : path.relativize(file).toString();
            table.row(name, (file.toFile().length() + 999) / 1000);
        }
        return table.build();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Phrase sentence() {
        boolean folder = Files.isDirectory(path);
        long kilobytes = files().stream()
                .mapToLong(file -> (file.toFile().length() + 999) / 1000)
                .sum();
        String size = String.format(Locale.ROOT, "%,d kB", kilobytes);
        return Phrase.of(
                (folder ? "Folder " : "File ") + path + " (" + size + ")",
                (folder ? "フォルダー " : "ファイル ") + path + "（" + size + "）");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
