package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import io.keiro.log.EventLogBuilder.Span;
import io.keiro.log.WorkCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The metrics of time at their levels: processing, idle, waiting, service and sojourn time, trace length, case overlap. */
class DurationMetricsTest {

    /** A Monday, 08:00. */
    private static final Instant T = Logs.START;

    private static Span span(int from, int to) {
        return new Span(T.plusSeconds(60L * from), T.plusSeconds(60L * to));
    }

    /** Case 1: a 0-30 by Ann, b 20-40 by Bob, a 60-70 by Ann. Case 2: a 80-90 by nobody. */
    private static EventLog work() {
        return EventLog.builder("work")
                .interval("1", "a", span(0, 30))
                .with("org:resource", "Ann")
                .interval("1", "b", span(20, 40))
                .with("org:resource", "Bob")
                .interval("1", "a", span(60, 70))
                .with("org:resource", "Ann")
                .interval("2", "a", span(80, 90))
                .build();
    }

    /** Case 1: a 0-30, then b whose start nobody recorded, done at 50, both by Ann. */
    private static EventLog withoutStart() {
        return EventLog.builder("work")
                .interval("1", "a", span(0, 30))
                .with("org:resource", "Ann")
                .event("1", "b", T.plusSeconds(50 * 60))
                .with("org:resource", "Ann")
                .build();
    }

    @Test
    void missingStart() {
        EventLog log = withoutStart();

        assertThat(ProcessingTime.of(log, Level.CASE).table().row(0)).containsExactly("1", minutes(30));
        assertThat(ProcessingTime.of(log, Level.LOG))
                .hasToString("Processing time: median 30.0 minutes, mean 30.0 minutes, 90th percentile 30.0 minutes"
                        + " (n = 1); 1 event lacks a start or a completion");
        ProcessingTime.Options union = ProcessingTime.Options.defaults().withOverlaps(ProcessingTime.Overlaps.UNION);
        assertThat(ProcessingTime.of(log, Level.EVENT, union).table().value(1, "processingTime"))
                .isNull();
        assertThat(ServiceTime.of(log, Level.ACTIVITY).table().value(0, "n")).isEqualTo(1);
        assertThat(WaitingTime.of(log, Level.LOG).toString()).contains("; 1 event lacks a start or a completion");
        assertThat(WaitingTime.of(log, Level.LOG).table().value(0, "n")).isEqualTo(0);
        assertThat(SojournTime.of(log, Level.LOG).table().value(0, "sum")).isEqualTo(minutes(20));
        assertThat(IdleTime.of(log, Level.CASE).table().row(0)).containsExactly("1", minutes(20));
        assertThat(IdleTime.of(log, Level.CASE).toString()).endsWith("; 1 event lacks a start or a completion");
        assertThat(Workload.of(log).toString()).contains("1 event without usable times left out");
        assertThat(QueueLength.of(log, Level.ACTIVITY).toString()).contains("1 event without usable times left out");
        assertThat(CycleTime.of(log, Level.LOG).table().value(0, "activeTime")).isEqualTo(minutes(30));
        assertThat(ThroughputTime.of(log, Level.CASE).table().row(0)).contains(minutes(50));
    }

    private static Duration minutes(long n) {
        return Duration.ofMinutes(n);
    }

    @Test
    void processingTimeAtEachLevel() {
        EventLog log = work();
        DataTable cases = ProcessingTime.of(log, Level.CASE).table();
        assertThat(cases.row(0)).containsExactly("1", minutes(60));
        assertThat(cases.row(1)).containsExactly("2", minutes(10));
        assertThat(ProcessingTime.of(log, Level.LOG).table().value(0, "sum")).isEqualTo(minutes(70));
        DataTable activities = ProcessingTime.of(log, Level.ACTIVITY).table();
        assertThat(activities.value(0, "activity")).isEqualTo("a");
        assertThat(activities.value(0, "n")).isEqualTo(3);
        assertThat(activities.value(0, "sum")).isEqualTo(minutes(50));
        assertThat(activities.value(1, "max")).isEqualTo(minutes(20));
        DataTable pairs = ProcessingTime.of(log, Level.RESOURCE_ACTIVITY).table();
        assertThat(pairs.row(0).subList(0, 2)).containsExactly("Ann", "a");
        assertThat(ProcessingTime.of(log, Level.TRACE).table().value(0, "variant"))
                .isEqualTo("a");
        assertThat(ProcessingTime.of(log, Level.EVENT).table().rowCount()).isEqualTo(4);
    }

