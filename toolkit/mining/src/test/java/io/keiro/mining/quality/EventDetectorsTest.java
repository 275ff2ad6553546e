package io.keiro.mining.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import io.keiro.log.EventOrder;
import io.keiro.mining.Logs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Detectors of single events, on logs that a person can check, and against plain second implementations. */
class EventDetectorsTest {

    private static final Instant START = Logs.START;

    static List<Long> seeds() {
        return LongStream.range(300, 360).boxed().toList();
    }

    private static EventLogBuilder.Span span(int from, int to) {
        return new EventLogBuilder.Span(START.plusSeconds(from), START.plusSeconds(to));
    }

    @Test
    void aValueIsExpectedWhereAnActivityUsuallyHasIt() {
        EventLog log = EventLog.builder("log")
                .event("1", "Order", START)
                .with("amount", 5)
                .event("2", "Order", START)
                .with("amount", null)
                .event("1", "Call", START.plusSeconds(9))
                .event("2", "Call", START.plusSeconds(9))
                .event("3", "Call", START.plusSeconds(9))
                .with("amount", 1)
                .build();

        assertThat(MissingValues.of(log).offences().eventIndices()).containsExactly(log.caseStart(1));
        assertThat(MissingValues.of(log, MissingValues.Options.defaults().withExpectedShare(0))
                        .offences()
                        .size())
                .isEqualTo(3);
        assertThat(MissingValues.of(log, MissingValues.Options.defaults().withExpectedShare(0.6))
                        .offences()
                        .isEmpty())
                .isTrue();
        assertThat(MissingValues.of(log).offences().get(0).detail().ja()).isEqualTo("「Order」に「amount」なし");
        assertThatThrownBy(() -> MissingValues.Options.defaults().withExpectedShare(2))
                .hasMessage("expectedShare is 2.0; it must lie between 0 and 1, for example 0.5");
    }

    @Test
    void theFirstOfTwoEqualEventsStays() {
        EventLog log = EventLog.builder("log")
                .event("1", "A", START)
                .with("x", 1)
                .with("row", 1)
                .event("1", "A", START)
                .with("x", 2)
                .with("row", 2)
                .event("1", "A", START)
                .with("x", 1)
                .with("row", 3)
                .event("1", "A", START.plusMillis(1500))
                .with("x", 1)
                .with("row", 4)
                .build();

        Offences found = DuplicateEvents.of(log).offences();
        assertThat(found.only("near").eventIndices()).containsExactly(1);
        assertThat(found.only("exact").eventIndices()).containsExactly(2);
        assertThat(DuplicateEvents.of(log, DuplicateEvents.Options.defaults().withGap(Duration.ofSeconds(2)))
                        .offences()
                        .only("near")
                        .eventIndices())
                .containsExactly(1, 3);
    }

