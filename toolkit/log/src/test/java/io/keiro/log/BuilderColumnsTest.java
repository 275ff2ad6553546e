package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attributes that the builder is told by column are those that it would be told event by event. */
class BuilderColumnsTest {

    private static final Instant DAY = Instant.parse("2024-03-01T00:00:00Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private static EventLogBuilder events(int count) {
        EventLogBuilder log = EventLog.builder("columns").zone(TOKYO);
        for (int i = 0; i < count; i++) {
            log.event("c" + i / 2, "A", DAY.plusSeconds(i));
        }
        return log;
    }

    private static List<Object> values(Column column) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < column.size(); row++) {
            values.add(column.value(row));
        }
        return values;
    }

    @Test
    void theTypeOfAColumnIsThatOfItsValues() {
        EventLog log = events(3)
                .withAll("text", 0, "x", null, "")
                .withAll("whole", 0, 1, null, 3L)
                .withAll("decimal", 0, 1, Double.NaN, 2.5)
                .withAll("mixed", 0, 1, "two", true)
                .withAll("moments", 0, DAY, Optional.empty(), LocalDate.parse("2024-03-02"))
                .withAll("moments and texts", 0, DAY, "later", DAY)
                .withAll("nothing", 0, Double.NaN, null, Optional.empty())
                .build();
        assertThat(values(log.eventAttribute("text"))).containsExactly("x", null, null);
        assertThat(values(log.eventAttribute("whole"))).containsExactly(1L, null, 3L);
        assertThat(values(log.eventAttribute("decimal"))).containsExactly(1.0, null, 2.5);
        assertThat(values(log.eventAttribute("mixed"))).containsExactly("1", "two", "true");
        assertThat(values(log.eventAttribute("moments")))
                .containsExactly(DAY, null, Instant.parse("2024-03-01T15:00:00Z"));
        assertThat(log.eventAttribute("moments and texts").type()).isEqualTo(Column.Type.TEXT);
        assertThat(log.eventAttribute("moments and texts").text(0)).startsWith("2024-03-01T00:00:00");
        assertThat(values(log.eventAttribute("nothing"))).containsOnlyNulls();
    }

    @Test
    void blocksFollowOneAnother() {
        EventLogBuilder builder = events(2).withAll("a", 0, "x", "y");
        builder.event("c1", "A", DAY).withAll("a", 2, "z").withAll("b", 1, "only one");
        EventLog log = builder.caseAttributes("r", 0, "West")
                .caseAttributes("r", 1, "East")
                .build();
        assertThat(values(log.eventAttribute("a"))).containsExactly("x", "y", "z");
        assertThat(values(log.eventAttribute("b"))).containsExactly(null, "only one", null);
        assertThat(values(log.caseAttribute("r"))).containsExactly("West", "East");
    }

    /** The numbers are those of the order in which events came, not of the log's order. */
    @Test
    void eventsThatAreSortedTakeTheirValuesWithThem() {
        EventLog log = EventLog.builder("late first")
                .event("1", "B", DAY.plusSeconds(1))
                .event("1", "A", DAY)
                .withAll("n", 0, 10, 20)
                .build();
        assertThat(EventLogTest.trace(log, 0)).containsExactly("A", "B");
        assertThat(values(log.eventAttribute("n"))).containsExactly(20L, 10L);
    }

    @Test
    void emptyLog() {
        EventLog log = EventLog.builder("nothing")
                .expect(0)
                .withAll("a", 0)
                .caseAttributes("b", 0)
                .build();
        assertThat(log.eventCount()).isZero();
        assertThat(log.eventAttributes()).containsExactly("a");
        assertThat(log.caseAttributes()).containsExactly("b");
    }

    @Test
    void valuesWithoutAnEvent() {
        EventLogBuilder log = events(3);
        assertThatThrownBy(() -> log.withAll("a", 2, "x", "y"))
                .hasMessage("2 values of \"a\" from number 2 on: there are 3 events so far");
        assertThatThrownBy(() -> log.withAll("a", -1, "x"))
                .hasMessage("1 values of \"a\" from number -1 on: there are 3 events so far");
        assertThatThrownBy(() -> log.caseAttributes("a", 0, "x", "y", "z"))
                .hasMessage("3 values of \"a\" from number 0 on: there are 2 cases so far");
        assertThatThrownBy(() -> log.expect(-1)).hasMessage("-1 events are expected; it must be 0 or more");
        assertThatThrownBy(() -> log.event("1", null, DAY)).hasMessage("an event of case 1 needs an activity");
        assertThatThrownBy(() -> EventLog.builder("x").with("a", 1))
                .hasMessage("with(\"a\", …) needs an event before it");
    }

    @Test
    void aBuilderIsUsedUp() {
        EventLogBuilder log = events(1);
        log.build();
        String message = "the log \"columns\" is built; start a new builder";
        assertThatThrownBy(() -> log.with("a", 1)).hasMessage(message);
        assertThatThrownBy(() -> log.withAll("a", 0, 1)).hasMessage(message);
        assertThatThrownBy(() -> log.caseAttributes("a", 0, 1)).hasMessage(message);
        assertThatThrownBy(() -> log.expect(1)).hasMessage(message);
    }

    /** Rows and columns come in any number, whatever was expected. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 39, 40, 41, 1_000})
    void whatIsExpectedChangesNothing(int expected) {
        Random random = new Random(expected);
        Object[] values = new Object[40];
        Arrays.setAll(
                values,
                i -> List.of(1, 2.5, "x", "長い", "", DAY, true, Double.NaN).get(random.nextInt(8)));
        EventLogBuilder oneByOne = EventLog.builder("columns").zone(TOKYO);
        EventLogBuilder byBlocks = EventLog.builder("columns").zone(TOKYO).expect(expected);
        for (int i = 0; i < values.length; i++) {
            Object number = i % 5;
            oneByOne.event("c" + i / 2, "A", DAY.plusSeconds(i))
                    .with("v", values[i])
                    .with("n", number);
            oneByOne.caseAttribute("c" + i / 2, "w", values[i]);
            byBlocks.event("c" + i / 2, "A", DAY.plusSeconds(i));
            if (i % 10 == 9) {
                byBlocks.withAll("v", i - 9, Arrays.copyOfRange(values, i - 9, i + 1))
                        .withAll("n", i - 9, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4);
            }
        }
        for (int c = 0; c < 20; c++) {
            byBlocks.caseAttributes("w", c, values[2 * c]).caseAttributes("w", c, values[2 * c + 1]);
        }
        EventLog wanted = oneByOne.build();
        EventLog log = byBlocks.build();
        assertThat(log.eventAttributes()).isEqualTo(wanted.eventAttributes());
        assertThat(log.eventAttribute("v").type())
                .isEqualTo(wanted.eventAttribute("v").type());
        assertThat(values(log.eventAttribute("v"))).isEqualTo(values(wanted.eventAttribute("v")));
        assertThat(values(log.eventAttribute("n"))).isEqualTo(values(wanted.eventAttribute("n")));
        assertThat(values(log.caseAttribute("w"))).isEqualTo(values(wanted.caseAttribute("w")));
        for (int event = 0; event < 40; event++) {
            assertThat(log.time(event)).isEqualTo(wanted.time(event));
        }
        assertThat(wanted.caseAttribute("w").size()).isEqualTo(20);
    }
}