    @Test
    void unionCountsOverlapsOnce() {
        ProcessingTime.Options union = ProcessingTime.Options.defaults().withOverlaps(ProcessingTime.Overlaps.UNION);
        assertThat(ProcessingTime.of(work(), Level.CASE, union).table().value(0, "processingTime"))
                .isEqualTo(minutes(50));
        // By activity, a and b do not overlap themselves.
        assertThat(ProcessingTime.of(work(), Level.ACTIVITY, union).table().value(0, "sum"))
                .isEqualTo(minutes(50));
        assertThat(ProcessingTime.of(work(), Level.RESOURCE, union).table().value(0, "sum"))
                .isEqualTo(minutes(40));
    }

    @Test
    void nullResourceIsSkippedAndCounted() {
        ProcessingTime byResource = ProcessingTime.of(work(), Level.RESOURCE);
        assertThat(byResource.table().rowCount()).isEqualTo(2);
        assertThat(byResource.sentence().en())
                .isEqualTo(
                        "Processing time by resource: 2 resources; the longest median is 20.0 minutes for \"Ann\" (n = 2);"
                                + " 1 event without resource left out");
    }

    @Test
    void idleTimeIsWhatNobodyWorked() {
        assertThat(IdleTime.of(work(), Level.CASE).table().value(0, "idleTime")).isEqualTo(minutes(20));
        assertThat(IdleTime.of(work(), Level.CASE).table().value(1, "idleTime")).isEqualTo(minutes(0));
        DataTable resources = IdleTime.of(work(), Level.RESOURCE).table();
        assertThat(resources.value(0, "resource")).isEqualTo("Ann");
        assertThat(resources.value(0, "sum")).isEqualTo(minutes(30));
        assertThat(resources.value(1, "n")).isEqualTo(0);
    }

    @Test
    void waitingServiceAndSojournAddUp() {
        DataTable waits = WaitingTime.of(work(), Level.EVENT).table();
        assertThat(waits.value(0, "waitingTime")).isNull();
        assertThat(waits.value(1, "waitingTime")).isEqualTo(minutes(-10));
        assertThat(waits.value(2, "waitingTime")).isEqualTo(minutes(20));
        assertThat(WaitingTime.of(work(), Level.LOG).sentence().en()).endsWith("(n = 2); 1 is negative");
        assertThat(WaitingTime.of(work(), Level.CASE).table().value(0, "waitingTime"))
                .isEqualTo(minutes(10));
        assertThat(WaitingTime.of(work(), Level.CASE).table().value(1, "waitingTime"))
                .isNull();
        assertThat(ServiceTime.of(work(), Level.ACTIVITY).table().value(0, "median"))
                .isEqualTo(minutes(10));
        DataTable sojourn = SojournTime.of(work(), Level.EVENT).table();
        assertThat(sojourn.value(1, "sojournTime")).isEqualTo(minutes(10));
        assertThat(sojourn.value(2, "sojournTime")).isEqualTo(minutes(30));
    }

    @Test
    void aRecordedScheduleBeginsTheWait() {
        EventLog log = EventLog.builder("scheduled")
                .event("1", "a", T.plusSeconds(600))
                .with("due", T)
                .event("1", "b", T.plusSeconds(900))
                .build();
        WaitingTime.Options options = WaitingTime.Options.defaults().withScheduleAttribute("due");
        DataTable waits = WaitingTime.of(log, Level.EVENT, options).table();
        assertThat(waits.value(0, "waitingTime")).isEqualTo(minutes(10));
        assertThat(waits.value(1, "waitingTime")).isEqualTo(minutes(5));
    }

