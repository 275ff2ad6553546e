package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * How much of a log its variants cover. Level TRACE: cases that follow a variant, their share of all cases, cumulated from the most frequent
 * variant on; CASE: the share of all cases that follow the same variant, from 0 to 1, as attribute {@code traceCoverage}; LOG: how many
 * variants are needed to cover 10, 20, … 100 % of the cases.
 *
 * <p>Cases without events form a variant of their own. Uses no times. Cost: the variants, worked out once. Empty log: none needed.
 */
public final class TraceCoverage extends Metric {

    private static final Phrase TITLE = Phrase.of("Trace coverage", "トレースのカバレッジ");

    private final EventLog log;
    private final long[] cases;

    private TraceCoverage(EventLog log, long[] cases, Metric.Result result) {
        super(result);
        this.log = log;
        this.cases = cases;
    }

    /** By variant. */
    public static TraceCoverage of(EventLog log) {
        return of(log, Level.TRACE);
    }

    public static TraceCoverage of(EventLog log, Level level) {
        level.of(TITLE, Level.LOG, Level.TRACE, Level.CASE);
        long[] cases = new long[log.variantCount()];
        for (int v = 0; v < cases.length; v++) {
            cases[v] = log.variantFrequency(v);
        }
        return new TraceCoverage(
                log,
                cases,
                switch (level) {
                    case LOG -> ofLog(log, cases);
                    case CASE -> ofCases(log);
                    default ->
                        Shares.ofParts(TITLE, Whole.CASES, log.caseCount())
                                .result(level, Subjects.of(log, level), cases, Phrase.same(""));
                });
    }

    /**
     * The fewest variants that together cover at least this share of the cases.
     *
     * @param share from 0 to 1
     */
    public int variantsNeeded(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share of cases is " + share + "; it must lie between 0 and 1");
        }
        return ShareCut.of(cases, share, log.caseCount()).taken();
    }

    private static Metric.Result ofLog(EventLog log, long[] cases) {
        int most = ShareCut.of(cases, 0.8, log.caseCount()).taken();
        return new Metric.Result(
                Level.LOG,
                () -> {
                    DataTable.Builder table = DataTable.titled(
                            TITLE,
                            Whole.CASES.share(),
                            Field.of("variants", Phrase.of("Variants needed", "必要なバリアント数"), Kind.COUNT),
                            Field.of("ofVariants", Phrase.of("Share of variants", "バリアントの割合"), Kind.SHARE),
                            Whole.CASES.count());
                    for (int tenths = 1; tenths <= 10; tenths++) {
                        int needed = ShareCut.of(cases, tenths / 10.0, log.caseCount())
                                .taken();
                        long covered = 0;
                        for (int v = 0; v < needed; v++) {
                            covered += cases[v];
                        }
                        table.row(tenths / 10.0, needed, Whole.share(needed, cases.length), covered);
                    }
                    return table.build();
                },
                () -> Phrase.of(
                        TITLE.en() + ": " + Wording.number(most) + " of "
                                + Wording.count(cases.length, "variant", "variants") + " cover 80 % of "
                                + Wording.count(log.caseCount(), "case", "cases"),
                        TITLE.ja() + ": バリアント" + Wording.number(cases.length) + "種類のうち" + Wording.number(most) + "種類で"
                                + Wording.number(log.caseCount()) + "ケースの80 %"),
                List.of());
    }

    private static Metric.Result ofCases(EventLog log) {
        return new Metric.Result(
                Level.CASE,
                () -> {
                    List<Field> fields = new ArrayList<>(List.of(Subjects.CASE));
                    fields.add(Whole.CASES.count());
                    fields.add(Whole.CASES.share());
                    DataTable.Builder table = DataTable.titled(Shares.byLevel(TITLE, Level.CASE), fields);
                    for (int c = 0; c < log.caseCount(); c++) {
                        table.row(log.caseId(c), (long) log.variantFrequency(log.variantOf(c)), share(log, c));
                    }
                    return table.build();
                },
                () -> Phrase.of(
                        Shares.byLevel(TITLE, Level.CASE).en() + ": "
                                + Wording.count(log.caseCount(), "case", "cases") + ", "
                                + Wording.count(log.variantCount(), "variant", "variants"),
                        Shares.byLevel(TITLE, Level.CASE).ja() + ": " + Wording.number(log.caseCount()) + "ケース、バリアント"
                                + Wording.number(log.variantCount()) + "種類"),
                List.of(JoinedColumn.ofCases("traceCoverage", log, c -> share(log, c))));
    }

    private static double share(EventLog log, int caseIndex) {
        return Whole.share(log.variantFrequency(log.variantOf(caseIndex)), log.caseCount());
    }
}
