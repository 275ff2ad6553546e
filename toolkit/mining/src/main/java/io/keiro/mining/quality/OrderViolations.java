package io.keiro.mining.quality;

import io.keiro.log.ActivityPair;
import io.keiro.log.Cases;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Trace;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.function.Predicate;

/**
 * Events that come before what must come first: {@code OrderViolations.of(log, ActivityPair.of("Invoice Issued", "Payment Received"))}.
 *
 * <p>In a case with both activities each event of the second before the first event of the first offends. At the same time the order is
 * not known, and nothing offends. Cases with only one of them belong to {@link RelatedActivities}. A label that the log never had is an
 * error that names the nearest ones. Cost: one pass for each pair.
 */
public final class OrderViolations extends Detected {

    private static final About ABOUT = new About(
            "order-violations",
            Phrase.of("Activities in the wrong order", "アクティビティの順序違反"),
            Phrase.of(
                    "Compare with the documents: was it done in this order, or entered in this order?",
                    "書類と照合し、実際の順序なのか入力の順序なのかを確認してください。"));

    private OrderViolations(Offences offences) {
        super(ABOUT, offences);
    }

    /** The first of each pair must come before the second. */
    public static OrderViolations of(EventLog log, ActivityPair... pairs) {
        Offences.Builder found = Offences.in(log);
        for (ActivityPair pair : pairs) {
            Reason reason = Reason.of(
                    pair.to() + " before " + pair.from(),
                    Severity.WARNING,
                    Phrase.of(
                            "\"" + pair.to() + "\" before \"" + pair.from() + "\"",
                            "「" + pair.from() + "」より前の「" + pair.to() + "」"));
            Predicate<Trace> both = Cases.containing(pair.from()).and(Cases.containing(pair.to()));
            log.keepCases(trace -> {
                if (both.test(trace)) {
                    find(log, trace.index(), pair, reason, found);
                }
                return true;
            });
        }
        return new OrderViolations(found.build());
    }

    private static void find(EventLog log, int c, ActivityPair pair, Reason reason, Offences.Builder found) {
        int from = log.activityCode(pair.from());
        int to = log.activityCode(pair.to());
        int first = log.caseStart(c);
        while (log.activityCode(first) != from) {
            first++;
        }
        for (int e = log.caseStart(c); e < first; e++) {
            boolean tied = log.time(e) != EventLog.NO_TIME && log.time(e) == log.time(first);
            if (log.activityCode(e) == to && !tied) {
                found.event(e, reason);
            }
        }
    }
}
