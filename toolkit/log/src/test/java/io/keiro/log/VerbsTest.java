package io.keiro.log;

import static io.keiro.log.Cases.endingWith;
import static io.keiro.log.Cases.startingWith;
import static io.keiro.log.Events.ofActivity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Each verb on a log that a person can check by hand. */
class VerbsTest {

    private static final Instant FRIDAY = Instant.parse("2024-03-01T00:00:00Z");

    private static Instant hour(int hours) {
        return FRIDAY.plus(Duration.ofHours(hours));
    }

    /**
     * Case 1: A(x) B(x) B(y) C(-); case 2: A(x) C(y) A(x); case 3: B(-) C(-). Hours 0 1 2 5; 10 20 34; 50 50.
     */
    private static final EventLog LOG = log();

    private static EventLog log() {
        EventLogBuilder log = EventLog.builder("hand");
        add(log, "1", "A", 0, "x");
        add(log, "1", "B", 1, "x");
        add(log, "1", "B", 2, "y");
        add(log, "1", "C", 5, null);
        add(log, "2", "A", 10, "x");
        add(log, "2", "C", 20, "y");
        add(log, "2", "A", 34, "x");
        add(log, "3", "B", 50, null);
        add(log, "3", "C", 50, null);
        return log.caseAttribute("1", "amount", 10)
                .caseAttribute("2", "amount", 20)
                .build();
    }

    private static void add(EventLogBuilder log, String id, String activity, int hour, String resource) {
        log.event(id, activity, hour(hour)).with("org:resource", resource).with("step", hour);
    }

    private static String ids(EventLog log) {
        return String.join(" ", log.caseIds());
    }

