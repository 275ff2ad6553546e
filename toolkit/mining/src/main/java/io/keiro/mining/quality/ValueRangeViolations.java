package io.keiro.mining.quality;

import io.keiro.log.Between;
import io.keiro.log.Column;
import io.keiro.log.Event;
import io.keiro.log.EventLog;
import io.keiro.log.Events;
import io.keiro.log.Phrase;
import io.keiro.log.Scope;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Values outside of what is allowed: {@code ValueRangeViolations.of(log, "amount", Between.atLeast(0))}, or not among those allowed:
 * {@code ValueRangeViolations.of(log, "currency", "EUR", "JPY")}.
 *
 * <p>A column of cases is judged by case, one of events by event; a name that is both is the one of the cases. Missing values are left to
 * {@link MissingValues}. A column that the log does not have, and a range that does not suit its type, are errors. Cost: one pass.
 */
public final class ValueRangeViolations extends Detected {

    private static final About ABOUT = new About(
            "value-range-violations",
            Phrase.of("Values outside the allowed range", "許容範囲外の値"),
            Phrase.of(
                    "Correct the values at their source, or leave these cases out of sums and means.",
                    "出所で値を訂正するか、合計と平均からこれらのケースを除いてください。"));

    private ValueRangeViolations(Offences offences) {
        super(ABOUT, offences);
    }

    public static ValueRangeViolations of(EventLog log, String attribute, Between allowed) {
        Offences.Builder found = Offences.in(log);
        if (log.caseAttributes().contains(attribute)) {
            Column values = log.caseAttribute(attribute);
            Reason reason = reason(values, allowed.toString());
            EventLog outside = log.dropRange(Scope.CASES, attribute, allowed);
            int next = 0;
            // Both logs have their cases in the same order.
            for (int c = 0; c < log.caseCount() && next < outside.caseCount(); c++) {
                if (log.caseId(c).equals(outside.caseId(next))) {
                    next++;
                    if (!values.isMissing(c)) {
                        found.ofCase(c, reason);
                    }
                }
            }
        } else {
            Column values = log.eventAttribute(attribute);
            Reason reason = reason(values, allowed.toString());
            Predicate<Event> inside = Events.withValueIn(attribute, allowed);
            log.keepEvents(event -> {
                if (!values.isMissing(event.index()) && !inside.test(event)) {
                    found.event(event.index(), reason);
                }
                return true;
            });
        }
        return new ValueRangeViolations(found.build());
    }

    /** With the values that are allowed, as they are or as text. */
    public static ValueRangeViolations of(EventLog log, String attribute, Object... allowed) {
        boolean ofCases = log.caseAttributes().contains(attribute);
        Column values = ofCases ? log.caseAttribute(attribute) : log.eventAttribute(attribute);
        Set<String> texts = new HashSet<>();
        Arrays.stream(allowed).map(String::valueOf).forEach(texts::add);
        Reason reason = reason(values, Arrays.toString(allowed));
        Offences.Builder found = Offences.in(log);
        for (int row = 0; row < values.size(); row++) {
            if (!values.isMissing(row) && !texts.contains(values.text(row))) {
                if (ofCases) {
                    found.ofCase(row, reason);
                } else {
                    found.event(row, reason);
                }
            }
        }
        return new ValueRangeViolations(found.build());
    }

    private static Reason reason(Column values, String allowed) {
        String name = values.name();
        String shown = Wording.shortened(allowed);
        return Reason.of(
                        name,
                        Severity.WARNING,
                        Phrase.of("\"" + name + "\" is not in " + shown, "「" + name + "」が" + shown + "の範囲外"))
                .withDetail((log, row, value) -> Phrase.same(name + " = " + Wording.shortened(values.text(row))));
    }
}
