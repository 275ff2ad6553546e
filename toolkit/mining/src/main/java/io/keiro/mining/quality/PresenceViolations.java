package io.keiro.mining.quality;

import io.keiro.log.Cases;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Trace;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.function.Predicate;

/**
 * Cases that lack an activity which cases of their kind must have:
 * {@code PresenceViolations.of(log, having("Type", "New"), "Credit Checked")}.
 *
 * <p>A label that the log never had is an error that names the nearest ones. Cost: one pass.
 */
public final class PresenceViolations extends Detected {

    private static final About ABOUT = new About(
            "presence-violations",
            Phrase.of("Required activities missing", "必須アクティビティの欠落"),
            Phrase.of(
                    "Ask whether the step was skipped or only not recorded.", "ステップが省略されたのか、記録されなかっただけなのかを確認してください。"));

    private PresenceViolations(Offences offences) {
        super(ABOUT, offences);
    }

    /**
     * @param condition the cases that must have it
     * @param activity what they must have
     */
    public static PresenceViolations of(EventLog log, Predicate<? super Trace> condition, String activity) {
        Predicate<Trace> has = Cases.containing(activity);
        Reason reason = Reason.of(
                activity,
                Severity.WARNING,
                Phrase.of("\"" + activity + "\" is missing where it is required", "必須の「" + activity + "」がない"));
        return new PresenceViolations(
                Offences.ofCases(log, reason, trace -> !has.test(trace) && condition.test(trace)));
    }
}
