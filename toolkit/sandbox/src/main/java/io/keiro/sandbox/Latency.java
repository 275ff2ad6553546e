package io.keiro.sandbox;

import java.time.Duration;
import java.util.Objects;

/**
 * How long an answer takes.
 *
 * @param median half of the answers come sooner; zero for no wait at all
 * @param spread how far they scatter: 0 for all the same; answers lie between {@code median / (1 + spread)} and
 *     {@code median * (1 + spread)}
 */
public record Latency(Duration median, double spread) {

    public Latency {
        Objects.requireNonNull(median, "a latency needs a median");
        if (median.isNegative()) {
            throw new IllegalArgumentException("A latency cannot be negative, but was " + median + ".");
        }
        if (!(spread >= 0 && spread <= 10)) {
            throw new IllegalArgumentException("The spread of a latency lies from 0 to 10, but was " + spread + ".");
        }
    }

    /** Answers at once. */
    public static Latency off() {
        return new Latency(Duration.ZERO, 0);
    }

    /** The same wait for every answer. */
    public static Latency fixed(Duration duration) {
        return new Latency(duration, 0);
    }

    /** What clients of a real portal see: 0.2 to 0.6 seconds. */
    public static Latency typical() {
        return new Latency(Duration.ofMillis(350), 0.7);
    }

    /** The wait of the n-th request in nanoseconds. */
    long nanos(long seed, int request) {
        if (median.isZero()) {
            return 0;
        }
        double place = 2 * Draw.of(seed, request, Topic.LATENCY).uniform() - 1;
        return (long) (median.toNanos() * StrictMath.pow(1 + spread, place));
    }
}
