package io.keiro.mining.quality;

import io.keiro.log.Between;
import io.keiro.log.Cases;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Trace;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Cases in which an activity occurs more or less often than it may: {@code FrequencyViolations.of(log, "Closed Won", Between.atMost(1))}.
 *
 * <p>A label that the log never had is an error that names the nearest ones. Cost: one pass for each activity.
 */
public final class FrequencyViolations extends Detected {

    private static final About ABOUT = new About(
            "frequency-violations",
            Phrase.of("Activities too often or too rarely", "アクティビティの回数違反"),
            Phrase.of(
                    "Ask whether the step was repeated, recorded twice, or not recorded.",
                    "繰り返されたのか、二重に記録されたのか、記録されなかったのかを確認してください。"));

    private FrequencyViolations(Offences offences) {
        super(ABOUT, offences);
    }

    public static FrequencyViolations of(EventLog log, String activity, Between allowed) {
        return of(log, Map.of(activity, allowed));
    }

    /** How often each activity may occur in a case. */
    public static FrequencyViolations of(EventLog log, Map<String, Between> allowed) {
        Offences.Builder found = Offences.in(log);
        new TreeMap<>(allowed).forEach((activity, range) -> {
            Predicate<Trace> fine = Cases.occurring(activity, range);
            Reason reason = Reason.of(
                            activity,
                            Severity.WARNING,
                            Phrase.of(
                                    "\"" + activity + "\" occurs too often or too rarely", "「" + activity + "」の回数が範囲外"))
                    .withDetail((eventLog, c, value) ->
                            Phrase.of(Wording.count(value, "time", "times"), Wording.number(value) + "回"));
            int code = log.activityCode(activity);
            log.keepCases(trace -> {
                if (!fine.test(trace)) {
                    found.ofCase(trace.index(), reason, occurrences(log, trace.index(), code));
                }
                return true;
            });
        });
        return new FrequencyViolations(found.build());
    }

    private static int occurrences(EventLog log, int caseIndex, int code) {
        int count = 0;
        for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
            count += log.activityCode(e) == code ? 1 : 0;
        }
        return count;
    }
}
