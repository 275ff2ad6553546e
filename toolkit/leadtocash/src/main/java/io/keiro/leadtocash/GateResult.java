package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import java.util.List;
import java.util.Objects;

/**
 * What one quality gate counted.
 *
 * @param gate id of the gate, Q01 to Q20
 * @param severity how much it matters here; OK where nothing was found
 * @param subject what was looked at
 * @param count how many are affected
 * @param of how many were looked at
 * @param message what it means, in a sentence
 * @param affected which ones, up to a thousand ids
 */
public record GateResult(
        String gate, Severity severity, Phrase subject, int count, int of, Phrase message, List<String> affected) {

    /** How much a result matters. */
    public enum Severity {
        OK("OK", "問題なし"),
        INFO("Info", "情報"),
        WARNING("Warning", "警告"),
        /** stops the build of the log */
        ERROR("Error", "エラー");

        private final Phrase label;

        Severity(String en, String ja) {
            this.label = Phrase.of(en, ja);
        }

        public Phrase label() {
            return label;
        }
    }

    /** So many of the affected are listed; all are counted. */
    static final int MOST_LISTED = 1_000;

    private static final int MOST_EXAMPLES = 5;

    public GateResult {
        Objects.requireNonNull(gate, "a result names its gate");
        Objects.requireNonNull(severity, "a result has a severity: " + gate);
        if (count < 0 || of < 0) {
            throw new IllegalArgumentException(
                    "gate " + gate + " counted " + count + " of " + of + "; counts are 0 or more");
        }
        affected = affected.stream().limit(MOST_LISTED).toList();
    }

    /** Up to five of the affected, for a first look. */
    public List<String> examples() {
        return affected.stream().limit(MOST_EXAMPLES).toList();
    }

    /** A result that is OK where nothing is affected, and has this severity otherwise. */
    static GateResult of(String gate, Severity ifAny, Phrase subject, Affected affected, Phrase message) {
        int count = affected.count();
        return new GateResult(
                gate,
                count == 0 ? Severity.OK : ifAny,
                subject,
                count,
                affected.of(),
                count == 0 ? Phrase.of("nothing found", "該当なし") : message,
                affected.ids());
    }

    /** Something to know, whatever was counted. */
    static GateResult info(String gate, Phrase subject, Affected affected, Phrase message) {
        return new GateResult(gate, Severity.INFO, subject, affected.count(), affected.of(), message, affected.ids());
    }

    /**
     * The affected among those looked at.
     *
     * @param ids which ones, at least the first that are listed
     * @param count how many
     * @param of how many were looked at
     */
    record Affected(List<String> ids, int count, int of) {
        Affected(List<String> ids, int of) {
            this(ids, ids.size(), of);
        }
    }

    /** Affected as a share of those looked at, 0 to 1; NaN where there was nothing to look at. */
    public double share() {
        return of == 0 ? Double.NaN : (double) count / of;
    }
}
