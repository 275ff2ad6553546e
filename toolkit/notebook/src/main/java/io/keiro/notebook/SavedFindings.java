package io.keiro.notebook;

import io.keiro.leadtocash.Analysis;
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
import java.util.List;

/**
 * The findings that step 4 left for the steps after it: verdict, measures, segments and suggested actions, without their pictures. They
 * are kept as CSV files that open in a spreadsheet.
 */
public final class SavedFindings implements Tabular {

    private final List<SavedFinding> findings;

    SavedFindings(List<SavedFinding> findings) {
        this.findings = List.copyOf(findings);
    }

    /** The findings, in the order in which they were saved. */
    public List<Finding> list() {
        return List.copyOf(findings);
    }

    List<SavedFinding> saved() {
        return findings;
    }

    /** Up to when the data behind the findings was known; "" if the findings do not say. */
    String cutOff() {
        return findings.stream()
                .map(SavedFinding::cutOff)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The file that is written last: while it is there, the findings are whole. */
    static Path mark(Path folder) {
        return folder.resolve(FindingFiles.FINDINGS);
    }

    static SavedFindings write(Path folder, List<Finding> findings) {
        long ids = findings.stream().map(Finding::id).distinct().count();
        if (ids != findings.size()) {
            throw new NotebookException(Phrase.of(
                    "Two findings have the same id: "
                            + findings.stream().map(Finding::id).toList()
                            + ". Save each finding once; give a finding of your own an id of its own.",
                    "同じidの発見事項が2つあります：" + findings.stream().map(Finding::id).toList()
                            + "。各発見事項は一度だけ保存し、独自の発見事項には固有のidを付けてください。"));
        }
        List<SavedFinding> saved = findings.stream()
                .map(finding -> SavedFinding.of(finding, cutOff(finding)))
                .toList();
        try {
            Files.deleteIfExists(mark(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    mark(folder) + " cannot be replaced: " + e.getMessage() + ". Close it if another program shows it",
                    e);
        }
        FindingFiles.write(folder, saved);
        return new SavedFindings(saved);
    }

    private static String cutOff(Finding finding) {
        return finding instanceof Analysis analysis ? analysis.cutOff().toString() : "";
    }

    static SavedFindings read(Path folder) {
        return new SavedFindings(FindingFiles.read(folder));
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Findings", "発見事項"),
                Field.of("Finding", Phrase.of("Finding", "発見事項"), Kind.TEXT),
                Field.of("Status", Phrase.of("Status", "判定"), Kind.TEXT),
                Field.of("Verdict", Phrase.of("Verdict", "結論"), Kind.TEXT),
                Field.of("Measure", Phrase.of("Main number", "主な数値"), Kind.TEXT),
                Field.of("Measured", Phrase.of("Measured", "測定数"), Kind.COUNT),
                Field.of("Considered", Phrase.of("Of", "対象数"), Kind.COUNT));
        for (SavedFinding finding : findings) {
            table.row(
                    finding.title(),
                    FindingWords.status(finding.status()),
                    finding.verdict(),
                    finding.measures().stream().findFirst().map(this::main).orElse(null),
                    finding.coverage().measured(),
                    finding.coverage().considered());
        }
        return table.build();
    }

    private Phrase main(Measure measure) {
        Phrase value = FindingWords.value(measure.value(), measure.unit());
        return Phrase.of(
                measure.label().en() + ": " + value.en(), measure.label().ja() + "：" + value.ja());
    }

    @Override
    public Phrase sentence() {
        long problems = findings.stream()
                .filter(finding -> finding.status() == Finding.Status.PROBLEM)
                .count();
        return Phrase.of(
                findings.size()
                        + (findings.size() == 1 ? " finding, " : " findings, ")
                        + problems
                        + (problems == 1 ? " names a problem" : " name a problem"),
                "発見事項" + findings.size() + "件（うち問題あり" + problems + "件）");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
