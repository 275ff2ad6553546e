package io.keiro.log;

import java.util.Objects;

/**
 * One activity and another that comes after it.
 *
 * @param from the earlier
 * @param to the later; may be the same
 */
public record ActivityPair(String from, String to) {

    public ActivityPair {
        Objects.requireNonNull(from, "a pair needs the activity that comes first");
        Objects.requireNonNull(to, "a pair needs the activity that comes second");
    }

    /** {@code ActivityPair.of("Quote Sent", "Contract Signed")}. */
    public static ActivityPair of(String from, String to) {
        return new ActivityPair(from, to);
    }

    @Override
    public String toString() {
        return "ActivityPair.of(\"" + from + "\", \"" + to + "\")";
    }
}
