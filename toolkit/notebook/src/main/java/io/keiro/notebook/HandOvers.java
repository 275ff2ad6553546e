package io.keiro.notebook;

import io.keiro.leadtocash.LeadToCash;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the steps leave for one another, and the sentence that is said when something is missing. */
final class HandOvers {

    /** A step whose result is missing: its notebook, and what it leaves. */
    private enum Step {
        EXTRACT("2-extract-your-data", 2, "snapshot", "スナップショット"),
        BUILD("3-build-and-check-the-event-log", 3, "data set", "データセット"),
        DIAGNOSE("4-discover-and-diagnose", 4, "findings", "発見事項"),
        DESIGN("5-design-improvements", 5, "frozen baseline", "固定したベースライン");

        private final String notebook;
        private final int number;
        private final Phrase leaves;

        Step(String notebook, int number, String en, String ja) {
            this.notebook = notebook;
            this.number = number;
            this.leaves = Phrase.of(en, ja);
        }
    }

    private final Path path;

    HandOvers(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    void mark(Extracted extracted) {
        made(path);
        extracted.write(path, file("source.csv"));
    }

    Extracted extractedFrom(String identity, Phrase source) {
        require(Step.EXTRACT, file("source.csv"));
        Extracted extracted = Extracted.read(path, file("source.csv"));
        require(Step.EXTRACT, extracted.file());
        if (!extracted.identity().equals(identity)) {
            throw new NotebookException(Phrase.of(
                    "The workspace " + path + " holds an extraction of another source ("
                            + extracted.source().en()
                            + "), but chosen now is: " + source.en()
                            + ". Run step 2 again (2-extract-your-data), or choose the earlier source when starting.",
                    "ワークスペース " + path + " にあるのは別のソースの抽出結果（" + extracted.source().ja() + "）で、現在選ばれているのは「" + source.ja()
                            + "」です。ステップ2（2-extract-your-data）をもう一度実行するか、起動時に元のソースを選んでください。"));
        }
        return extracted;
    }

    Tabular save(LeadToCash data) {
        made(path);
        Path folder = data.write(file("data-set"));
        return SavedData.of(folder, data);
    }

    LeadToCash data() {
        require(Step.BUILD, file("data-set/about.csv"));
        return LeadToCash.read(file("data-set"));
    }

    Tabular save(List<Finding> findings) {
        made(file("findings"));
        SavedFindings saved = SavedFindings.write(file("findings"), findings);
        FindingsJson.write(file("findings.json"), saved.saved());
        return saved;
    }

    SavedFindings findings() {
        require(Step.DIAGNOSE, SavedFindings.mark(file("findings")));
        return SavedFindings.read(file("findings"));
    }

    Baseline baseline() {
        require(Step.DESIGN, file("baseline.csv"));
        return Baseline.read(file("baseline.csv"));
    }

    Tabular answerKey() {
        require(Step.EXTRACT, file("source.csv"));
        Path truth = Extracted.read(path, file("source.csv")).file().resolveSibling(SandboxPortal.TRUTH);
        return Files.exists(truth) ? AnswerKey.of(truth, findings()) : AnswerKey.notApplicable();
    }

    private void require(Step step, Path left) {
        if (!Files.exists(left)) {
            throw new NotebookException(Phrase.of(
                    "Step " + step.number + " has not been run yet: there is no " + step.leaves.en() + " in " + path
                            + ". Open " + step.notebook + " and run all its cells, then come back.",
                    "ステップ" + step.number + "がまだ実行されていません。" + path + " に" + step.leaves.ja() + "がありません。" + step.notebook
                            + " を開いてすべてのセルを実行してから、ここに戻ってください。"));
        }
    }

    private static void made(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the folder " + folder + " cannot be made: " + e
                            + ". Set KEIRO_WORK to a folder that you may write to",
                    e);
        }
    }

    /** Which steps have left something here. */
    DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("What the steps have left", "各ステップが残したもの"),
                Field.of("Step", Phrase.of("Step", "ステップ"), Kind.COUNT),
                Field.of("Leaves", Phrase.of("Leaves", "残すもの"), Kind.TEXT),
                Field.of("There", Phrase.of("There", "あり"), Kind.BOOLEAN));
        List<Path> marks = List.of(
                file("source.csv"),
                file("data-set/about.csv"),
                SavedFindings.mark(file("findings")),
                file("baseline.csv"));
        for (Step step : Step.values()) {
            table.row(step.number, step.leaves, Files.exists(marks.get(step.ordinal())));
        }
        return table.build();
    }
}
