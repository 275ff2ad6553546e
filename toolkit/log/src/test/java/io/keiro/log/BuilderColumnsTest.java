package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private static Map<String, Object[]> column(String name, Object... values) {
        Map<String, Object[]> column = new LinkedHashMap<>();
        column.put(name, values);
        return column;
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
                .withAll(0, column("text", "x", null, ""))
                .withAll(0, column("whole", 1, null, 3L))
                .withAll(0, column("decimal", 1, Double.NaN, 2.5))
                .withAll(0, column("mixed", 1, "two", true))
                .withAll(0, column("moments", DAY, Optional.empty(), LocalDate.parse("2024-03-02")))
                .withAll(0, column("moments and texts", DAY, "later", DAY))
                .withAll(0, column("nothing", Double.NaN, null, Optional.empty()))
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
        EventLogBuilder builder = events(2).withAll(0, column("a", "x", "y"));
        builder.event("c1", "A", DAY).withAll(2, column("a", "z")).withAll(1, column("b", "only one"));
        EventLog log = builder.caseAttributes(0, column("r", "West"))
                .caseAttributes(1, column("r", "East"))
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
                .withAll(0, column("n", 10, 20))
                .build();
        assertThat(EventLogTest.trace(log, 0)).containsExactly("A", "B");
        assertThat(values(log.eventAttribute("n"))).containsExactly(20L, 10L);
    }

    /** Filled side by side, they stand in the order of the map, each with its texts in the order in which they first came. */
    @Test
    void columnsKeepTheirOrder() {
        Map<String, Object[]> attributes = new LinkedHashMap<>();
        for (int i = 0; i < 40; i++) {
            attributes.putAll(column("a" + (i * 7) % 40, "x" + i, i % 2 == 0 ? "y" : null, new String("x" + i)));
        }
        EventLog log = events(3).withAll(0, attributes).build();
        assertThat(log.eventAttributes()).containsExactlyElementsOf(attributes.keySet());
        attributes.forEach(
                (name, given) -> assertThat(values(log.eventAttribute(name))).containsExactly(given));
        assertThat(((TextColumn) log.eventAttribute("a7")).codes()).containsExactly(0, -1, 0);
    }

    /** If one of them has values without an event, none is filled. */
    @Test
    void allFitOrNoneIsFilled() {
        EventLogBuilder log = events(2);
        Map<String, Object[]> attributes = column("fits", 1, 2);
        attributes.putAll(column("too long", 1, 2, 3));
        assertThatThrownBy(() -> log.withAll(0, attributes))
                .hasMessage("3 values of \"too long\" from number 0 on: there are 2 events so far");
        assertThat(log.build().eventAttributes()).isEmpty();
    }

    /** What a value says of itself may fail, on whichever thread it is asked. */
    @Test
    void aValueThatCannotBeTold() {
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no text");
            }
        };
        Map<String, Object[]> attributes = column("a", 1, 2);
        attributes.putAll(column("b", "x", broken));
        assertThatThrownBy(() -> events(2).withAll(0, attributes)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void emptyLog() {
        EventLog log = EventLog.builder("nothing")
                .expect(0)
                .withAll(0, column("a"))
                .caseAttributes(0, column("b"))
                .withAll(0, Map.of())
                .build();
        assertThat(log.eventCount()).isZero();
        assertThat(log.eventAttributes()).containsExactly("a");
        assertThat(log.caseAttributes()).containsExactly("b");
    }

    @Test
    void valuesWithoutAnEvent() {
        EventLogBuilder log = events(3);
        assertThatThrownBy(() -> log.withAll(2, column("a", "x", "y")))
                .hasMessage("2 values of \"a\" from number 2 on: there are 3 events so far");
        assertThatThrownBy(() -> log.withAll(-1, column("a", "x")))
                .hasMessage("1 values of \"a\" from number -1 on: there are 3 events so far");
        assertThatThrownBy(() -> log.caseAttributes(0, column("a", "x", "y", "z")))
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
        assertThatThrownBy(() -> log.withAll(0, column("a", 1))).hasMessage(message);
        assertThatThrownBy(() -> log.caseAttributes(0, column("a", 1))).hasMessage(message);
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
                Map<String, Object[]> block = column("v", Arrays.copyOfRange(values, i - 9, i + 1));
                block.putAll(column("n", 0, 1, 2, 3, 4, 0, 1, 2, 3, 4));
                byBlocks.withAll(i - 9, block);
            }
        }
        for (int c = 0; c < 20; c++) {
            byBlocks.caseAttributes(c, column("w", values[2 * c])).caseAttributes(c, column("w", values[2 * c + 1]));
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
