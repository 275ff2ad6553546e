package io.keiro.log;

import static io.keiro.log.HandLogs.hour;
import static io.keiro.log.HandLogs.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentVerbsTest {

    private static final EventLog LOG = HandLogs.of("1: A0 X1 B2 A3 B4 Y5 | 2: B0 A1 A2 B3 | 3: A0 X1 | 4:");

    @Test
    void between() {
        assertThat(text(LOG.keepBetween("A", "B")))
                .isEqualTo("1#1: A0 X1 B2 | 1#2: A3 B4 | 2#1: A1 A2 B3 | 2#2: A2 B3");
        assertThat(text(LOG.dropBetween("A", "B"))).isEqualTo("1#1: Y5 | 2#1: B0 | 3#1: A0 X1");
        assertThat(text(LOG.keepBetween("A", "A"))).isEqualTo("1#1: A0 X1 B2 A3 | 2#1: A1 A2");
        assertThat(text(LOG.keepBetween("Y", "A"))).isEmpty();
        assertThat(HandLogs.step(LOG.keepBetween("A", "B"))).isEqualTo("keepBetween(\"A\", \"B\")");
    }

    @Test
    void segments() {
        assertThat(text(LOG.keepSegments("A", "B"))).isEqualTo("1#1: A3 B4 | 2#1: A2 B3");
        assertThat(text(LOG.dropSegments("A", "B"))).isEqualTo("1#1: A0 X1 B2 | 1#2: Y5 | 2#1: B0 A1 | 3#1: A0 X1");
        EventLog loop = HandLogs.of("1: A0 A1 A2 B3");
        assertThat(text(loop.keepSegments("A", "A"))).as("places overlap").isEqualTo("1#1: A0 A1 | 1#2: A1 A2");
        assertThat(text(loop.dropSegments("A", "A"))).isEqualTo("1#1: B3");
        assertThat(text(loop.keepSegments("B"))).isEqualTo("1#1: B3");
        assertThatThrownBy(loop::keepSegments)
                .hasMessage("a sequence needs at least one activity, for example keepSegments(\"Call\", \"Offer\")");
        assertThatThrownBy(() -> loop.keepBetween("A", "b"))
                .hasMessageContaining("no activity \"b\" in hand; did you mean \"B\"");
    }

    @Test
    void segmentsKeepTheAttributesOfTheirCase() {
        EventLog log = HandLogs.builder("1: A0 B1 A2 B3")
                .caseAttribute("1", "region", "West")
                .build()
                .withEventAttribute("row", Event::index);
        EventLog cut = log.keepBetween("A", "B");
        assertThat(cut.caseAttribute("region").text(1)).isEqualTo("West");
        assertThat(cut.eventAttribute("row").value(2)).isEqualTo(2L);
        assertThat(((SelectedColumn) cut.eventAttribute("row")).whole()).isSameAs(log.eventAttribute("row"));
        assertThat(text(cut.keepCases("1#2"))).isEqualTo("1#2: A2 B3");
        assertThat(text(cut.keepBetween("B", "B"))).isEmpty();
    }

    @Test
    void idsOfCutCasesThatAreCutAgainDiffer() {
        EventLog log = HandLogs.of("1: A0 B1 A2 B3 | 1#1: A0 B1");
        assertThat(text(log.keepBetween("A", "B"))).isEqualTo("1#1: A0 B1 | 1#2: A2 B3 | 1#1#1: A0 B1");
    }

    @Test
    void periodCutsWhatTakesTime() {
        EventLog log = HandLogs.of("1: A0-2 B1-9 C4-5 D7-9 E3 F? | 2: A6-7");
        assertThat(text(log.trimToPeriod(hour(2), hour(6)))).isEqualTo("1: B2-6 E3 C4-5");
        assertThat(text(log.trimAwayPeriod(hour(2), hour(6)))).isEqualTo("1: A0-2 B1-2 B6-9 F? D7-9 | 2: A6-7");
        assertThat(HandLogs.note(log.trimToPeriod(hour(2), hour(6)))).isEqualTo("1 event cut at a bound");
        EventLog atomic = HandLogs.of("1: A0 B2 C6 D?");
        assertThat(text(atomic.trimToPeriod(hour(2), hour(6)))).isEqualTo("1: B2");
        assertThat(text(atomic.trimAwayPeriod(hour(2), hour(6)))).isEqualTo("1: A0 C6 D?");
        assertThatThrownBy(() -> log.trimToPeriod(hour(6), hour(2))).hasMessageContaining("ends before it begins");
    }

    private static EventLog lifecycles() {
        EventLogBuilder log = EventLog.builder("lives");
        String[] lives = {"A schedule", "A start", "B start", "A suspend", "A complete", "B complete", "C complete"};
        for (int i = 0; i < lives.length; i++) {
            log.event("1", lives[i].substring(0, 1), hour(i)).with("lifecycle:transition", lives[i].substring(2));
        }
        return log.build();
    }

    @Test
    void lifecycleIsCutPerInstance() {
        EventLog log = lifecycles();
        List<String> start = List.of("START");
        List<String> complete = List.of("complete", "suspend");
        assertThat(text(log.trimLifecycle(start, complete))).isEqualTo("1: A1 B2 A3 A4 B5");
        assertThat(text(log.trimAwayLifecycle(start, complete))).isEqualTo("1: A0 C6");
        assertThat(text(log.trimLifecycle(start, List.of("suspend")))).isEqualTo("1: A1 A3");
        EventLog ends = log.keepLifecycle("complete");
        assertThat(text(ends.trimLifecycle(complete, complete))).isEqualTo("1: A4 B5 C6");
        assertThat(text(ends.trimLifecycle(start, complete))).isEmpty();
    }

    @Test
    void lifecycleIsTheColumnThatTheMappingNames() {
        EventLog log = EventLog.builder("named")
                .event("1", "A", hour(0))
                .with("state", "start")
                .with("run", "r1")
                .event("1", "A", hour(1))
                .with("state", "complete")
                .with("run", "r1")
                .build();
        assertThatThrownBy(() -> log.keepLifecycle("start"))
                .hasMessage("named does not say of its events the lifecycle transition; name the attribute that does:"
                        + " log.withLifecycle(\"…\"). Event attributes: \"state\", \"run\"");
        assertThatThrownBy(() -> log.keepInstances("r1")).hasMessageContaining("log.withInstance(\"…\")");
        assertThat(text(log.withLifecycle("state").keepLifecycle("start"))).isEqualTo("1: A0");
        assertThat(log.withInstance("run").keepInstances("r1").eventCount()).isEqualTo(2);
        assertThatThrownBy(() -> log.withLifecycle("stat")).hasMessageContaining("did you mean \"state\"");
    }

    @Test
    void prefixesAndTheRest() {
        Occurrence second = Occurrence.nth("B", 2);
        assertThat(text(LOG.prefixes(second))).isEqualTo("1: A0 X1 B2 A3 B4 | 2: B0 A1 A2 B3");
        assertThat(text(LOG.dropPrefixes(second))).isEqualTo("1: Y5 | 3: A0 X1");
        assertThat(text(LOG.dropSuffixes(second))).isEqualTo("1: A0 X1 B2 A3 | 2: B0 A1 A2 | 3: A0 X1");
    }

    @Test
    void everyPrefixAndSuffix() {
        EventLog log = HandLogs.of("1: A0 B1 C2 | 2: A0 | 3:");
        assertThat(text(log.everyPrefix(Between.atLeast(1))))
                .isEqualTo("1#1: A0 | 1#2: A0 B1 | 1#3: A0 B1 C2 | 2#1: A0");
        assertThat(text(log.everyPrefix(Between.of(2, 2)))).isEqualTo("1#1: A0 B1");
        assertThat(text(log.everySuffix(Between.atMost(2)))).isEqualTo("1#1: B1 C2 | 1#2: C2 | 2#1: A0");
        assertThatThrownBy(() -> log.everyPrefix(Between.atLeast(Duration.ofDays(1))))
                .hasMessageContaining("it must be one of numbers");
    }

    @Test
    void runs() {
        EventLog log = HandLogs.of("1: A0 A1 A2 B3 A4 | 2: A0");
        assertThat(text(log.collapseSelfLoops(1))).isEqualTo("1: A0 B3 A4 | 2: A0");
        assertThat(text(log.collapseSelfLoops(2))).isEqualTo("1: A0 A1 B3 A4 | 2: A0");
        assertThat(log.collapseSelfLoops(3).frame()).isSameAs(log.frame());
        assertThatThrownBy(() -> log.collapseSelfLoops(0)).hasMessageContaining("is 0; it must be 1 or more");
    }

    private static List<String> events(EventLog... logs) {
        List<String> all = new ArrayList<>();
        for (EventLog log : logs) {
            RandomLogs.content(log, false).stream()
                    .filter(line -> line.startsWith("  "))
                    .forEach(all::add);
        }
        all.sort(Comparator.naturalOrder());
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void keptAndDroppedAreTheWhole(long seed) {
        RandomLogs random = new RandomLogs(seed);
        for (int i = 0; i < 60; i++) {
            EventLog log = random.next();
            if (log.eventCount() == 0) {
                continue;
            }
            String first = log.activities().get(0);
            String last = log.activities().get(log.activities().size() - 1);
            // Stretches that overlap hold an event twice: as sets of events they are the whole.
            EventLog numbered = log.withEventAttribute("row", Event::index);
            List<String> whole = events(numbered);
            assertThat(events(numbered.keepBetween(first, last), numbered.dropBetween(first, last)).stream()
                            .distinct())
                    .isEqualTo(whole);
            assertThat(events(numbered.keepSegments(first, last), numbered.dropSegments(first, last)).stream()
                            .distinct())
                    .isEqualTo(whole);
            Occurrence some = Occurrence.nth(first, 2);
            assertThat(events(log.prefixes(some), log.dropPrefixes(some))).isEqualTo(events(log));
            assertThat(events(log.suffixes(some), log.dropSuffixes(some))).isEqualTo(events(log));
            assertThat(text(numbered.keepBetween(first, last))).isEqualTo(naiveBetween(numbered, first, last));
            EventLog once = log.collapseSelfLoops(1);
            assertThat(RandomLogs.content(once.collapseSelfLoops(1), true)).isEqualTo(RandomLogs.content(once, true));
        }
    }

    private static String naiveBetween(EventLog log, String first, String last) {
        List<String> cases = new ArrayList<>();
        for (String oneCase : text(log).split(" \\| ")) {
            String id = oneCase.substring(0, oneCase.indexOf(':'));
            List<String> parts =
                    new ArrayList<>(List.of(oneCase.substring(id.length() + 1).split(" (?=Step)")));
            parts.remove(0);
            int number = 0;
            for (int i = 0; i < parts.size(); i++) {
                for (int j = i + 1; parts.get(i).startsWith(first) && j < parts.size(); j++) {
                    if (parts.get(j).startsWith(last)) {
                        cases.add(id + "#" + ++number + ": " + String.join(" ", parts.subList(i, j + 1)));
                        break;
                    }
                }
            }
        }
        return String.join(" | ", cases);
    }

    private static Duration worked(EventLog log) {
        Duration sum = Duration.ZERO;
        for (int e = 0; e < log.eventCount(); e++) {
            sum = log.time(e) == EventLog.NO_TIME ? sum : sum.plusMillis(log.time(e) - log.startTime(e));
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {24, 25})
    void timeInsideAndOutsideOfAPeriodAddsUp(long seed) {
        RandomLogs random = new RandomLogs(seed);
        Instant from = Instant.parse("2024-03-30T21:30:00Z");
        for (int i = 0; i < 80; i++) {
            EventLog log = random.next();
            EventLog inside = log.trimToPeriod(from, from.plusSeconds(9000));
            EventLog outside = log.trimAwayPeriod(from, from.plusSeconds(9000));
            assertThat(worked(inside).plus(worked(outside))).isEqualTo(worked(log));
            assertThat(HandLogs.isByTime(inside)).isTrue();
            assertThat(RandomLogs.content(inside.trimAwayPeriod(from, from.plusSeconds(9000)), true))
                    .as("nothing outside is left inside, but what ends at the bound")
                    .allMatch(line -> !line.startsWith("  ")
                            || line.contains(" " + from.plusSeconds(9000).toEpochMilli()));
        }
    }

    @Test
    void emptyLog() {
        EventLog empty = EventLog.builder("empty").build();
        assertThat(empty.keepBetween("A", "B").caseCount()).isZero();
        assertThat(empty.dropSegments("A").caseCount()).isZero();
        assertThat(empty.trimToPeriod(hour(0), hour(1)).caseCount()).isZero();
        assertThat(empty.trimLifecycle(List.of("start"), List.of("complete")).caseCount())
                .isZero();
    }
}
