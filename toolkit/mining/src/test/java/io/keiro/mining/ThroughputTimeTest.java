package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder.Span;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThroughputTimeTest {

    private static final Instant T = Logs.START;

    private static EventLog deals() {
        return EventLog.builder("deals")
                .event("1", "a", T)
                .event("1", "b", T.plusSeconds(86_400))
                .caseAttribute("1", "region", "West")
                .event("2", "a", T)
                .event("2", "b", T.plusSeconds(3 * 86_400))
                .caseAttribute("2", "region", "West")
                .event("3", "a", T)
                .caseAttribute("3", "region", "East")
                .event("4", "a", null)
                .caseAttribute("5", "region", null)
                .build();
    }

    @Test
    void handCheckedLog() {
        ThroughputTime time = ThroughputTime.of(deals());
        assertThat(time.summary().n()).isEqualTo(3);
        assertThat(time.summary().median()).isEqualTo(86_400);
        assertThat(time.untimed()).isEqualTo(2);
        assertThat(time.ofCase(1)).contains(Duration.ofDays(3));
        assertThat(time.ofCase(3)).isEmpty();
        assertThat(time.seconds()).containsExactly(86_400, 259_200, 0);
        assertThat(time.sentence().en())
                .isEqualTo("Throughput time: median 1.0 days, mean 1.3 days, 90th percentile 2.6 days (n = 3); "
                        + "2 cases have no time");
    }

    @Test
    void perCaseTable() {
        var table = ThroughputTime.of(deals()).cases();
        assertThat(table.row(1)).containsExactly("2", 2, T, T.plusSeconds(3 * 86_400), Duration.ofDays(3));
        assertThat(table.row(4)).containsExactly("5", 0, null, null, null);
    }

    @Test
    void byCaseAttribute() {
        ThroughputByGroup groups = ThroughputTime.of(deals()).by("region");
        assertThat(groups.groups().stream().map(g -> g.label().en())).containsExactly("West", "(none)", "East");
        assertThat(groups.groups().get(0).summary().median()).isEqualTo(2 * 86_400);
        assertThat(groups.groups().get(1).cases()).isEqualTo(2);
        assertThat(groups.groups().get(1).summary().n()).isZero();
        assertThat(groups.sentence().en())
                .isEqualTo("Throughput time by region, 3 groups; the longest median is 2.0 days for \"West\" (n = 2)");
        assertThatThrownBy(() -> ThroughputTime.of(deals()).by("regoin")).hasMessageContaining("\"region\"");
    }

    @Test
    void byVariant() {
        ThroughputByGroup groups = ThroughputTime.of(deals()).byVariant();
        assertThat(groups.groups().stream().map(g -> g.label().en())).containsExactly("a", "a → b", "(no events)");
        assertThat(groups.table().value(1, "median")).isEqualTo(Duration.ofDays(2));
    }

    @Test
    void intervalsCountFromTheFirstStartToTheLastCompletion() {
        EventLog log = EventLog.builder("intervals")
                .interval("1", "long", new Span(T, T.plusSeconds(100)))
                .interval("1", "short", new Span(T.plusSeconds(10), T.plusSeconds(20)))
                .build();
        assertThat(ThroughputTime.of(log).summary().max()).isEqualTo(100);
    }

    @Test
    void emptyLog() {
        ThroughputTime time = ThroughputTime.of(Logs.of());
        assertThat(time.summary().n()).isZero();
        assertThat(time.summary().median()).isNaN();
        assertThat(time).hasToString("Throughput time: no durations");
        assertThat(time.byVariant().sentence().en()).isEqualTo("Throughput time by Variant: no durations");
        assertThat(time.table().rowCount()).isEqualTo(1);
    }

    @Test
    void singleEvent() {
        assertThat(ThroughputTime.of(Logs.of("a")).summary().max()).isZero();
    }

    @Test
    void equalTimestamps() {
        EventLog log =
                EventLog.builder("ties").event("1", "a", T).event("1", "b", T).build();
        assertThat(ThroughputTime.of(log).ofCase(0)).contains(Duration.ZERO);
    }

    @Test
    void distributionIsInDays() {
        assertThat(ThroughputTime.of(deals()).distribution().groups().get(0).values())
                .containsExactly(1, 3, 0);
    }
}