    @Test
    void businessTimeByOneCalendarAndByCase() {
        EventLog log = EventLog.builder("over night")
                .event("1", "a", T)
                .event("1", "b", T.plus(Duration.ofDays(1)))
                .caseAttribute("1", "region", "West")
                .event("2", "a", T)
                .event("2", "b", T.plus(Duration.ofDays(1)))
                .build();
        WorkCalendar west = WorkCalendar.weekdays(ZoneOffset.UTC, LocalTime.of(9, 0), LocalTime.of(17, 0));
        ThroughputTime all = ThroughputTime.of(log, Level.CASE, TimeBasis.business(west));
        assertThat(all.table().value(0, "throughputTime")).isEqualTo(Duration.ofHours(8));
        assertThat(all.table().title().en()).isEqualTo("Throughput time (business time)");
        TimeBasis byRegion = TimeBasis.business("region", Map.of("West", west), WorkCalendar.always(ZoneOffset.UTC));
        DataTable mixed = ThroughputTime.of(log, Level.CASE, byRegion).table();
        assertThat(mixed.value(0, "throughputTime")).isEqualTo(Duration.ofHours(8));
        assertThat(mixed.value(1, "throughputTime")).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void casesAndEventsTakeTheMetricAsAnAttribute() {
        EventLog log = ThroughputTime.of(work(), Level.CASE).addTo(work());
        assertThat(log.caseAttribute("throughputTimeHours").value(0)).isEqualTo(70 / 60.0);
        EventLog few = work().dropCases(trace -> trace.caseId().equals("1"));
        assertThat(TraceLength.of(work(), Level.CASE)
                        .addTo(few, "steps")
                        .caseAttribute("steps")
                        .value(0))
                .isEqualTo(1L);
        EventLog waits = WaitingTime.of(work(), Level.EVENT).addTo(work());
        assertThat(waits.eventAttribute("waitingTimeHours").isMissing(0)).isTrue();
        assertThat(waits.eventAttribute("waitingTimeHours").number(2)).isEqualTo(20 / 60.0);
        assertThatThrownBy(() -> WaitingTime.of(work(), Level.EVENT).addTo(few))
                .hasMessage(
                        "\"waitingTimeHours\" was measured for the 4 events of work, but work has 1; measure on the log that"
                                + " gets the attribute");
        assertThatThrownBy(() -> WaitingTime.of(work(), Level.ACTIVITY).addTo(work()))
                .hasMessageContaining("does not join onto a log");
    }

    @Test
    void aLevelThatAMetricHasNotIsRefused() {
        assertThatThrownBy(() -> IdleTime.of(work(), Level.ACTIVITY))
                .hasMessage(
                        "\"Idle time\" is not measured at Level.ACTIVITY; valid are Level.LOG, Level.TRACE, Level.CASE,"
                                + " Level.RESOURCE");
    }

    @Test
    void emptyLog() {
        for (Level level : Level.values()) {
            assertThat(ProcessingTime.of(Logs.of(), level).table().rowCount()).isEqualTo(level == Level.LOG ? 1 : 0);
            assertThat(ProcessingTime.of(Logs.of(), level).sentence().ja()).isNotEmpty();
        }
        assertThat(IdleTime.of(Logs.of(), Level.LOG)).hasToString("Idle time: no durations");
        assertThat(CaseOverlap.of(Logs.of(), Level.LOG)).hasToString("Case overlap: nothing to count");
    }

    @Test
    void singleEvent() {
        assertThat(WaitingTime.of(Logs.of("a"), Level.LOG)).hasToString("Waiting time: no durations");
        assertThat(TraceLength.of(Logs.of("a", ""), Level.CASE).table().value(1, "traceLength"))
                .isEqualTo(0L);
    }

    static List<Long> seeds() {
        return LongStream.range(300, 340).boxed().toList();
    }

    private static EventLog random(long seed) {
        Random random = new Random(seed);
        EventLogBuilder builder = EventLog.builder("random");
        for (int c = 0; c < random.nextInt(12); c++) {
            builder.caseAttribute("c" + c, "n", c);
            for (int e = random.nextInt(6); e > 0; e--) {
                int from = random.nextInt(200);
                builder.interval("c" + c, "A" + random.nextInt(3), span(from, from + random.nextInt(40)));
            }
        }
        return builder.build();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithCountingMinuteByMinute(long seed) {
        EventLog log = random(seed);
        DataTable union = ProcessingTime.of(
                        log, Level.CASE, ProcessingTime.Options.defaults().withOverlaps(ProcessingTime.Overlaps.UNION))
                .table();
        DataTable idle = IdleTime.of(log, Level.CASE).table();
        DataTable overlaps = CaseOverlap.of(log, Level.CASE).table();
        List<long[]> lives = new ArrayList<>();
        for (int c = 0; c < log.caseCount(); c++) {
            long first = Long.MAX_VALUE;
            long last = Long.MIN_VALUE;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                first = Math.min(first, log.startTime(e));
                last = Math.max(last, log.time(e));
            }
            lives.add(new long[] {first, last});
            long busy = 0;
            for (long t = first; t < last && last != Long.MIN_VALUE; t += 60_000) {
                boolean worked = false;
                for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                    worked |= log.startTime(e) <= t && t < log.time(e);
                }
                busy += worked ? 60_000 : 0;
            }
            if (log.caseStart(c) == log.caseEnd(c)) {
                assertThat(union.value(c, "processingTime")).isNull();
                assertThat(overlaps.value(c, "caseOverlap")).isNull();
            } else {
                assertThat(union.value(c, "processingTime")).isEqualTo(Duration.ofMillis(busy));
                assertThat(idle.value(c, "idleTime")).isEqualTo(Duration.ofMillis(last - first - busy));
            }
        }
        for (int c = 0; c < lives.size(); c++) {
            long others = -1;
            for (long[] other : lives) {
                others += other[0] <= lives.get(c)[1] && other[1] >= lives.get(c)[0] ? 1 : 0;
            }
            if (lives.get(c)[1] != Long.MIN_VALUE) {
                assertThat(overlaps.value(c, "caseOverlap")).isEqualTo(others);
            }
        }
    }
}
