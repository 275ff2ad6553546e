package io.keiro.sandbox;

import io.keiro.sandbox.portal.Amounts;
import io.keiro.sandbox.portal.Endpoints;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * How long an answer takes: the same for all, or log-normal and cut off at both ends.
 *
 * @param median half of the answers come sooner; zero for no wait at all
 * @param spread how far they scatter: 0 for all the same; answers lie between {@code median / (1 + spread)} and
 *     {@code median * (1 + spread)}, which are two standard deviations away
 * @param medians other medians for some endpoints, named like {@code batch}, {@code deals} or {@code deals/batch}; the first that fits counts
 */
public record Latency(Duration median, double spread, Map<String, Duration> medians) {

    public Latency {
        Objects.requireNonNull(median, "a latency needs a median");
        medians = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(medians));
        medians.keySet().forEach(Endpoints::named);
        check(median);
        medians.values().forEach(Latency::check);
        if (!(spread >= 0 && spread <= 10)) {
            throw new IllegalArgumentException("The spread of a latency lies from 0 to 10, but was " + spread + ".");
        }
    }

    /** The same for every endpoint. */
    public Latency(Duration median, double spread) {
        this(median, spread, Map.of());
    }

    private static void check(Duration median) {
        if (median.isNegative()) {
            throw new IllegalArgumentException("A latency cannot be negative, but was " + median + ".");
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

    /** What clients of a real portal see: 0.2 to 0.6 seconds, half of the answers within 0.35. */
    public static Latency typical() {
        return new Latency(Duration.ofMillis(350), 0.7);
    }

    /** {@code off}, {@code typical}, or a time such as {@code 350ms}. */
    static Latency named(String text) {
        return switch (text) {
            case "off" -> off();
            case "typical" -> typical();
            default -> fixed(Amounts.time(text));
        };
    }

    /** The same, with another median for some endpoints. */
    public Latency withMedian(String endpoints, Duration newMedian) {
        Map<String, Duration> more = new LinkedHashMap<>(medians);
        more.put(endpoints, newMedian);
        return new Latency(median, spread, more);
    }

    /** The wait of the n-th request in nanoseconds, if it goes to no endpoint with a median of its own. */
    long nanos(long seed, int request) {
        return nanos(seed, request, endpoint -> false);
    }

    long nanos(long seed, int request, Predicate<Endpoints> endpoint) {
        Duration own = medians.entrySet().stream()
                .filter(entry -> endpoint.test(Endpoints.named(entry.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(median);
        if (own.isZero() || spread == 0) {
            return own.toNanos();
        }
        double drawn = StrictMath.log(Draw.of(seed, request, Topic.LATENCY).logNormal(1, 0.5));
        double place = Math.max(-1, Math.min(1, drawn));
        return (long) (own.toNanos() * StrictMath.pow(1 + spread, place));
    }
}
