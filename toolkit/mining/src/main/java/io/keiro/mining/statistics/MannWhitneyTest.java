package io.keiro.mining.statistics;

import java.util.Arrays;
import java.util.Locale;

/**
 * Do the values of one group tend to be larger than those of another? Compares ranks, so a few extreme durations do not decide.
 *
 * <p>Source: H. Mann, D. Whitney, On a Test of Whether one of Two Random Variables is Stochastically Larger than the Other, 1947;
 * effect size: N. Cliff, Dominance Statistics, 1993. Variant: mid-ranks for ties; exact two-sided probability over all regroupings of
 * the observed ranks up to 40 values in all, beyond that the normal approximation with tie and continuity correction. Cost: one sort.
 * Often confused with a test of equal medians. Durations still running need {@link LogRankTest}.
 *
 * @param n1 values in the first group
 * @param n2 values in the second group
 * @param u pairs in which the first is larger, ties counting one half
 * @param cliffsDelta share of pairs in which the first is larger minus share in which it is smaller, -1 to 1; NaN if a group is empty
 * @param z standardised difference, positive if the first tends to be larger; NaN if a group is empty or all values are equal
 * @param p two-sided probability of such a difference if there is none; 1 if all values are equal, NaN if a group is empty
 * @param exact true if p was counted, false if approximated
 */
public record MannWhitneyTest(int n1, int n2, double u, double cliffsDelta, double z, double p, boolean exact) {

    private static final int EXACT_LIMIT = 40;

    public static MannWhitneyTest of(double[] first, double[] second) {
        double[] a = first.clone();
        double[] b = second.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        // Sorting puts NaN last.
        if (a.length > 0 && Double.isNaN(a[a.length - 1]) || b.length > 0 && Double.isNaN(b[b.length - 1])) {
            throw new IllegalArgumentException("a value is NaN; leave missing values out before comparing");
        }
        return ofSorted(a, b);
    }

    /** The same for values that are sorted already; linear beyond the size that is counted exactly. */
    static MannWhitneyTest ofSorted(double[] a, double[] b) {
        boolean exact = a.length + b.length <= EXACT_LIMIT;
        int[] doubledRanks = new int[exact ? a.length + b.length : 0];
        double doubledSum = 0;
        double tied = 0;
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            double value = i == a.length ? b[j] : j == b.length ? a[i] : Math.min(a[i], b[j]);
            int begin = i + j;
            int before = i;
            while (i < a.length && a[i] == value) {
                i++;
            }
            while (j < b.length && b[j] == value) {
                j++;
            }
            // Ranks count from 1; equal values share the mean of their ranks, doubled to stay whole.
            int doubledRank = begin + 1 + i + j;
            if (exact) {
                Arrays.fill(doubledRanks, begin, i + j, doubledRank);
            }
            doubledSum += (double) doubledRank * (i - before);
            double t = i + j - begin;
            tied += t * t * t - t;
        }
        return fromRanks(a.length, b.length, doubledSum / 2, tied, doubledRanks);
    }

    private static MannWhitneyTest fromRanks(int n1, int n2, double rankSum, double tied, int[] doubledRanks) {
        double pairs = (double) n1 * n2;
        double u = rankSum - n1 * (n1 + 1.0) / 2;
        if (pairs == 0) {
            return new MannWhitneyTest(n1, n2, u, Double.NaN, Double.NaN, Double.NaN, true);
        }
        double n = n1 + n2;
        double variance = pairs / 12 * (n + 1 - tied / (n * (n - 1)));
        double z = variance > 0 ? (u - pairs / 2) / Math.sqrt(variance) : Double.NaN;
        boolean exact = n <= EXACT_LIMIT;
        double p;
        if (exact) {
            p = exactP(doubledRanks, n1, rankSum);
        } else {
            // U moves in steps; half a step towards the middle is the continuity correction.
            double corrected = Math.max(0, Math.abs(u - pairs / 2) - 0.5) / Math.sqrt(variance);
            p = variance > 0 ? Normal.twoSided(corrected) : 1;
        }
        return new MannWhitneyTest(n1, n2, u, 2 * u / pairs - 1, z, p, exact);
    }

    /** Share of all ways to pick n1 of the ranks whose sum is at least as far from its mean. */
    private static double exactP(int[] doubledRanks, int n1, double rankSum) {
        int total = Arrays.stream(doubledRanks).sum();
        double[][] ways = new double[n1 + 1][total + 1];
        ways[0][0] = 1;
        for (int i = 0; i < doubledRanks.length; i++) {
            int rank = doubledRanks[i];
            for (int k = Math.min(i + 1, n1); k > 0; k--) {
                for (int sum = total; sum >= rank; sum--) {
                    ways[k][sum] += ways[k - 1][sum - rank];
                }
            }
        }
        double mean = (double) total * n1 / doubledRanks.length;
        double away = Math.abs(2 * rankSum - mean) - 1e-9;
        double all = 0;
        double asFar = 0;
        for (int sum = 0; sum <= total; sum++) {
            all += ways[n1][sum];
            asFar += Math.abs(sum - mean) >= away ? ways[n1][sum] : 0;
        }
        return Math.min(1, asFar / all);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Mann-Whitney test of %,d against %,d values: Cliff's delta %.2f, p = %.4g%s",
                n1,
                n2,
                cliffsDelta,
                p,
                exact ? " (exact)" : "");
    }
}
