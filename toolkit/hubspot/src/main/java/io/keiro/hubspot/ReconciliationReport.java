package io.keiro.hubspot;

import io.keiro.leadtocash.FinanceMatch;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
     * @param kept how many entries the portal keeps
     * @param pipelines labels of the pipelines that they stand in, for deals
     */
    public record Cut(
            Phrase subject,
            String property,
            long records,
            double share,
            int kept,
            List<String> pipelines,
            Phrase affects) {}

    /**
     * How much of the history of a property is there.
     *
     * @param records live records with an entry at least; some never had a value
     * @param of live records of the kind
     * @param lost live records that have a value and no entry of it, so that only today's value is known
     * @param oldest the first entry of all, or null
     */
    public record Coverage(
            Phrase subject, String property, long records, long of, long lost, Instant oldest, Phrase affects) {}

    private final String portal;
    private final List<Row> rows;
    private final List<Coverage> coverage;
    private final List<Cut> cuts;
    private final List<Point> points;

    /**
     * Something that needs attention beside the kinds themselves.
     *
     * @param subject what it is about
     * @param note what is wrong, without a full stop
     * @param affects the analyses that it matters to
     */
    private record Point(Phrase subject, Phrase note, Phrase affects) {}

    private ReconciliationReport(
            String portal, List<Row> rows, List<Coverage> coverage, List<Cut> cuts, List<Point> points) {
        this.portal = portal;
        this.rows = List.copyOf(rows);
        this.coverage = List.copyOf(coverage);
        this.cuts = List.copyOf(cuts);
        this.points = List.copyOf(points);
    }

    static ReconciliationReport of(StoreReader store, RunInfo run) {
        RecordCounts counts = new RecordCounts(store);
        HistoryCoverage history = new HistoryCoverage(store, run.historyCap(), counts.held());
        // Of a kind whose history is not told at all, a gap says so already.
        Set<Phrase> withoutHistory = new HashSet<>();
        store.kindsWithoutHistory().forEach(kind -> withoutHistory.add(PortalObject.labelOf(kind, Phrase.same(kind))));
        List<Point> points = new ArrayList<>();
        for (Coverage one : history.properties()) {
            if (one.lost() > 0 && !withoutHistory.contains(one.subject())) {
                points.add(new Point(of(one.subject(), one.property()), note(one), one.affects()));
            }
        }
        for (Cut cut : history.cuts()) {
            points.add(new Point(of(cut.subject(), cut.property()), note(cut), cut.affects()));
        }
        if (!run.isFinished()) {
            points.add(new Point(
                    Phrase.of("extraction", "抽出"), RunInfo.UNFINISHED, AffectedAnalyses.of(PortalObject.DEALS.type())));
        }
        if (history.startingLate() > 0) {
            points.add(startingLate(history.startingLate(), counts.held().getOrDefault(PortalObject.DEALS.type(), 0L)));
        }
        return new ReconciliationReport(
                run.account().portalId(), counts.rows(), history.properties(), history.cuts(), points);
    }

    private static Point startingLate(long late, long all) {
        Phrase deals = PortalObject.DEALS.label();
        return new Point(
                of(deals, "dealstage"),
                Phrase.of(
                        deals.en() + ": " + number(late) + " of " + number(all)
                                + " have their first stage entry later than the deal itself, so earlier"
                                + " ones are lost (cut history or merge)",
                        deals.ja() + "：" + number(all) + "件中" + number(late)
                                + "件は最初のステージ履歴が商談の作成より遅く、それ以前の履歴が失われています（履歴の上限または統合）"),
                AffectedAnalyses.ofHistory(PortalObject.DEALS.type(), "dealstage"));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** With what of a finance file is open or fits nothing. */
    public ReconciliationReport with(FinanceMatch match) {
        List<Point> all = new ArrayList<>(points);
        Phrase affects = AffectedAnalyses.of(PortalObject.INVOICES.type());
        for (Phrase sentence : match.sentences()) {
            Phrase note = Phrase.of(
                    sentence.en().replaceFirst("\\.$", ""), sentence.ja().replaceFirst("。$", ""));
            all.add(new Point(Phrase.of("finance file", "会計ファイル"), note, affects));
        }
        return new ReconciliationReport(portal, rows, coverage, cuts, all);
    }

    /** A row per kind of record, and one for owners and pipelines where they could not be read. */
    public List<Row> rows() {
        return rows;
    }

    /** A row per property whose history was asked for. */
    public List<Coverage> coverage() {
        return coverage;
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
        for (Point point : points) {
            sentences.add(Phrase.of(
                    point.note().en() + ". Affected: " + point.affects().en() + ".",
                    point.note().ja() + "。影響：" + point.affects().ja() + "。"));
        }
        return sentences;
    }

    /** How much of the history is there as a table, a row per property. */
    public DataTable histories() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("History coverage", "履歴の網羅状況"),
                Field.of("Object", Phrase.of("Object", "オブジェクト"), Kind.TEXT),
                Field.of("Property", Phrase.of("Property", "プロパティ"), Kind.TEXT),
                Field.of("Records", Phrase.of("Records with history", "履歴のあるレコード"), Kind.COUNT),
                Field.of("Of", Phrase.of("Of", "対象"), Kind.COUNT),
                Field.of("Lost", Phrase.of("With a value only", "値のみで履歴なし"), Kind.COUNT),
                Field.of("Oldest", Phrase.of("Oldest entry", "最古の履歴"), Kind.INSTANT),
                Field.of("Affects", Phrase.of("Analyses", "関係する分析"), Kind.TEXT));
        coverage.forEach(one -> table.row(
                one.subject(), one.property(), one.records(), one.of(), one.lost(), one.oldest(), one.affects()));
        return table.build();
    }

    private static Phrase of(Phrase subject, String property) {
        return Phrase.of(subject.en() + ", " + property, subject.ja() + "の" + property);
    }

    private static Phrase note(Coverage one) {
        return Phrase.of(
                one.subject().en() + ": " + number(one.lost()) + " of " + number(one.of()) + " have a value of "
                        + one.property() + " and no history of it, so only today's value is known",
                one.subject().ja() + "：" + number(one.of()) + "件中" + number(one.lost()) + "件は" + one.property()
                        + "の値があるのに履歴がなく、現在の値しか分かりません");
    }

    private static Phrase note(Cut cut) {
        String share = String.format(Locale.ROOT, "%.1f %%", 100 * cut.share());
        String pipelinesEn = cut.pipelines().isEmpty() ? "" : "; pipelines " + String.join(", ", cut.pipelines());
        String pipelinesJa = cut.pipelines().isEmpty() ? "" : "（パイプライン：" + String.join("、", cut.pipelines()) + "）";
        return Phrase.of(
                cut.subject().en() + ": " + number(cut.records()) + " (" + share + ") have " + cut.kept()
                        + " entries of " + cut.property()
                        + ", as many as the portal keeps, so older ones may be missing" + pipelinesEn,
                cut.subject().ja() + "：" + number(cut.records()) + "件（" + share + "）で" + cut.property() + "の履歴が上限の"
                        + cut.kept() + "件に達しており、古い変更が欠けている可能性があります" + pipelinesJa);
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
        for (Point point : points) {
            table.row(point.subject(), State.INCOMPLETE.label(), null, null, null, point.note(), point.affects());
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
                        "Reconciliation with portal " + portal + ": everything is there",
                        "ポータルとの突き合わせ（ポータル" + portal + "）：欠けているものはありません")
                : Phrase.of(
                        "Reconciliation with portal " + portal + ": " + open
                                + (open == 1 ? " point needs" : " points need") + " attention",
                        "ポータルとの突き合わせ（ポータル" + portal + "）：確認が必要な点が" + open + "件あります");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
