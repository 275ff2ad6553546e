package io.keiro.mining.statistics;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Adjusts probabilities for the number of comparisons, so that among the segments called different at most a share alpha is expected
 * to be a false alarm (the false discovery rate); if nothing differs at all, the chance of any alarm is about alpha.
 *
 * <p>Source: Y. Benjamini, Y. Hochberg, Controlling the False Discovery Rate, 1995. Assumes independent or positively dependent tests.
 * Cost: one sort.
 */
public final class BenjaminiHochberg {

    private BenjaminiHochberg() {}

    /** Adjusted probabilities in the order given; never below the original. NaN (not tested) stays NaN and does not count as a test. */
    public static double[] adjust(double[] probabilities) {
        double[] adjusted = probabilities.clone();
        Integer[] order = new Integer[probabilities.length];
        int tests = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double p = probabilities[i];
            if (p < 0 || p > 1) {
                throw new IllegalArgumentException("probability " + i + " is " + p + "; it must lie between 0 and 1");
            }
            if (!Double.isNaN(p)) {
                order[tests++] = i;
            }
        }
        Arrays.sort(order, 0, tests, Comparator.comparingDouble(i -> probabilities[i]));
        double smallest = 1;
        for (int rank = tests; rank > 0; rank--) {
            int i = order[rank - 1];
            smallest = Math.min(smallest, probabilities[i] * tests / rank);
            adjusted[i] = smallest;
        }
        return adjusted;
    }
}
