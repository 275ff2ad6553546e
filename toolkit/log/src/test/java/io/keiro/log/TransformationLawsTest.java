package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every transformation and segment verb, over seeded random logs. */
class TransformationLawsTest {

    private static final Instant NOON = Instant.parse("2024-03-30T22:00:00Z");

    /** Verbs whose result for a case depends on nothing but the case and the set of all cases. */
    private static Map<String, UnaryOperator<EventLog>> verbs() {
        Map<String, UnaryOperator<EventLog>> verbs = new LinkedHashMap<>();
        verbs.put("keepBetween", l -> l.keepBetween(first(l), last(l)));
        verbs.put("dropBetween", l -> l.dropBetween(first(l), last(l)));
        verbs.put("keepSegments", l -> l.keepSegments(first(l)));
        verbs.put("everyPrefix", l -> l.everyPrefix(Between.of(2, 5)));
        verbs.put("everySuffix", l -> l.everySuffix(Between.of(2, 5)));
        verbs.put("trimToPeriod", l -> l.trimToPeriod(NOON, NOON.plusSeconds(5000)));
        verbs.put("trimAwayPeriod", l -> l.trimAwayPeriod(NOON, NOON.plusSeconds(5000)));
        verbs.put("dropPrefixes", l -> l.dropPrefixes(Occurrence.first(first(l))));
        verbs.put("collapseSelfLoops", l -> l.collapseSelfLoops(1));
        verbs.put("recode", l -> l.recode(String::toUpperCase));
        verbs.put("collapse", l -> l.collapse("X", first(l), last(l)));
        verbs.put("mergeRepeats", EventLog::mergeRepeats);
        verbs.put("withArtificialEndpoints", EventLog::withArtificialEndpoints);
        verbs.put(
                "withActivity",
                l -> l.withEventAttribute("x", e -> e.position() % 3 == 0 ? null : e.position())
                        .withActivity("x"));
        verbs.put("classifier", l -> l.classifier("case", "activity"));
        verbs.put("projectOn", l -> l.projectOn("case"));
        verbs.put(
                "withTime",
                l -> l.withEventAttribute("t", e -> NOON.minusSeconds(e.position() * 60L))
                        .withTime("t"));
        verbs.put(
                "withStart",
                l -> l.withEventAttribute("t", e -> NOON.minusSeconds(e.position() * 60L))
                        .withStart("t"));
        verbs.put("withLag", l -> l.withLag("new", "activity", 2));
        verbs.put("withLead", l -> l.withLead("new", "time"));
        verbs.put("withPosition", l -> l.withPosition("new"));
        verbs.put("withOccurrence", l -> l.withOccurrence("new"));
        verbs.put("withCountSoFar", l -> l.withCountSoFar("new", Events.ofActivity(first(l))));
        verbs.put("withElapsedHours", l -> l.withElapsedHours("new"));
        verbs.put("withRemainingHours", l -> l.withRemainingHours("new"));
        verbs.put("unite", l -> l.unite("new", "-", "case", "activity"));
        verbs.put("shiftTimes", l -> l.shiftTimes(Duration.ofMinutes(-7)));
        verbs.put("rebaseTimes", l -> l.rebaseTimes(NOON));
        verbs.put("roundTimes", l -> l.roundTimes(ChronoUnit.HALF_DAYS));
        WorkCalendar calendar = WorkCalendar.weekdays(ZoneId.of("Asia/Tokyo"), LocalTime.of(1, 0), LocalTime.of(8, 0));
        verbs.put("toBusinessTime", l -> l.toBusinessTime(calendar));
        verbs.put("pseudonymise", l -> l.pseudonymise(PseudonymKey.of("a key for tests only")));
        verbs.put("clusterVariants", l -> l.clusterVariants("new", 2, 5));
        verbs.put(
                "joinCases",
                l -> l.joinCases(
                        DataTable.titled(
                                        Phrase.same("t"),
                                        DataTable.Field.of("k", DataTable.Kind.TEXT),
                                        DataTable.Field.of("v", DataTable.Kind.COUNT))
                                .row("case 1", 5)
                                .build(),
                        "k"));
        return verbs;
    }

    private static String first(EventLog log) {
        return log.activities().get(0);
    }

    private static String last(EventLog log) {
        return log.activities().get(log.activities().size() - 1);
    }

