package io.keiro.mining.statistics;

import java.util.Locale;

/**
 * So many of so many: a rate with the counts behind it.
 *
 * @param successes cases in which it happened
 * @param n cases looked at
 */
public record Proportion(int successes, int n) {

    public Proportion {
        if (successes < 0 || n < successes) {
            throw new IllegalArgumentException(
                    "a proportion of " + successes + " in " + n + "; the first must lie between 0 and the second");
        }
    }

    public static Proportion of(int successes, int n) {
        return new Proportion(successes, n);
    }

    /** The rate, 0 to 1; NaN for n = 0. */
    public double share() {
        return n == 0 ? Double.NaN : (double) successes / n;
    }

    /** Its 95 % interval; see {@link #interval(double)}. */
    public ConfidenceInterval interval() {
        return interval(0.95);
    }

    /**
     * Wilson's score interval, which stays inside 0 to 1 and is honest for small n and for rates near 0 or 1, where the textbook
     * interval is not. None for n = 0.
     *
     * <p>Source: E. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, 1927; without continuity correction.
     */
    public ConfidenceInterval interval(double confidence) {
        double z = Normal.bound(confidence);
        if (n == 0) {
            return ConfidenceInterval.none(confidence);
        }
        double p = share();
        double square = z * z / n;
        double middle = p + square / 2;
        double half = z * Math.sqrt(p * (1 - p) / n + square / (4 * n));
        double low = successes == 0 ? 0 : (middle - half) / (1 + square);
        double high = successes == n ? 1 : (middle + half) / (1 + square);
        return new ConfidenceInterval(low, high, confidence);
    }

    @Override
    public String toString() {
        return n == 0
                ? "n/a (0 of 0)"
                : String.format(Locale.ROOT, "%.1f %% (%,d of %,d)", share() * 100, successes, n);
    }
}