    private static String events(EventLog log) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < log.caseCount(); c++) {
            text.append(c == 0 ? "" : " ").append(log.caseId(c)).append(String.join("", EventLogTest.trace(log, c)));
        }
        return text.toString();
    }

    @Test
    void casesAndVariants() {
        assertThat(ids(LOG.keepCases("1", "3"))).isEqualTo("1 3");
        assertThat(ids(LOG.dropCases("1", "3"))).isEqualTo("2");
        assertThatThrownBy(() -> LOG.keepCases("4")).hasMessageContaining("no case \"4\" in hand");
        assertThat(ids(LOG.keepTraceLength(Between.of(3, 4)))).isEqualTo("1 2");
        assertThat(ids(LOG.keepVariants(List.of(List.of("B", "C"))))).isEqualTo("3");
        assertThat(ids(LOG.keepVariantFrequency(Between.atLeast(2)))).isEmpty();
        assertThat(ids(LOG.keepCasesWhere(Quantifier.NONE, ofActivity("A")))).isEqualTo("3");
        assertThat(ids(LOG.lastCases(2))).isEqualTo("2 3");
        assertThat(LOG.sampleEvents(4, 1).eventCount()).isEqualTo(4);
    }

    @Test
    void times() {
        Between day = Between.atLeast(Duration.ofDays(1));
        assertThat(ids(LOG.keepThroughput(day))).isEqualTo("2");
        assertThat(ids(LOG.keepThroughput(Between.atMost(Duration.ZERO)))).isEqualTo("3");
        assertThat(ids(LOG.keepPathDuration(
                        ActivityPair.of("A", "C"), Between.of(Duration.ofHours(10), Duration.ofHours(10)))))
                .isEqualTo("2");
        assertThat(ids(LOG.keepFlowTime(
                        Occurrence.first("A"), Occurrence.last("B"), Between.atLeast(Duration.ofHours(2)))))
                .isEqualTo("1");
        assertThat(events(LOG.keepWeekdays(DayOfWeek.SATURDAY))).isEqualTo("2A");
        assertThat(events(LOG.keepHours(LocalTime.of(20, 0), LocalTime.of(2, 0))))
                .isEqualTo("1AB 2C");
        WorkCalendar calendar = WorkCalendar.weekdays(ZoneId.of("UTC"), LocalTime.of(9, 0), LocalTime.of(17, 0));
        assertThat(events(LOG.keepWorkingTime(calendar))).isEqualTo("2A");
        assertThat(ids(LOG.withCalendar(calendar).keepThroughput(Between.atLeast(Duration.ofHours(7)))))
                .isEqualTo("2");
        assertThat(ids(LOG.withCalendar(calendar).keepThroughput(day))).isEmpty();
        assertThatThrownBy(() -> LOG.keepThroughput(Between.of(1, 5)))
                .hasMessage("the range of durations is Between.of(1, 5); it must be one of durations, for example"
                        + " Between.of(Duration.ofDays(1), Duration.ofDays(30))");
    }

    @Test
    void structure() {
        assertThat(ids(LOG.keepStartActivities("A"))).isEqualTo("1 2");
        assertThat(ids(LOG.keepEndActivities(Share.of(0.6)))).isEqualTo("1 3");
        assertThat(ids(LOG.keepEndpoints("A", "C"))).isEqualTo("1");
        assertThat(ids(LOG.keepEndpointsWhere(Events.byResource("x"), Events.byResource("x"))))
                .isEqualTo("2");
        assertThat(ids(LOG.keepActivityPresence(Presence.EXACT, "B", "C"))).isEqualTo("3");
        assertThat(ids(LOG.keepActivityPresence(Presence.ONLY, "A", "C"))).isEqualTo("2");
        assertThat(ids(LOG.keepDirectlyFollows(Quantifier.ANY, ActivityPair.of("A", "C"))))
                .isEqualTo("2");
        assertThat(ids(LOG.keepEventuallyFollows(Quantifier.ALL, ActivityPair.of("A", "C"), ActivityPair.of("B", "C"))))
                .isEqualTo("1");
        assertThat(ids(LOG.keepPrecedence(Precedence.eventually("A", "B").withOtherResource())))
                .isEqualTo("1");
        assertThat(ids(LOG.keepPrecedence(Precedence.directly("B", "C").withSameResource())))
                .as("nullResource equals none")
                .isEmpty();
        assertThat(ids(LOG.keepInfrequentFlows(2))).isEqualTo("1 2");
        assertThat(ids(LOG.dropInfrequentFlows(2))).isEqualTo("3");
        assertThat(events(LOG.trimTo(List.of("B"), List.of("B", "C")))).isEqualTo("1BBC 3BC");
        assertThat(events(LOG.prefixes(Occurrence.nth("B", 2)))).isEqualTo("1ABB");
        assertThat(events(LOG.suffixes(Occurrence.first("C")))).isEqualTo("1C 2CA 3C");
        assertThat(events(LOG.keepActivityFrequency(Share.of(0.6)))).isEqualTo("1ABB 2AA 3B");
        assertThatThrownBy(() -> LOG.keepStartActivities("a"))
                .hasMessageContaining("no activity \"a\" in hand; did you mean \"A\"");
    }

    @Test
    void resourceNamedLater() {
        EventLog silent = EventLog.builder("silent")
                .event("1", "A", Instant.EPOCH)
                .with("owner", "x")
                .event("1", "B", Instant.EPOCH)
                .with("owner", "y")
                .build();
        assertThatThrownBy(() -> silent.keepResources("x")).hasMessageContaining("log.withResource(\"…\")");
        EventLog named = silent.withResource("owner");
        assertThat(events(named.keepResources("y"))).isEqualTo("1B");
        assertThat(named.mapping().resource()).isEqualTo("owner");
        assertThatThrownBy(() -> silent.withResource("ownr"))
                .hasMessageContaining("ownr")
                .hasMessageContaining("owner");
    }

    @Test
    void organisation() {
        assertThat(events(LOG.keepResources("y"))).isEqualTo("1B 2C");
        assertThat(ids(LOG.keepCasesDoneBy(Quantifier.ALL, "x", "y"))).isEqualTo("2");
        assertThat(events(LOG.keepResourceFrequency(Between.atLeast(3)))).isEqualTo("1AB 2AA");
        assertThat(ids(LOG.keepInvolvement(Between.exactly(2)))).isEqualTo("1 2");
        assertThat(ids(LOG.keepFourEyes("A", "B"))).isEqualTo("2 3");
        assertThat(ids(LOG.keepSameResource("A", "B"))).isEmpty();
        assertThat(ids(LOG.keepDoneByDifferent("B"))).isEqualTo("1");
        assertThat(ids(LOG.keepHandover("x", "y"))).isEqualTo("1 2");
        assertThat(events(LOG.keepResourceActivity("x", "A"))).isEqualTo("1A 2AA");
        assertThatThrownBy(() -> LOG.keepResources("z")).hasMessageContaining("no resource \"z\" in hand");
        EventLog nobody = EventLog.builder("n").event("1", "A", FRIDAY).build();
        assertThatThrownBy(() -> nobody.keepFourEyes("A", "A"))
                .hasMessageContaining("n does not say who did its events; name the attribute that does");
    }

    @Test
    void repetition() {
        assertThat(ids(LOG.keepRework("A", Between.atLeast(2)))).isEqualTo("2");
        assertThat(ids(LOG.keepSelfLoops(RepetitionKind.OTHER_RESOURCE))).isEqualTo("1");
        assertThat(ids(LOG.keepSelfLoops(RepetitionKind.SAME_RESOURCE))).isEmpty();
        assertThat(ids(LOG.keepRepetitions(RepetitionKind.SAME_RESOURCE))).isEqualTo("2");
        assertThat(events(LOG.keepOccurrence(Occurrence.last("A")))).isEqualTo("1A 2A");
    }

    @Test
    void attributes() {
        assertThat(ids(LOG.keepValues("amount", 10))).isEqualTo("1");
        assertThat(ids(LOG.keepMissing("amount"))).isEqualTo("3");
        assertThat(ids(LOG.keepRange("amount", Between.atLeast(15)))).isEqualTo("2");
        assertThat(events(LOG.keepRange("step", Between.of(2, 10)))).isEqualTo("1BC 2A");
        assertThat(ids(LOG.keepRange(Scope.CASES, "step", Between.atLeast(50)))).isEqualTo("3");
        assertThat(events(LOG.keepValues(Scope.EVENTS, "amount", 20))).isEqualTo("2ACA");
        assertThat(events(LOG.keepValueShare("org:resource", Share.of(0.6)))).isEqualTo("1AB 2AA");
        assertThat(events(LOG.keepWhere("org:resource", "y"::equals))).isEqualTo("1B 2C");
        assertThatThrownBy(() -> LOG.keepValues("amounts", 1))
                .hasMessageContaining("no column \"amounts\" in hand; did you mean \"amount\"");
        EventLog steps = EventLog.builder("l")
                .event("1", "A", FRIDAY)
                .with("lifecycle:transition", "START")
                .event("1", "A", FRIDAY)
                .with("lifecycle:transition", "complete")
                .build();
        assertThat(steps.keepLifecycle("start").eventCount()).isEqualTo(1);
        assertThat(steps.dropLifecyclePresence("suspend").eventCount()).isEqualTo(2);
    }

    @Test
    void conditionsCombineAndSayWhatTheyAre() {
        EventLog kept = LOG.keepCases(startingWith("A").and(endingWith("C").negate()));
        assertThat(ids(kept)).isEqualTo("2");
        assertThat(kept.history().value(0, "step"))
                .isEqualTo("keepCases(startingWith(\"A\").and(endingWith(\"C\").negate()))");
        assertThat(ids(LOG.keepCases(trace -> endingWith("C").test(trace)))).isEqualTo("1 3");
        DataTable history = LOG.keepResources("x").history();
        assertThat(history.value(0, "note")).isEqualTo(Phrase.of("3 events without resource", "担当者のないイベント 3件"));
    }

    @Test
    void conditionsOnTheOrderAreAskedOncePerVariant() {
        EventLogBuilder builder = EventLog.builder("many");
        for (int i = 0; i < 100; i++) {
            builder.event("c" + i, "A", hour(i)).event("c" + i, i % 2 == 0 ? "B" : "C", hour(i + 1));
        }
        int[] asked = {0};
        EventLog log = builder.build();
        EventLog kept = log.keepCases(CaseCondition.ofOrder(Verb.of("counted"), l -> (codes, start, end) -> {
            asked[0]++;
            return codes[end - 1] == l.activityCode("B");
        }));
        assertThat(kept.caseCount()).isEqualTo(50);
        assertThat(asked[0]).isEqualTo(2);
    }

    @Test
    void groups() {
        GroupedLog groups = LOG.by("amount");
        assertThat(groups.values()).containsExactly(10L, 20L, null);
        assertThat(groups.apply(EventLog::eventCount)).containsExactly(4, 3, 2);
        assertThat(ids(groups.log(20))).isEqualTo("2");
        assertThat(ids(groups.log(null))).isEqualTo("3");
        assertThatThrownBy(() -> groups.log(99)).hasMessageContaining("no case has \"99\" in \"amount\"");
        assertThat(LOG.splitByVariant()).hasSize(3);
        assertThat(groups).hasToString("Log by amount: 3 groups");
        assertThat(groups.table().value(2, "value").toString()).isEqualTo("(none)");
    }

    @Test
    void nothingIsCopiedThatAVerbDoesNotChange() {
        EventLog kept = LOG.keepActivities("A").keepCases("2");
        assertThat(kept.frame().activities()).isSameAs(LOG.frame().activities());
        SelectedColumn step = (SelectedColumn) kept.eventAttribute("step");
        assertThat(step.whole()).isSameAs(LOG.eventAttribute("step"));
        assertThat(LOG.keepTraceLength(Between.atLeast(0)).frame()).isSameAs(LOG.frame());
        assertThat(((SelectedColumn) LOG.keepCases("2").caseAttribute("amount")).whole())
                .isSameAs(LOG.caseAttribute("amount"));
    }

    @Test
    void aPreparedConditionLooksAtTheLogOnceAndPrints() {
        int[] prepared = new int[1];
        Predicate<Trace> odd = Cases.prepared("odd()", log -> {
            prepared[0]++;
            return c -> log.caseId(c).equals("1") || log.caseId(c).equals("3");
        });

        EventLog kept = LOG.keepCases(odd);
        assertThat(ids(kept)).isEqualTo("1 3");
        assertThat(prepared[0]).isEqualTo(1);
        assertThat(ids(LOG.dropCases(odd))).isEqualTo("2");
        assertThat(ids(LOG.keepCases(odd.and(Cases.startingWith("A"))))).isEqualTo("1");
        assertThat(kept.history().row(kept.history().rowCount() - 1)).contains("keepCases(odd())");
        assertThatThrownBy(() -> Cases.prepared("odd()", null)).hasMessageStartingWith("a preparation is needed");
    }
}
