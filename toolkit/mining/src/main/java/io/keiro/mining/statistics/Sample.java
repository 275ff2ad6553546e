package io.keiro.mining.statistics;

import java.util.Arrays;
import java.util.Locale;

/**
 * A set of numbers and what describes it: never the mean alone.
 *
 * <p>Quantiles interpolate linearly between order statistics (definition 7 of R. Hyndman and Y. Fan, Sample Quantiles in Statistical
 * Packages, 1996); the standard deviation is the sample one (n - 1). Everything is in the unit of the values; NaN for n = 0, and for
 * n = 1 in the case of the standard deviation. Values must be finite: leave missing ones out and say so, and give running durations to
 * {@link KaplanMeier}. Cost: one sort.
 */
public final class Sample {

    private final double[] sorted;
    private final double mean;
    private final double weightedMean;

    private Sample(double[] sorted, double mean, double weightedMean) {
        this.sorted = sorted;
        this.mean = mean;
        this.weightedMean = weightedMean;
    }

    public static Sample of(double[] values) {
        double[] sorted = checked(values);
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).average().orElse(Double.NaN);
        return new Sample(sorted, mean, mean);
    }

    /** With a weight for each value, for example the amount of its deal; weights are 0 or more. */
    public static Sample of(double[] values, double[] weights) {
        if (values.length != weights.length) {
            throw new IllegalArgumentException("there are " + values.length + " values, but " + weights.length
                    + " weights; each value needs its weight");
        }
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "weight " + i + " is " + weights[i] + "; weights are finite and 0 or more");
            }
            sum += values[i] * weights[i];
            total += weights[i];
        }
        Sample plain = of(values);
        return new Sample(plain.sorted, plain.mean, total == 0 ? Double.NaN : sum / total);
    }

    private static double[] checked(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(
                        "value " + i + " is " + values[i] + "; leave missing values out before summarising");
            }
        }
        return values.clone();
    }

    public int n() {
        return sorted.length;
    }

    public double mean() {
        return mean;
    }

    /** Mean weighted by the weights given; the plain mean if none were; NaN if all weights are 0. */
    public double weightedMean() {
        return weightedMean;
    }

    public double standardDeviation() {
        if (sorted.length < 2) {
            return Double.NaN;
        }
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / (sorted.length - 1));
    }

    public double min() {
        return sorted.length == 0 ? Double.NaN : sorted[0];
    }

    public double max() {
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length - 1];
    }

    public double median() {
        return quantile(0.5);
    }

    public double p75() {
        return quantile(0.75);
    }

    public double p90() {
        return quantile(0.9);
    }

    /** The value below which this share of the values lies; q from 0 to 1. */
    public double quantile(double q) {
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("the quantile " + q + " does not exist; q lies between 0 and 1");
        }
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double position = q * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** How many values lie above a limit, for example a promised time; {@code shareOver(30).share()} is the share. */
    public Proportion shareOver(double limit) {
        int over = 0;
        for (double value : sorted) {
            over += value > limit ? 1 : 0;
        }
        return Proportion.of(over, sorted.length);
    }

    /** The values in ascending order, as a copy. */
    public double[] sorted() {
        return sorted.clone();
    }

    /** The value at a position of the ascending order, from 0. */
    double at(int position) {
        return sorted[position];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n = %,d, median %.4g, mean %.4g, 75th percentile %.4g, 90th percentile %.4g",
                n(),
                median(),
                mean(),
                p75(),
                p90());
    }
}
