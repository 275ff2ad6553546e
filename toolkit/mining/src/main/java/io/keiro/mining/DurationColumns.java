package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import java.util.List;

/** The columns in which every table of this room shows a {@link DurationSummary}, in one order with one set of labels. */
final class DurationColumns {

    private DurationColumns() {}

    static List<Field> all() {
        return List.of(
                Field.of("n", Phrase.of("Durations", "件数"), Kind.COUNT),
                duration("median", "Median", "中央値"),
                duration("mean", "Mean", "平均"),
                duration("p25", "25th percentile", "25パーセンタイル"),
                duration("p75", "75th percentile", "75パーセンタイル"),
                duration("p90", "90th percentile", "90パーセンタイル"),
                duration("min", "Shortest", "最短"),
                duration("max", "Longest", "最長"),
                duration("stdev", "Standard deviation", "標準偏差"),
                duration("iqr", "Interquartile range", "四分位範囲"),
                duration("sum", "Total", "合計"));
    }

    static Object[] values(DurationSummary summary) {
        return new Object[] {
            summary.n(),
            DurationSummary.asDuration(summary.median()),
            DurationSummary.asDuration(summary.mean()),
            DurationSummary.asDuration(summary.p25()),
            DurationSummary.asDuration(summary.p75()),
            DurationSummary.asDuration(summary.p90()),
            DurationSummary.asDuration(summary.min()),
            DurationSummary.asDuration(summary.max()),
            DurationSummary.asDuration(summary.standardDeviation()),
            DurationSummary.asDuration(summary.interquartileRange()),
            DurationSummary.asDuration(summary.sum())
        };
    }

    private static Field duration(String name, String en, String ja) {
        return DataTable.Field.of(name, Phrase.of(en, ja), Kind.DURATION);
    }
}
