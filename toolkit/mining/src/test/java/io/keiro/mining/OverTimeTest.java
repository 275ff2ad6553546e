package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder.Span;
import io.keiro.log.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes on at the same time: queues, workload, cases in progress; and cycle time. */
class OverTimeTest {

    /** A Monday, 08:00. */
    private static final Instant T = Logs.START;

    private static Instant minute(long n) {
        return T.plusSeconds(60 * n);
    }

    private static Span span(long from, long to) {
        return new Span(minute(from), minute(to));
    }

    /** Ann has two things in hand from 20 to 30; b waits in case 1 from 30 to 50 and in case 2 from 40 to 60. */
    private static EventLog work() {
        return EventLog.builder("work")
                .interval("1", "a", span(0, 30))
                .with("org:resource", "Ann")
                .interval("1", "b", span(50, 60))
                .with("org:resource", "Bob")
                .interval("2", "a", span(20, 40))
                .with("org:resource", "Ann")
                .interval("2", "b", span(60, 80))
                .with("org:resource", "Bob")
                .interval("3", "c", span(70, 100))
                .build();
    }

    @Test
    void queuesOfActivitiesAndResources() {
        QueueLength queue = QueueLength.of(work(), Level.ACTIVITY);
        assertThat(queue.table().row(0)).containsExactly("b", 2, 40.0 / 30, 2, minute(40));
        assertThat(queue.table().row(1)).containsExactly("a", 0, 0.0, 0, null);
        assertThat(queue.at(minute(45), "b")).isEqualTo(2);
        assertThat(queue.at(minute(50), "b")).isEqualTo(1);
        assertThat(queue.at(minute(60))).isZero();
        assertThat(queue.at(minute(45), "x")).isZero();
        assertThat(queue)
                .hasToString("Queue length by activity: at most 2 for \"b\" (2025-03-03 08:40 UTC), 1.3 on average");
        assertThat(QueueLength.of(work(), Level.RESOURCE).table().value(0, "resource"))
                .isEqualTo("Bob");
        assertThatThrownBy(() -> QueueLength.of(work(), Level.LOG))
                .hasMessage("\"Queue length\" is not measured at Level.LOG; valid are Level.ACTIVITY, Level.RESOURCE");
    }

    @Test
    void workloadIsWhatAResourceHasInHand() {
        Workload workload = Workload.of(work());
        assertThat(workload.table().row(0)).containsExactly("Ann", 2, 50.0 / 80, 2, minute(20));
        assertThat(workload.table().row(1)).containsExactly("Bob", 2, 30.0 / 80, 1, minute(50));
        assertThat(workload.at(minute(30), "Ann")).isEqualTo(1);
        assertThat(workload.sentence().en()).endsWith("; 1 event without resource left out");
        assertThat(Workload.of(Logs.done("a:Ann b:Ann")))
                .hasToString("Workload by resource: at most 0; the log has no start times");
    }

    @Test
    void casesInProgressCountBothEnds() {
        CasesInProgress cases = CasesInProgress.of(work());
        assertThat(cases.at(minute(70))).isEqualTo(2);
        assertThat(cases.at(minute(80))).isEqualTo(2);
        assertThat(cases.at(minute(81))).isEqualTo(1);
        assertThat(cases.table().value(0, "max")).isEqualTo(2);
        assertThat(cases.table().value(0, "maxAt")).isEqualTo(minute(20));
        assertThat(cases.table().value(0, "n")).isEqualTo(3);
        assertThat(CasesInProgress.of(Logs.of("a", "a", "")))
                .hasToString("Cases in progress: at most 2 (2025-03-03 08:00 UTC), 2.0 on average; 1 case has no time");
    }

