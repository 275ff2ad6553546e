package io.keiro.log;

import static io.keiro.log.HandLogs.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class ColumnVerbsTest {

    private static final EventLog LOG = HandLogs.of("1: A0 B1 A3 A? | 2: B5 | 3:");

    static List<Object> values(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::value).toList();
    }

    private static List<Object> added(EventLog log) {
        return values(log.eventAttribute("new"));
    }

    @Test
    void neighbours() {
        assertThat(added(LOG.withLag("new", "activity"))).containsExactly(null, "A", "B", "A", null);
        assertThat(added(LOG.withLead("new", "activity"))).containsExactly("B", "A", "A", null, null);
        assertThat(added(LOG.withLag("new", "time", 2))).containsExactly(null, null, hour(0), hour(1), null);
        assertThat(added(LOG.withLead("new", "case", Integer.MAX_VALUE))).containsOnlyNulls();
        EventLog twice = LOG.withLead("next", "activity").withLag("new", "next");
        assertThat(added(twice))
                .as("what comes behind the one before is the event itself")
                .containsExactly(null, "B", "A", "A", null);
        assertThatThrownBy(() -> LOG.withLag("new", "activity", 0))
                .hasMessage("the distance is 0 events; it must be 1 or more");
        assertThatThrownBy(() -> LOG.withLag("new", "Activity")).hasMessageContaining("did you mean \"activity\"");
    }

    @Test
    void lagSharesTheValues() {
        EventLog log = LOG.withEventAttribute("row", Event::index);
        SelectedColumn lag = (SelectedColumn) log.withLag("before", "row").eventAttribute("before");
        assertThat(((LongColumn) lag.whole()).values()).isSameAs(((LongColumn) log.eventAttribute("row")).values());
        assertThat(log.withLag("before", "row").frame().codes())
                .isSameAs(log.frame().codes());
    }

    @Test
    void places() {
        assertThat(added(LOG.withPosition("new"))).containsExactly(1L, 2L, 3L, 4L, 1L);
        assertThat(added(LOG.withOccurrence("new"))).containsExactly(1L, 1L, 2L, 3L, 1L);
        assertThat(added(LOG.withCountSoFar("new", Events.ofActivity("B")))).containsExactly(0L, 1L, 1L, 1L, 1L);
        assertThat(HandLogs.step(LOG.withCountSoFar("n", Events.ofActivity("B"))))
                .isEqualTo("withCountSoFar(\"n\", ofActivity(\"B\"))");
        assertThatThrownBy(() -> LOG.withPosition("time")).hasMessageContaining("already the name of a time");
    }

    @Test
    void hours() {
        assertThat(added(LOG.withElapsedHours("new"))).containsExactly(0.0, 1.0, 3.0, null, 0.0);
        assertThat(added(LOG.withRemainingHours("new"))).containsExactly(3.0, 2.0, 0.0, null, 0.0);
        EventLog intervals = HandLogs.of("1: A0-4 B2-3");
        assertThat(added(intervals.withElapsedHours("new"))).containsExactly(4.0, 3.0);
        assertThat(added(intervals.withRemainingHours("new"))).containsExactly(0.0, 1.0);
        WorkCalendar calendar = WorkCalendar.weekdays(ZoneId.of("UTC"), LocalTime.of(2, 0), LocalTime.of(9, 0));
        assertThat(added(LOG.withCalendar(calendar).withElapsedHours("new"))).containsExactly(0.0, 0.0, 1.0, null, 0.0);
    }

    @Test
    void unite() {
        EventLog log = LOG.withEventAttribute("n", e -> e.position() == 1 ? null : e.position());
        assertThat(added(log.unite("new", "/", "case", "activity", "n")))
                .containsExactly("1/A/0", "1/B", "1/A/2", "1/A/3", "2/B/0");
        assertThat(added(log.unite("new", "/", "n"))).containsExactly("0", null, "2", "3", "0");
    }

    @Test
    void fill() {
        EventLog log = HandLogs.builder("1: A0 B1 C2 D3 | 2: A0")
                .caseAttribute("1", "owner", "x")
                .build()
                .withEventAttribute("new", e -> e.activity().equals("B") ? "b" : null);
        EventLog down = log.fillDown("new");
        assertThat(added(down)).containsExactly(null, "b", "b", "b", null);
        assertThat(HandLogs.note(down)).isEqualTo("2 values filled");
        assertThat(((SelectedColumn) down.eventAttribute("new")).whole()).isSameAs(log.eventAttribute("new"));
        EventLog owned = log.withEventAttribute("owner", e -> e.position() == 0 ? "y" : null)
                .fillFromCase("owner");
        assertThat(values(owned.eventAttribute("owner"))).containsExactly("y", "x", "x", "x", "y");
        assertThat(values(log.fillFromCase("owner").eventAttribute("owner"))).containsExactly("x", "x", "x", "x", null);
        assertThat(HandLogs.note(owned)).isEqualTo("3 values filled");
        assertThatThrownBy(() -> log.fillDown("owner")).hasMessageContaining("it is a case attribute");
    }

    @Test
    void edges() {
        Table edges = HandLogs.of("1: A0-2 B1-3 C7 D? | 2: A1 | 3:").edges("activity");
        assertThat(edges.columnNames())
                .containsExactly(
                        "case",
                        "source",
                        "target",
                        "sourceTime",
                        "targetTime",
                        "gapHours",
                        "source:activity",
                        "target:activity");
        assertThat(edges.stringColumn("source").asList()).containsExactly("A", "B", "C");
        assertThat(edges.stringColumn("target").asList()).containsExactly("B", "C", "D");
        assertThat(edges.doubleColumn("gapHours").asList()).containsExactly(-1.0, 4.0, null);
        assertThat(edges.dateTimeColumn("targetTime").get(0)).isEqualTo("2024-03-01T01:00");
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52})
    void laws(long seed) {
        RandomLogs random = new RandomLogs(seed);
        for (int i = 0; i < 80; i++) {
            EventLog log = random.next();
            EventLog all = log.withLead("lead", "activity")
                    .withLag("lagOfLead", "lead")
                    .withPosition("position")
                    .withOccurrence("occurrence")
                    .withElapsedHours("elapsed")
                    .withRemainingHours("remaining");
            List<Object> activities = new ArrayList<>();
            for (int c = 0; c < log.caseCount(); c++) {
                for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                    activities.add(log.activity(e));
                    boolean first = e == log.caseStart(c);
                    assertThat(all.eventAttribute("lagOfLead").value(e)).isEqualTo(first ? null : log.activity(e));
                    assertThat(all.eventAttribute("position").value(e)).isEqualTo(e - log.caseStart(c) + 1L);
                    long same = 0;
                    for (int f = log.caseStart(c); f <= e; f++) {
                        same += log.activity(f).equals(log.activity(e)) ? 1 : 0;
                    }
                    assertThat(all.eventAttribute("occurrence").value(e)).isEqualTo(same);
                    double sum = all.eventAttribute("elapsed").number(e)
                            + all.eventAttribute("remaining").number(e);
                    if (log.time(e) != EventLog.NO_TIME) {
                        assertThat(sum * 3_600_000)
                                .isCloseTo(
                                        log.lastTimeOf(c) - log.firstTimeOf(c),
                                        org.assertj.core.data.Offset.offset(1e-3));
                    }
                }
            }
            assertThat(log.edges().rowCount())
                    .isEqualTo(log.eventCount()
                            - (int) IntStream.range(0, log.caseCount())
                                    .filter(c -> log.caseStart(c) < log.caseEnd(c))
                                    .count());
        }
    }

    @Test
    void emptyLog() {
        EventLog empty = EventLog.builder("empty").build();
        assertThat(added(empty.withLag("new", "activity"))).isEmpty();
        assertThat(added(empty.withElapsedHours("new"))).isEmpty();
        assertThat(added(empty.unite("new", "-", "activity", "case"))).isEmpty();
        assertThat(empty.edges().rowCount()).isZero();
    }
}
