package io.keiro.hubspot;

import io.keiro.leadtocash.FinanceMatch;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a snapshot holds against what the portal says it has, and what follows for the twelve analyses: records against the portal's own
 * totals with the reason of a difference, how much of the history is there, which histories are cut, what could not be read. With a
 * finance file also what of it found no deal.
 */
public final class ReconciliationReport implements Tabular {

    /** Whether a line needs attention. */
    public enum State {
        COMPLETE("complete", "問題なし"),
        EXPLAINED("explained", "説明可能"),
        INCOMPLETE("incomplete", "不完全");

        private final Phrase label;

        State(String en, String ja) {
            this.label = Phrase.of(en, ja);
        }

        public Phrase label() {
            return label;
        }
    }

    /**
     * One kind of record.
     *
     * @param subject the kind, for people
     * @param held live records in the snapshot
     * @param total live records that the portal counted in the same run; -1 where it was not asked
     * @param archived deleted records that the portal still keeps
     * @param vanished records of an earlier run that the portal no longer has
     * @param merged records that live on in another
     * @param historyRows rows of history
     * @param withHistory share of the live records that have any history, 0 to 1; NaN for kinds without
     * @param state whether it needs attention
     * @param note what the numbers mean
     * @param affects the analyses that it matters to
     */
    public record Row(
            Phrase subject,
            long held,
            long total,
            long archived,
            long vanished,
            long merged,
            long historyRows,
            double withHistory,
            State state,
            Phrase note,
            Phrase affects) {}

    /**
     * A property with cut histories.
     *
     * @param records records whose history is as long as the portal keeps it
     * @param share of all live records of the kind, 0 to 1
     * @param pipelines labels of the pipelines that they stand in, for deals
     */
    public record Cut(
            Phrase subject, String property, long records, double share, List<String> pipelines, Phrase affects) {}

    private static final String LIVE = "NOT archived AND vanished IS NULL";

    private final String portal;
    private final List<Row> rows;
    private final List<Cut> cuts;
    private final List<Phrase> more;

    private ReconciliationReport(String portal, List<Row> rows, List<Cut> cuts, List<Phrase> more) {
        this.portal = portal;
        this.rows = List.copyOf(rows);
        this.cuts = List.copyOf(cuts);
        this.more = List.copyOf(more);
    }

    static ReconciliationReport of(StoreReader store, RunInfo run) {
        Map<String, StoreReader.GapRow> closed = new HashMap<>();
        store.gaps().forEach(gap -> closed.putIfAbsent(gap.object(), gap));
        Map<String, Long> held = count(store, "SELECT object, count(*) FROM record WHERE " + LIVE + " GROUP BY object");
        Map<String, Long> archived =
                count(store, "SELECT object, count(*) FROM record WHERE archived AND vanished IS NULL GROUP BY object");
        Map<String, Long> vanished =
                count(store, "SELECT object, count(*) FROM record WHERE vanished IS NOT NULL GROUP BY object");
        Map<String, Long> merged = count(store, "SELECT object, count(DISTINCT old_id) FROM alias GROUP BY object");
        Map<String, Long> histories = count(store, "SELECT object, count(*) FROM history GROUP BY object");
        Map<String, Long> traced = count(
                store,
                "SELECT object, count(*) FROM record WHERE " + LIVE
                        + " AND (object, id) IN (SELECT object, id FROM history) GROUP BY object");
        Map<String, Long> totals =
                count(store, "SELECT object, arg_max(total, run) FROM portal_count WHERE total >= 0 GROUP BY object");
        List<Row> rows = new ArrayList<>();
        for (PortalObject object : PortalObject.values()) {
            String type = object.type();
            StoreReader.GapRow gap = closed.get(type);
            if (!held.containsKey(type) && gap == null && !totals.containsKey(type)) {
                continue;
            }
            long live = held.getOrDefault(type, 0L);
            boolean hasHistory = !object.historyProperties().isEmpty();
            rows.add(row(
                    object.label(),
                    object.isReadWhole(),
                    new long[] {
                        live,
                        totals.getOrDefault(type, -1L),
                        archived.getOrDefault(type, 0L),
                        vanished.getOrDefault(type, 0L),
                        merged.getOrDefault(type, 0L),
                        histories.getOrDefault(type, 0L)
                    },
                    hasHistory && live > 0 ? (double) traced.getOrDefault(type, 0L) / live : Double.NaN,
                    gap,
                    AffectedAnalyses.of(type)));
        }
        for (String other : List.of("owners", "pipelines")) {
            if (closed.containsKey(other)) {
                rows.add(row(
                        Phrase.of(other, other.equals("owners") ? "担当者" : "パイプライン"),
                        true,
                        new long[] {0, -1, 0, 0, 0, 0},
                        Double.NaN,
                        closed.get(other),
                        AffectedAnalyses.of(other)));
            }
        }
        List<Phrase> more = new ArrayList<>();
        if (!run.isFinished()) {
            more.add(Phrase.of(
                    "The extraction is not complete; extract again to go on where it stopped.",
                    "抽出は完了していません。もう一度抽出すると続きから再開します。"));
        }
        return new ReconciliationReport(
                "portal " + run.account().portalId(), rows, cuts(store, run.historyCap(), held), more);
    }

