package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Values that contradict another attribute of the same case or event: the region says West, the team belongs to the East.
 *
 * <p>{@link #of(EventLog, Dependency...)} checks given dependencies; the activity counts as an event attribute under the name it has in
 * the log's mapping. {@link #of(EventLog)} finds dependencies out: attributes A and B of one level, each with 2 to 1,000 different
 * values, where a value of A nearly always goes with one value of B. Offenders are rows with another one, if at least {@link
 * Options#confidence} of the rows with that value of A agree, at least 20 do, nine of ten rows have such a value of A, and no value of B
 * is in more than nine of ten rows. Rows without one of the two are left out. Cost: one pass for each pair, after a sample of 10,000 rows
 * has ruled most of them out.
 */
public final class AttributeDependencies extends Detected {

    private static final About ABOUT = new About(
            "attribute-dependencies",
            Phrase.of("Contradicting attributes", "矛盾する属性値"),
            Phrase.of(
                    "Find out which of the two values is right; until then do not group by either.",
                    "どちらの値が正しいかを確認し、それまではどちらでもグループ化しないでください。"));

    /**
     * @param confidence from which share on a value is taken to go with another, more than 0.5, at most 1
     */
    public record Options(double confidence) {
        public Options {
            if (!(confidence > 0.5 && confidence <= 1)) {
                throw new IllegalArgumentException(
                        "confidence is " + confidence + "; it must be more than 0.5 and at most 1, for example 0.99");
            }
        }

        /** In 99 of 100 rows. */
        public static Options defaults() {
            return new Options(0.99);
        }

        public Options withConfidence(double share) {
            return new Options(share);
        }
    }

    /**
     * A dependency that must hold.
     *
     * @param when attribute that is looked at first
     * @param value its value, or null for: each value goes with one of the other
     * @param then attribute that depends on it
     * @param allowed values that it may have then, as text; empty for any, as long as there is one
     */
    public record Dependency(String when, String value, String then, Set<String> allowed) {
        public Dependency {
            allowed = Set.copyOf(allowed);
        }

        /** Begins a sentence: {@code Dependency.when("Region", "West").then("Team", "T1", "T2")}. */
        public static When when(String attribute, Object value) {
            return new When(attribute, String.valueOf(value));
        }

        /** Each value of the first goes with one value of the second; rows with another than the most frequent one offend. */
        public static Dependency determines(String attribute, String other) {
            return new Dependency(attribute, null, other, Set.of());
        }
    }

    /** The first half of a {@link Dependency}. */
    public record When(String attribute, String value) {

        /** The other attribute must have one of these values; without any, it must have some value. */
        public Dependency then(String other, Object... allowed) {
            Set<String> texts = new LinkedHashSet<>();
            Arrays.stream(allowed).map(String::valueOf).forEach(texts::add);
            return new Dependency(attribute, value, other, texts);
        }
    }

    private AttributeDependencies(Offences offences) {
        super(ABOUT, offences);
    }

    /** With dependencies that are found out. */
    public static AttributeDependencies of(EventLog log) {
        return of(log, Options.defaults());
    }

    /** With dependencies that are found out. */
    public static AttributeDependencies of(EventLog log, Options options) {
        return of(new CheckedLog(log), options);
    }

    static AttributeDependencies of(CheckedLog checked, Options options) {
        Offences.Builder found = Offences.in(checked.log());
        find(checked.caseColumns(), true, options, found);
        find(checked.eventColumns(), false, options, found);
        return new AttributeDependencies(found.build());
    }

    /** With dependencies that must hold. */
    public static AttributeDependencies of(EventLog log, Dependency... dependencies) {
        Offences.Builder found = Offences.in(log);
        for (Dependency dependency : dependencies) {
            new GivenDependency(log, dependency).check(found);
        }
        return new AttributeDependencies(found.build());
    }

    private static void find(List<CodedValues> columns, boolean cases, Options options, Offences.Builder found) {
        List<CodedValues> candidates = new ArrayList<>();
        for (CodedValues column : columns) {
            if (column.distinct() >= 2 && column.distinct() <= ValuePairs.MOST_VALUES && !column.isIdentifier()) {
                candidates.add(column);
            }
        }
        for (CodedValues first : candidates) {
            for (CodedValues second : candidates) {
                if (first != second && ValuePairs.mayDepend(first, second)) {
                    int[] usual = ValuePairs.of(first, second, 1).usual(options.confidence());
                    report(first, second, usual, cases, found);
                }
            }
        }
    }

    private static void report(
            CodedValues first, CodedValues second, int[] usual, boolean cases, Offences.Builder found) {
        Reason reason = reason(first, second, usual, Severity.INFO);
        for (int row = 0; row < first.size() && usual.length > 0; row++) {
            int a = first.codes()[row];
            int b = second.codes()[row];
            if (a >= 0 && b >= 0 && usual[a] >= 0 && usual[a] != b) {
                if (cases) {
                    found.ofCase(row, reason);
                } else {
                    found.event(row, reason);
                }
            }
        }
    }

    static Reason reason(CodedValues first, CodedValues second, int[] usual, Severity severity) {
        String a = first.name();
        String b = second.name();
        return Reason.of(
                        a + " determines " + b,
                        severity,
                        Phrase.of("\"" + b + "\" contradicts \"" + a + "\"", "「" + b + "」が「" + a + "」と矛盾"))
                .withDetail((log, row, value) -> {
                    String has = a + " = " + Wording.shortened(first.column().text(row)) + ", " + b + " = "
                            + Wording.shortened(second.column().text(row));
                    String others = Wording.shortened(second.label(usual[first.codes()[row]]));
                    return Phrase.of(has + "; usually " + others, has + "(通常は" + others + ")");
                });
    }
}
