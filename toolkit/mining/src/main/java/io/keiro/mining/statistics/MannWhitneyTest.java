package io.keiro.mining.statistics;

import java.util.Arrays;
import java.util.Comparator;
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
        int n = first.length + second.length;
        double[] pooled = Arrays.copyOf(first, n);
        System.arraycopy(second, 0, pooled, first.length, second.length);
        for (double value : pooled) {
            if (Double.isNaN(value)) {
                throw new IllegalArgumentException("a value is NaN; leave missing values out before comparing");
            }
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> pooled[i]));
        int[] doubledRanks = new int[n];
        double tied = 0;
        for (int i = 0; i < n; ) {
            int j = i;
            while (j < n && pooled[order[j]] == pooled[order[i]]) {
                j++;
            }
            double t = j - i;
            tied += t * t * t - t;
            for (int k = i; k < j; k++) {
                // Ranks count from 1; a tie shares the mean of its ranks, doubled to stay whole.
                doubledRanks[order[k]] = i + 1 + j;
            }
            i = j;
        }
        long doubledSum = 0;
        for (int i = 0; i < first.length; i++) {
            doubledSum += doubledRanks[i];
        }
        return fromRanks(first.length, second.length, doubledSum / 2.0, tied, doubledRanks);
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