    private static Map<String, Long> count(StoreReader store, String query) {
        Map<String, Long> counts = new HashMap<>();
        store.list(query, row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    private static Row row(
            Phrase subject, boolean whole, long[] n, double coverage, StoreReader.GapRow gap, Phrase affects) {
        long difference = n[1] < 0 ? 0 : n[1] - n[0];
        State state = State.COMPLETE;
        Phrase note = n[1] < 0
                ? Phrase.of("the portal told no total to compare with", "比較できる総数をポータルから得られません")
                : Phrase.of("as many as the portal counts", "ポータルの件数と一致");
        if (gap != null) {
            state = State.INCOMPLETE;
            note = Phrase.of(gap.en(), gap.ja());
        } else if (!whole && difference > 0) {
            // What nothing of Lead-to-Cash leads to is left in the portal on purpose.
            note = Phrase.of(
                    "all that links lead to; " + difference + " more in the portal belong to no deal or lead",
                    "関連付けのあるものはすべて取得。ポータルの残り" + difference + "件は商談にもリードにも関連していません");
        } else if (difference < 0) {
            state = State.EXPLAINED;
            note = Phrase.of(
                    -difference + " more than the portal counted: made, restored or counted late while it was read",
                    "ポータルの件数より" + -difference + "件多い：抽出中の作成・復元、または集計の遅れ");
        } else if (difference > 0 && difference <= n[3] + n[4]) {
            state = State.EXPLAINED;
            note = Phrase.of(
                    difference + " fewer than the portal counted: merged into others or deleted while it was read",
                    "ポータルの件数より" + difference + "件少ない：抽出中の統合または削除");
        } else if (difference > 0) {
            state = State.INCOMPLETE;
            note = Phrase.of(
                    difference
                            + " fewer than the portal counts, and nothing explains it; update the snapshot and look again",
                    "ポータルの件数より" + difference + "件少なく、理由が不明です。スナップショットを更新して再確認してください");
        }
        return new Row(subject, n[0], n[1], n[2], n[3], n[4], n[5], coverage, state, note, affects);
    }

    private static List<Cut> cuts(StoreReader store, int historyCap, Map<String, Long> held) {
        Map<String, Cut> cuts = new TreeMap<>();
        PortalDescription portal = PortalDescription.of(store);
        for (PortalObject object : PortalObject.values()) {
            StoredObject stored = StoredObject.of(object.type());
            if (stored == null || object.historyProperties().isEmpty()) {
                continue;
            }
            // The pipelines matter for deals; other kinds have one or none.
            String pipeline =
                    object == PortalObject.DEALS ? "json_extract_string(any_value(r.properties), '$.pipeline')" : "''";
            store.list(
                    "SELECT property, pipeline, count(*) FROM (SELECT h.id, h.property, " + pipeline
                            + " AS pipeline FROM history h JOIN record r ON r.object = h.object AND r.id = h.id WHERE h.object = '"
                            + object.type() + "' AND NOT r.archived AND r.vanished IS NULL GROUP BY h.id, h.property"
                            + " HAVING count(*) >= " + stored.historyCap(historyCap)
                            + ") GROUP BY property, pipeline ORDER BY 1, 2",
                    row -> {
                        String property = row.getString(1);
                        List<String> pipelines = new ArrayList<>();
                        if (row.getString(2) != null && !row.getString(2).isEmpty()) {
                            pipelines.add(portal.pipelineLabel(object.type(), row.getString(2)));
                        }
                        Cut cut = new Cut(
                                object.label(),
                                property,
                                row.getLong(3),
                                (double) row.getLong(3) / held.getOrDefault(object.type(), 1L),
                                pipelines,
                                AffectedAnalyses.ofHistory(object.type(), property));
                        return cuts.merge(object.ordinal() + property, cut, ReconciliationReport::added);
                    });
        }
        return new ArrayList<>(cuts.values());
    }

    private static Cut added(Cut one, Cut other) {
        List<String> pipelines = new ArrayList<>(one.pipelines());
        pipelines.addAll(other.pipelines());
        return new Cut(
                one.subject(),
                one.property(),
                one.records() + other.records(),
                one.share() + other.share(),
                pipelines,
                one.affects());
    }

    /** With what of a finance file is open or fits nothing. */
    public ReconciliationReport with(FinanceMatch match) {
        List<Phrase> all = new ArrayList<>(more);
        all.addAll(match.sentences());
        return new ReconciliationReport(portal, rows, cuts, all);
    }

    /** A row per kind of record, and one for owners and pipelines where they could not be read. */
    public List<Row> rows() {
        return rows;
    }

    /** Properties with cut histories. */
    public List<Cut> cuts() {
        return cuts;
    }

    /** Everything that needs attention, a sentence each; none for a snapshot that is whole. */
    public List<Phrase> sentences() {
        List<Phrase> sentences = new ArrayList<>();
        for (Row row : rows) {
            if (row.state() == State.INCOMPLETE) {
                sentences.add(Phrase.of(
                        row.subject().en() + ": " + row.note().en() + " Affected: "
                                + row.affects().en() + ".",
                        row.subject().ja() + "：" + row.note().ja() + " 影響："
                                + row.affects().ja() + "。"));
            }
        }
        for (Cut cut : cuts) {
            Phrase note = note(cut);
            sentences.add(Phrase.of(
                    note.en() + ". Affected: " + cut.affects().en() + ".",
                    note.ja() + "。影響：" + cut.affects().ja() + "。"));
        }
        sentences.addAll(more);
        return sentences;
    }

    private static Phrase note(Cut cut) {
        String share = String.format(Locale.ROOT, "%.1f %%", 100 * cut.share());
        String pipelinesEn = cut.pipelines().isEmpty() ? "" : "; pipelines " + String.join(", ", cut.pipelines());
        String pipelinesJa = cut.pipelines().isEmpty() ? "" : "（パイプライン：" + String.join("、", cut.pipelines()) + "）";
        return Phrase.of(
                cut.records() + " " + cut.subject().en() + " (" + share + ") have as many entries of " + cut.property()
                        + " as the portal keeps, so older ones may be missing" + pipelinesEn,
                cut.subject().ja() + cut.records() + "件（" + share + "）で" + cut.property()
                        + "の履歴が上限に達しており、古い変更が欠けている可能性があります" + pipelinesJa);
    }

    /** The properties with cut histories as a table. */
    public DataTable truncated() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Cut histories", "切り詰められた履歴"),
                Field.of("Object", Phrase.of("Object", "オブジェクト"), Kind.TEXT),
                Field.of("Property", Phrase.of("Property", "プロパティ"), Kind.TEXT),
                Field.of("Records", Phrase.of("Records", "レコード数"), Kind.COUNT),
                Field.of("Share", Phrase.of("Share", "割合"), Kind.SHARE),
                Field.of("Pipelines", Phrase.of("Pipelines", "パイプライン"), Kind.TEXT),
                Field.of("Affects", Phrase.of("Affected analyses", "影響する分析"), Kind.TEXT));
        cuts.forEach(cut -> table.row(
                cut.subject(),
                cut.property(),
                cut.records(),
                cut.share(),
                String.join(", ", cut.pipelines()),
                cut.affects()));
        return table.build();
    }

