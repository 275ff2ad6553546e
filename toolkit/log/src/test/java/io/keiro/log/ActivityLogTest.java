package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivityLogTest {

    private static final Instant DAY = Instant.parse("2024-03-01T00:00:00Z");

    @TempDir
    Path folder;

    private static Instant hour(int hour) {
        return DAY.plusSeconds(hour * 3600L);
    }

    private static EventLogBuilder add(EventLogBuilder log, String activity, String transition, int hour) {
        return log.event("1", activity, hour < 0 ? null : hour(hour)).with("lifecycle:transition", transition);
    }

    /** Activity, start hour, end hour. */
    private static List<String> rows(EventLog log) {
        List<String> rows = new ArrayList<>();
        for (int e = 0; e < log.eventCount(); e++) {
            long start = log.frame().times().starts()[e];
            rows.add(log.activity(e) + " " + hours(start) + "-" + hours(log.time(e)));
        }
        return rows;
    }

    private static String hours(long time) {
        return time == EventLog.NO_TIME ? "?" : String.valueOf((time - DAY.toEpochMilli()) / 3_600_000);
    }

    private static void roundTrip(EventLog log) {
        assertThat(RandomLogs.content(log.toActivityLog().toEventLog(), true)).isEqualTo(RandomLogs.content(log, true));
    }

    @Test
    void firstStartGetsTheFirstCompletion() {
        EventLogBuilder builder = EventLog.builder("x");
        add(builder, "A", "start", 1);
        add(builder, "A", "START", 2);
        add(builder, "B", "start", 3);
        add(builder, "A", "complete", 4);
        add(builder, "B", "complete", 5);
        add(builder, "A", "complete", 6);
        EventLog log = builder.build();
        EventLog activities = log.toActivityLog();
        assertThat(activities.hasStartTimes()).isTrue();
        assertThat(rows(activities)).containsExactly("A 1-4", "A 2-6", "B 3-5");
        assertThat(activities.eventAttributes()).containsExactly("lifecycle:transition", "start:lifecycle:transition");
        roundTrip(log);
    }

    @Test
    void theSameResourceIsPreferred() {
        EventLogBuilder builder = EventLog.builder("x");
        add(builder, "A", "start", 1).with("org:resource", "r1");
        add(builder, "A", "start", 2).with("org:resource", "r2");
        add(builder, "A", "complete", 3).with("org:resource", "r2");
        add(builder, "A", "complete", 4).with("org:resource", "r3");
        EventLog log = builder.build();
        assertThat(rows(log.toActivityLog())).containsExactly("A 1-4", "A 2-3");
        assertThat(log.toActivityLog().eventAttributes()).containsExactly("org:resource", "start:org:resource");
        roundTrip(log);
    }

    @Test
    void instanceIdsComeFirst() {
        EventLogBuilder builder = EventLog.builder("x");
        add(builder, "A", "start", 1).with("concept:instance", "i1");
        add(builder, "A", "start", 2).with("concept:instance", "i2");
        add(builder, "A", "complete", 3).with("concept:instance", "i2");
        add(builder, "A", "complete", 4).with("concept:instance", "i1");
        EventLog log = builder.build();
        assertThat(rows(log.toActivityLog())).containsExactly("A 1-4", "A 2-3");
        assertThat(log.toActivityLog().mapping().instance()).isEqualTo("concept:instance");
        roundTrip(log);
    }

    @Test
    void unknownStartsAndEndsAreCounted() {
        EventLogBuilder builder = EventLog.builder("x");
        add(builder, "A", "complete", 1);
        add(builder, "B", "start", 2);
        EventLog log = builder.build();
        EventLog activities = log.toActivityLog();
        assertThat(rows(activities)).containsExactly("A ?-1", "B 2-?");
        assertThat(activities.history().value(0, "note").toString()).isEqualTo("1 of unknown start, 1 of unknown end");
        roundTrip(log);
    }

    @Test
    void otherTransitionsStayAsMarkers() {
        EventLogBuilder builder = EventLog.builder("x");
        add(builder, "A", "schedule", 0).with("org:resource", "system");
        add(builder, "A", "assign", 1).with("org:resource", "boss");
        add(builder, "A", "start", 2).with("org:resource", "r");
        add(builder, "A", "suspend", 3).with("org:resource", "r");
        add(builder, "A", "resume", 4).with("org:resource", "r");
        add(builder, "A", "suspend", 5).with("org:resource", "r");
        add(builder, "A", "resume", 6).with("org:resource", "r");
        add(builder, "A", "complete", 7).with("org:resource", "r");
        add(builder, "B", "schedule", 8);
        add(builder, "B", "withdraw", 9);
        EventLog log = builder.build();
        EventLog activities = log.toActivityLog();
        assertThat(rows(activities)).containsExactly("A 2-7", "B ?-?");
        assertThat(activities.eventAttributes())
                .containsExactly(
                        "org:resource",
                        "schedule:org:resource",
                        "lifecycle:schedule",
                        "assign:org:resource",
                        "lifecycle:assign",
                        "lifecycle:suspend",
                        "lifecycle:resume",
                        "lifecycle:suspend#2",
                        "lifecycle:resume#2",
                        "lifecycle:withdraw",
                        "lifecycle:path");
        assertThat(activities.eventAttribute("lifecycle:suspend#2").value(0)).isEqualTo(hour(5));
        assertThat(activities.eventAttribute("schedule:org:resource").text(0)).isEqualTo("system");
        assertThat(activities.eventAttribute("lifecycle:path").text(1)).isEqualTo("schedule withdraw");
        roundTrip(log);
    }

    @Test
    void tiesThatTimeDoesNotTellKeepTheirPlace() {
        EventLogBuilder builder = EventLog.builder("x");
        add(builder, "A", "start", 1);
        add(builder, "B", "start", 1);
        add(builder, "B", "complete", 1);
        add(builder, "A", "complete", 1);
        EventLog log = builder.build();
        assertThat(log.toActivityLog().eventAttributes()).containsExactly("lifecycle:position");
        roundTrip(log);
    }

    @Test
    void emptyLog() {
        EventLog empty = EventLog.builder("empty").build();
        assertThat(empty.toActivityLog()).isSameAs(empty);
        assertThat(empty.toEventLog()).isSameAs(empty);
        EventLogBuilder builder = EventLog.builder("x").caseAttribute("2", "a", 1);
        EventLog none = add(builder, "A", "start", 1).build().dropActivities("A");
        assertThat(none.toActivityLog().eventCount()).isZero();
    }

    @Test
    void logWithoutLifecycleStays() {
        EventLog log = EventLogTest.small();
        assertThat(log.toActivityLog()).isSameAs(log);
    }

    @Test
    void randomEventLogsSurviveTheWayThereAndBack() {
        Random random = new Random(17);
        String[] transitions = {
            "start",
            "complete",
            "complete",
            "start",
            "schedule",
            "assign",
            "suspend",
            "resume",
            "withdraw",
            "pi_abort",
            "COMPLETE",
            "strange"
        };
        for (int i = 0; i < 400; i++) {
            EventLogBuilder log = EventLog.builder("random").zone(ZoneId.of("Europe/Berlin"));
            int used = 2 + random.nextInt(transitions.length - 1);
            boolean ids = random.nextInt(3) == 0;
            boolean ties = random.nextBoolean();
            for (int n = random.nextInt(30); n > 0; n--) {
                Instant time =
                        Instant.parse("2024-03-30T20:00:00Z").plusSeconds(random.nextInt(ties ? 5 : 500) * 3600L);
                log.event("c" + random.nextInt(3), "A" + random.nextInt(2), random.nextInt(12) == 0 ? null : time);
                if (random.nextInt(20) > 0) {
                    log.with("lifecycle:transition", transitions[random.nextInt(used)]);
                }
                if (random.nextBoolean()) {
                    log.with("org:resource", "r" + random.nextInt(3));
                }
                if (ids && random.nextInt(4) > 0) {
                    log.with("concept:instance", "i" + random.nextInt(4));
                }
                if (random.nextBoolean()) {
                    log.with("cost", random.nextInt(2));
                }
            }
            EventLog events = log.build();
            assertThat(RandomLogs.content(events.toActivityLog().toEventLog(), true))
                    .as("log " + i)
                    .isEqualTo(RandomLogs.content(events, true));
        }
    }

    @Test
    void randomIntervalLogsSurviveTheWayThereAndBack() {
        RandomLogs logs = new RandomLogs(71);
        int intervals = 0;
        for (int i = 0; i < 300; i++) {
            EventLog log = logs.next();
            if (log.hasStartTimes()) {
                EventLog events = log.toEventLog();
                assertThat(events.hasStartTimes()).isFalse();
                assertThat(RandomLogs.content(events.toActivityLog(), true))
                        .as("log " + i)
                        .isEqualTo(RandomLogs.content(log, true));
                intervals++;
            }
        }
        assertThat(intervals).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BPIC12", "BPIC13_closed_problems"})
    void realLogs(String name) {
        EventLog log = EventLog.read(SharedData.file("data/logs/" + name + ".xes.gz"));
        EventLog activities = log.toActivityLog();
        assertThat(activities.eventCount()).isLessThanOrEqualTo(log.eventCount());
        assertThat(RandomLogs.content(activities.toEventLog(), true)).isEqualTo(RandomLogs.content(log, true));
    }

    @Test
    void bothKindsOfTableComeIn() throws Exception {
        Path rows = Files.writeString(folder.resolve("rows.csv"), """
                case,activity,time,lifecycle,activity instance id
                1,A,2024-03-01 01:00,start,7
                1,A,2024-03-01 02:00,start,8
                1,A,2024-03-01 03:00,complete,8
                1,A,2024-03-01 04:00,complete,7
                """);
        EventLog events = EventLog.read(rows);
        assertThat(events.mapping().lifecycle()).isEqualTo("lifecycle");
        assertThat(events.mapping().instance()).isEqualTo("activity instance id");
        assertThat(rows(events.toActivityLog())).containsExactly("A 1-4", "A 2-3");
        Path spans = Files.writeString(folder.resolve("spans.csv"), """
                case,activity,start time,end time
                1,A,2024-03-01 01:00,2024-03-01 04:00
                1,A,2024-03-01 02:00,2024-03-01 03:00
                """);
        EventLog taken = EventLog.read(spans).toEventLog();
        assertThat(taken.eventCount()).isEqualTo(4);
        assertThat(rows(taken.toActivityLog())).containsExactly("A 1-4", "A 2-3");
        Path named = Files.writeString(folder.resolve("named.csv"), "case,activity,time,x,y\n1,A,2024-03-01,start,1\n");
        Mapping mapping =
                EventLog.csv(named).lifecycle("x").instance("y").read().mapping();
        assertThat(List.of(mapping.lifecycle(), mapping.instance())).containsExactly("x", "y");
    }

    @Test
    void attributeInTheWay() {
        EventLogBuilder builder = EventLog.builder("x");
        add(builder, "A", "start", 1).with("cost", 1).with("start:cost", 3);
        add(builder, "A", "complete", 2).with("cost", 2);
        EventLog log = builder.build();
        assertThatThrownBy(log::toActivityLog)
                .hasMessage(
                        "toActivityLog() needs the name \"start:cost\" for what another transition says, and x has an"
                                + " event attribute of that name; rename it first");
    }
}
