package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Verbs on the log of road-traffic fines. The aim is 20 ms on a quiet machine; the bound is generous because builds are not quiet. */
@Isolated("it measures by the clock")
class VerbSpeedTest {

    private static final long BOUND_MILLIS = 200;

    @Test
    void verbsOnHalfAMillionEvents() {
        EventLog log = EventLog.read(SharedData.file("data/logs/RTFMP.xes.gz"));
        Map<String, Function<EventLog, EventLog>> verbs = new LinkedHashMap<>();
        Between days = Between.of(Duration.ofDays(10), Duration.ofDays(300));
        verbs.put("keepCases, lambda", l -> l.keepCases(t -> t.length() > 3));
        verbs.put("keepEvents, lambda", l -> l.keepEvents(e -> "561".equals(e.attribute("org:resource"))));
        verbs.put("keepTopVariants", l -> l.keepTopVariants(10));
        verbs.put("keepThroughput", l -> l.keepThroughput(days));
        verbs.put("keepThroughput, quantiles", l -> l.keepThroughput(Between.quantiles(0.05, 0.95)));
        verbs.put("keepPathDuration", l -> l.keepPathDuration(ActivityPair.of("Create Fine", "Send Fine"), days));
        verbs.put("keepWeekdays", l -> l.keepWeekdays(DayOfWeek.MONDAY));
        verbs.put("keepHours", l -> l.keepHours(LocalTime.of(9, 0), LocalTime.of(18, 0)));
        Instant from = Instant.parse("2005-01-01T00:00:00Z");
        verbs.put("keepPeriod", l -> l.keepPeriod(from, from.plus(Duration.ofDays(900)), PeriodMode.TRIM));
        verbs.put("keepEndActivities", l -> l.keepEndActivities("Payment"));
        verbs.put("keepActivities", l -> l.keepActivities("Payment", "Send Fine"));
        verbs.put("keepMatches", l -> l.keepMatches("'Create Fine' any* Payment"));
        verbs.put("keepInfrequentFlows", l -> l.keepInfrequentFlows(Share.of(0.9)));
        verbs.put("keepResources", l -> l.keepResources("561"));
        verbs.put("keepFourEyes", l -> l.keepFourEyes("Create Fine", "Payment"));
        verbs.put("keepRepetitions", l -> l.keepRepetitions(RepetitionKind.SAME_RESOURCE));
        verbs.put("keepRange", l -> l.keepRange("amount", Between.atLeast(50)));
        verbs.put("keepValueShare", l -> l.keepValueShare("amount", Share.of(0.5)));
        verbs.put("trimTo", l -> l.trimTo(List.of("Send Fine"), List.of("Payment")));
        verbs.put("keepBetween", l -> l.keepBetween("Send Fine", "Payment"));
        verbs.put("dropBetween", l -> l.dropBetween("Send Fine", "Payment"));
        verbs.put("keepSegments", l -> l.keepSegments("Create Fine", "Send Fine"));
        verbs.put("trimToPeriod", l -> l.trimToPeriod(from, from.plus(Duration.ofDays(900))));
        verbs.put("trimLifecycle", l -> l.trimLifecycle(List.of("complete"), List.of("complete")));
        verbs.put("dropPrefixes", l -> l.dropPrefixes(Occurrence.first("Send Fine")));
        verbs.put("collapseSelfLoops", l -> l.collapseSelfLoops(1));
        verbs.put("firstEvents", l -> l.firstEvents(100_000));
        verbs.put("sliceEvents", l -> l.sliceEvents(100_000, 400_000));
        verbs.put("dropDuplicates, keys", l -> l.dropDuplicates("concept:name", "time:timestamp"));
        verbs.put("recode", l -> l.recode(String::toUpperCase));
        verbs.put("collapse", l -> l.collapse("Fine", "Create Fine", "Send Fine"));
        verbs.put("mergeRepeats", l -> l.mergeRepeats());
        verbs.put("withArtificialEndpoints", l -> l.withArtificialEndpoints().withoutArtificialEndpoints());
        verbs.put("withActivity", l -> l.withActivity("org:resource"));
        verbs.put("classifier", l -> l.classifier("concept:name", "lifecycle:transition"));
        verbs.put("withCaseId", l -> l.withCaseId("org:resource"));
        verbs.put("withLag", l -> l.withLag("before", "org:resource"));
        verbs.put("withRemainingHours", l -> l.withRemainingHours("remaining"));
        verbs.put("fillDown", l -> l.fillDown("amount"));
        verbs.put("shiftTimes", l -> l.shiftTimes(Duration.ofHours(1)));
        verbs.put("roundTimes", l -> l.roundTimes(ChronoUnit.DAYS));
        verbs.put("arrange", l -> l.arrange("amount"));
        verbs.put("clusterVariants", l -> l.clusterVariants("cluster", 5, 7));
        verbs.put("pseudonymise", l -> l.pseudonymise(PseudonymKey.random()));
        log.variantCount();
        verbs.forEach((name, verb) -> {
            long best = Long.MAX_VALUE;
            for (int i = 0; i < 10; i++) {
                long start = System.nanoTime();
                EventLog kept = verb.apply(log);
                best = Math.min(best, System.nanoTime() - start);
                assertThat(kept.eventCount()).as(name).isBetween(0, log.eventCount());
            }
            System.out.printf("%-28s %6.1f ms%n", name, best / 1e6);
            assertThat(best / 1_000_000).as(name + " in ms").isLessThan(BOUND_MILLIS);
        });
    }
}
