package io.keiro.mining;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Sums and sums of squares of milliseconds, by number, without rounding: squares in 128 bits. So the mean and the deviation are the same
 * in whatever order the values come.
 */
final class ExactSums {

    private long[] sums = new long[64];
    private long[] high = new long[64];
    private long[] low = new long[64];

    /** Values up to three centuries and a billion of them stay far from overflow of the plain sum. */
    void add(int id, long millis) {
        if (id >= sums.length) {
            sums = Arrays.copyOf(sums, id * 2);
            high = Arrays.copyOf(high, id * 2);
            low = Arrays.copyOf(low, id * 2);
        }
        sums[id] = Math.addExact(sums[id], millis);
        long square = millis * millis;
        low[id] += square;
        high[id] += Math.multiplyHigh(millis, millis) + (Long.compareUnsigned(low[id], square) < 0 ? 1 : 0);
    }

    /** In seconds. */
    double mean(int id, long n) {
        return sums[id] / 1000.0 / n;
    }

    /** The sample standard deviation in seconds, 0 for one value. */
    double standardDeviation(int id, long n) {
        if (n < 2) {
            return 0;
        }
        BigInteger sum = BigInteger.valueOf(sums[id]);
        BigInteger unsigned = BigInteger.valueOf(low[id] >>> 1).shiftLeft(1).add(BigInteger.valueOf(low[id] & 1));
        BigInteger squares = BigInteger.valueOf(high[id]).shiftLeft(64).add(unsigned);
        // n times the sum of squared distances from the mean, exact.
        double spread = squares.multiply(BigInteger.valueOf(n))
                .subtract(sum.multiply(sum))
                .doubleValue();
        return Math.sqrt(spread / n / (n - 1)) / 1000;
    }
}