    @Test
    void transitionsAndResourcesTellEventsApart() {
        EventLog log = EventLog.builder("log")
                .event("1", "A", START)
                .with("lifecycle:transition", "start")
                .with("org:resource", "R")
                .event("1", "A", START)
                .with("lifecycle:transition", "complete")
                .with("org:resource", "R")
                .event("1", "A", START)
                .with("lifecycle:transition", "complete")
                .with("org:resource", "S")
                .build();

        assertThat(DuplicateEvents.of(log).offences().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void duplicatesAgreeWithComparingAllPairs(long seed) {
        Random random = new Random(seed);
        EventLogBuilder builder = EventLog.builder("random");
        for (int i = 0; i < 60; i++) {
            Instant time = random.nextInt(9) == 0 ? null : START.plusMillis(100L * random.nextInt(30));
            builder.event("c" + random.nextInt(4), "A" + random.nextInt(2), time)
                    .with("x", random.nextInt(2));
        }
        EventLog log = builder.build();
        BitSet exact = new BitSet();
        BitSet near = new BitSet();
        for (int c = 0; c < log.caseCount(); c++) {
            for (int b = log.caseStart(c); b < log.caseEnd(c); b++) {
                for (int a = log.caseStart(c); a < b; a++) {
                    boolean like = log.time(b) != EventLog.NO_TIME
                            && log.time(a) != EventLog.NO_TIME
                            && log.activity(a).equals(log.activity(b));
                    boolean equal = log.eventAttribute("x")
                            .text(a)
                            .equals(log.eventAttribute("x").text(b));
                    if (like && log.time(b) == log.time(a) && equal) {
                        exact.set(b);
                    } else if (like && log.time(b) - log.time(a) <= 1000) {
                        near.set(b);
                    }
                }
            }
        }
        near.andNot(exact);

        Offences found = DuplicateEvents.of(log).offences();
        assertThat(indices(found, "exact")).isEqualTo(exact.stream().boxed().toList());
        assertThat(indices(found, "near")).isEqualTo(near.stream().boxed().toList());
    }

    private static List<Integer> indices(Offences found, String reason) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).reason().equals(reason)) {
                indices.add(found.get(i).event());
            }
        }
        indices.sort(null);
        return indices;
    }

    @Test
    void negativeAndZeroDurations() {
        EventLog log = EventLog.builder("log")
                .interval("1", "A", span(10, 4))
                .interval("2", "A", span(0, 9))
                .interval("3", "A", span(0, 8))
                .interval("4", "A", span(5, 5))
                .interval("4", "Click", span(6, 6))
                .interval("5", "Click", span(6, 6))
                .build();

        Offences found = TimeAnomalies.of(log).offences();
        assertThat(found.only("negative").eventIndices()).containsExactly(0);
        assertThat(found.only("negative").get(0).detail().en()).isEqualTo("completed 6.0 s before its start");
        assertThat(found.only("zero").eventIndices()).containsExactly(3);
        assertThat(found.size()).isEqualTo(2);
    }

    @Test
    void oldDatesAloneAreData() {
        EventLogBuilder old = EventLog.builder("old");
        for (int i = 0; i < 50; i++) {
            old.event("c" + i, "Born", Instant.parse("1948-01-01T09:00:00Z").plusSeconds(86_400L * 1500 * i + 60 * i));
        }
        old.event("d", "Begun", Instant.parse("1970-01-01T00:00:00Z"));

        assertThat(TimeAnomalies.of(old.build()).offences().isEmpty()).isFalse();
        old = EventLog.builder("old");
        for (int i = 0; i < 50; i++) {
            old.event("c" + i, "Born", Instant.parse("1948-01-01T09:00:00Z").plusSeconds(86_400L * 300 * i + 60 * i));
        }
        old.event("d", "Begun", Instant.parse("1970-01-01T00:00:00Z"));
        assertThat(TimeAnomalies.of(old.build()).offences().isEmpty()).isTrue();
    }

    @Test
    void aTimeFarFromTheRestIsIsolated() {
        EventLogBuilder builder = EventLog.builder("log");
        for (int i = 0; i < 200; i++) {
            builder.event("c" + i, "A", START.plusSeconds(5000L * i + 1));
        }
        builder.event("x", "A", Instant.parse("0202-05-05T10:00:00Z"));
        builder.event("y", "A", Instant.parse("2205-05-05T10:00:00Z"));

        Offences found = TimeAnomalies.of(builder.build()).offences();
        assertThat(found.only("isolated").size()).isEqualTo(2);
        assertThat(found.size()).isEqualTo(2);
        assertThat(found.get(0).detail().en()).isEqualTo("0202-05-05 10:00:00");
    }

    @Test
    void daysInsteadOfTimesAreToldOncePerLog() {
        EventLogBuilder builder = EventLog.builder("days").zone(ZoneId.of("Europe/Rome"));
        Instant winter = Instant.parse("2025-01-10T23:00:00Z");
        Instant summer = Instant.parse("2025-07-10T22:00:00Z");
        for (int i = 0; i < 20; i++) {
            Instant first = i % 2 == 0 ? winter : summer;
            builder.event("c" + i, "A", first);
            builder.event("c" + i, "B", first.plusSeconds(86_400));
            builder.event("c" + i, "A", first.plusSeconds(86_400));
        }
        EventLog log = builder.build();

        Offences found = TimeAnomalies.of(log).offences();
        assertThat(found.only("dates-only").size()).isEqualTo(1);
        assertThat(found.only("tied").size()).isEqualTo(20);
        assertThat(found.tallies()).hasSize(2);
        assertThat(MultiRegistration.of(log).offences().unanswered()).isPresent();
        assertThat(DuplicateEvents.of(log).offences().isEmpty()).isTrue();
    }

    @Test
    void aFewMidnightsAreOnlyToKnow() {
        EventLogBuilder builder = EventLog.builder("night");
        for (int i = 0; i < 1000; i++) {
            boolean midnight = i == 100 || i == 500 || i == 900;
            builder.event(
                    "c" + i, "A", Instant.parse("2025-03-03T00:00:00Z").plusSeconds(86_400L * i + (midnight ? 0 : i)));
        }

        Offences found = TimeAnomalies.of(builder.build()).offences();
        assertThat(found.only("few-midnight").size()).isEqualTo(4);
        assertThat(found.severity()).isEqualTo(QualityFinding.Severity.INFO);
    }

    @Test
    void fullHoursAreTimesOfDay() {
        EventLogBuilder builder = EventLog.builder("hours");
        for (int i = 0; i < 20; i++) {
            builder.event("c" + i, "A", START.plusSeconds(86_400L * i));
            builder.event("c" + i, "B", START.plusSeconds(86_400L * i + 3600));
        }

        assertThat(TimeAnomalies.of(builder.build()).offences().isEmpty()).isTrue();
    }

    @Test
    void anotherClockIsNotSummerTime(@TempDir Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("case,activity,time\n");
        for (int i = 0; i < 300; i++) {
            String offset = i == 150 ? "-08:00" : i < 120 ? "+01:00" : "+02:00";
            csv.append("c%d,A,2025-03-%02dT%02d:%02d:07%s%n".formatted(i, 1 + i / 10, 8 + i % 10, i % 60, offset));
        }
        Path file = Files.writeString(folder.resolve("clocks.csv"), csv);
        EventLog log = EventLog.read(file);

        Offences found = TimeAnomalies.of(log).offences();
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).caseId()).isEqualTo("c150");
        assertThat(found.get(0).reason()).isEqualTo("other-clock");
    }

    /** Starts are expected where most events of the activity have one: of A, not of B. */
    @Test
    void missingStart() {
        EventLogBuilder builder = EventLog.builder("starts");
        for (int c = 0; c < 10; c++) {
            if (c == 3) {
                builder.event("c" + c, "A", START);
            } else {
                builder.interval("c" + c, "A", span(0, 10));
            }
            builder.event("c" + c, "B", START.plusSeconds(3600));
        }
        EventLog log = builder.build();

        Offences found = MissingValues.of(log).offences();
        assertThat(found.eventIndices()).containsExactly(log.caseStart(3));
        assertThat(found.get(0).reason()).isEqualTo("event:start");
        assertThat(found.get(0).detail().en()).isEqualTo("\"A\" without \"start\"");
        assertThat(TimeAnomalies.of(log).offences().eventCount()).isZero();
    }

    @Test
    void timesAgainstTheOrderOfTheSource(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("order.csv"), """
                case,activity,time
                1,A,2025-03-01T08:00:00Z
                1,B,2025-03-01T09:30:00Z
                1,C,2025-03-01T08:30:00Z
                2,A,2025-03-01T08:00:00Z
                2,B,2025-03-01T08:00:00Z
                """);

        EventLog asRecorded = EventLog.csv(file).order(EventOrder.SOURCE).read();
        Offences found = WrongOrder.of(asRecorded).offences();
        assertThat(found.eventIndices()).containsExactly(2);
        assertThat(found.get(0).detail().en()).isEqualTo("1.0 h earlier than an event recorded before it");

        EventLog sorted = EventLog.read(file);
        WrongOrder.Options all = WrongOrder.Options.defaults().withMostBack(0.5);
        Offences ofSorted = WrongOrder.of(sorted, all).offences();
        assertThat(ofSorted.eventIndices()).containsExactly(1);
        assertThat(ofSorted.get(0).activity()).isEqualTo("C");
        assertThat(WrongOrder.of(sorted.keepActivities("A", "C"), all)
                        .offences()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aSourceNewestFirstSaysNothing(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("newest.csv"), """
                case,activity,time
                1,C,2025-03-01T10:00:00Z
                1,B,2025-03-01T09:00:00Z
                1,A,2025-03-01T08:00:00Z
                """);

        Offences found = WrongOrder.of(EventLog.read(file)).offences();
        assertThat(found.isEmpty()).isTrue();
        assertThat(found.unanswered().orElseThrow().en())
                .isEqualTo(
                        "100.0 % of the neighbours in the source go back in time, so it is not in the order of recording;"
                                + " if it is, read it with order(SOURCE)");
        assertThat(WrongOrder.of(EventLog.csv(file).order(EventOrder.SOURCE).read())
                        .offences()
                        .size())
                .isEqualTo(2);
        assertThatThrownBy(() -> WrongOrder.Options.defaults().withMostBack(Double.NaN))
                .hasMessage("mostBack is NaN; it must lie between 0 and 1, for example 0.1");
    }

    private static boolean repeats(EventLog log, int e) {
        return e > 0
                && log.activity(e).equals(log.activity(e - 1))
                && log.startTime(e) == log.startTime(e - 1)
                && log.time(e) == log.time(e - 1);
    }

    /** Whether a log was sorted or not, the same events go back in time; they are found by comparing all pairs. */
    @ParameterizedTest
    @MethodSource("seeds")
    void timesBackAgreeWithComparingAllPairs(long seed) {
        Random random = new Random(seed);
        EventLogBuilder builder = EventLog.builder("random");
        for (int i = 0; i < 50; i++) {
            int from = random.nextInt(200);
            String id = "c" + random.nextInt(4);
            switch (random.nextInt(4)) {
                case 0 -> builder.event(id, "A", null);
                case 1 -> builder.event(id, "B", START.plusSeconds(from));
                default -> builder.interval(id, "C", span(from, from + random.nextInt(60)));
            }
        }
        EventLog log = builder.build();
        BitSet expected = new BitSet();
        for (int c = 0; c < log.caseCount(); c++) {
            for (int a = log.caseStart(c); a < log.caseEnd(c); a++) {
                for (int b = log.caseStart(c); b < log.caseEnd(c); b++) {
                    boolean timed = log.startTime(a) != EventLog.NO_TIME && log.startTime(b) != EventLog.NO_TIME;
                    boolean back = log.sourcePosition(a) < log.sourcePosition(b) && log.startTime(a) > log.startTime(b);
                    expected.set(b, expected.get(b) || timed && back && !repeats(log, b));
                }
            }
        }

        WrongOrder.Options all = WrongOrder.Options.defaults().withMostBack(1);
        assertThat(WrongOrder.of(log, all).offences().eventIndices())
                .containsExactly(expected.stream().toArray());
        assertThat(expected.isEmpty()).isFalse();
    }

    @Test
    void aSequenceMustBeNumbers() {
        EventLog log =
                EventLog.builder("log").event("1", "A", START).with("x", "one").build();

        assertThatThrownBy(
                        () -> WrongOrder.of(log, WrongOrder.Options.defaults().withSequence("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the sequence \"x\" is of type TEXT; it must be a column of numbers");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void overlapsAgreeWithComparingAllPairs(long seed) {
        Random random = new Random(seed);
        EventLogBuilder builder = EventLog.builder("random");
        for (int i = 0; i < 50; i++) {
            int from = random.nextInt(2000);
            builder.interval("c" + random.nextInt(9), "A", span(from, from + random.nextInt(60)))
                    .with("org:resource", random.nextInt(8) == 0 ? null : "R" + random.nextInt(3));
        }
        EventLog log = builder.build();
        BitSet expected = new BitSet();
        for (int b = 0; b < log.eventCount(); b++) {
            for (int a = 0; a < log.eventCount(); a++) {
                boolean earlier = log.startTime(a) < log.startTime(b) || log.startTime(a) == log.startTime(b) && a < b;
                boolean lasting = log.startTime(a) < log.time(a) && log.startTime(b) < log.time(b);
                String who = log.eventAttribute("org:resource").text(b);
                boolean same = who != null
                        && who.equals(log.eventAttribute("org:resource").text(a));
                if (earlier && lasting && same && log.startTime(b) < log.time(a)) {
                    expected.set(b);
                }
            }
        }

        assertThat(OverlappingInstances.of(log).offences().eventIndices())
                .isEqualTo(expected.stream().toArray());
    }

    @Test
    void aCompletionBelongsToTheStartOfItsResource() {
        EventLogBuilder builder = EventLog.builder("log");
        String[][] rows = {
            {"1", "start", "Ann"},
            {"1", "start", "Bob"},
            {"1", "complete", "Bob"},
            {"1", "complete", "Ann"},
            {"2", "START", "Ann"},
            {"2", "Complete", "Bob"},
            {"3", "start", "Ann"},
            {"3", "complete", null},
            {"4", "complete", "Ann"}
        };
        int second = 0;
        for (String[] row : rows) {
            builder.event(row[0], "A", START.plusSeconds(second++))
                    .with("lifecycle:transition", row[1])
                    .with("org:resource", row[2]);
        }

        Offences found = ResourceInconsistency.of(builder.build()).offences();
        assertThat(found.eventIndices()).containsExactly(5);
        assertThat(found.get(0).detail().en()).isEqualTo("started by \"Ann\", completed by \"Bob\"");
    }

    @Test
    void bulkStampsNeedDifferentCases() {
        EventLogBuilder builder = EventLog.builder("log");
        for (int i = 0; i < 12; i++) {
            builder.event("one case", "A" + i, START.plusMillis(i)).with("org:resource", "R");
            builder.event("c" + i, "A", START.plusSeconds(1000L * i + 50)).with("org:resource", "R");
            builder.event("c" + i, "B", START.plusSeconds(90_000).plusMillis(i))
                    .with("org:resource", i < 4 ? "S" : "R");
        }

        Offences found = MultiRegistration.of(builder.build()).offences();
        assertThat(found.only("log").eventCount()).isEqualTo(12);
        assertThat(found.only("resource").eventCount()).isEqualTo(8);
        assertThat(found.only("log").get(0).detail().en()).isEqualTo("12 cases at 2025-03-04 09:00:00");
        assertThatThrownBy(() -> MultiRegistration.Options.defaults().withCasesOfLog(1))
                .hasMessage(
                        "window is PT1S, casesOfResource 5, casesOfLog 1; the window must be at least a millisecond, the"
                                + " others 2 or more");
    }

    @Test
    void theUsualLoadIsNoBulkStamp() {
        EventLogBuilder builder = EventLog.builder("busy");
        for (int i = 0; i < 600; i++) {
            builder.event("c" + i, "A", START.plusMillis(50L * i + 7));
        }

        assertThat(MultiRegistration.of(builder.build()).offences().isEmpty()).isTrue();
    }
}
