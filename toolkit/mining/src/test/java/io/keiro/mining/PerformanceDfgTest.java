package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder.Span;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PerformanceDfgTest {

    private static final Instant T = Logs.START;

    private static EventLog gaps(long... seconds) {
        var builder = EventLog.builder("gaps");
        for (int i = 0; i < seconds.length; i++) {
            builder.event("c" + i, "a", T).event("c" + i, "b", T.plusSeconds(seconds[i]));
        }
        return builder.build();
    }

    @Test
    void handCheckedGaps() {
        PerformanceDfg graph = PerformanceDfg.of(gaps(10, 20, 60, 30));
        DurationSummary summary = graph.duration("a", "b").orElseThrow();
        assertThat(summary.n()).isEqualTo(4);
        assertThat(summary.median()).isEqualTo(25);
        assertThat(summary.mean()).isEqualTo(30);
        assertThat(summary.sum()).isEqualTo(120);
        assertThat(summary.min()).isEqualTo(10);
        assertThat(summary.max()).isEqualTo(60);
        assertThat(summary.p25()).isEqualTo(17.5);
        assertThat(summary.p75()).isEqualTo(37.5);
        assertThat(summary.p90()).isEqualTo(51, within(1e-9));
        assertThat(summary.interquartileRange()).isEqualTo(20);
        // sqrt((400 + 100 + 900 + 0) / 3)
        assertThat(summary.standardDeviation()).isEqualTo(Math.sqrt(1400.0 / 3), within(1e-12));
        assertThat(summary.medianDuration()).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void emptyLog() {
        PerformanceDfg graph = PerformanceDfg.of(Logs.of());
        assertThat(graph.table().rowCount()).isZero();
        assertThat(graph).hasToString("Performance graph without pairs");
    }

    @Test
    void singleEvent() {
        assertThat(PerformanceDfg.of(Logs.of("a")).graph().edges()).isEmpty();
    }

    @Test
    void oneObservationHasNoStandardDeviation() {
        DurationSummary summary = PerformanceDfg.of(gaps(7)).duration("a", "b").orElseThrow();
        assertThat(summary.standardDeviation()).isNaN();
        assertThat(summary.median()).isEqualTo(7);
    }

    @Test
    void equalTimestamps() {
        DurationSummary summary =
                PerformanceDfg.of(gaps(0, 0, 0)).duration("a", "b").orElseThrow();
        assertThat(summary.max()).isZero();
        assertThat(summary.standardDeviation()).isZero();
    }

    @Test
    void missingTimesAreLeftOutOfTheDurationsNotOfTheCounts() {
        EventLog log = EventLog.builder("gaps")
                .event("1", "a", T)
                .event("1", "b", null)
                .event("2", "a", T)
                .event("2", "b", T.plusSeconds(5))
                .build();
        PerformanceDfg graph = PerformanceDfg.of(log);
        assertThat(graph.graph().count("a", "b")).isEqualTo(2);
        assertThat(graph.duration("a", "b").orElseThrow().n()).isEqualTo(1);
        assertThat(graph.untimed()).isEqualTo(1);
        assertThat(graph.sentence().en())
                .isEqualTo("Performance graph of 1 pair; most time passes between \"a\" and \"b\": 5.0 seconds in all, "
                        + "median 5.0 seconds; 1 pair has no time");
    }

    @Test
    void noTimesAtAll() {
        EventLog log = EventLog.builder("none")
                .event("1", "a", null)
                .event("1", "b", null)
                .build();
        PerformanceDfg graph = PerformanceDfg.of(log);
        assertThat(graph.duration("a", "b").orElseThrow().n()).isZero();
        assertThat(graph.table().value(0, "median")).isNull();
        assertThat(graph).hasToString("Performance graph: no pair has both times; 1 pair has no time");
    }

    @Test
    void overlapsOfIntervalsAreNegativeKeptAndCounted() {
        EventLog log = EventLog.builder("overlap")
                .interval("1", "a", new Span(T, T.plusSeconds(100)))
                .interval("1", "b", new Span(T.plusSeconds(40), T.plusSeconds(200)))
                .build();
        PerformanceDfg graph = PerformanceDfg.of(log);
        assertThat(graph.duration("a", "b").orElseThrow().min()).isEqualTo(-60);
        assertThat(graph.overlaps()).isEqualTo(1);
        assertThat(graph.sentence().ja()).contains("負の間隔(重なり)1件");
    }

    @Test
    void unknownActivity() {
        PerformanceDfg graph = PerformanceDfg.of(gaps(1));
        assertThat(graph.duration("a", "x")).isEmpty();
        assertThatThrownBy(() -> graph.duration(new DirectlyFollowsGraph.Edge("a", "x", 3)))
                .hasMessage("Edge[from=a, to=x, count=3] is not a pair of this graph");
    }

    @Test
    void tableHasEveryNumberAsDuration() {
        PerformanceDfg graph = PerformanceDfg.of(gaps(10, 20, 60, 30));
        assertThat(graph.table().value(0, "count")).isEqualTo(4L);
        assertThat(graph.table().value(0, "p90")).isEqualTo(Duration.ofSeconds(51));
        assertThat(graph.table().value(0, "sum")).isEqualTo(Duration.ofSeconds(120));
        assertThat(graph.table().value(0, "stdev")).isEqualTo(Duration.ofMillis(21_602));
    }

    @Test
    void sumsOfVeryLongGapsDoNotOverflow() {
        long century = 100L * 365 * 86_400_000;
        long[] millis = new long[3_000_000];
        java.util.Arrays.fill(millis, century + 1);
        DurationSummary summary = DurationSummary.ofMillis(millis);
        assertThat(summary.sum()).isEqualTo(3e6 * (century + 1) / 1000, within(1e3));
        assertThat(summary.mean()).isEqualTo((century + 1) / 1000.0, within(1e-3));
    }

    @Test
    void summarySpeaksInUnitsThatSuitTheSize() {
        assertThat(DurationSummary.ofMillis(new long[] {30_000, 30_000}))
                .hasToString("Median 30.0 seconds, mean 30.0 seconds, 90th percentile 30.0 seconds (n = 2)");
        assertThat(DurationSummary.ofMillis(new long[] {0, 7_200_000, 864_000_000})
                        .sentence()
                        .ja())
                .isEqualTo("中央値 2.0時間、平均 3.4日、90パーセンタイル 8.0日(n = 3)");
        assertThat(DurationSummary.ofMillis(new long[0])).hasToString("No durations");
    }
}
