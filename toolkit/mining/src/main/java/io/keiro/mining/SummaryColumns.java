package io.keiro.mining;

import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import java.util.List;

/** The columns in which every table of this room summarises numbers, durations or counts: in one order with one set of labels. */
final class SummaryColumns {

    private SummaryColumns() {}

    /** For durations with {@link Kind#DURATION}, for counts with {@link Kind#NUMBER}, as their mean has decimals. */
    static List<Field> of(Kind kind) {
        boolean time = kind == Kind.DURATION;
        return List.of(
                Field.of("n", Phrase.of(time ? "Durations" : "Number", "件数"), Kind.COUNT),
                Field.of("median", Phrase.of("Median", "中央値"), kind),
                Field.of("mean", Phrase.of("Mean", "平均"), kind),
                Field.of("p25", Phrase.of("25th percentile", "25パーセンタイル"), kind),
                Field.of("p75", Phrase.of("75th percentile", "75パーセンタイル"), kind),
                Field.of("p90", Phrase.of("90th percentile", "90パーセンタイル"), kind),
                Field.of("min", time ? Phrase.of("Shortest", "最短") : Phrase.of("Lowest", "最小"), kind),
                Field.of("max", time ? Phrase.of("Longest", "最長") : Phrase.of("Highest", "最大"), kind),
                Field.of("stdev", Phrase.of("Standard deviation", "標準偏差"), kind),
                Field.of("iqr", Phrase.of("Interquartile range", "四分位範囲"), kind),
                Field.of("sum", Phrase.of("Total", "合計"), kind));
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

    /** Counts; quantiles and deviation are those of {@link DurationSummary}. */
    static Object[] values(long[] sorted, int from, int to) {
        int n = to - from;
        if (n == 0) {
            return new Object[] {0, null, null, null, null, null, null, null, null, null, 0.0};
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += sorted[i];
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = from; i < to; i++) {
            squares += (sorted[i] - mean) * (sorted[i] - mean);
        }
        double p25 = quantile(sorted, from, n, 0.25);
        double p75 = quantile(sorted, from, n, 0.75);
        return new Object[] {
            n,
            quantile(sorted, from, n, 0.5),
            mean,
            p25,
            p75,
            quantile(sorted, from, n, 0.9),
            (double) sorted[from],
            (double) sorted[to - 1],
            n < 2 ? null : (Object) Math.sqrt(squares / (n - 1)),
            p75 - p25,
            sum
        };
    }

    static double quantile(long[] sorted, int from, int n, double q) {
        double position = q * (n - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, n - 1);
        double low = sorted[from + below];
        return low + (position - below) * (sorted[from + above] - low);
    }
}
