package io.keiro.log;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Conditions on cases, to be read as a sentence: {@code log.keepCases(endingWith("Closed Won"))}. They combine with {@code and},
 * {@code or} and {@code negate}.
 */
public final class Cases {

    private Cases() {}

    /** The first event has one of these activities. */
    public static Predicate<Trace> startingWith(String... activities) {
        Set<String> wanted = Set.copyOf(Arrays.asList(activities));
        return trace -> trace.length() > 0 && wanted.contains(trace.activity(0));
    }

    /** The last event has one of these activities. */
    public static Predicate<Trace> endingWith(String... activities) {
        Set<String> wanted = Set.copyOf(Arrays.asList(activities));
        return trace -> trace.length() > 0 && wanted.contains(trace.activity(trace.length() - 1));
    }

    /** At least one event has one of these activities. */
    public static Predicate<Trace> containing(String... activities) {
        Set<String> wanted = Set.copyOf(Arrays.asList(activities));
        return trace -> {
            for (int i = 0; i < trace.length(); i++) {
                if (wanted.contains(trace.activity(i))) {
                    return true;
                }
            }
            return false;
        };
    }

    /** From first to last event strictly longer than this. */
    public static Predicate<Trace> lastingLongerThan(Duration limit) {
        Objects.requireNonNull(limit, "lastingLongerThan needs a duration, for example Duration.ofDays(365)");
        return trace -> trace.duration().compareTo(limit) > 0;
    }

    /** From first to last event strictly shorter than this. */
    public static Predicate<Trace> lastingShorterThan(Duration limit) {
        Objects.requireNonNull(limit, "lastingShorterThan needs a duration, for example Duration.ofDays(365)");
        return trace -> trace.duration().compareTo(limit) < 0;
    }

    /** The case attribute has this value, compared as text. */
    public static Predicate<Trace> having(String attribute, Object value) {
        return trace -> {
            Object actual = trace.attribute(attribute);
            return actual != null && String.valueOf(actual).equals(String.valueOf(value));
        };
    }
}
