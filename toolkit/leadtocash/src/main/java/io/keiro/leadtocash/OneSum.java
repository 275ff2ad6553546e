package io.keiro.leadtocash;

import java.util.List;

/** Finds the one set of two or more numbers that adds up to a total. Two sets that do are none: nobody can say which was meant. */
final class OneSum {

    /** All sets are tried, so there may not be many numbers; customers rarely have more invoices open. */
    private static final int MOST = 12;

    private static final double HALF_A_HUNDREDTH = 0.005;

    private OneSum() {}

    /** The positions of the numbers, ascending, or null. Cost: two to the power of how many numbers there are, at most twelve. */
    static int[] of(List<Double> numbers, double total) {
        if (numbers.size() < 2 || numbers.size() > MOST || !(total > 0)) {
            return null;
        }
        int found = 0;
        for (int set = 1; set < 1 << numbers.size(); set++) {
            double sum = 0;
            for (int i = 0; i < numbers.size(); i++) {
                sum += (set >> i & 1) == 1 ? numbers.get(i) : 0;
            }
            if (Integer.bitCount(set) > 1 && Math.abs(sum - total) <= HALF_A_HUNDREDTH) {
                if (found != 0) {
                    return null;
                }
                found = set;
            }
        }
        if (found == 0) {
            return null;
        }
        int[] positions = new int[Integer.bitCount(found)];
        int next = 0;
        for (int i = 0; i < numbers.size(); i++) {
            if ((found >> i & 1) == 1) {
                positions[next++] = i;
            }
        }
        return positions;
    }
}
