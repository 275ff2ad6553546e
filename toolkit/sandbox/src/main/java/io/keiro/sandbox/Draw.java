package io.keiro.sandbox;

/**
 * A stream of random numbers that depends on nothing but what it is for: (seed, subject, topic, turn). It uses {@code StrictMath}, so
 * that every machine draws the same bits.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, 2014, "Fast splittable pseudorandom number generators").
 */
final class Draw {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Draw(long state) {
        this.state = state;
    }

    /** The stream of a subject, usually a deal's number, for one topic. */
    static Draw of(long seed, long subject, Topic topic) {
        return of(seed, subject, topic, 0);
    }

    /** The stream of the n-th turn of a topic, for example of the n-th visit of a stage. */
    static Draw of(long seed, long subject, Topic topic, int turn) {
        long state = mix(seed + GOLDEN);
        state = mix(state ^ topic.key());
        state = mix(state + subject * GOLDEN);
        return new Draw(mix(state + (turn + 1L) * 0xD1B54A32D192ED03L));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 to below 1. */
    double uniform() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    /** From 0 to below the bound. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Log-normal with this median; {@code spread} is the standard deviation of the logarithm. Box and Muller (1958). */
    double logNormal(double median, double spread) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        double normal = radius * StrictMath.cos(2 * StrictMath.PI * uniform());
        return median * StrictMath.exp(spread * normal);
    }

    /** One of the values, each as often as its weight says. */
    <T extends Choice> T pick(T[] values) {
        double total = 0;
        for (T value : values) {
            total += value.weight();
        }
        double place = uniform() * total;
        for (T value : values) {
            place -= value.weight();
            if (place < 0) {
                return value;
            }
        }
        return values[values.length - 1];
    }
}
