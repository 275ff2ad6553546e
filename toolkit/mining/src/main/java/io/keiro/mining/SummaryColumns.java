package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import java.util.List;

/** The columns in which tables of this room summarise counts: the same numbers, in the same order, as {@link DurationColumns}. */
final class CountColumns {

    private CountColumns() {}

    static List<Field> all() {
        return List.of(
                Field.of("n", Phrase.of("Number", "件数"), Kind.COUNT),
                number("median", "Median", "中央値"),
                number("mean", "Mean", "平均"),
                number("p25", "25th percentile", "25パーセンタイル"),
                number("p75", "75th percentile", "75パーセンタイル"),
                number("p90", "90th percentile", "90パーセンタイル"),
                number("min", "Lowest", "最小"),
                number("max", "Highest", "最大"),
                number("stdev", "Standard deviation", "標準偏差"),
                number("iqr", "Interquartile range", "四分位範囲"),
                number("sum", "Total", "合計"));
    }

    /** Quantiles and deviation are those of {@link DurationSummary}. */
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

    private static Field number(String name, String en, String ja) {
        return DataTable.Field.of(name, Phrase.of(en, ja), Kind.NUMBER);
    }
}
