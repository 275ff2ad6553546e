package io.keiro.benchmarks;

import io.keiro.log.ActivityPair;
import io.keiro.log.Between;
import io.keiro.log.EventLog;
import io.keiro.log.Occurrence;
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
        verbs.put("trimAway", l -> l.trimAway(List.of("Send Fine"), List.of("Payment")));
        verbs.put("trimToPeriod", l -> l.trimToPeriod(from, to));
        verbs.put("trimAwayPeriod", l -> l.trimAwayPeriod(from, to));
        verbs.put("trimLifecycle", l -> l.trimLifecycle(List.of("complete"), List.of("complete")));
        verbs.put("keepBetween", l -> l.keepBetween("Send Fine", "Payment"));
        verbs.put("dropBetween", l -> l.dropBetween("Send Fine", "Payment"));
        verbs.put("keepSegments", l -> l.keepSegments("Create Fine", "Send Fine"));
        verbs.put("dropPrefixes", l -> l.dropPrefixes(Occurrence.first("Send Fine")));
        verbs.put("dropSuffixes", l -> l.dropSuffixes(Occurrence.first("Send Fine")));
        verbs.put("collapseSelfLoops", l -> l.collapseSelfLoops(1));
        verbs.put("keepOccurrence", l -> l.keepOccurrence(Occurrence.first("Payment")));
        verbs.put("keepRework", l -> l.keepRework("Payment", Between.atLeast(2)));
        verbs.put("keepSelfLoops", l -> l.keepSelfLoops(RepetitionKind.ALL));
        verbs.put("firstEvents", l -> l.firstEvents(100_000));
        verbs.put("sliceEvents", l -> l.sliceEvents(100_000, 400_000));
        verbs.put("dropDuplicates by columns", l -> l.dropDuplicates("concept:name", "time:timestamp"));
        verbs.put("keepDuplicates by columns", l -> l.keepDuplicates("concept:name", "time:timestamp"));
        verbs.put("keepProcessingTime", l -> l.keepProcessingTime(Between.atLeast(Duration.ZERO)));
        verbs.put("keepIdleTime", l -> l.keepIdleTime(days));
        verbs.put(
                "keepFlowTime", l -> l.keepFlowTime(Occurrence.first("Create Fine"), Occurrence.last("Payment"), days));
        verbs.put("keepCasesDoneBy", l -> l.keepCasesDoneBy(Quantifier.ANY, "561", "537"));
        verbs.put("keepResourceFrequency", l -> l.keepResourceFrequency(Share.of(0.5)));
        verbs.put("keepInvolvement", l -> l.keepInvolvement(Between.atLeast(1)));
        verbs.put("keepSameResource", l -> l.keepSameResource("Create Fine", "Send Fine"));
        verbs.put("keepDoneByDifferent", l -> l.keepDoneByDifferent("Create Fine"));
        verbs.put("keepHandover", l -> l.keepHandover("561", "561"));
        verbs.put("keepResourceActivity", l -> l.keepResourceActivity("561", "Create Fine"));
        verbs.put("keepLifecycle", l -> l.keepLifecycle("complete"));
        verbs.put("keepLifecyclePresence", l -> l.keepLifecyclePresence("complete"));
        verbs.put("keepWhere", l -> l.keepWhere("amount", value -> value instanceof Double amount && amount > 30));
        verbs.put("keepValues", l -> l.keepValues("vehicleClass", "A"));
        verbs.put("keepMissing", l -> l.keepMissing("article"));
        verbs.put("keepEndpoints", l -> l.keepEndpoints(Share.of(0.8)));
        verbs.put("keepInfrequentFlows by count", l -> l.keepInfrequentFlows(100));
        return verbs;
    }
}