    @Test
    void stepByStep() {
        DataTable hours = Workload.of(work()).every(Duration.ofHours(1));
        assertThat(hours.row(0)).containsExactly(minute(0), "Ann", 50.0 / 60, 2);
        assertThat(hours.row(1)).containsExactly(minute(0), "Bob", 10.0 / 60, 1);
        assertThat(hours.row(2)).containsExactly(minute(60), "Bob", 20.0 / 60, 1);
        assertThat(hours.rowCount()).isEqualTo(3);
        assertThatThrownBy(() -> Workload.of(work()).every(Duration.ZERO))
                .hasMessage("a step of PT0S does not go forward; choose for example Duration.ofDays(1)");
        EventLog long1948 = EventLog.builder("long")
                .event("1", "a", Instant.parse("1948-01-01T00:00:00Z"))
                .event("1", "b", T)
                .build();
        assertThatThrownBy(() -> CasesInProgress.of(long1948).every(Duration.ofMinutes(1)))
                .hasMessage(
                        "steps of PT1M from 1948-01-01T00:00:00Z to 2025-03-03T08:00:00.001Z for 1 subject make more"
                                + " than 1,000,000 rows; choose a longer step");
    }

    @Test
    void stepsOfADayAreDaysOfTheCalendar() {
        EventLog log = EventLog.builder("clock change")
                .zone(ZoneId.of("Europe/Berlin"))
                .event("1", "a", Instant.parse("2025-03-29T12:00:00Z"))
                .event("1", "b", Instant.parse("2025-03-31T12:00:00Z"))
                .build();
        DataTable days = CasesInProgress.of(log).every(Duration.ofDays(1));
        assertThat(days.rows().stream().map(row -> row.get(0)))
                .containsExactly(
                        Instant.parse("2025-03-28T23:00:00Z"),
                        Instant.parse("2025-03-29T23:00:00Z"),
                        Instant.parse("2025-03-30T22:00:00Z"));
        Shape.Timeline timeline = CasesInProgress.of(log).timeline();
        assertThat(timeline.series().get(0).points()).hasSize(3);
        assertThat(timeline.series().get(0).points().get(1).value()).isEqualTo(1, within(1e-9));
    }

    @Test
    void cycleTimeIsWorkingTimePerFinishedCase() {
        CycleTime cycle = CycleTime.of(work(), Level.LOG);
        // Work from 0 to 40 and from 50 to 100.
        assertThat(cycle.table().row(0)).containsExactly(3L, Duration.ofMinutes(90), Duration.ofMinutes(30));
        assertThat(cycle).hasToString("Cycle time: 30.0 minutes per finished case (n = 3)");
        DataTable activities = CycleTime.of(work(), Level.ACTIVITY).table();
        assertThat(activities.row(0)).containsExactly("a", 2L, Duration.ofMinutes(40), Duration.ofMinutes(20));
        TimeBasis late =
                TimeBasis.business(WorkCalendar.weekdays(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(17, 0)));
        assertThat(CycleTime.of(work(), Level.LOG, late).table().value(0, "activeTime"))
                .isEqualTo(Duration.ofMinutes(40));
        assertThat(CycleTime.of(Logs.of(), Level.LOG)).hasToString("Cycle time: no finished cases");
    }

    @Test
    void aLogWithACalendarIsMeasuredInBusinessTime() {
        EventLog log =
                work().withCalendar(WorkCalendar.weekdays(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(17, 0)));
        assertThat(CycleTime.of(log, Level.LOG).table().title().en()).isEqualTo("Cycle time (business time)");
        assertThat(ThroughputTime.of(log, Level.CASE).table().value(0, "throughputTime"))
                .isEqualTo(Duration.ZERO);
        assertThat(ThroughputTime.of(log, Level.CASE).table().value(1, "throughputTime"))
                .isEqualTo(Duration.ofMinutes(20));
        assertThat(ProcessingTime.of(log, Level.CASE).table().value(2, "processingTime"))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(WaitingTime.of(log, Level.LOG).table().value(0, "sum")).isEqualTo(Duration.ZERO);
        assertThat(SojournTime.of(log, Level.LOG).table().value(0, "sum")).isEqualTo(Duration.ofMinutes(20));
        assertThat(ServiceTime.of(log, Level.LOG).table().value(0, "sum")).isEqualTo(Duration.ofMinutes(50));
        assertThat(IdleTime.of(log, Level.LOG).table().value(0, "sum")).isEqualTo(Duration.ZERO);
    }

