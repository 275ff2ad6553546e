package io.keiro.mining.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The range in which the true value lies with the confidence stated, as far as chance is concerned; it knows nothing of bias.
 *
 * @param low lower end; NaN if the data cannot say
 * @param high upper end; NaN if the data cannot say, positive infinity if the curve never comes down to it
 * @param confidence for example 0.95
 */
public record ConfidenceInterval(double low, double high, double confidence) {

    /**
     * How to draw bootstrap samples. The same values, options and seed give the same interval on every machine.
     *
     * @param resamples how many samples are drawn, at least 100
     * @param seed of the random numbers
     * @param confidence between 0 and 1
     */
    public record Bootstrap(int resamples, long seed, double confidence) {
        public Bootstrap {
            if (resamples < 100) {
                throw new IllegalArgumentException(
                        resamples + " bootstrap samples are too few for the ends of an interval; take at least 100");
            }
            Normal.bound(confidence);
        }

        /** 2,000 samples, 95 %. */
        public static Bootstrap defaults() {
            return new Bootstrap(2_000, 20_161L, 0.95);
        }

        public Bootstrap withResamples(int newResamples) {
            return new Bootstrap(newResamples, seed, confidence);
        }

        public Bootstrap withSeed(long newSeed) {
            return new Bootstrap(resamples, newSeed, confidence);
        }

        public Bootstrap withConfidence(double newConfidence) {
            return new Bootstrap(resamples, seed, newConfidence);
        }
    }

    static ConfidenceInterval none(double confidence) {
        return new ConfidenceInterval(Double.NaN, Double.NaN, confidence);
    }

    /** False if the data cannot say. */
    public boolean known() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** The 95 % interval of the median; see {@link #ofMedian(Sample, double)}. */
    public static ConfidenceInterval ofMedian(Sample sample) {
        return ofMedian(sample, 0.95);
    }

    /**
     * Interval of the median between two order statistics, exact for every continuous distribution: it covers with at least the
     * confidence asked for. None if even the extremes do not reach it (95 % needs n = 6). Prefer it to the bootstrap: no random
     * numbers, and honest for small n.
     *
     * <p>Source: G. Hahn, W. Meeker, Statistical Intervals, 1991, section 5.2. Cost: n.
     */
    public static ConfidenceInterval ofMedian(Sample sample, double confidence) {
        Normal.bound(confidence);
        int n = sample.n();
        double allowed = (1 - confidence) / 2;
        // The median lies below the (k+1)-th value if at most k of n values do: so many tails of a fair coin.
        double below = 0;
        int k = 0;
        while (k <= n / 2) {
            double next = below + Math.exp(Combinations.logChoose(n, k) - n * Math.log(2));
            if (next > allowed) {
                break;
            }
            below = next;
            k++;
        }
        return k == 0 ? none(confidence) : new ConfidenceInterval(sample.at(k - 1), sample.at(n - k), confidence);
    }

    /**
     * Percentile bootstrap interval of the median: medians of samples drawn with replacement. None for n = 0.
     *
     * <p>Source: B. Efron, Bootstrap Methods: Another Look at the Jackknife, 1979. Cost: resamples times n.
     */
    public static ConfidenceInterval bootstrapMedian(Sample sample, Bootstrap options) {
        int n = sample.n();
        if (n == 0) {
            return none(options.confidence());
        }
        SplittableRandom random = new SplittableRandom(options.seed());
        double[] medians = new double[options.resamples()];
        int[] drawn = new int[n];
        for (int r = 0; r < medians.length; r++) {
            // The values are sorted, so it is enough to count how often each position is drawn.
            Arrays.fill(drawn, 0);
            for (int i = 0; i < n; i++) {
                drawn[random.nextInt(n)]++;
            }
            medians[r] = median(sample, drawn);
        }
        Sample distribution = Sample.of(medians);
        double tail = (1 - options.confidence()) / 2;
        return new ConfidenceInterval(
                distribution.quantile(tail), distribution.quantile(1 - tail), options.confidence());
    }

    private static double median(Sample sample, int[] drawn) {
        int n = drawn.length;
        int position = 0;
        int passed = drawn[0];
        while (passed < (n + 1) / 2) {
            passed += drawn[++position];
        }
        double lower = sample.at(position);
        while (passed < n / 2 + 1) {
            passed += drawn[++position];
        }
        return (lower + sample.at(position)) / 2;
    }

    @Override
    public String toString() {
        return known() ? String.format(Locale.ROOT, "%.4g to %.4g (%.0f %%)", low, high, confidence * 100) : "n/a";
    }
}