    /** What a person looks at: each kind's records here and there, then each point that needs attention, with what it means for what. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Reconciliation with the portal", "ポータルとの突き合わせ"),
                Field.of("Object", Phrase.of("Object", "オブジェクト"), Kind.TEXT),
                Field.of("State", Phrase.of("State", "状態"), Kind.TEXT),
                Field.of("Held", Phrase.of("Here", "取得済み"), Kind.COUNT),
                Field.of("Total", Phrase.of("In the portal", "ポータル"), Kind.COUNT),
                Field.of("WithHistory", Phrase.of("With history", "履歴あり"), Kind.SHARE),
                Field.of("Note", Phrase.of("What it means", "意味"), Kind.TEXT),
                Field.of("Affects", Phrase.of("Analyses", "関係する分析"), Kind.TEXT));
        for (Row row : rows) {
            table.row(
                    row.subject(),
                    row.state().label(),
                    row.held(),
                    row.total() < 0 ? null : (Object) row.total(),
                    Double.isNaN(row.withHistory()) ? null : (Object) row.withHistory(),
                    row.note(),
                    row.affects());
        }
        for (Cut cut : cuts) {
            table.row(
                    Phrase.of(
                            cut.subject().en() + ", " + cut.property(),
                            cut.subject().ja() + "の" + cut.property()),
                    State.INCOMPLETE.label(),
                    null,
                    null,
                    null,
                    note(cut),
                    cut.affects());
        }
        for (Phrase point : more) {
            table.row(null, State.INCOMPLETE.label(), null, null, null, point, null);
        }
        return table.build();
    }

    /** Everything that was counted of each kind. */
    public DataTable details() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Reconciliation with the portal", "ポータルとの突き合わせ"),
                Field.of("Object", Phrase.of("Object", "オブジェクト"), Kind.TEXT),
                Field.of("State", Phrase.of("State", "状態"), Kind.TEXT),
                Field.of("Held", Phrase.of("In the snapshot", "スナップショット"), Kind.COUNT),
                Field.of("Total", Phrase.of("In the portal", "ポータル"), Kind.COUNT),
                Field.of("Archived", Phrase.of("Deleted, still kept", "削除済み（保持中）"), Kind.COUNT),
                Field.of("Vanished", Phrase.of("Gone since", "消失"), Kind.COUNT),
                Field.of("Merged", Phrase.of("Merged away", "統合"), Kind.COUNT),
                Field.of("HistoryRows", Phrase.of("History rows", "履歴の行数"), Kind.COUNT),
                Field.of("WithHistory", Phrase.of("With history", "履歴あり"), Kind.SHARE),
                Field.of("Note", Phrase.of("What it means", "意味"), Kind.TEXT),
                Field.of("Affects", Phrase.of("Analyses", "関係する分析"), Kind.TEXT));
        for (Row row : rows) {
            table.row(
                    row.subject(),
                    row.state().label(),
                    row.held(),
                    row.total() < 0 ? null : (Object) row.total(),
                    row.archived(),
                    row.vanished(),
                    row.merged(),
                    row.historyRows(),
                    Double.isNaN(row.withHistory()) ? null : (Object) row.withHistory(),
                    row.note(),
                    row.affects());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        int open = sentences().size();
        return open == 0
                ? Phrase.of(
                        "Reconciliation with " + portal + ": everything is there",
                        "ポータルとの突き合わせ（" + portal + "）：欠けているものはありません")
                : Phrase.of(
                        "Reconciliation with " + portal + ": " + open + (open == 1 ? " point needs" : " points need")
                                + " attention",
                        "ポータルとの突き合わせ（" + portal + "）：確認が必要な点が" + open + "件あります");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
