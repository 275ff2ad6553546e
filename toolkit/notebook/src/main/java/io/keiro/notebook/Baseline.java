package io.keiro.notebook;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.Finding;
import io.keiro.mining.Measure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures as they stood on one day, with their definitions. Written once; it changes only when somebody asks for that by name.
 *
 * @param file where it lies
 * @param frozen the day
 * @param cutOff up to when the data was known, "" if the findings did not say
 * @param entries the measures
 */
record Baseline(Path file, String frozen, String cutOff, List<Entry> entries) implements Tabular {

    /** One measure and the finding that it belongs to. */
    record Entry(String finding, Phrase title, Measure measure) {
        boolean isSame(Entry other) {
            return finding.equals(other.finding) && measure.id().equals(other.measure.id());
        }
    }

    Baseline {
        entries = List.copyOf(entries);
    }

    static Baseline freeze(Path file, SavedFindings findings) {
        if (!Files.exists(file)) {
            List<Entry> entries = entries(findings);
            written(LocalDate.now().toString(), findings.cutOff(), entries).write(file);
        }
        return read(file);
    }

    /** The measures of findings, in order. */
    static List<Entry> entries(SavedFindings findings) {
        List<Entry> entries = new ArrayList<>();
        for (Finding finding : findings.list()) {
            finding.measures().forEach(measure -> entries.add(new Entry(finding.id(), finding.title(), measure)));
        }
        return entries;
    }

    private static DataTable written(String frozen, String cutOff, List<Entry> entries) {
        DataTable.Builder table = DataTable.titled(
                Phrase.same("baseline"),
                java.util.stream.Stream.of(
                                "Frozen",
                                "CutOff",
                                "Finding",
                                "TitleEn",
                                "TitleJa",
                                "Id",
                                "LabelEn",
                                "LabelJa",
                                "Value",
                                "Unit",
                                "Low",
                                "High",
                                "Cases",
                                "DefinitionEn",
                                "DefinitionJa")
                        .map(name -> Field.of(name, Kind.TEXT))
                        .toList());
        for (Entry entry : entries) {
            Measure measure = entry.measure();
            table.row(
                    frozen,
                    cutOff,
                    entry.finding(),
                    entry.title().en(),
                    entry.title().ja(),
                    measure.id(),
                    measure.label().en(),
                    measure.label().ja(),
                    measure.value(),
                    measure.unit(),
                    measure.low(),
                    measure.high(),
                    measure.n(),
                    measure.definition().en(),
                    measure.definition().ja());
        }
        return table.build();
    }

    static Baseline read(Path file) {
        List<SavedRow> rows = SavedRow.of(file);
        List<Entry> entries = rows.stream()
                .map(row -> new Entry(row.text("Finding"), row.phrase("Title"), FindingFiles.measure(row)))
                .toList();
        return new Baseline(
                file,
                rows.isEmpty() ? "" : rows.get(0).text("Frozen"),
                rows.isEmpty() ? "" : rows.get(0).text("CutOff"),
                entries);
    }

    /** Moves a baseline out of the way, under the day on which it was frozen. */
    static void setAside(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            String day = read(file).frozen();
            Path target = file.resolveSibling("baseline-" + day + ".csv");
            for (int number = 2; Files.exists(target); number++) {
                target = file.resolveSibling("baseline-" + day + "-" + number + ".csv");
            }
            Files.move(file, target);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the baseline " + file + " cannot be set aside: " + e + ". Close it if another program shows it",
                    e);
        }
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Baseline of " + frozen, frozen + " のベースライン"),
                Field.of("Finding", Phrase.of("Finding", "発見事項"), Kind.TEXT),
                Field.of("Measure", Phrase.of("Measure", "指標"), Kind.TEXT),
                Field.of("Value", Phrase.of("Value", "値"), Kind.TEXT),
                Field.of("Interval", Phrase.of("95 % interval", "95%区間"), Kind.TEXT),
                Field.of("Cases", Phrase.of("Cases", "件数"), Kind.COUNT),
                Field.of("Definition", Phrase.of("Definition", "定義"), Kind.TEXT));
        for (Entry entry : entries) {
            Measure measure = entry.measure();
            table.row(
                    entry.title(),
                    measure.label(),
                    FindingWords.value(measure.value(), measure.unit()),
                    FindingWords.interval(measure),
                    measure.n(),
                    measure.definition());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        String known = cutOff.isEmpty() ? "" : ", data up to " + cutOff;
        String knownJa = cutOff.isEmpty() ? "" : "、" + cutOff + " までのデータ";
        return Phrase.of(
                "Baseline frozen on " + frozen + known + ": " + entries.size()
                        + " measures. It stays as it is until workspace.replaceBaseline() sets it aside",
                frozen + " に固定したベースライン（指標" + entries.size() + "件" + knownJa
                        + "）。workspace.replaceBaseline() で置き換えるまで変わりません");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
