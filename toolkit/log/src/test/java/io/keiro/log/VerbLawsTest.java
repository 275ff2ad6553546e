package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Laws that hold for every verb, over seeded random logs. */
class VerbLawsTest {

    private static final int LOGS = 50;

    private record Pair(UnaryOperator<EventLog> keep, UnaryOperator<EventLog> drop) {}

    private static String first(EventLog log) {
        return log.activities().get(0);
    }

    private static String last(EventLog log) {
        return log.activities().get(log.activities().size() - 1);
    }

    /** Verbs that keep whole cases; logs have activities. */
    private static Map<String, Pair> ofCases() {
        Map<String, Pair> verbs = new LinkedHashMap<>();
        Between few = Between.of(2, 4);
        Between hours = Between.of(Duration.ofHours(1), Duration.ofHours(4));
        verbs.put("traceLength", new Pair(l -> l.keepTraceLength(few), l -> l.dropTraceLength(few)));
        Between middle = Between.quantiles(0.25, 0.75);
        verbs.put("quantiles", new Pair(l -> l.keepTraceLength(middle), l -> l.dropTraceLength(middle)));
        verbs.put(
                "casesWhere",
                new Pair(
                        l -> l.keepCasesWhere(Quantifier.ALL, Events.ofActivity(first(l))),
                        l -> l.dropCasesWhere(Quantifier.ALL, Events.ofActivity(first(l)))));
        Between one = Between.exactly(1);
        verbs.put("variantFrequency", new Pair(l -> l.keepVariantFrequency(one), l -> l.dropVariantFrequency(one)));
        verbs.put("throughput", new Pair(l -> l.keepThroughput(hours), l -> l.dropThroughput(hours)));
        verbs.put("processing", new Pair(l -> l.keepProcessingTime(hours), l -> l.dropProcessingTime(hours)));
        verbs.put("idle", new Pair(l -> l.keepIdleTime(hours), l -> l.dropIdleTime(hours)));
        verbs.put(
                "path",
                new Pair(
                        l -> l.keepPathDuration(ActivityPair.of(first(l), last(l)), hours),
                        l -> l.dropPathDuration(ActivityPair.of(first(l), last(l)), hours)));
        verbs.put(
                "flow",
                new Pair(
                        l -> l.keepFlowTime(Occurrence.first(first(l)), Occurrence.last(last(l)), hours),
                        l -> l.dropFlowTime(Occurrence.first(first(l)), Occurrence.last(last(l)), hours)));
        verbs.put("starts", new Pair(l -> l.keepStartActivities(first(l)), l -> l.dropStartActivities(first(l))));
        Share half = Share.of(0.5);
        verbs.put("startShare", new Pair(l -> l.keepStartActivities(half), l -> l.dropStartActivities(half)));
        verbs.put("ends", new Pair(l -> l.keepEndActivities(half), l -> l.dropEndActivities(half)));
        verbs.put("endpoints", new Pair(l -> l.keepEndpoints(half), l -> l.dropEndpoints(half)));
        verbs.put(
                "endpointPair",
                new Pair(l -> l.keepEndpoints(first(l), last(l)), l -> l.dropEndpoints(first(l), last(l))));
        for (Presence presence : Presence.values()) {
            verbs.put(
                    "presence " + presence,
                    new Pair(
                            l -> l.keepActivityPresence(presence, first(l), last(l)),
                            l -> l.dropActivityPresence(presence, first(l), last(l))));
        }
        verbs.put(
                "follows",
                new Pair(
                        l -> l.keepDirectlyFollows(Quantifier.ANY, ActivityPair.of(first(l), last(l))),
                        l -> l.dropDirectlyFollows(Quantifier.ANY, ActivityPair.of(first(l), last(l)))));
        verbs.put(
                "eventually",
                new Pair(
                        l -> l.keepEventuallyFollows(Quantifier.ALL, ActivityPair.of(first(l), last(l))),
                        l -> l.dropEventuallyFollows(Quantifier.ALL, ActivityPair.of(first(l), last(l)))));
        verbs.put(
                "precedence",
                new Pair(
                        l -> l.keepPrecedence(
                                Precedence.eventually(first(l), last(l)).withSame("case")),
                        l -> l.dropPrecedence(
                                Precedence.eventually(first(l), last(l)).withSame("case"))));
        verbs.put(
                "matches",
                new Pair(
                        l -> l.keepMatches("any* '" + first(l) + "' any*"),
                        l -> l.dropMatches("any* '" + first(l) + "' any*")));
        verbs.put("rareFlows", new Pair(l -> l.keepInfrequentFlows(2), l -> l.dropInfrequentFlows(2)));
        verbs.put("flowShare", new Pair(l -> l.keepInfrequentFlows(half), l -> l.dropInfrequentFlows(half)));
        verbs.put("rework", new Pair(l -> l.keepRework(first(l), few), l -> l.dropRework(first(l), few)));
        verbs.put(
                "selfLoops",
                new Pair(l -> l.keepSelfLoops(RepetitionKind.ALL), l -> l.dropSelfLoops(RepetitionKind.ALL)));
        verbs.put(
                "repetitions",
                new Pair(l -> l.keepRepetitions(RepetitionKind.ALL), l -> l.dropRepetitions(RepetitionKind.ALL)));
        return verbs;
    }

