package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Numbers that describe a set of durations: how many, where the middle lies, how far they spread.
 *
 * <p>Quantiles interpolate linearly between order statistics (definition 7 of Hyndman and Fan, Sample Quantiles in Statistical
 * Packages, 1996); the standard deviation is the sample one (n - 1). All values in seconds; NaN where n is too small (n = 0, or n = 1
 * for the standard deviation). The sum of none is 0. Cost: one sort.
 */
public record DurationSummary(
        int n,
        double mean,
        double standardDeviation,
        double min,
        double median,
        double p75,
        double p90,
        double max,
        double sum,
        double p25)
        implements Tabular {

    /** Summary of durations in milliseconds; the array is not changed. */
    public static DurationSummary ofMillis(long[] millis) {
        long[] sorted = millis.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, 0, sorted.length);
    }

    /** Summary of a sorted range of an array. */
    static DurationSummary ofSorted(long[] sorted, int from, int to) {
        int n = to - from;
        if (n == 0) {
            double none = Double.NaN;
            return new DurationSummary(0, none, none, none, none, none, none, none, 0, none);
        }
        // Seconds and the remaining milliseconds apart: exact, and far from overflow even for billions of long gaps.
        long seconds = 0;
        long millis = 0;
        for (int i = from; i < to; i++) {
            seconds += Math.floorDiv(sorted[i], 1000L);
            millis += Math.floorMod(sorted[i], 1000L);
        }
        double sum = seconds + millis / 1000.0;
        double mean = sum / n;
        double squares = 0;
        for (int i = from; i < to; i++) {
            double away = sorted[i] / 1000.0 - mean;
            squares += away * away;
        }
        return new DurationSummary(
                n,
                mean,
                n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)),
                sorted[from] / 1000.0,
                quantile(sorted, from, n, 0.5),
                quantile(sorted, from, n, 0.75),
                quantile(sorted, from, n, 0.9),
                sorted[to - 1] / 1000.0,
                sum,
                quantile(sorted, from, n, 0.25));
    }

    private static double quantile(long[] sorted, int from, int n, double q) {
        double position = q * (n - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, n - 1);
        double low = sorted[from + below];
        return (low + (position - below) * (sorted[from + above] - low)) / 1000.0;
    }

    /** The median as a duration, or null if there is none. */
    public Duration medianDuration() {
        return asDuration(median);
    }

    /** Upper minus lower quartile, in seconds. */
    public double interquartileRange() {
        return p75 - p25;
    }

    /** A value of this summary as a duration to the millisecond, or null for NaN. */
    static Duration asDuration(double seconds) {
        return Double.isNaN(seconds) ? null : Duration.ofMillis(Math.round(seconds * 1000));
    }

    /** One row with every number. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Summary of durations", "所要時間の要約"),
                SummaryColumns.of(DataTable.Kind.DURATION).toArray(DataTable.Field[]::new));
        return table.row(SummaryColumns.values(this)).build();
    }

    @Override
    public Phrase sentence() {
        Phrase numbers = numbers();
        return Phrase.of(
                numbers.en().substring(0, 1).toUpperCase(Locale.ROOT)
                        + numbers.en().substring(1),
                numbers.ja());
    }

    /** The main numbers, to stand inside a sentence. */
    Phrase numbers() {
        if (n == 0) {
            return Phrase.of("no durations", "所要時間なし");
        }
        Phrase middle = Wording.duration(median);
        Phrase average = Wording.duration(mean);
        Phrase most = Wording.duration(p90);
        return Phrase.of(
                "median " + middle.en() + ", mean " + average.en() + ", 90th percentile " + most.en() + " (n = "
                        + Wording.number(n) + ")",
                "中央値 " + middle.ja() + "、平均 " + average.ja() + "、90パーセンタイル " + most.ja() + "(n = " + Wording.number(n)
                        + ")");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
