package io.keiro.log;

import java.util.List;
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

    /** The codes of both activities of each pair; a label that the log never had is an error. */
    static List<int[]> codes(EventLog log, List<ActivityPair> pairs) {
        return pairs.stream()
                .map(pair -> new int[] {log.neededCode(pair.from()), log.neededCode(pair.to())})
                .toList();
    }

    @Override
    public String toString() {
        return "ActivityPair.of(\"" + from + "\", \"" + to + "\")";
    }
}
