package io.keiro.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * A range of numbers, durations or moments, or of quantiles of what the log holds; both ends belong to it, either may be open.
 * {@code Between.of(2, 5)}, {@code Between.atLeast(Duration.ofDays(30))}, {@code Between.quantiles(0.05, 0.95)}.
 */
public final class Between {

    /** What lies in the range. */
    enum Of {
        NUMBERS("numbers, for example Between.of(2, 5)"),
        DURATIONS("durations, for example Between.of(Duration.ofDays(1), Duration.ofDays(30))"),
        MOMENTS("moments, for example Between.atLeast(Instant.parse(\"2024-01-01T00:00:00Z\"))"),
        QUANTILES("quantiles, for example Between.quantiles(0.05, 0.95)");

        private final String example;

        Of(String example) {
            this.example = example;
        }
    }

    private final Of of;
    /** Long or Double, or null for an open end; milliseconds for durations and moments. */
    private final Number min;

    private final Number max;
    private final String text;
    private final long lowest;
    private final long highest;

    private Between(Of of, Number min, Number max, String text) {
        this.of = of;
        this.min = min;
        this.max = max;
        this.text = text;
        if (isNaN(min) || isNaN(max)) {
            throw new IllegalArgumentException("an end of the range is not a number: " + text);
        }
        lowest = min == null ? Long.MIN_VALUE : min instanceof Long whole ? whole : (long) Math.ceil(min.doubleValue());
        highest =
                max == null ? Long.MAX_VALUE : max instanceof Long whole ? whole : (long) Math.floor(max.doubleValue());
        boolean whole = min instanceof Long && max instanceof Long;
        if (min != null && max != null && (whole ? lowest > highest : min.doubleValue() > max.doubleValue())) {
            throw new IllegalArgumentException("the range ends before it begins: " + text + "; swap the two");
        }
    }

    private static boolean isNaN(Number value) {
        return value instanceof Double number && number.isNaN();
    }

    /** Whole numbers from one to another. */
    public static Between of(long min, long max) {
        return new Between(Of.NUMBERS, min, max, "Between.of(" + min + ", " + max + ")");
    }

    /** Numbers from one to another. */
    public static Between of(double min, double max) {
        return new Between(Of.NUMBERS, min, max, "Between.of(" + min + ", " + max + ")");
    }

    /** Durations from one to another. */
    public static Between of(Duration min, Duration max) {
        return new Between(Of.DURATIONS, ceil(min), floor(max), "Between.of(" + min + ", " + max + ")");
    }

    /** Moments from one to another, both inclusive. */
    public static Between of(Instant min, Instant max) {
        return new Between(Of.MOMENTS, millis(min), millis(max), "Between.of(" + min + ", " + max + ")");
    }

    public static Between atLeast(long min) {
        return new Between(Of.NUMBERS, min, null, "Between.atLeast(" + min + ")");
    }

    public static Between atLeast(double min) {
        return new Between(Of.NUMBERS, min, null, "Between.atLeast(" + min + ")");
    }

    public static Between atLeast(Duration min) {
        return new Between(Of.DURATIONS, ceil(min), null, "Between.atLeast(" + min + ")");
    }

    public static Between atLeast(Instant min) {
        return new Between(Of.MOMENTS, millis(min), null, "Between.atLeast(" + min + ")");
    }

    public static Between atMost(long max) {
        return new Between(Of.NUMBERS, null, max, "Between.atMost(" + max + ")");
    }

    public static Between atMost(double max) {
        return new Between(Of.NUMBERS, null, max, "Between.atMost(" + max + ")");
    }

    public static Between atMost(Duration max) {
        return new Between(Of.DURATIONS, null, floor(max), "Between.atMost(" + max + ")");
    }

    public static Between atMost(Instant max) {
        return new Between(Of.MOMENTS, null, millis(max), "Between.atMost(" + max + ")");
    }

    /** One number only. */
    public static Between exactly(long value) {
        return new Between(Of.NUMBERS, value, value, "Between.exactly(" + value + ")");
    }

    /**
     * From one quantile of the log's own values to another, both between 0 and 1: {@code Between.quantiles(0.05, 0.95)} leaves out the
     * extreme twentieths. Quantiles are interpolated linearly between order statistics; missing values do not count.
     */
    public static Between quantiles(double from, double to) {
        if (!(from >= 0 && to <= 1)) {
            throw new IllegalArgumentException("the quantiles are " + from + " and " + to
                    + "; both must lie between 0 and 1, for example 0.05 and 0.95");
        }
        return new Between(Of.QUANTILES, from, to, "Between.quantiles(" + from + ", " + to + ")");
    }

    private static Long ceil(Duration value) {
        Duration given = duration(value);
        long millis = given.toMillis();
        return Duration.ofMillis(millis).compareTo(given) < 0 ? millis + 1 : millis;
    }

    private static Long floor(Duration value) {
        Duration given = duration(value);
        long millis = given.toMillis();
        return Duration.ofMillis(millis).compareTo(given) > 0 ? millis - 1 : millis;
    }

    private static Duration duration(Duration value) {
        return Objects.requireNonNull(
                value, "an end of the range is null; use Between.atLeast or Between.atMost for an open one");
    }

    private static Long millis(Instant value) {
        return Objects.requireNonNull(
                        value, "an end of the range is null; use Between.atLeast or Between.atMost for an open one")
                .toEpochMilli();
    }

    /** This range, if it is one of these or of quantiles. */
    Between in(Of wanted, String what) {
        if (of != wanted && of != Of.QUANTILES) {
            throw new IllegalArgumentException(
                    "the range of " + what + " is " + text + "; it must be one of " + wanted.example);
        }
        return this;
    }

    boolean isOfQuantiles() {
        return of == Of.QUANTILES;
    }

    Of kind() {
        return of;
    }

    /** The range that these quantiles of the values make; the array is sorted. No value lies in it if there are none. */
    Between among(double[] values) {
        if (of != Of.QUANTILES) {
            return this;
        }
        Arrays.sort(values);
        if (values.length == 0) {
            return new Between(Of.NUMBERS, 0.0, 0.0, text);
        }
        return new Between(Of.NUMBERS, quantile(values, min.doubleValue()), quantile(values, max.doubleValue()), text);
    }

    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        double part = place - below;
        // Equal neighbours must give themselves, not a rounding of them.
        return part == 0 || sorted[below] == sorted[above]
                ? sorted[below]
                : sorted[below] + part * (sorted[above] - sorted[below]);
    }

    boolean holds(long value) {
        return value >= lowest && value <= highest;
    }

    /** NaN lies in no range. */
    boolean holds(double value) {
        return (min == null ? !Double.isNaN(value) : value >= min.doubleValue())
                && (max == null ? !Double.isNaN(value) : value <= max.doubleValue());
    }

    @Override
    public String toString() {
        return text;
    }
}
