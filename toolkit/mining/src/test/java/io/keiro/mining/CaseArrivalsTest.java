package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.EventLog;
import org.junit.jupiter.api.Test;

class CaseArrivalsTest {

    @Test
    void handCheckedLog() {
        EventLog log = EventLog.builder("arrivals")
                .event("1", "a", Logs.START)
                .event("1", "b", Logs.START.plusSeconds(600))
                .event("2", "a", Logs.START.plusSeconds(7200))
                .event("3", "a", Logs.START.plusSeconds(3600))
                .event("4", "a", null)
                .build();
        CaseArrivals arrivals = CaseArrivals.of(log);
        assertThat(arrivals.cases()).isEqualTo(3);
        assertThat(arrivals.meanGapOfStarts()).isEqualTo(3600);
        assertThat(arrivals.meanGapOfEnds()).isEqualTo(3300);
        assertThat(arrivals.table().value(0, "perDay")).isEqualTo(24.0);
        assertThat(arrivals).hasToString("A new case every 1.0 hours on average, 24.0 a day (n = 3)");
    }

    @Test
    void emptyLog() {
        assertThat(CaseArrivals.of(Logs.of()).meanGapOfStarts()).isNaN();
        assertThat(CaseArrivals.of(Logs.of())).hasToString("No arrival rate: 0 cases with times");
        assertThat(CaseArrivals.of(Logs.of()).table().value(0, "gap")).isNull();
    }

    @Test
    void singleEvent() {
        assertThat(CaseArrivals.of(Logs.of("a"))).hasToString("No arrival rate: 1 case with a time");
    }

    @Test
    void equalTimestamps() {
        assertThat(CaseArrivals.of(Logs.of("a", "a"))).hasToString("No arrival rate: 2 cases with times, all at once");
        assertThat(CaseArrivals.of(Logs.of("a", "a")).meanGapOfStarts()).isZero();
    }
}
