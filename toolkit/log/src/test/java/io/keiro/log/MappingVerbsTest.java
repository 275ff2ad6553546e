package io.keiro.log;

import static io.keiro.log.HandLogs.hour;
import static io.keiro.log.HandLogs.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingVerbsTest {

    /** Two orders of one customer, one of another, one event of nobody. */
    private static EventLog orders() {
        return EventLog.builder("orders")
                .event("o1", "A", hour(0))
                .with("customer", "x")
                .with("due", hour(9))
                .with("org:resource", "Rep 1")
                .event("o1", "B", hour(4))
                .with("customer", "x")
                .with("lifecycle:transition", "start")
                .event("o2", "A", hour(2))
                .with("customer", "x")
                .event("o2", "C", hour(3))
                .with("due", hour(1))
                .event("o3", "A", hour(1))
                .with("customer", "y")
                .with("org:resource", "Rep 2")
                .caseAttribute("o1", "region", "West")
                .caseAttribute("o4", "region", "East")
                .build();
    }

    private static List<Object> values(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::value).toList();
    }

    @Test
    void caseId() {
        EventLog orders = orders();
        EventLog log = orders.withCaseId("customer");
        assertThat(log.frame().activities()).isSameAs(orders.frame().activities());
        assertThat(text(log)).isEqualTo("x: A0 A2 B4 | y: A1");
        assertThat(log.mapping().caseId()).isEqualTo("customer");
        assertThat(log.caseAttributes()).isEmpty();
        assertThat(log.eventAttributes())
                .containsExactly("due", "org:resource", "lifecycle:transition", "region", "case");
        assertThat(values(log.eventAttribute("case"))).containsExactly("o1", "o2", "o1", "o3");
        assertThat(values(log.eventAttribute("region"))).containsExactly("West", null, "West", null);
        assertThat(HandLogs.note(log)).isEqualTo("1 event without \"customer\" left the log");
        assertThat(text(log.withCaseId("case"))).isEqualTo("o1: A0 B4 | o2: A2 | o3: A1");
        assertThat(text(orders().withCaseId("region"))).isEqualTo("West: A0 B4");
        assertThat(RandomLogs.content(orders.withCaseId("case"), true)).isEqualTo(RandomLogs.content(orders, true));
        assertThatThrownBy(() -> orders().withCaseId("costumer")).hasMessageContaining("did you mean \"customer\"");
    }

    @Test
    void activity() {
        EventLog log = orders().withActivity("customer");
        assertThat(text(log)).isEqualTo("o1: x0 x4 | o2: x2 | o3: y1");
        assertThat(log.mapping().activity()).isEqualTo("customer");
        assertThat(values(log.eventAttribute("activity"))).containsExactly("A", "B", "A", "A");
        assertThat(log.activities()).containsExactly("x", "y");
        assertThat(text(log.withActivity("activity"))).isEqualTo("o1: A0 B4 | o2: A2 | o3: A1");
        EventLog same = orders().withActivity("activity");
        assertThat(RandomLogs.content(same, true)).isEqualTo(RandomLogs.content(orders(), true));
        assertThat(orders().withActivity("org:resource").mapping().resource())
                .as("it has another role now")
                .isEmpty();
    }

    @Test
    void classifier() {
        EventLog log = orders().classifier("activity", "lifecycle:transition");
        assertThat(log.activities()).containsExactly("A", "B+start", "C");
        assertThat(log.caseCount()).as("nothing left the log").isEqualTo(4);
        assertThat(log.mapping().activity()).isEqualTo("activity+lifecycle:transition");
        assertThat(log.mapping().lifecycle()).isEqualTo("lifecycle:transition");
        assertThat(log.eventAttribute("activity").text(1)).isEqualTo("B");
        assertThatThrownBy(() -> log.classifier()).hasMessageContaining("columns to join need names");
    }

    @Test
    void projection() {
        EventLog log = orders().projectOn("org:resource");
        assertThat(log.activities()).containsExactly("Rep 1", "Rep 2");
        assertThat(log.eventAttributes()).isEmpty();
        assertThat(log.caseAttributes()).containsExactly("region");
        assertThat(log.caseIds()).containsExactly("o1", "o3");
    }

    @Test
    void times() {
        EventLog log = orders().withTime("due");
        assertThat(text(log)).isEqualTo("o1: A9 B? | o2: A? C1 | o3: A? | o4:");
        assertThat(values(log.eventAttribute("time"))).containsExactly(hour(0), hour(4), hour(2), hour(3), hour(1));
        assertThat(text(log.withTime("time"))).isEqualTo(text(orders()));
        EventLog disordered = HandLogs.of("1: A0 B1").withEventAttribute("t", e -> hour(5 - e.position()));
        assertThat(text(disordered.withTime("t"))).isEqualTo("1: B4 A5");
        EventLog started = disordered.withStart("t");
        assertThat(text(started)).isEqualTo("1: B4-1 A5-0");
        assertThat(started.mapping().start()).isEqualTo("t");
        assertThatThrownBy(() -> orders().withTime("customer"))
                .hasMessageStartingWith("\"customer\" holds text, not moments; make some of it first");
    }

    @Test
    void merge() {
        EventLog one = HandLogs.builder("1: A0 C5 | 2: B1")
                .caseAttribute("1", "amount", 10)
                .caseAttribute("2", "amount", 1)
                .build();
        EventLog two = HandLogs.builder("1: B3-4 | 3:")
                .with("cost", 2.5)
                .caseAttribute("1", "amount", 11)
                .caseAttribute("1", "region", "West")
                .build();
        EventLog joined = one.merge(two, CaseIdClash.JOIN);
        assertThat(text(joined)).isEqualTo("1: A0 B3-4 C5 | 2: B1 | 3:");
        assertThat(values(joined.caseAttribute("amount"))).containsExactly(10L, 1L, null);
        assertThat(values(joined.caseAttribute("region"))).containsExactly("West", null, null);
        assertThat(values(joined.eventAttribute("cost"))).containsExactly(null, 2.5, null, null);
        assertThat(HandLogs.step(joined)).isEqualTo("merge(\"hand\", JOIN)");
        assertThat(HandLogs.note(joined)).isEqualTo("1 event of hand; 1 case joined, 1 case attribute differing");
        assertThat(text(one.merge(two, CaseIdClash.PREFIX)))
                .isEqualTo("hand/1: A0 C5 | hand/2: B1 | hand (2)/1: B3-4 | hand (2)/3:");
        assertThatThrownBy(() -> one.merge(two, CaseIdClash.FAIL))
                .hasMessage(
                        "1 case id is in both hand and hand: \"1\"; if they are the same cases, use CaseIdClash.JOIN,"
                                + " if not, CaseIdClash.PREFIX");
        assertThat(text(one.merge(two.keepCases("3"), CaseIdClash.FAIL))).isEqualTo("1: A0 C5 | 2: B1 | 3:");
    }

    @Test
    void mergedColumnsWithOneRoleAreOne() {
        EventLog one = EventLog.builder("a")
                .event("1", "A", hour(0))
                .with("who", "x")
                .build()
                .withResource("who");
        EventLog two = EventLog.builder("b")
                .event("2", "A", hour(0))
                .with("org:resource", "y")
                .with("time", "noon")
                .build();
        EventLog merged = one.merge(two, CaseIdClash.FAIL);
        assertThat(merged.eventAttributes()).containsExactly("who", "time (2)");
        assertThat(merged.keepResources("y").caseIds()).containsExactly("2");
        assertThat(two.merge(one, CaseIdClash.FAIL).keepResources("x").caseIds())
                .containsExactly("1");
    }

    /** What had a role before must not take it back when a file is read again. */
    @Test
    void writtenAndReadAgain(@TempDir Path folder) {
        EventLog orders = orders().rename("activity", "concept:name")
                .rename("time", "time:timestamp")
                .rename("case", "case:concept:name");
        List<EventLog> logs = List.of(
                orders.withTime("due").dropMissing("time:timestamp"),
                orders.withStart("due").withTime("time:timestamp"),
                orders.withActivity("org:resource"),
                orders.classifier("concept:name", "lifecycle:transition"),
                orders.withCaseId("customer"),
                orders.withStart("due").dropActivities("B").withStart("time:timestamp"));
        for (EventLog log : logs) {
            String expected = text(log);
            log.writeXes(folder.resolve("log.xes"));
            assertThat(text(EventLog.read(folder.resolve("log.xes"))))
                    .as(HandLogs.step(log) + " as XES")
                    .isEqualTo(expected);
            log.writeCsv(folder.resolve("log.csv"));
            assertThat(text(EventLog.read(folder.resolve("log.csv"))))
                    .as(HandLogs.step(log) + " as CSV")
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void laws(long seed) {
        RandomLogs random = new RandomLogs(seed);
        for (int i = 0; i < 80; i++) {
            EventLog log = random.next();
            List<String> whole = RandomLogs.content(log, true);
            EventLog empty = EventLog.builder("random").build();
            assertThat(RandomLogs.content(log.merge(empty, CaseIdClash.FAIL), true))
                    .isEqualTo(whole);
            EventLog even = log.keepCases(t -> t.index() % 2 == 0);
            EventLog odd = log.keepCases(t -> t.index() % 2 != 0);
            assertThat(sorted(even.merge(odd, CaseIdClash.FAIL))).isEqualTo(sorted(log));
            assertThat(sorted(odd.merge(even, CaseIdClash.JOIN)))
                    .as("whatever the order")
                    .isEqualTo(sorted(log));
            if (log.eventCount() > 0) {
                EventLog all = log.withEventAttribute("id", e -> e.caseId()).withEventAttribute("one", e -> "all");
                EventLog one = all.withCaseId("one");
                assertThat(one.caseCount()).isEqualTo(1);
                assertThat(HandLogs.isByTime(one)).isTrue();
                assertThat(one.eventCount()).isEqualTo(log.eventCount());
                assertThat(RandomLogs.content(all.withActivity("id").withActivity("activity"), true)
                                .size())
                        .isEqualTo(whole.size());
                assertThat(RandomLogs.content(log.withTime("time"), true)).isEqualTo(whole);
            }
        }
    }

    private static List<String> sorted(EventLog log) {
        List<String> lines = new ArrayList<>(RandomLogs.content(log, true));
        lines.sort(Comparator.naturalOrder());
        return lines;
    }
}
