package io.keiro.mining.statistics;

import java.util.Locale;

/**
 * Do two rates differ? Fisher's exact test where a cell is thin, else the pooled z test; the difference with its interval.
 *
 * <p>Source: R. Fisher, Statistical Methods for Research Workers, 1925 (two-sided: all tables with the same margins that are no more
 * probable than the observed one); interval: R. Newcombe, Interval Estimation for the Difference between Independent Proportions, 1998,
 * method 10 (from two Wilson intervals). Exact if any expected count is below 10. Cost: the smaller margin.
 *
 * @param first the first rate
 * @param second the second rate
 * @param riskDifference first minus second, -1 to 1; NaN if a group is empty
 * @param interval its 95 % interval; unknown if a group is empty
 * @param z standardised difference by the pooled rate; NaN if a group is empty or the rates are both 0 or both 1
 * @param p two-sided probability of such a difference if there is none; NaN if a group is empty
 * @param exact true if p was counted, false if approximated
 */
public record TwoProportionTest(
        Proportion first,
        Proportion second,
        double riskDifference,
        ConfidenceInterval interval,
        double z,
        double p,
        boolean exact) {

    private static final double THIN = 10;

    public static TwoProportionTest of(Proportion first, Proportion second) {
        double difference = first.share() - second.share();
        ConfidenceInterval interval = newcombe(first, second, difference);
        if (first.n() == 0 || second.n() == 0) {
            return new TwoProportionTest(first, second, Double.NaN, interval, Double.NaN, Double.NaN, true);
        }
        double n = first.n() + (double) second.n();
        double successes = first.successes() + (double) second.successes();
        double smallestExpected = Math.min(first.n(), second.n()) * Math.min(successes, n - successes) / n;
        boolean exact = smallestExpected < THIN;
        double pooled = successes / n;
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / first.n() + 1.0 / second.n()));
        double z = error > 0 ? difference / error : Double.NaN;
        double p = exact ? fisher(first, second) : Normal.twoSided(z);
        return new TwoProportionTest(first, second, difference, interval, z, p, exact);
    }

    private static ConfidenceInterval newcombe(Proportion first, Proportion second, double difference) {
        ConfidenceInterval a = first.interval();
        ConfidenceInterval b = second.interval();
        if (!a.known() || !b.known()) {
            return ConfidenceInterval.none(0.95);
        }
        double p1 = first.share();
        double p2 = second.share();
        return new ConfidenceInterval(
                difference - Math.hypot(p1 - a.low(), b.high() - p2),
                difference + Math.hypot(a.high() - p1, p2 - b.low()),
                0.95);
    }

    private static double fisher(Proportion first, Proportion second) {
        long n1 = first.n();
        long n2 = second.n();
        long successes = (long) first.successes() + second.successes();
        double all = Combinations.logChoose(n1 + n2, successes);
        double observed = logWays(n1, n2, successes, first.successes());
        double p = 0;
        for (long k = Math.max(0, successes - n2); k <= Math.min(successes, n1); k++) {
            double ways = logWays(n1, n2, successes, k);
            // Tables as probable as the observed one count too; rounding must not lose them.
            if (ways <= observed + 1e-7) {
                p += Math.exp(ways - all);
            }
        }
        return Math.min(1, p);
    }

    private static double logWays(long n1, long n2, long successes, long k) {
        return Combinations.logChoose(n1, k) + Combinations.logChoose(n2, successes - k);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s against %s: difference %.1f points, p = %.4g%s",
                first,
                second,
                riskDifference * 100,
                p,
                exact ? " (exact)" : "");
    }
}
