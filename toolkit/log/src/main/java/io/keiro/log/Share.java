package io.keiro.log;

/**
 * A share of a whole: what a verb keeps by taking the most frequent first until at least so much is covered.
 *
 * @param value from 0 to 1
 */
public record Share(double value) {

    /** Sums of shares such as 0.3 of 10 are compared with this tolerance, whatever 0.3 is in binary. */
    private static final double TOLERANCE = 1e-9;

    public Share {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "the share is " + value + "; it must lie between 0 and 1, for example 0.8");
        }
    }

    /** A share from 0 to 1: {@code Share.of(0.8)}. */
    public static Share of(double value) {
        return new Share(value);
    }

    /** A share in per cent, from 0 to 100: {@code Share.percent(80)}. */
    public static Share percent(double value) {
        if (!(value >= 0 && value <= 100)) {
            throw new IllegalArgumentException(
                    "the share is " + value + " per cent; it must lie between 0 and 100, for example 80");
        }
        return new Share(value / 100);
    }

    boolean isReached(long covered, long whole) {
        return covered >= value * whole - TOLERANCE;
    }

    /** This share of so many, rounded to the nearest. */
    int of(int whole) {
        return (int) Math.round(value * whole);
    }

    @Override
    public String toString() {
        return "Share.of(" + value + ")";
    }
}
