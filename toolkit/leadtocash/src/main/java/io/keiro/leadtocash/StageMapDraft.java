package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** A row is sure from here on. */
    private static final double SURE = 0.8;

    private static final double OFTEN = 0.8;
    private static final double RARELY_FINAL = 0.2;
    private static final double OUT_OF_ORDER = 0.7;
    private static final double FEW = 5;

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

        private boolean isWon() {
            return Boolean.TRUE.equals(closed) && probability >= 0.999;
        }

        private boolean isLost() {
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
        Map<String, Integer> highest = new HashMap<>();
        Map<String, String> taken = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Seen seen : stages) {
            rows.add(row(seen, highest, taken));
        }
        return new StageMapDraft(rows);
    }

    private static Row row(Seen seen, Map<String, Integer> highest, Map<String, String> taken) {
        if (!seen.ofDeals()) {
            return ofOtherObject(seen);
        }
        if (seen.isWon() || seen.isLost()) {
            return closing(seen);
        }
        if (Boolean.TRUE.equals(seen.closed())) {
            return new Row(
                    stage(seen, Outcome.OPEN, ""),
                    0.3,
                    Phrase.of("closed, but neither won nor lost", "クローズだが受注でも失注でもない"),
                    Phrase.of(
                            "Deals end in \"" + seen.label() + "\" with a probability of " + percent(seen.probability())
                                    + ". Is that won, lost, or neither?",
                            "「" + seen.label() + "」で終わる商談の確度は" + percent(seen.probability())
                                    + "です。受注、失注、どちらでもない、のどれですか？"));
        }
        if (seen.closed() == null) {
            Row byWords = closedByWords(seen);
            if (byWords != null) {
                return byWords;
            }
        }
        return open(seen, highest, taken);
    }

    private static Row closing(Seen seen) {
        Outcome outcome = seen.isWon() ? Outcome.WON : Outcome.LOST;
        Activity activity = seen.isWon() ? Activity.CLOSED_WON : Activity.CLOSED_LOST;
        boolean passedThrough = seen.entered() >= FEW && seen.left() > RARELY_FINAL * seen.entered();
        return new Row(
                stage(seen, outcome, activity.id()),
                1,
                Phrase.of("the portal's metadata", "ポータルのメタデータ"),
                !passedThrough
                        ? null
                        : Phrase.of(
                                seen.left() + " of " + seen.entered() + " entries into \"" + seen.label()
                                        + "\" were not the end. Are deals really closed there?",
                                "「" + seen.label() + "」への遷移" + seen.entered() + "件のうち" + seen.left()
                                        + "件はその後も進んでいます。本当にクローズのステージですか？"));
    }

    /** Without metadata, words may tell won and lost, and a person confirms. */
    private static Row closedByWords(Seen seen) {
        Activity named = Activity.named(seen.label()).orElse(null);
        boolean won = named == Activity.CLOSED_WON
                || Spelling.key(seen.label()).equals("won")
                || seen.label().equals("受注");
        boolean lost = named == Activity.CLOSED_LOST
                || Spelling.key(seen.label()).equals("lost")
                || seen.label().equals("失注");
        if (!won && !lost) {
            return null;
        }
        return new Row(
                stage(seen, won ? Outcome.WON : Outcome.LOST, (won ? Activity.CLOSED_WON : Activity.CLOSED_LOST).id()),
                StageWords.VAGUE,
                Phrase.of("the label alone", "名称のみ"),
                Phrase.of(
                        "The source does not say which stages are closed. Is \"" + seen.label() + "\" the "
                                + (won ? "won" : "lost") + " stage?",
                        "データにクローズの情報がありません。「" + seen.label() + "」は" + (won ? "受注" : "失注") + "ですか？"));
    }

    private static Row open(Seen seen, Map<String, Integer> highest, Map<String, String> taken) {
        List<StageWords.Said> said = StageWords.of(seen.label());
        String label = seen.label();
        if (said.isEmpty()) {
            return new Row(
                    stage(seen, Outcome.OPEN, ""),
                    0.4,
                    Phrase.of("the words of the label say nothing", "名称からは判断できない"),
                    Phrase.of(
                            "What has happened when a deal enters \"" + label + "\"? Name the step, or none.",
                            "商談が「" + label + "」に入ったとき、何が完了していますか？該当する活動、またはnoneを記入してください。"));
        }
        StageWords.Said best = said.get(0);
        double confidence = best.confidence();
        List<Phrase> reasons = new ArrayList<>(List.of(Phrase.of("the words of the label", "名称の語句")));
        Phrase question = null;
        if (!best.activity().isEmpty()) {
            int rank = Activity.withId(best.activity()).orElseThrow().rank();
            if (rank < highest.getOrDefault(seen.pipeline(), 0)) {
                confidence *= OUT_OF_ORDER;
                reasons.add(Phrase.of("but it stands after a later step", "ただし後の工程より後ろに並んでいる"));
            }
            highest.merge(seen.pipeline(), rank, Math::max);
            String before = taken.putIfAbsent(seen.pipeline() + " / " + best.activity(), label);
            if (before != null) {
                confidence = Math.min(confidence, 0.5);
                question = Phrase.of(
                        "\"" + before + "\" and \"" + label + "\" both sound like "
                                + name(best).en() + ". Which of them is it, and what is the other?",
                        "「" + before + "」と「" + label + "」はどちらも" + name(best).ja() + "のようです。どちらが該当し、もう一方は何ですか？");
            }
        }
        if (said.size() > 1 && said.get(1).confidence() == best.confidence() && best.confidence() < StageWords.SAME) {
            confidence = Math.min(confidence, 0.5);
        }
        if (confidence < SURE && question == null) {
            question = best.activity().isEmpty()
                    ? Phrase.of("Does entering \"" + label + "\" prove a step?", "「" + label + "」に入ることで完了する活動はありますか？")
                    : Phrase.of(
                            "Does entering \"" + label + "\" mean " + name(best).en() + ", or is it still to come?",
                            "「" + label + "」に入った時点で" + name(best).ja() + "は完了していますか？これからですか？");
        }
        return new Row(stage(seen, Outcome.OPEN, best.activity()), confidence, joined(reasons), question);
    }

    private static Phrase name(StageWords.Said said) {
        return Activity.withId(said.activity()).orElseThrow().label();
    }

    private static Phrase joined(List<Phrase> reasons) {
        return Phrase.of(
                String.join(", ", reasons.stream().map(Phrase::en).toList()),
                String.join("、", reasons.stream().map(Phrase::ja).toList()));
    }

    /** A ticket or an order that is closed may be the delivery; nobody but the customer of the map knows. */
    private static Row ofOtherObject(Seen seen) {
        boolean end = Boolean.TRUE.equals(seen.closed());
        return new Row(
                stage(seen, Outcome.OPEN, end ? Activity.ORDER_FULFILLED.id() : ""),
                end ? 0.5 : SURE,
                end ? Phrase.of("the portal says closed", "ポータル上はクローズ") : Phrase.of("not the end", "終了ステージではない"),
                !end
                        ? null
                        : Phrase.of(
                                "Does \"" + seen.label() + "\" in \"" + seen.pipeline()
                                        + "\" mean that the customer has everything that was sold? If so write order_fulfilled, else"
                                        + " none.",
                                "「" + seen.pipeline() + "」の「" + seen.label()
                                        + "」は販売したものをすべて提供済みという意味ですか？該当すればorder_fulfilled、違えばnoneを記入してください。"));
    }

    private static Stage stage(Seen seen, Outcome outcome, String activity) {
        boolean mandatory = outcome == Outcome.OPEN && seen.ofDeals() && seen.passedByWon() >= OFTEN;
        return new Stage(
                seen.pipeline(),
                seen.stageId(),
                seen.label(),
                seen.displayOrder(),
                seen.probability(),
                outcome,
                activity,
                mandatory);
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "?" : Math.round(100 * share) + " %";
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