    @Test
    void emptyLog() {
        assertThat(CasesInProgress.of(Logs.of()).table().row(0)).containsExactly(0, null, 0, null);
        assertThat(CasesInProgress.of(Logs.of()).every(Duration.ofDays(1)).rowCount())
                .isZero();
        assertThat(Workload.of(Logs.of())).hasToString("Workload by resource: at most 0");
        assertThat(QueueLength.of(Logs.of(), Level.ACTIVITY).timeline().series())
                .isEmpty();
    }

    @Test
    void missingTimes() {
        EventLog log = EventLog.builder("gaps")
                .interval("1", "a", span(0, 10))
                .with("org:resource", "Ann")
                .event("1", "b", null)
                .with("org:resource", "Ann")
                .interval("1", "c", span(20, 15))
                .with("org:resource", "Ann")
                .interval("1", "d", span(12, 30))
                .with("org:resource", "Ann")
                .build();
        assertThat(Workload.of(log).sentence().en())
                .isEqualTo("Workload by resource: at most 1 for \"Ann\" (2025-03-03 08:00 UTC), 0.9 on average;"
                        + " 2 events without usable times left out");
        assertThat(QueueLength.of(log, Level.ACTIVITY).sentence().en())
                .endsWith("events without usable times left out");
        assertThat(CycleTime.of(log, Level.LOG).table().row(0))
                .containsExactly(1L, Duration.ofMinutes(28), Duration.ofMinutes(28));
        assertThat(CycleTime.of(Logs.of("a b"), Level.LOG))
                .hasToString("Cycle time: 0.0 seconds per finished case (n = 1); the log has no start times");
    }

    @Test
    void singleEvent() {
        assertThat(QueueLength.of(Logs.of("a"), Level.ACTIVITY).table().row(0)).containsExactly("a", 0, null, 0, null);
        assertThat(CasesInProgress.of(Logs.of("a")).at(Logs.START)).isEqualTo(1);
    }

    static List<Long> seeds() {
        return LongStream.range(700, 730).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithCountingMinuteByMinute(long seed) {
        EventLog log = Logs.work(seed);
        Workload workload = Workload.of(log);
        DataTable hours = workload.every(Duration.ofHours(1));
        for (List<Object> row : workload.table().rows()) {
            String who = (String) row.get(0);
            int most = 0;
            double area = 0;
            double[] ofHours = new double[100];
            for (int m = 0; m < 4300; m++) {
                int inHand = 0;
                for (int e = 0; e < log.eventCount(); e++) {
                    boolean his = log.resourceCode(e) >= 0
                            && log.resourceLabel(log.resourceCode(e)).equals(who);
                    inHand += his
                                    && log.startTime(e) <= minute(m).toEpochMilli()
                                    && log.time(e) > minute(m).toEpochMilli()
                            ? 1
                            : 0;
                }
                if (m % 100 == 0) {
                    assertThat(workload.at(minute(m), who)).isEqualTo(inHand);
                }
                most = Math.max(most, inHand);
                area += inHand;
                ofHours[m / 60] += inHand / 60.0;
            }
            assertThat(row.get(3)).isEqualTo(most);
            double sum = 0;
            for (List<Object> hour : hours.rows()) {
                if (hour.get(1).equals(who)) {
                    int h = (int) Duration.between(T, (Instant) hour.get(0)).toHours();
                    assertThat((Double) hour.get(2)).isEqualTo(ofHours[h], within(1e-9));
                    sum += (Double) hour.get(2) * 60;
                }
            }
            assertThat(sum).isEqualTo(area, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cycleTimesAreProcessingTimesWithOverlapsCountedOnce(long seed) {
        EventLog log = Logs.work(seed);
        long busy = 0;
        for (int m = 0; m < 4300; m++) {
            boolean worked = false;
            for (int e = 0; e < log.eventCount() && !worked; e++) {
                worked = log.startTime(e) <= minute(m).toEpochMilli()
                        && log.time(e) > minute(m).toEpochMilli();
            }
            busy += worked ? 1 : 0;
        }
        assertThat(CycleTime.of(log, Level.LOG).table().value(0, "activeTime")).isEqualTo(Duration.ofMinutes(busy));
    }
}
