package io.keiro.mining.statistics;

/** Logarithms of factorials and binomial coefficients, so that exact probabilities of large counts do not overflow. */
final class Combinations {

    private static final double[] SMALL = new double[32];

    static {
        for (int n = 2; n < SMALL.length; n++) {
            SMALL[n] = SMALL[n - 1] + Math.log(n);
        }
    }

    private Combinations() {}

    /** Natural logarithm of n!, from 32 on by Stirling's series (relative error below 1e-14). */
    static double logFactorial(long n) {
        if (n < SMALL.length) {
            return SMALL[(int) n];
        }
        double x = n;
        double square = x * x;
        return x * Math.log(x)
                - x
                + 0.5 * Math.log(2 * Math.PI * x)
                + (1.0 / 12 - (1.0 / 360 - 1.0 / (1260 * square)) / square) / x;
    }

    /** Natural logarithm of "n choose k". */
    static double logChoose(long n, long k) {
        return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }
}
