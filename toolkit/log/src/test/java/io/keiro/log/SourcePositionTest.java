package io.keiro.log;

import static io.keiro.log.HandLogs.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePositionTest {

    @TempDir
    private Path folder;

    /** Newest first, cases mixed; the row of c3 is left out. */
    private Path newestFirst() throws IOException {
        return Files.writeString(folder.resolve("newest.csv"), """
                case,activity,time,other
                c1,C,2024-03-01T03:00:00Z,2024-03-01T01:00:00Z
                c2,B,2024-03-01T02:00:00Z,2024-03-01T01:00:00Z
                c3,,2024-03-01T02:00:00Z,2024-03-01T01:00:00Z
                c1,B,2024-03-01T02:00:00Z,2024-03-01T01:00:00Z
                c1,X,2024-03-01T02:00:00Z,2024-03-01T02:00:00Z
                c2,A,2024-03-01T01:00:00Z,2024-03-01T00:00:00Z
                """);
    }

    /** Activities, each with its position. */
    private static String positions(EventLog log) {
        return IntStream.range(0, log.eventCount())
                .mapToObj(e -> log.activity(e) + log.sourcePosition(e))
                .collect(Collectors.joining(" "));
    }

    @Test
    void isKeptWhereTheLogWasSorted() throws IOException {
        EventLog log = EventLog.read(newestFirst());

        assertThat(text(log)).isEqualTo("c1: B2 X2 C3 | c2: A1 B2");
        assertThat(positions(log)).isEqualTo("B2 X3 C0 A4 B1");
        assertThat(positions(log.keepActivities("B", "A"))).isEqualTo("B2 A4 B1");
        assertThat(positions(log.dropActivities("B").keepActivities("A", "C"))).isEqualTo("C0 A4");
        assertThat(positions(log.keepCases("c2"))).isEqualTo("A4 B1");
        assertThat(positions(log.projectOn("activity"))).isEqualTo("B2 X3 C0 A4 B1");
        assertThat(positions(log.withArtificialEndpoints("S", "E"))).isEqualTo("S-1 B2 X3 C0 E-1 S-1 A4 B1 E-1");
        assertThat(positions(log.shiftTimes(Duration.ofHours(1)).withName("x"))).isEqualTo("B2 X3 C0 A4 B1");
    }

    @Test
    void costsNothingWhereTheSourceIsInOrder() {
        EventLog log = HandLogs.of("1: A0 B1 | 2: C0 A5 B6");

        assertThat(positions(log)).isEqualTo("A0 B1 C2 A3 B4");
        assertThat(log.frame().rows().events().places()).isSameAs(SourcePlaces.AS_THEY_ARE);
        assertThat(positions(log.dropActivities("C"))).isEqualTo("A0 B1 A3 B4");
        assertThat(positions(log.keepCases("2"))).isEqualTo("C2 A3 B4");
    }

    @Test
    void sharesTheRowsOfTheColumns() {
        EventLog log = HandLogs.of("1: A0 B1 | 2: C0 A5 B6")
                .withPosition("n")
                .dropActivities("C")
                .dropActivities("B");

        RowSelection rows = log.frame().rows().events();
        assertThat(rows.places().rows()).isSameAs(((SelectedColumn) rows.find("n")).rows());
    }

    @Test
    void becomesAColumnThatIsWritten() throws IOException {
        EventLog log = EventLog.read(newestFirst()).withSourcePosition("position");
        Path file = folder.resolve("written.csv");
        log.writeCsv(file);

        EventLog again = EventLog.read(file);
        assertThat(text(again)).isEqualTo(text(log));
        assertThat(positions(again)).isEqualTo("B0 X1 C2 A3 B4");
        assertThat(IntStream.range(0, 5).mapToObj(again.eventAttribute("position")::value))
                .containsExactly(3L, 4L, 1L, 5L, 2L);
        assertThat(log.withArtificialEndpoints()
                        .withSourcePosition("position")
                        .eventAttribute("position")
                        .isMissing(0))
                .isTrue();
    }

    @Test
    void equalTimestamps() throws IOException {
        EventLog log = EventLog.read(newestFirst());

        // By the other column C and B of c1 are equal, and C stood first.
        assertThat(positions(log.withTime("other"))).isEqualTo("C0 B2 X3 A4 B1");
        assertThat(positions(log.withCaseId("other"))).isEqualTo("B1 B2 C0 X3 A4");
    }

    @Test
    void ofMergedLogsCountsOn() throws IOException {
        EventLog log = EventLog.read(newestFirst());
        EventLog other = HandLogs.of("c1: Y2 | c9: Z0");

        EventLog merged = log.merge(other, CaseIdClash.JOIN);
        assertThat(positions(merged)).isEqualTo("B2 X3 Y5 C0 A4 B1 Z6");
        assertThat(positions(log.withArtificialEndpoints("S", "E").merge(other, CaseIdClash.PREFIX)))
                .isEqualTo("S-1 B2 X3 C0 E-1 S-1 A4 B1 E-1 Y5 Z6");
    }

    @Test
    void oneEventOfAnInstanceHasThePlaceOfItsRow() {
        EventLog intervals = HandLogs.of("1: A0-4 B1-2 C5");

        EventLog events = intervals.toEventLog();
        assertThat(positions(events)).isEqualTo("A-1 B-1 B1 A0 C2");
        assertThat(positions(events.toActivityLog())).isEqualTo("A0 B1 C2");
    }

    @Test
    void theOrderOfTheSourceTravels() throws IOException {
        EventLog log = EventLog.csv(newestFirst()).order(EventOrder.SOURCE).read();

        assertThat(log.order()).isEqualTo(EventOrder.SOURCE);
        assertThat(EventLog.read(newestFirst()).order()).isEqualTo(EventOrder.TIME);
        assertThat(text(log)).isEqualTo("c1: C3 B2 X2 | c2: B2 A1");
        assertThat(positions(log)).isEqualTo("C0 B2 X3 B1 A4");
        EventLog part = log.dropActivities("X").withCaseAttribute("n", trace -> 1);
        assertThat(part.order()).isEqualTo(EventOrder.SOURCE);
        assertThat(text(part.shiftTimes(Duration.ofHours(1)))).isEqualTo("c1: C4 B3 | c2: B3 A2");
        assertThat(text(log.withTime("other"))).isEqualTo("c1: C1 B1 X2 | c2: B1 A0");
        assertThat(positions(log.withCaseId("other"))).isEqualTo("C0 B1 B2 X3 A4");
        assertThat(text(log.merge(HandLogs.of("c1: Y0"), CaseIdClash.JOIN))).isEqualTo("c1: C3 B2 X2 Y0 | c2: B2 A1");
    }

    @Test
    void emptyLog() {
        EventLog empty = EventLog.builder("empty").build();

        assertThat(empty.order()).isEqualTo(EventOrder.TIME);
        assertThat(empty.withSourcePosition("n").eventAttribute("n").size()).isZero();
        assertThat(positions(empty.merge(HandLogs.of("1: A0"), CaseIdClash.FAIL)))
                .isEqualTo("A0");
    }

    /** Another column as time, case or both says the same as reading the table with that column. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anotherRoleIsAsIfItHadBeenReadSo(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>(List.of("case,activity,time,group,other"));
        for (int i = 0; i < 60; i++) {
            rows.add(
                    "c%d,A%d,%s,g%d,%s".formatted(random.nextInt(5), i, time(random), random.nextInt(4), time(random)));
        }
        Path file = Files.write(folder.resolve("rows.csv"), rows);
        for (EventOrder order : EventOrder.values()) {
            TableImport table =
                    EventLog.csv(file).caseId("case").activity("activity").order(order);
            EventLog log = table.time("time").read();

            assertThat(sequence(log.withTime("other")))
                    .isEqualTo(sequence(table.time("other").read()));
            assertThat(sequence(log.withCaseId("group")))
                    .isEqualTo(sequence(table.time("time").caseId("group").read()));
            assertThat(sequence(log.withCaseId("group").withTime("other")))
                    .isEqualTo(sequence(table.time("other").caseId("group").read()));
            EventLog half = log.keepEvents(e -> e.index() % 2 == 0);
            for (int e = 0; e < half.eventCount(); e++) {
                // Activities are called by their place in the table.
                assertThat(half.activity(e)).isEqualTo("A" + half.sourcePosition(e));
            }
        }
    }

    private static String time(Random random) {
        return random.nextInt(6) == 0 ? "" : "2024-03-01T0" + random.nextInt(4) + ":00:00Z";
    }

    /** The cases by their ids. */
    private static List<String> sequence(EventLog log) {
        return IntStream.range(0, log.caseCount())
                .mapToObj(c -> log.caseId(c)
                        + Arrays.toString(IntStream.range(log.caseStart(c), log.caseEnd(c))
                                .mapToObj(log::activity)
                                .toArray()))
                .sorted()
                .toList();
    }
}
