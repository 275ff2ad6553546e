package io.keiro.mining;

import java.time.Duration;
import java.util.Arrays;

/**
 * Numbers that describe a set of durations. Quantiles interpolate linearly between order statistics; the standard deviation is the
 * sample one (n - 1). All values in seconds; NaN where n is too small (n = 0, or n = 1 for the standard deviation).
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
        double sum) {

    /** Summary of durations in milliseconds; the array is not changed. */
    public static DurationSummary ofMillis(long[] millis) {
        double[] seconds = Arrays.stream(millis).mapToDouble(m -> m / 1000.0).toArray();
        Arrays.sort(seconds);
        int n = seconds.length;
        double sum = 0;
        for (double s : seconds) {
            sum += s;
        }
        double mean = n == 0 ? Double.NaN : sum / n;
        double squares = 0;
        for (double s : seconds) {
            squares += (s - mean) * (s - mean);
        }
        return new DurationSummary(
                n,
                mean,
                n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1)),
                n == 0 ? Double.NaN : seconds[0],
                quantile(seconds, 0.5),
                quantile(seconds, 0.75),
                quantile(seconds, 0.9),
                n == 0 ? Double.NaN : seconds[n - 1],
                sum);
    }

    /** Quantile of sorted values by linear interpolation; NaN for none. */
    private static double quantile(double[] sorted, double q) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = q * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** The median as a duration, or null if there is none. */
    public Duration medianDuration() {
        return n == 0 ? null : Duration.ofMillis(Math.round(median * 1000));
    }
}
