package io.keiro.benchmarks;

import io.keiro.log.ActivityPair;
import io.keiro.log.Between;
import io.keiro.log.EventLog;
import io.keiro.log.PeriodMode;
import io.keiro.log.Presence;
import io.keiro.log.Quantifier;
import io.keiro.log.RepetitionKind;
import io.keiro.log.Share;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Filters as an analyst of road-traffic fines would write them, at least one of each kind. */
final class Verbs {

    interface Verb {
        EventLog apply(EventLog log);
    }

    private Verbs() {}

    static Map<String, Verb> all() {
        Map<String, Verb> verbs = new LinkedHashMap<>();
        Between days = Between.of(Duration.ofDays(10), Duration.ofDays(300));
        Instant from = Instant.parse("2005-01-01T00:00:00Z");
        Instant to = from.plus(Duration.ofDays(900));
        ActivityPair sent = ActivityPair.of("Create Fine", "Send Fine");
        verbs.put("keepCases by a lambda", l -> l.keepCases(t -> t.length() > 3));
        verbs.put("keepEvents by a lambda", l -> l.keepEvents(e -> "561".equals(e.attribute("org:resource"))));
        verbs.put(
                "keepCasesWhere",
                l -> l.keepCasesWhere(Quantifier.ANY, e -> "561".equals(e.attribute("org:resource"))));
        verbs.put("keepTraceLength", l -> l.keepTraceLength(Between.atLeast(4)));
        verbs.put("keepTopVariants", l -> l.keepTopVariants(10));
        verbs.put("keepVariantCoverage", l -> l.keepVariantCoverage(0.8));
        verbs.put("sampleCases", l -> l.sampleCases(50_000, 7));
        verbs.put("keepThroughput", l -> l.keepThroughput(days));
        verbs.put("keepThroughput by quantiles", l -> l.keepThroughput(Between.quantiles(0.05, 0.95)));
        verbs.put("keepPathDuration", l -> l.keepPathDuration(sent, days));
        verbs.put("keepWeekdays", l -> l.keepWeekdays(DayOfWeek.MONDAY));
        verbs.put("keepHours", l -> l.keepHours(LocalTime.of(9, 0), LocalTime.of(18, 0)));
        for (PeriodMode mode : PeriodMode.values()) {
            verbs.put("keepPeriod " + mode, l -> l.keepPeriod(from, to, mode));
        }
        verbs.put("keepStartActivities", l -> l.keepStartActivities("Create Fine"));
        verbs.put("keepEndActivities", l -> l.keepEndActivities("Payment"));
        verbs.put("keepActivityPresence", l -> l.keepActivityPresence(Presence.ANY, "Payment", "Send Fine"));
        verbs.put("keepActivities", l -> l.keepActivities("Payment", "Send Fine"));
        verbs.put("keepActivityFrequency", l -> l.keepActivityFrequency(Share.of(0.8)));
        verbs.put("keepDirectlyFollows", l -> l.keepDirectlyFollows(Quantifier.ANY, sent));
        verbs.put("keepEventuallyFollows", l -> l.keepEventuallyFollows(Quantifier.ANY, sent));
        verbs.put("keepMatches", l -> l.keepMatches("'Create Fine' any* Payment"));
        verbs.put("keepInfrequentFlows", l -> l.keepInfrequentFlows(Share.of(0.9)));
        verbs.put("keepResources", l -> l.keepResources("561"));
        verbs.put("keepFourEyes", l -> l.keepFourEyes("Create Fine", "Payment"));
        verbs.put("keepRepetitions", l -> l.keepRepetitions(RepetitionKind.SAME_RESOURCE));
        verbs.put("keepRange", l -> l.keepRange("amount", Between.atLeast(50)));
        verbs.put("keepValueShare", l -> l.keepValueShare("amount", Share.of(0.5)));
        verbs.put("trimTo", l -> l.trimTo(List.of("Send Fine"), List.of("Payment")));
        return verbs;
    }
}
