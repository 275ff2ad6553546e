package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import io.keiro.log.EventLogBuilder.Span;
import io.keiro.mining.Batches.Batch;
import io.keiro.mining.Batches.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchesTest {

    private static Instant minute(long n) {
        return Logs.START.plusSeconds(60 * n);
    }

    private static EventLogBuilder add(EventLogBuilder builder, String caseId, String activity, long... fromTo) {
        return builder.interval(caseId, activity, new Span(minute(fromTo[0]), minute(fromTo[1])));
    }

    /** Ann does a for cases 1 and 2 at once, b one after the other, c overlapping, d alone for case 1 twice. */
    private static EventLog log() {
        EventLogBuilder builder = EventLog.builder("batches");
        for (String id : List.of("1", "2")) {
            int second = id.equals("1") ? 0 : 1;
            add(builder, id, "a", 0, 10).with("org:resource", "Ann");
            add(builder, id, "b", 20 + 12 * second, 30 + 12 * second).with("org:resource", "Ann");
            add(builder, id, "c", 60 + 5 * second, 70 + 5 * second).with("org:resource", "Ann");
        }
        add(builder, "1", "d", 100, 110).with("org:resource", "Ann");
        add(builder, "1", "d", 110, 120).with("org:resource", "Ann");
        add(builder, "3", "c", 61, 62).with("org:resource", "Bob");
        add(builder, "3", "c", 61, 62);
        return builder.build();
    }

    @Test
    void threeKinds() {
        Batches batches = Batches.of(log(), Duration.ofMinutes(2));
        assertThat(batches.batches())
                .containsExactly(
                        new Batch(1, Kind.SIMULTANEOUS, "a", "Ann", 2, 2, minute(0), minute(10)),
                        new Batch(2, Kind.SEQUENTIAL, "b", "Ann", 2, 2, minute(20), minute(42)),
                        new Batch(3, Kind.CONCURRENT, "c", "Ann", 2, 2, minute(60), minute(75)));
        assertThat(batches)
                .hasToString("3 batches with pauses of at most 2.0 minutes: 6 of 10 events (60.0 %);"
                        + " 1 event without resource left out");
        assertThat(batches.table().row(2).subList(0, 4)).containsExactly(3, Kind.CONCURRENT.label(), "c", "Ann");
    }

    @Test
    void aShorterGapPartsThem() {
        assertThat(Batches.of(log(), Duration.ofSeconds(119)).batches())
                .extracting(Batch::activity)
                .containsExactly("a", "c");
        assertThatThrownBy(() -> Batches.of(log(), Duration.ofSeconds(-1)))
                .hasMessage("a gap of PT-1S is negative; the shortest is Duration.ZERO");
    }

    @Test
    void eventsTakeTheirBatch() {
        EventLog log = log();
        EventLog joined = Batches.of(log, Duration.ZERO).addTo(log);
        assertThat(joined.eventAttribute("batch").value(0)).isEqualTo(1L);
        assertThat(joined.eventAttribute("batch").isMissing(1)).isTrue();
        assertThat(joined.eventAttribute("batch").value(2)).isEqualTo(2L);
    }

    @Test
    void emptyLog() {
        assertThat(Batches.of(Logs.of(), Duration.ZERO))
                .hasToString("0 batches with pauses of at most 0.0 seconds: 0 of 0 events (n/a)");
    }

    @Test
    void equalTimestamps() {
        EventLog log = Logs.done("a:Ann", "a:Ann", "a:Bob", "a");
        assertThat(Batches.of(log, Duration.ZERO).batches())
                .containsExactly(new Batch(1, Kind.SIMULTANEOUS, "a", "Ann", 2, 2, Logs.START, Logs.START));
    }

    @Test
    void missingTimes() {
        EventLog log = EventLog.builder("untimed")
                .event("1", "a", null)
                .with("org:resource", "Ann")
                .event("2", "a", Logs.START)
                .with("org:resource", "Ann")
                .build();
        assertThat(Batches.of(log, Duration.ZERO).sentence().en()).endsWith("; 1 event without usable times left out");
    }

    static List<Long> seeds() {
        return LongStream.range(900, 960).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithTheDefinition(long seed) {
        EventLog log = Logs.work(seed);
        long gap = 30 * 60_000;
        Map<String, List<int[]>> groups = new HashMap<>();
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                if (log.resourceCode(e) >= 0) {
                    String key = log.activity(e) + "|" + log.resourceLabel(log.resourceCode(e));
                    groups.computeIfAbsent(key, k -> new ArrayList<>()).add(new int[] {e, c});
                }
            }
        }
        Set<String> plain = new HashSet<>();
        groups.forEach((key, events) -> {
            events.sort(
                    Comparator.comparingLong((int[] e) -> log.startTime(e[0])).thenComparingLong(e -> log.time(e[0])));
            List<int[]> open = new ArrayList<>();
            for (int i = 0; i <= events.size(); i++) {
                long latest = open.stream().mapToLong(e -> log.time(e[0])).max().orElse(0);
                if (i == events.size() || !open.isEmpty() && log.startTime(events.get(i)[0]) > latest + gap) {
                    if (open.stream().map(e -> e[1]).distinct().count() > 1) {
                        plain.add(described(log, key, open));
                    }
                    open.clear();
                }
                if (i < events.size()) {
                    open.add(events.get(i));
                }
            }
        });
        Set<String> ours = new HashSet<>();
        for (Batch b : Batches.of(log, Duration.ofMillis(gap)).batches()) {
            ours.add(b.activity() + "|" + b.resource() + " " + b.kind() + " " + b.start() + " " + b.instances());
        }
        assertThat(ours).isEqualTo(plain);
        assertThat(Batches.of(Logs.shuffled(log, seed), Duration.ofMillis(gap)).batches())
                .isEqualTo(Batches.of(log, Duration.ofMillis(gap)).batches());
    }

    private static String described(EventLog log, String key, List<int[]> events) {
        boolean together = true;
        boolean overlap = false;
        long latest = Long.MIN_VALUE;
        for (int[] e : events) {
            together &= log.startTime(e[0]) == log.startTime(events.get(0)[0])
                    && log.time(e[0]) == log.time(events.get(0)[0]);
            overlap |= log.startTime(e[0]) < latest;
            latest = Math.max(latest, log.time(e[0]));
        }
        Kind kind = together ? Kind.SIMULTANEOUS : overlap ? Kind.CONCURRENT : Kind.SEQUENTIAL;
        return key + " " + kind + " " + Instant.ofEpochMilli(log.startTime(events.get(0)[0])) + " " + events.size();
    }
}
