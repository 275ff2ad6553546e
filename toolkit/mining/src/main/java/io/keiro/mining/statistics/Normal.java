package io.keiro.mining.statistics;

/**
 * Tail and quantile of the standard normal distribution, and through it the chi-square tail with one degree of freedom: all the
 * distributions that this package needs. Own code, because this room has no third parties and a library for two functions of one
 * variable would be the only one; checked against published tables.
 *
 * <p>Source: near the middle the series, far out the continued fraction: M. Abramowitz, I. Stegun, Handbook of Mathematical Functions,
 * 1964, 26.2.11 and 26.2.14. Relative error below 1e-12.
 */
final class Normal {

    private static final double SERIES_LIMIT = 2.5;
    private static final int FRACTION_DEPTH = 120;

    private static final double BOUND_95 = quantile(0.975);

    private Normal() {}

    /** Probability of a value above z. */
    static double upperTail(double z) {
        if (Double.isNaN(z)) {
            return Double.NaN;
        }
        if (z < 0) {
            return 1 - upperTail(-z);
        }
        if (z > 38.5) {
            return 0;
        }
        double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        if (z > SERIES_LIMIT) {
            double fraction = z;
            for (int k = FRACTION_DEPTH; k > 0; k--) {
                fraction = z + k / fraction;
            }
            return density / fraction;
        }
        double term = z;
        double sum = z;
        for (int k = 3; Math.abs(term) > 1e-18 * sum; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return 0.5 - density * sum;
    }

    /** Probability of a value farther from 0 than z, on either side. */
    static double twoSided(double z) {
        return Math.min(1, 2 * upperTail(Math.abs(z)));
    }

    /** The z below which this share of the distribution lies; 0 &lt; p &lt; 1. */
    static double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a quantile is asked for p = " + p + "; p must lie between 0 and 1");
        }
        if (p < 0.5) {
            return -quantile(1 - p);
        }
        // The tail falls from one half to nothing on 0 to 38.5; 60 halvings leave nothing to refine.
        double low = 0;
        double high = 38.5;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (upperTail(middle) > 1 - p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The z that bounds the middle share of the distribution: 1.96 for 0.95. */
    static double bound(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "the confidence is " + confidence + "; it must lie between 0 and 1, for example 0.95");
        }
        // Nearly everybody asks for this one, often for thousands of segments.
        return confidence == 0.95 ? BOUND_95 : quantile(1 - (1 - confidence) / 2);
    }
}
