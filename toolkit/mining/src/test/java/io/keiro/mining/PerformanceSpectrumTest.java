package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.ActivityPair;
import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import io.keiro.log.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The performance spectrum, and business time in it, in the performance graph and in the variants. */
class PerformanceSpectrumTest {

    private static final Instant T = Logs.START;
    private static final TimeBasis OFFICE =
            TimeBasis.business(WorkCalendar.weekdays(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(17, 0)));

    private static EventLog gaps(long... minutes) {
        EventLogBuilder builder = EventLog.builder("gaps");
        for (int i = 0; i < minutes.length; i++) {
            builder.event("c" + i, "a", T.minusSeconds(i)).event("c" + i, "b", T.plusSeconds(60 * minutes[i]));
        }
        return builder.build();
    }

    @Test
    void everyOccurrenceWithItsQuarter() {
        EventLog log = EventLog.builder("spectrum")
                .event("1", "a", T)
                .event("1", "b", T.plusSeconds(10))
                .event("1", "a", T.plusSeconds(20))
                .event("1", "b", T.plusSeconds(60))
                .event("2", "a", T.plusSeconds(5))
                .event("2", "b", T.plusSeconds(25))
                .event("3", "a", T)
                .event("3", "b", T.plusSeconds(30))
                .event("3", "c", T.plusSeconds(31))
                .event("4", "a", T)
                .event("4", "b", null)
                .build();
        PerformanceSpectrum spectrum = PerformanceSpectrum.of(log, "a", "b");
        assertThat(spectrum.occurrences())
                .extracting(PerformanceSpectrum.Occurrence::caseId)
                .containsExactly("1", "3", "2", "1");
        assertThat(spectrum.occurrences())
                .extracting(PerformanceSpectrum.Occurrence::quantileClass)
                .containsExactly(1, 3, 2, 4);
        assertThat(spectrum.untimed()).isEqualTo(1);
        assertThat(spectrum.table().row(3))
                .containsExactly("1", T.plusSeconds(20), T.plusSeconds(60), Duration.ofSeconds(40), 4);
        assertThat(spectrum)
                .hasToString("Performance spectrum of a → b: median 25.0 seconds, mean 25.0 seconds,"
                        + " 90th percentile 37.0 seconds (n = 4); 1 pair has no time");
        assertThat(PerformanceSpectrum.of(log, "b", "b").occurrences()).isEmpty();
        assertThatThrownBy(() -> PerformanceSpectrum.of(log, "a", "B"))
                .hasMessage("no activity \"B\" in spectrum; it has a, b, c");
    }

    @Test
    void emptyLog() {
        assertThat(PerformanceSpectrum.of(Logs.of(), "a", "b"))
                .hasToString("Performance spectrum of a → b: no durations");
    }

    @Test
    void equalTimestamps() {
        assertThat(PerformanceSpectrum.of(gaps(0, 0), "a", "b").occurrences()).hasSize(2);
        EventLog log = EventLog.builder("ties")
                .event("1", "a", T)
                .event("1", "b", T)
                .event("2", "a", T)
                .event("2", "b", T)
                .build();
        assertThat(PerformanceSpectrum.of(log, "a", "b").occurrences())
                .extracting(PerformanceSpectrum.Occurrence::quantileClass)
                .containsExactly(1, 1);
    }

    @Test
    void businessTime() {
        EventLog log = gaps(120, 60 * 24);
        assertThat(PerformanceSpectrum.of(log, ActivityPair.of("a", "b"), OFFICE)
                        .table()
                        .value(0, "duration"))
                .isEqualTo(Duration.ofHours(8));
        PerformanceDfg graph = PerformanceDfg.of(log, OFFICE);
        DurationSummary summary = graph.duration("a", "b").orElseThrow();
        assertThat(summary.min()).isEqualTo(3600);
        assertThat(summary.max()).isEqualTo(8 * 3600);
        assertThat(graph.table().title().en()).isEqualTo("Time between activities (business time)");
        Variants variants = Variants.of(log, OFFICE);
        assertThat(variants.table().value(0, "median")).isEqualTo(Duration.ofMinutes(270));
        assertThat(variants.table().fields().get(6).label().en()).isEqualTo("Median duration (business time)");
        WorkCalendar office = WorkCalendar.weekdays(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(17, 0));
        EventLog timed = log.withCalendar(office);
        assertThat(PerformanceDfg.of(timed).table().rows())
                .isEqualTo(graph.table().rows());
        assertThat(Variants.of(timed).table().rows()).isEqualTo(variants.table().rows());
        assertThat(PerformanceSpectrum.of(timed, "a", "b").summary()).isEqualTo(summary);
    }

    static List<Long> seeds() {
        return LongStream.range(100, 140).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithThePerformanceGraph(long seed) {
        for (EventLog log : List.of(Logs.random(seed), Logs.work(seed))) {
            for (TimeBasis basis : List.of(TimeBasis.ELAPSED, OFFICE)) {
                PerformanceDfg graph = PerformanceDfg.of(log, basis);
                long untimed = 0;
                for (DirectlyFollowsGraph.Edge edge : graph.graph().edges()) {
                    PerformanceSpectrum spectrum =
                            PerformanceSpectrum.of(log, ActivityPair.of(edge.from(), edge.to()), basis);
                    assertThat(spectrum.summary()).isEqualTo(graph.duration(edge));
                    untimed += spectrum.untimed();
                    assertThat(spectrum.occurrences())
                            .isSortedAccordingTo((a, b) -> a.start().compareTo(b.start()));
                }
                assertThat(untimed).isEqualTo(graph.untimed());
            }
            TimeBasis always = TimeBasis.business(WorkCalendar.always(ZoneOffset.UTC));
            assertThat(PerformanceDfg.of(log, always).table().rows())
                    .isEqualTo(PerformanceDfg.of(log).table().rows());
        }
    }
}
