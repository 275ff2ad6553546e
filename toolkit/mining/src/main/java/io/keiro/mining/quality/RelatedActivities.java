package io.keiro.mining.quality;

import io.keiro.log.ActivityPair;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Cases that hold an activity without the one that goes with it: where A was done, B was done, in whichever order.
 *
 * <p>{@link #of(EventLog, ActivityPair...)} checks pairs that must hold. {@link #of(EventLog)} finds them out: pairs that hold in at least
 * {@link Options#confidence} of the cases with A but not in all, where A is in at least {@link Options#support} cases, and B is absent from
 * at least ten times as many of the others (in share) as of those with A. Of several activities with which B is found missing in the same
 * cases, each is a reason. Works on variants. Cost: activities squared for each variant.
 */
public final class RelatedActivities extends Detected {

    private static final About ABOUT = new About(
            "related-activities",
            Phrase.of("Activities without their companion", "対になるアクティビティの欠落"),
            Phrase.of(
                    "Ask whether the step was skipped or only not recorded.", "ステップが省略されたのか、記録されなかっただけなのかを確認してください。"));

    /**
     * @param confidence from which share of cases on a pair is taken to belong together, more than 0.5, at most 1
     * @param support fewest cases with the first activity, 1 or more
     */
    public record Options(double confidence, int support) {
        public Options {
            if (!(confidence > 0.5 && confidence <= 1) || support < 1) {
                throw new IllegalArgumentException("confidence is " + confidence + " and support is " + support
                        + "; confidence must be more than 0.5 and at most 1, support 1 or more");
            }
        }

        /** In 99 of 100 cases, of at least 100. */
        public static Options defaults() {
            return new Options(0.99, 100);
        }

        public Options withConfidence(double share) {
            return new Options(share, support);
        }

        public Options withSupport(int cases) {
            return new Options(confidence, cases);
        }
    }

    /** How much rarer B must be without A. */
    private static final int TIMES_RARER = 10;

    private RelatedActivities(Offences offences) {
        super(ABOUT, offences);
    }

    /** With pairs that are found out. */
    public static RelatedActivities of(EventLog log) {
        return of(log, Options.defaults());
    }

    /** With pairs that are found out. */
    public static RelatedActivities of(EventLog log, Options options) {
        ActivitySets sets = ActivitySets.of(log);
        Offences.Builder found = Offences.in(log);
        List<int[]> pairs = new ArrayList<>();
        for (int a = 0; a < log.activityCodeCount(); a++) {
            if (sets.cases(a) < options.support()) {
                continue;
            }
            int[] both = sets.casesWith(a);
            for (int b = 0; b < both.length; b++) {
                double missing = 1 - (double) both[b] / sets.cases(a);
                int rest = log.caseCount() - sets.cases(a);
                double missingElsewhere = rest == 0 ? 0 : 1 - (double) (sets.cases(b) - both[b]) / rest;
                boolean related = both[b] < sets.cases(a)
                        && both[b] >= options.confidence() * sets.cases(a)
                        && missingElsewhere >= TIMES_RARER * missing;
                if (a != b && related) {
                    pairs.add(new int[] {a, b});
                }
            }
        }
        report(log, sets, pairs, Severity.INFO, found);
        return new RelatedActivities(found.build());
    }

    /** With pairs that must hold: where the first occurs, the second must. An activity that the log never had occurs in no case. */
    public static RelatedActivities of(EventLog log, ActivityPair... pairs) {
        Offences.Builder found = Offences.in(log);
        List<int[]> codes = new ArrayList<>();
        for (ActivityPair pair : pairs) {
            int first = log.activityCode(pair.from());
            int second = log.activityCode(pair.to());
            if (first >= 0 && second >= 0) {
                codes.add(new int[] {first, second});
            } else if (first >= 0) {
                Reason reason = reason(pair.from(), pair.to(), Severity.WARNING);
                ActivitySets.of(log).forEachCaseWith(first, c -> found.ofCase(c, reason));
            }
        }
        report(log, ActivitySets.of(log), codes, Severity.WARNING, found);
        return new RelatedActivities(found.build());
    }

    private static void report(
            EventLog log, ActivitySets sets, List<int[]> pairs, Severity severity, Offences.Builder found) {
        for (int[] pair : pairs) {
            Reason reason = reason(log.activityLabel(pair[0]), log.activityLabel(pair[1]), severity);
            BitSet lacking = sets.variantsWithWithout(pair[0], pair[1]);
            for (int c = 0; c < log.caseCount() && !lacking.isEmpty(); c++) {
                if (lacking.get(log.variantOf(c))) {
                    found.ofCase(c, reason);
                }
            }
        }
    }

    private static Reason reason(String first, String second, Severity severity) {
        return Reason.of(
                first + " without " + second,
                severity,
                Phrase.of("\"" + first + "\" without \"" + second + "\"", "「" + second + "」のない「" + first + "」"));
    }
}
