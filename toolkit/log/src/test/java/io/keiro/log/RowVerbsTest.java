package io.keiro.log;

import static io.keiro.log.HandLogs.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowVerbsTest {

    private static final EventLog LOG = HandLogs.of("1: A0 B5 C? D9 | 2: A3 B5 | 3: A? B1 | 4:");

    @Test
    void firstAndLast() {
        assertThat(text(LOG.firstEvents(3))).isEqualTo("1: A0 | 3: A? B1");
        assertThat(text(LOG.firstEvents(5))).as("equals as they stand").isEqualTo("1: A0 B5 | 2: A3 | 3: A? B1");
        assertThat(text(LOG.lastEvents(3))).isEqualTo("1: C? D9 | 2: B5");
        assertThat(text(LOG.firstEvents(99))).isEqualTo("1: A0 B5 C? D9 | 2: A3 B5 | 3: A? B1");
        assertThat(LOG.lastEvents(0).caseCount()).isZero();
        assertThatThrownBy(() -> LOG.firstEvents(-1)).hasMessage("the number of events is -1; it must be 0 or more");
    }

    @Test
    void slices() {
        assertThat(text(LOG.sliceCases(1, 3))).isEqualTo("2: A3 B5 | 3: A? B1");
        assertThat(text(LOG.sliceEvents(3, 6))).isEqualTo("1: D9 | 2: A3 B5");
        assertThat(text(LOG.sliceInstances(3, 6))).isEqualTo("1: D9 | 2: A3 B5");
        assertThat(LOG.sliceCases(4, 9).caseCount()).isZero();
        assertThatThrownBy(() -> LOG.sliceEvents(3, 2))
                .hasMessage(
                        "the slice goes from 3 to 2; rows are counted from 0, and the end is not before the beginning");
        EventLogBuilder lives = EventLog.builder("lives");
        String[] all = {"A start", "B start", "B complete", "A complete", "C complete"};
        for (int i = 0; i < all.length; i++) {
            lives.event("1", all[i].substring(0, 1), HandLogs.hour(i))
                    .with("lifecycle:transition", all[i].substring(2));
        }
        assertThat(text(lives.build().sliceInstances(0, 1))).isEqualTo("1: A0 A3");
    }

    @Test
    void duplicates() {
        EventLog log = HandLogs.of("1: A0 A0 B0 A0 | 2: A0 A?");
        assertThat(HandLogs.text(log.dropDuplicates())).isEqualTo("1: A0 B0 | 2: A0 A?");
        assertThat(HandLogs.text(log.keepDuplicates())).isEqualTo("1: A0 A0");
        assertThat(HandLogs.text(log.dropDuplicates("activity"))).isEqualTo("1: A0 B0");
        assertThat(HandLogs.text(log.dropDuplicates("case", "activity"))).isEqualTo("1: A0 B0 | 2: A0");
        EventLog noted = log.withEventAttribute("note", e -> e.position() == 1 ? "x" : null);
        assertThat(HandLogs.text(noted.dropDuplicates())).isEqualTo("1: A0 A0 B0 | 2: A0 A?");
    }

    @Test
    void arranged() {
        EventLog log = HandLogs.builder("1: A0 | 2: B1 | 3: C2 | 4: D3")
                .caseAttribute("1", "n", 10)
                .caseAttribute("2", "n", 9)
                .caseAttribute("4", "n", 10)
                .build();
        assertThat(log.arrange("n").caseIds()).containsExactly("2", "1", "4", "3");
        assertThat(log.arrangeDescending("n").caseIds()).containsExactly("1", "4", "2", "3");
        assertThat(HandLogs.text(log.arrangeDescending("activity"))).isEqualTo("4: D3 | 3: C2 | 2: B1 | 1: A0");
        EventLog arranged = log.arrange("n");
        assertThat(arranged.caseAttribute("n").value(0)).isEqualTo(9L);
        assertThat(HandLogs.text(arranged.keepCases("4", "3").arrange("case"))).isEqualTo("3: C2 | 4: D3");
    }

    @ParameterizedTest
    @ValueSource(longs = {61, 62, 63})
    void laws(long seed) {
        RandomLogs random = new RandomLogs(seed);
        for (int i = 0; i < 60; i++) {
            EventLog log = random.next();
            EventLog numbered = log.withEventAttribute("row", Event::index);
            List<Long> byTime = byTime(log);
            for (int n = 0; n <= log.eventCount(); n++) {
                EventLog first = log.firstEvents(n);
                assertThat(
                                numbered.firstEvents(n).eventCount() == 0
                                        ? List.of()
                                        : ColumnVerbsTest.values(
                                                numbered.firstEvents(n).eventAttribute("row")))
                        .containsExactlyInAnyOrderElementsOf(byTime.subList(0, n));
                assertThat(first.eventCount()).isEqualTo(n);
                assertThat(events(first, log.lastEvents(log.eventCount() - n))).isEqualTo(events(log));
                assertThat(events(log.sliceEvents(0, n), log.sliceEvents(n, log.eventCount())))
                        .isEqualTo(events(log));
            }
            assertThat(events(log.dropDuplicates("activity"), log.keepDuplicates("activity")))
                    .isEqualTo(events(log));
            EventLog once = log.dropDuplicates();
            assertThat(once.keepDuplicates().eventCount()).isZero();
            Set<String> naive = new HashSet<>();
            for (int c = 0; c < log.caseCount(); c++) {
                for (String line : RandomLogs.content(log.sliceCases(c, c + 1), true)) {
                    naive.add(log.caseId(c) + line);
                }
            }
            naive.removeIf(line -> !line.contains("  Step"));
            assertThat(once.eventCount()).isEqualTo(naive.size());
            EventLog arranged = log.arrange("case");
            assertThat(arranged.caseIds()).isSortedAccordingTo(Labels.BY_CODE_POINT);
            assertThat(events(arranged)).isEqualTo(events(log));
        }
    }

    /** A slow reference: all events by the last known start in their case, equals as they stand. */
    private static List<Long> byTime(EventLog log) {
        List<Long> rows = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        for (int c = 0; c < log.caseCount(); c++) {
            long known = Long.MIN_VALUE;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                known = log.startTime(e) == EventLog.NO_TIME ? known : log.startTime(e);
                rows.add((long) e);
                times.add(known);
            }
        }
        rows.sort(Comparator.comparing(row -> times.get(row.intValue())));
        return rows;
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

    @Test
    void emptyLog() {
        EventLog empty = EventLog.builder("empty").build();
        assertThat(empty.firstEvents(5)
                        .lastEvents(5)
                        .sliceInstances(0, 5)
                        .dropDuplicates()
                        .eventCount())
                .isZero();
        assertThat(empty.arrange("case").caseCount()).isZero();
    }
}
