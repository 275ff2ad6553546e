package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A stage map that is not finished: one row per stage with what entering it seems to stand for, how sure that is, and a question where a
 * person must say. Won and lost come from the portal's own metadata, steps from the words of the labels, checked against the order of the
 * stages and against what deals did; ids are never read, because they say nothing.
 *
 * <p>{@link #write} makes the file that a person edits: undecided rows hold "?" in ActivityId, which {@link StageMap#read} refuses until it
 * is replaced, so nothing is mapped in silence. {@link #stageMap()} uses the sure rows alone, for a first look.
 */
public final class StageMapDraft implements Tabular {

    /** What stands in the activity of a row that waits for a decision. */
    static final String UNDECIDED = "?";

    /**
     * A stage as a portal describes it, with what deals did there.
     *
     * @param pipeline label of the pipeline, or several names separated by |
     * @param stageId the portal's id
     * @param label the stage's label
     * @param displayOrder position in the pipeline
     * @param probability 0 to 1; NaN if unknown
     * @param closed true if the portal says that deals end here, false if not, null if it does not say
     * @param entered how often deals entered it
     * @param left how often deals went on from it
     * @param passedByWon share of the won deals that were ever in it, 0 to 1; NaN if unknown
     * @param ofDeals false for a stage of tickets or orders, where only the end may stand for a step
     */
    public record Seen(
            String pipeline,
            String stageId,
            String label,
            int displayOrder,
            double probability,
            Boolean closed,
            long entered,
            long left,
            double passedByWon,
            boolean ofDeals) {

        public Seen {
            Objects.requireNonNull(pipeline, "a stage needs a pipeline");
            Objects.requireNonNull(stageId, "a stage needs an id, or an empty text");
            Objects.requireNonNull(label, "a stage needs a label: " + stageId);
        }

        /** A stage of deals of which only the description is known. */
        public static Seen of(String pipeline, String stageId, String label, double probability, Boolean closed) {
            return new Seen(pipeline, stageId, label, 0, probability, closed, 0, 0, Double.NaN, true);
        }

        boolean isWon() {
            return Boolean.TRUE.equals(closed) && probability >= 0.999;
        }

        boolean isLost() {
            return Boolean.TRUE.equals(closed) && probability <= 0.001;
        }
    }

    /**
     * One row of the draft.
     *
     * @param stage as it would stand in the stage map, with the suggested activity
     * @param confidence how sure the suggestion is, 0 to 1
     * @param reason what it rests on
     * @param question what a person should say, or null for a row that is sure
     */
    public record Row(Stage stage, double confidence, Phrase reason, Phrase question) {

        /** True if nobody needs to look at it. */
        public boolean isSure() {
            return question == null;
        }
    }

    private final List<Row> rows;

    private StageMapDraft(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    static StageMapDraft of(List<Seen> stages) {
        return new StageMapDraft(new StageSuggestions().of(stages));
    }

    /** All rows in the order of the pipelines. */
    public List<Row> rows() {
        return rows;
    }

    /** What a person should say, a row per question. */
    public DataTable questions() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Questions about stages", "ステージに関する質問"),
                Field.of("Pipeline", Phrase.of("Pipeline", "パイプライン"), Kind.TEXT),
                Field.of("StageName", Phrase.of("Stage", "ステージ"), Kind.TEXT),
                Field.of("Suggestion", Phrase.of("Suggestion", "提案"), Kind.TEXT),
                Field.of("Confidence", Phrase.of("Confidence", "確からしさ"), Kind.SHARE),
                Field.of("Question", Phrase.of("Question", "質問"), Kind.TEXT));
        rows.stream()
                .filter(row -> !row.isSure())
                .forEach(row -> table.row(
                        row.stage().pipeline(),
                        row.stage().stage(),
                        suggestion(row),
                        row.confidence(),
                        row.question()));
        return table.build();
    }

    private static String suggestion(Row row) {
        return row.stage().activity().isEmpty() ? "none" : row.stage().activity();
    }

    /** The sure rows as a stage map; the others stay stage changes and are named among the gaps of a data set. */
    public StageMap stageMap() {
        return StageMap.of(
                "the draft", rows.stream().filter(Row::isSure).map(Row::stage).toList());
    }

    /** Writes the draft as the CSV that {@link StageMap#read} reads once every "?" is replaced. */
    public void write(Path csv) {
        details().write(csv);
    }

    /** What a person decides, a row per stage: the step that entering it seems to stand for, how sure that is, and what to ask. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Stage map, draft", "ステージマップ（下書き）"),
                Field.of("Pipeline", Phrase.of("Pipeline", "パイプライン"), Kind.TEXT),
                Field.of("StageName", Phrase.of("Stage", "ステージ"), Kind.TEXT),
                Field.of("Step", Phrase.of("Proposed step", "提案するステップ"), Kind.TEXT),
                Field.of("Confidence", Phrase.of("Confidence", "確からしさ"), Kind.SHARE),
                Field.of("Question", Phrase.of("Question for a person", "人に確認する質問"), Kind.TEXT));
        for (Row row : rows) {
            Phrase step =
                    Activity.withId(row.stage().activity()).map(Activity::label).orElse(Phrase.of("none", "なし"));
            table.row(pipeline(row.stage().pipeline()), row.stage().stage(), step, row.confidence(), row.question());
        }
        return table.build();
    }

    /** A pipeline's label alone; with its other names where two pipelines are labelled alike. */
    private String pipeline(String names) {
        String label = label(names);
        boolean alone = rows.stream()
                .map(row -> row.stage().pipeline())
                .allMatch(other -> other.equals(names) || !label(other).equals(label));
        return alone ? label : names;
    }

    private static String label(String names) {
        int bar = names.indexOf('|');
        return bar <= 0 ? names : names.substring(0, bar);
    }

    /** Everything about each stage: the columns of a stage map, then suggestion, confidence, reason and question. */
    public DataTable details() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Stage map, draft", "ステージマップ（下書き）"),
                Field.of("Pipeline", Phrase.of("Pipeline", "パイプライン"), Kind.TEXT),
                Field.of("StageId", Phrase.of("Stage id", "ステージID"), Kind.TEXT),
                Field.of("StageName", Phrase.of("Stage", "ステージ"), Kind.TEXT),
                Field.of("DisplayOrder", Phrase.of("Order", "表示順"), Kind.COUNT),
                Field.of("Probability", Phrase.of("Probability", "確度"), Kind.SHARE),
                Field.of("Outcome", Phrase.of("Outcome", "結果"), Kind.TEXT),
                Field.of("ActivityId", Phrase.of("Activity", "アクティビティ"), Kind.TEXT),
                Field.of("Mandatory", Phrase.of("Mandatory", "必須"), Kind.TEXT),
                Field.of("Suggestion", Phrase.of("Suggestion", "提案"), Kind.TEXT),
                Field.of("Confidence", Phrase.of("Confidence", "確からしさ"), Kind.SHARE),
                Field.of("Reason", Phrase.of("What it rests on", "根拠"), Kind.TEXT),
                Field.of("Question", Phrase.of("Question", "質問"), Kind.TEXT));
        for (Row row : rows) {
            Stage stage = row.stage();
            table.row(
                    stage.pipeline(),
                    stage.stageId(),
                    stage.stage(),
                    stage.displayOrder(),
                    Double.isNaN(stage.probability()) ? null : (Object) stage.probability(),
                    Columns.word(stage.outcome()),
                    row.isSure() ? stage.activity() : UNDECIDED,
                    stage.mandatory() ? "yes" : "no",
                    suggestion(row),
                    row.confidence(),
                    row.reason(),
                    row.question());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        long open = rows.stream().filter(row -> !row.isSure()).count();
        return Phrase.of(
                "Draft of a stage map: " + Wording.count(rows.size(), "stage", "stages") + ", "
                        + Wording.count(open, "question", "questions") + " for a person",
                "ステージマップの下書き：" + rows.size() + "ステージ、確認が必要な質問" + open + "件");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
