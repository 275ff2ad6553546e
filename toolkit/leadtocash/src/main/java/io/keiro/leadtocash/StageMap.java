package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What each stage of each pipeline stands for: the one file that adapts Keiro to a portal. Ids of stages say nothing about their
 * meaning, so nothing is guessed from them; a stage that is not listed stays a stage change and is reported.
 *
 * <p>A pipeline or stage is found by its id or by its label. One cell may name a pipeline in several ways, separated by {@code |}
 * ({@code Sales Pipeline|default}); {@code *} stands for every pipeline that has no row of its own for the stage.
 */
public final class StageMap implements Tabular {

    private static final String ANY = "*";

    private final String name;
    private final List<Stage> stages;

    private StageMap(String name, List<Stage> stages) {
        this.name = name;
        this.stages = List.copyOf(stages);
        Set<String> seen = new LinkedHashSet<>();
        for (Stage stage : stages) {
            for (String pipeline : names(stage.pipeline())) {
                String key = Spelling.key(pipeline) + " / " + Spelling.key(stage.stage());
                if (!seen.add(key + " / " + stage.stageId())) {
                    throw new IllegalArgumentException(name + " describes the stage \"" + stage.stage()
                            + "\" of the pipeline \"" + pipeline + "\" twice; keep one of the two rows");
                }
            }
        }
    }

    /**
     * Reads a stage map from CSV with the columns Pipeline, StageId, StageName, DisplayOrder, Probability, Outcome, ActivityId and
     * Mandatory.
     *
     * @throws IllegalArgumentException if a column is missing or a cell cannot be understood; the message names file, row, column,
     *     value and what would be valid
     */
    public static StageMap read(Path file) {
        return StageMapReader.read(TextTable.read(file));
    }

    /** A stage map of stages known in code. */
    public static StageMap of(List<Stage> stages) {
        return new StageMap("the stage map", stages);
    }

    /**
     * A first stage map for pipelines that nobody has described yet: what the portal's own metadata and the words of the labels say, each
     * row with how sure it is, and a question for a person where it is not.
     */
    public static StageMapDraft draft(List<StageMapDraft.Seen> stages) {
        return StageMapDraft.of(stages);
    }

    static StageMap of(String name, List<Stage> stages) {
        return new StageMap(name, stages);
    }

    /** All stages in the order of the file. */
    public List<Stage> stages() {
        return stages;
    }

    /**
     * The row for a stage, each of the two named by id or label; a row of the pipeline itself goes before one of {@code *}.
     *
     * @return the row with this pipeline's name as the caller gave it where the row names several, or empty
     */
    public Optional<Stage> find(String pipeline, String stage) {
        return row(pipeline, stage).or(() -> row(ANY, stage)).map(row -> named(row, pipeline));
    }

    /** True if the map has a row for this pipeline, by id or label, or rows for all pipelines. */
    public boolean covers(String pipeline) {
        return stages.stream().anyMatch(row -> isPipeline(row, pipeline) || isPipeline(row, ANY));
    }

    /** The stages that occur in a data set and that this map does not describe, as "pipeline / stage"; in order of appearance. */
    public List<String> unmapped(LeadToCash data) {
        Set<String> missing = new LinkedHashSet<>();
        StageNames.of(data)
                .forEach((pipeline, names) -> names.stream()
                        .filter(stage -> find(pipeline, stage).isEmpty())
                        .forEach(
                                stage -> missing.add((pipeline.isEmpty() ? "no pipeline" : pipeline) + " / " + stage)));
        return new ArrayList<>(missing);
    }

    /** An id goes before a name: in one pipeline the id of a stage may be spelled like the name of another. */
    private Optional<Stage> row(String pipeline, String stage) {
        if (stage == null) {
            return Optional.empty();
        }
        List<Stage> rows =
                stages.stream().filter(row -> isPipeline(row, pipeline)).toList();
        return rows.stream()
                .filter(row -> row.stageId().equals(stage))
                .findFirst()
                .or(() -> rows.stream()
                        .filter(row -> Spelling.key(row.stage()).equals(Spelling.key(stage)))
                        .findFirst());
    }

    private static boolean isPipeline(Stage row, String pipeline) {
        return names(row.pipeline()).stream()
                .anyMatch(name -> Spelling.key(name).equals(Spelling.key(pipeline)));
    }

    private static List<String> names(String cell) {
        return List.of(cell.split("\\|"));
    }

    private static Stage named(Stage row, String pipeline) {
        return new Stage(
                Objects.requireNonNullElse(pipeline, ""),
                row.stageId(),
                row.stage(),
                row.displayOrder(),
                row.probability(),
                row.outcome(),
                row.activity(),
                row.mandatory());
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Stage map", "ステージマップ"),
                Field.of("Pipeline", Phrase.of("Pipeline", "パイプライン"), Kind.TEXT),
                Field.of("StageId", Phrase.of("Stage id", "ステージID"), Kind.TEXT),
                Field.of("StageName", Phrase.of("Stage", "ステージ"), Kind.TEXT),
                Field.of("DisplayOrder", Phrase.of("Order", "表示順"), Kind.COUNT),
                Field.of("Probability", Phrase.of("Probability", "確度"), Kind.SHARE),
                Field.of("Outcome", Phrase.of("Outcome", "結果"), Kind.TEXT),
                Field.of("ActivityId", Phrase.of("Activity", "アクティビティ"), Kind.TEXT),
                Field.of("Mandatory", Phrase.of("Mandatory", "必須"), Kind.BOOLEAN));
        for (Stage stage : stages) {
            table.row(
                    stage.pipeline(),
                    stage.stageId(),
                    stage.stage(),
                    stage.displayOrder(),
                    Double.isNaN(stage.probability()) ? null : stage.probability(),
                    Columns.word(stage.outcome()),
                    stage.activity(),
                    stage.mandatory());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        long pipelines = stages.stream().map(Stage::pipeline).distinct().count();
        long withActivity = stages.stream().filter(s -> !s.activity().isEmpty()).count();
        return Phrase.of(
                name + ": " + stages.size() + " stages of " + pipelines + (pipelines == 1 ? " pipeline" : " pipelines")
                        + ", " + withActivity + " stand for a step",
                name + "：" + pipelines + "本のパイプライン、" + stages.size() + "ステージ（うち" + withActivity + "ステージがアクティビティに対応）");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