    private static Map<String, Pair> ofCasesByResource() {
        Map<String, Pair> verbs = new LinkedHashMap<>();
        Between two = Between.atLeast(2);
        verbs.put("involvement", new Pair(l -> l.keepInvolvement(two), l -> l.dropInvolvement(two)));
        verbs.put("fourEyes", new Pair(l -> l.keepFourEyes(first(l), last(l)), l -> l.dropFourEyes(first(l), last(l))));
        verbs.put(
                "sameResource",
                new Pair(l -> l.keepSameResource(first(l), last(l)), l -> l.dropSameResource(first(l), last(l))));
        verbs.put("different", new Pair(l -> l.keepDoneByDifferent(first(l)), l -> l.dropDoneByDifferent(first(l))));
        for (RepetitionKind kind : RepetitionKind.values()) {
            verbs.put("loops " + kind, new Pair(l -> l.keepSelfLoops(kind), l -> l.dropSelfLoops(kind)));
            verbs.put("again " + kind, new Pair(l -> l.keepRepetitions(kind), l -> l.dropRepetitions(kind)));
        }
        return verbs;
    }

    private static Map<String, Pair> ofEvents() {
        Map<String, Pair> verbs = new LinkedHashMap<>();
        Between few = Between.of(2, 8);
        Share half = Share.of(0.5);
        verbs.put("activities", new Pair(l -> l.keepActivities(first(l)), l -> l.dropActivities(first(l))));
        verbs.put("frequency", new Pair(l -> l.keepActivityFrequency(few), l -> l.dropActivityFrequency(few)));
        verbs.put("share", new Pair(l -> l.keepActivityFrequency(half), l -> l.dropActivityFrequency(half)));
        verbs.put(
                "occurrence",
                new Pair(
                        l -> l.keepOccurrence(Occurrence.last(first(l))),
                        l -> l.dropOccurrence(Occurrence.last(first(l)))));
        verbs.put("weekdays", new Pair(l -> l.keepWeekdays(DayOfWeek.SUNDAY), l -> l.dropWeekdays(DayOfWeek.SUNDAY)));
        verbs.put(
                "hours",
                new Pair(
                        l -> l.keepHours(LocalTime.of(22, 0), LocalTime.of(6, 0)),
                        l -> l.dropHours(LocalTime.of(22, 0), LocalTime.of(6, 0))));
        WorkCalendar calendar = WorkCalendar.weekdays(ZoneId.of("Asia/Tokyo"), LocalTime.of(9, 0), LocalTime.of(18, 0));
        verbs.put("working", new Pair(l -> l.keepWorkingTime(calendar), l -> l.dropWorkingTime(calendar)));
        verbs.put(
                "trim",
                new Pair(
                        l -> l.trimTo(List.of(first(l)), List.of(last(l))),
                        l -> l.trimAway(List.of(first(l)), List.of(last(l)))));
        verbs.put("prefixes", new Pair(l -> l.prefixes(2), l -> l.suffixes(3)));
        return verbs;
    }

    private static List<String> sorted(EventLog log, String prefix) {
        return RandomLogs.content(log, true).stream()
                .filter(line -> line.startsWith(prefix))
                .sorted()
                .toList();
    }

    private static List<String> both(EventLog kept, EventLog dropped, String prefix) {
        List<String> all = new ArrayList<>(sorted(kept, prefix));
        all.addAll(sorted(dropped, prefix));
        all.sort(Comparator.naturalOrder());
        return all;
    }

