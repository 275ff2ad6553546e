package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import io.keiro.mining.statistics.KaplanMeier;
import io.keiro.mining.statistics.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long deals stay in each stage, per stay: from entering the stage to the next change. Stays that have not ended count as "at
 * least this long" in the Kaplan-Meier median and in nothing else. In days, elapsed. Without stage changes: no rows.
 */
public final class StageDwell implements Tabular {

    /**
     * One stage.
     *
     * @param pipeline label of the pipeline, "" if unknown
     * @param stage label of the stage
     * @param deals deals that have been there
     * @param stays stays that have ended
     * @param staying deals that are there now
     * @param median days, of the ended stays
     * @param p75 days
     * @param p90 days
     * @param kaplanMeierMedian days, running stays counted; NaN if fewer than half have ended
     * @param shareOfTime share of all days that ended stays took, 0 to 1
     */
    public record Row(
            String pipeline,
            String stage,
            int deals,
            int stays,
            int staying,
            double median,
            double p75,
            double p90,
            double kaplanMeierMedian,
            double shareOfTime) {}

    private final List<Row> rows;

    private StageDwell(List<Row> rows) {
        this.rows = rows;
    }

    public static StageDwell of(LeadToCash data) {
        return of(StageHistory.of(data), data);
    }

    static StageDwell of(StageHistory history, LeadToCash data) {
        Map<StageVisit.Place, List<StageVisit>> visits = new LinkedHashMap<>();
        Map<StageVisit.Place, Integer> deals = new LinkedHashMap<>();
        history.places().forEach(place -> visits.put(place, new ArrayList<>()));
        for (Deal deal : data.deals()) {
            List<StageVisit> ofDeal = history.of(deal.id());
            ofDeal.forEach(visit -> visits.get(visit.place()).add(visit));
            ofDeal.stream().map(StageVisit::place).distinct().forEach(place -> deals.merge(place, 1, Integer::sum));
        }
        double total = visits.values().stream()
                .flatMap(List::stream)
                .filter(StageVisit::finished)
                .mapToDouble(StageVisit::days)
                .sum();
        List<Row> rows = new ArrayList<>();
        visits.forEach((place, stays) -> rows.add(row(place, stays, deals.get(place), total)));
        return new StageDwell(List.copyOf(rows));
    }

    private static Row row(StageVisit.Place place, List<StageVisit> stays, int deals, double total) {
        double[] ended = stays.stream()
                .filter(StageVisit::finished)
                .mapToDouble(StageVisit::days)
                .toArray();
        double[] running = stays.stream()
                .filter(s -> !s.finished())
                .mapToDouble(StageVisit::days)
                .toArray();
        Sample sample = Sample.of(ended);
        KaplanMeier curve = new DurationMeasures.Durations(ended, new double[ended.length], running).curve();
        return new Row(
                place.pipeline(),
                place.stage(),
                deals,
                ended.length,
                running.length,
                sample.median(),
                sample.p75(),
                sample.p90(),
                curve.median(),
                total == 0 ? Double.NaN : sample.n() * (sample.n() == 0 ? 0 : sample.mean()) / total);
    }

    /** The stages in the order of their pipeline. */
    public List<Row> rows() {
        return rows;
    }

    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Stage dwell", "ステージ滞留時間"),
                Field.of("Pipeline", Phrase.of("Pipeline", "パイプライン"), Kind.TEXT),
                Field.of("Stage", Phrase.of("Stage", "ステージ"), Kind.TEXT),
                Field.of("Deals", Phrase.of("Deals", "商談数"), Kind.COUNT),
                Field.of("Stays", Phrase.of("Ended stays", "完了した滞留"), Kind.COUNT),
                Field.of("Staying", Phrase.of("There now", "現在滞留中"), Kind.COUNT),
                Field.of("MedianDays", Phrase.of("Median", "中央値"), Kind.NUMBER).in("days"),
                Field.of("P75Days", Phrase.of("75th percentile", "75パーセンタイル"), Kind.NUMBER)
                        .in("days"),
                Field.of("P90Days", Phrase.of("90th percentile", "90パーセンタイル"), Kind.NUMBER)
                        .in("days"),
                Field.of("KaplanMeierDays", Phrase.of("Kaplan-Meier median", "カプラン・マイヤー中央値"), Kind.NUMBER)
                        .in("days"),
                Field.of("ShareOfTime", Phrase.of("Share of time", "時間の割合"), Kind.SHARE));
        for (Row row : rows) {
            table.row(
                    row.pipeline(),
                    row.stage(),
                    row.deals(),
                    row.stays(),
                    row.staying(),
                    known(row.median()),
                    known(row.p75()),
                    known(row.p90()),
                    known(row.kaplanMeierMedian()),
                    known(row.shareOfTime()));
        }
        return table.build();
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }

    @Override
    public Phrase sentence() {
        Row longest = rows.stream()
                .filter(row -> !Double.isNaN(row.median()))
                .max((a, b) -> Double.compare(a.median(), b.median()))
                .orElse(null);
        if (longest == null) {
            return Phrase.of("Stage dwell: no stay in a stage has ended", "ステージ滞留時間：完了した滞留がありません");
        }
        Phrase median = Wording.days(longest.median());
        return Phrase.of(
                "Stage dwell: " + rows.size() + (rows.size() == 1 ? " stage" : " stages") + "; the longest median is "
                        + median.en() + " in \"" + longest.stage() + "\"",
                "ステージ滞留時間：" + rows.size() + "ステージ。中央値が最も長いのは「" + longest.stage() + "」の" + median.ja());
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