    /** One text for each case, so that the order of cases does not matter. */
    private static List<String> cases(EventLog log) {
        List<String> cases = new ArrayList<>();
        for (String line : RandomLogs.content(log, true)) {
            if (line.startsWith("  ") && line.contains(" {") && !cases.isEmpty()) {
                cases.set(cases.size() - 1, cases.get(cases.size() - 1) + line);
            } else {
                cases.add(line);
            }
        }
        cases.sort(Comparator.naturalOrder());
        return cases;
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102})
    void everyVerb(long seed) {
        RandomLogs random = new RandomLogs(seed);
        for (int i = 0; i < 40; i++) {
            EventLog log = random.next();
            if (log.eventCount() == 0) {
                continue;
            }
            List<String> before = RandomLogs.content(log, true);
            EventLog turned = log.withCaseAttribute("place", Trace::index)
                    .arrangeDescending("place")
                    .dropAttributes("place");
            verbs().forEach((name, verb) -> {
                EventLog result = verb.apply(log);
                assertThat(RandomLogs.content(log, true))
                        .as(name + " leaves the log as it was")
                        .isEqualTo(before);
                assertThat(cases(verb.apply(turned)))
                        .as(name + " in any order of cases")
                        .isEqualTo(cases(result));
                assertThat(HandLogs.step(result))
                        .as("history")
                        .startsWith(name + (name.equals("mergeRepeats") ? "" : "("));
                wellFormed(result, name);
                EventLog part = log.keepCases(t -> t.index() % 2 == 0).keepEvents(e -> e.index() % 5 != 1);
                if (part.activities().equals(log.activities())) {
                    wellFormed(verb.apply(part), name + " of a part");
                }
            });
        }
    }

    private static void wellFormed(EventLog log, String name) {
        Frame frame = log.frame();
        assertThat(HandLogs.isByTime(log)).as(name + " is in the order of time").isTrue();
        assertThat(frame.offsets()[0]).isZero();
        assertThat(frame.offsets()[log.caseCount()]).as(name).isEqualTo(log.eventCount());
        assertThat(frame.rows().caseIds().size()).as(name).isEqualTo(log.caseCount());
        assertThat(frame.rows().cases().size()).as(name).isEqualTo(log.caseCount());
        assertThat(frame.rows().events().size()).as(name).isEqualTo(log.eventCount());
        assertThat(frame.times().ends()).as(name).hasSize(log.eventCount());
        assertThat(log.caseIds()).as(name).doesNotHaveDuplicates();
        for (String attribute : log.eventAttributes()) {
            assertThat(log.eventAttribute(attribute).name()).as(name).isEqualTo(attribute);
            assertThat(log.eventAttribute(attribute).size()).as(name).isEqualTo(log.eventCount());
        }
        VariantIndex counted = VariantIndex.of(log);
        for (int c = 0; c < log.caseCount(); c++) {
            assertThat(log.variantOf(c)).as(name + " ranks its variants").isEqualTo(counted.variantOf(c));
        }
        assertThat(log.events().rowCount()).isEqualTo(log.eventCount());
        assertThat(log.cases().rowCount()).isEqualTo(log.caseCount());
    }

    /** A real log in which thousands of neighbours have equal times. */
    @Test
    void tiesOfARealLogStay() {
        EventLog sepsis = EventLog.read(SharedData.file("data/logs/SEPSIS.xes.gz"));
        List<String> whole = cases(sepsis);
        assertThat(cases(sepsis.withArtificialEndpoints().withoutArtificialEndpoints()))
                .isEqualTo(whole);
        EventLog even = sepsis.keepCases(t -> t.index() % 2 == 0);
        EventLog odd = sepsis.dropCases(t -> t.index() % 2 == 0);
        assertThat(cases(odd.merge(even, CaseIdClash.FAIL))).isEqualTo(whole);
        assertThat(cases(sepsis.firstEvents(5_000)
                        .merge(sepsis.lastEvents(sepsis.eventCount() - 5_000), CaseIdClash.JOIN)))
                .isEqualTo(whole);
        assertThat(cases(sepsis.shiftTimes(Duration.ofDays(1)).shiftTimes(Duration.ofDays(-1))))
                .isEqualTo(whole);
        assertThat(cases(sepsis.toBusinessTime(WorkCalendar.always(ZoneId.of("Europe/Amsterdam")))))
                .isEqualTo(whole);
        EventLog recased = sepsis.withEventAttribute("one", e -> "all")
                .withCaseId("one")
                .withCaseId(sepsis.mapping().caseId());
        assertThat(recased.variantCount()).isEqualTo(sepsis.variantCount());
        assertThat(sepsis.pseudonymise(PseudonymKey.random()).variantCount()).isEqualTo(sepsis.variantCount());
        assertThat(sepsis.collapseSelfLoops(1).variantCount())
                .isEqualTo(sepsis.mergeRepeats().variantCount());
    }

    /** A slow reference for putting events into other cases: lists by value, sorted by time and then by the place in the source. */
    @ParameterizedTest
    @ValueSource(longs = {103, 104})
    void newCasesAgreeWithLists(long seed) {
        RandomLogs random = new RandomLogs(seed);
        for (int i = 0; i < 80; i++) {
            EventLog log = random.next().keepEvents(e -> e.time() != null);
            if (!log.eventAttributes().contains("note")) {
                continue;
            }
            Map<String, List<Integer>> expected = new LinkedHashMap<>();
            for (int e = 0; e < log.eventCount(); e++) {
                String note = log.eventAttribute("note").text(e);
                if (note != null) {
                    expected.computeIfAbsent(note, n -> new ArrayList<>()).add(e);
                }
            }
            EventLog recased = log.withEventAttribute("row", Event::index).withCaseId("note");
            assertThat(recased.caseIds()).containsExactlyElementsOf(expected.keySet());
            int c = 0;
            for (List<Integer> rows : expected.values()) {
                rows.sort(Comparator.<Integer>comparingLong(log::startTime)
                        .thenComparingLong(log::time)
                        .thenComparingInt(log::sourcePosition));
                List<Object> found = new ArrayList<>();
                for (int e = recased.caseStart(c); e < recased.caseEnd(c); e++) {
                    found.add(((Long) Objects.requireNonNull(
                                    recased.eventAttribute("row").value(e)))
                            .intValue());
                }
                assertThat(found).isEqualTo(rows);
                c++;
            }
        }
    }
}