    private static List<EventLog> logs(int seed) {
        RandomLogs random = new RandomLogs(seed);
        List<EventLog> logs = new ArrayList<>();
        while (logs.size() < LOGS) {
            EventLog log = random.next();
            if (log.eventCount() > 0) {
                logs.add(log);
            }
        }
        return logs;
    }

    @Test
    void keepAndDropOfCasesAreTheWhole() {
        for (EventLog log : logs(11)) {
            Map<String, Pair> verbs = ofCases();
            if (log.eventAttributes().contains("org:resource")) {
                verbs.putAll(ofCasesByResource());
            }
            verbs.forEach((name, pair) -> assertThat(
                            both(pair.keep().apply(log), pair.drop().apply(log), ""))
                    .as(name)
                    .isEqualTo(sorted(log, "")));
        }
    }

    @Test
    void keepAndDropOfEventsAreTheWhole() {
        for (EventLog log : logs(12)) {
            ofEvents()
                    .forEach((name, pair) -> assertThat(
                                    both(pair.keep().apply(log), pair.drop().apply(log), "  "))
                            .as(name)
                            .isEqualTo(sorted(log, "  ")));
        }
    }

    @Test
    void verbsOnCasesCommuteWhereTheyAskOnlyTheCase() {
        List<String> alone =
                List.of("traceLength", "throughput", "idle", "presence ANY", "follows", "matches", "rework");
        for (EventLog log : logs(13)) {
            Map<String, Pair> verbs = ofCases();
            EventLog whole = log.withName("whole");
            for (String a : alone) {
                for (String b : alone) {
                    String labels = first(whole) + last(whole);
                    EventLog ab = verbs.get(a).keep().apply(whole);
                    EventLog ba = verbs.get(b).keep().apply(whole);
                    if (ab.eventCount() == 0
                            || ba.eventCount() == 0
                            || !(first(ab) + last(ab)).equals(labels)
                            || !(first(ba) + last(ba)).equals(labels)) {
                        continue;
                    }
                    assertThat(RandomLogs.content(verbs.get(b).keep().apply(ab), true))
                            .as(a + " and " + b)
                            .isEqualTo(RandomLogs.content(verbs.get(a).keep().apply(ba), true));
                }
            }
        }
    }

    @Test
    void variantsThatAreKnownStayRightAfterAVerb() {
        for (EventLog log : logs(14)) {
            log.variantCount();
            ofCases().forEach((name, pair) -> {
                EventLog kept = pair.keep().apply(log);
                VariantIndex counted = VariantIndex.of(kept);
                assertThat(kept.variantCount()).as(name).isEqualTo(counted.count());
                for (int v = 0; v < counted.count(); v++) {
                    assertThat(kept.variantFrequency(v)).as(name).isEqualTo(counted.frequency(v));
                    assertThat(kept.variantExample(v)).as(name).isEqualTo(counted.example(v));
                }
                for (int c = 0; c < kept.caseCount(); c++) {
                    assertThat(kept.variantOf(c)).as(name).isEqualTo(counted.variantOf(c));
                }
            });
        }
    }

    @Test
    void groupsAreThePartsOfTheWhole() {
        for (EventLog log : logs(15)) {
            if (!log.caseAttributes().contains("region")) {
                continue;
            }
            List<String> parts = new ArrayList<>();
            log.by("region").logs().forEach(group -> parts.addAll(RandomLogs.content(group, true)));
            parts.sort(Comparator.naturalOrder());
            assertThat(parts).isEqualTo(sorted(log, ""));
            LogSplit split = log.split(Share.of(0.5), 7);
            assertThat(both(split.train(), split.test(), "")).isEqualTo(sorted(log, ""));
        }
    }

    @Test
    void emptyLog() {
        EventLog empty = EventLog.builder("empty").build();
        Instant day = Instant.parse("2024-03-01T00:00:00Z");
        assertThat(empty.keepThroughput(Between.quantiles(0, 1)).caseCount()).isZero();
        assertThat(empty.keepActivities("A").keepStartActivities(Share.of(0.8)).caseCount())
                .isZero();
        assertThat(empty.keepMatches("A B*").keepFourEyes("A", "B").caseCount()).isZero();
        assertThat(empty.keepPeriod(day, day, PeriodMode.TRIM)
                        .keepLifecycle("complete")
                        .caseCount())
                .isZero();
        assertThat(empty.splitByVariant()).isEmpty();
    }
}
