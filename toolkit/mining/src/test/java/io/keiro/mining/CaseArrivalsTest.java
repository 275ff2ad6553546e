package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.EventLog;
import io.keiro.log.WorkCalendar;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Map;
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

    /** Starts on Monday at 8 and 10 and on Tuesday at 10, of which 1 and 8 hours lie between 9 and 17. */
    @Test
    void businessTime() {
        EventLog log = EventLog.builder("arrivals")
                .event("2", "a", Logs.START.plusSeconds(2 * 3600))
                .caseAttribute("2", "region", "West")
                .event("1", "a", Logs.START)
                .event("1", "b", Logs.START.plusSeconds(50 * 3600))
                .event("3", "a", Logs.START.plusSeconds(26 * 3600))
                .build();
        WorkCalendar hours = WorkCalendar.weekdays(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(17, 0));

        CaseArrivals arrivals = CaseArrivals.of(log, TimeBasis.business(hours));
        assertThat(arrivals.meanGapOfStarts()).isEqualTo(4.5 * 3600);
        assertThat(arrivals.meanGapOfEnds()).isEqualTo((8 + 8) / 2.0 * 3600);
        assertThat(arrivals).isEqualTo(CaseArrivals.of(log.withCalendar(hours), arrivals.basis()));
        assertThat(CaseArrivals.of(log.withCalendar(hours)).meanGapOfStarts()).isEqualTo(4.5 * 3600);
        assertThat(arrivals.sentence().en())
                .isEqualTo("A new case every 4.5 hours of business time on average, 1.8 a day (n = 3)");
        assertThat(arrivals.table().title().en()).isEqualTo("Arrival and completion of cases (business time)");
        // The gap that case 2 ends is measured by its region's calendar, the one that case 3 ends by the clock.
        assertThat(CaseArrivals.of(
                                log,
                                TimeBasis.business(
                                        "region", Map.of("West", hours), WorkCalendar.always(ZoneOffset.UTC)))
                        .meanGapOfStarts())
                .isEqualTo((1 + 24) / 2.0 * 3600);
        assertThat(CaseArrivals.of(log, TimeBasis.business(WorkCalendar.always(ZoneOffset.UTC)))
                        .meanGapOfEnds())
                .isEqualTo(CaseArrivals.of(log).meanGapOfEnds());
        assertThat(CaseArrivals.of(log, TimeBasis.WALL_CLOCK).meanGapOfStarts())
                .isEqualTo(CaseArrivals.of(log).meanGapOfStarts());
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
