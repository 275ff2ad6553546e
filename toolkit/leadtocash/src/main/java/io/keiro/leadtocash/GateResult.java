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
 * @param shown up to five of the affected for a first look, as people read them: steps of the catalogue by their labels
 */
public record GateResult(
        String gate,
        Severity severity,
        Phrase subject,
        int count,
        int of,
        Phrase message,
        List<String> affected,
        List<Phrase> shown) {

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

    static final int MOST_EXAMPLES = 5;

    public GateResult {
        Objects.requireNonNull(gate, "a result names its gate");
        Objects.requireNonNull(severity, "a result has a severity: " + gate);
        if (count < 0 || of < 0) {
            throw new IllegalArgumentException(
                    "gate " + gate + " counted " + count + " of " + of + "; counts are 0 or more");
        }
        affected = affected.stream().limit(MOST_LISTED).toList();
        shown = shown.stream().limit(MOST_EXAMPLES).toList();
    }

    /** A result whose affected are read as they are. */
    GateResult(
            String gate, Severity severity, Phrase subject, int count, int of, Phrase message, List<String> affected) {
        this(gate, severity, subject, count, of, message, affected, same(affected));
    }

    private static List<Phrase> same(List<String> ids) {
        return ids.stream().limit(MOST_EXAMPLES).map(Phrase::same).toList();
    }

    /** The ids of up to five of the affected, as the data has them. */
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
                affected.ids(),
                affected.shown());
    }

    /** Something to know, whatever was counted. */
    static GateResult info(String gate, Phrase subject, Affected affected, Phrase message) {
        return new GateResult(
                gate,
                Severity.INFO,
                subject,
                affected.count(),
                affected.of(),
                message,
                affected.ids(),
                affected.shown());
    }

    /**
     * The affected among those looked at.
     *
     * @param ids which ones, at least the first that are listed
     * @param shown the first of them as people read them
     * @param count how many
     * @param of how many were looked at
     */
    record Affected(List<String> ids, List<Phrase> shown, int count, int of) {
        Affected(List<String> ids, int of) {
            this(ids, same(ids), ids.size(), of);
        }

        /** Steps, by their ids; so many are affected by them. */
        static Affected steps(List<String> ids, int count, int of) {
            return new Affected(ids, ids.stream().map(Activity::labelOf).toList(), count, of);
        }
    }

    /** Affected as a share of those looked at, 0 to 1; NaN where there was nothing to look at. */
    public double share() {
        return of == 0 ? Double.NaN : (double) count / of;
    }
}
