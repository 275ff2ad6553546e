package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewAttributesTest {

    private static final EventLog LOG = EventLogTest.small();

    private static List<Object> values(Column column) {
        return IntStream.range(0, column.size()).mapToObj(column::value).toList();
    }

    @Test
    void caseAttributesTakeTheTypeOfTheirValues() {
        EventLog log = LOG.withCaseAttribute("steps", Trace::length)
                .withCaseAttribute("share", trace -> trace.length() / 4.0)
                .withCaseAttribute("isLong", trace -> trace.length() > 2)
                .withCaseAttribute("begun", trace -> trace.time(0))
                .withCaseAttribute("first", trace -> trace.activity(0))
                .withCaseAttribute("row", Trace::index);
        assertThat(log.caseAttributes()).containsExactly("region", "steps", "share", "isLong", "begun", "first", "row");
        assertThat(values(log.caseAttribute("steps"))).containsExactly(3L, 2L, 3L, 1L);
        assertThat(values(log.caseAttribute("share"))).containsExactly(0.75, 0.5, 0.75, 0.25);
        assertThat(values(log.caseAttribute("isLong"))).containsExactly(true, false, true, false);
        assertThat(log.caseAttribute("begun").value(3)).isEqualTo(Instant.parse("2024-03-01T20:00:00Z"));
        assertThat(values(log.caseAttribute("first"))).containsExactly("A", "A", "A", "B");
        assertThat(values(log.caseAttribute("row"))).containsExactly(0L, 1L, 2L, 3L);
    }

    @Test
    void eventAttributesSeeTheirPlace() {
        EventLog log = LOG.withEventAttribute("row", Event::index)
                .withEventAttribute("place", event -> event.caseId() + "/" + event.position())
                .withEventAttribute("region", event -> event.attribute("region"));
        assertThat(values(log.eventAttribute("row"))).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(log.eventAttribute("place").value(4)).isEqualTo("2/1");
        assertThat(log.eventAttribute("region").value(2)).isEqualTo("West");
        assertThat(log.eventAttribute("region").value(3)).isNull();
    }

    @Test
    void missingValuesAreLegal() {
        EventLog log = LOG.withCaseAttribute("n", trace -> trace.index() == 1 ? 5 : null)
                .withCaseAttribute("d", trace -> trace.index() == 1 ? Double.NaN : 1.5)
                .withCaseAttribute("t", trace -> trace.index() == 1 ? "" : "x")
                .withCaseAttribute("none", trace -> null);
        assertThat(values(log.caseAttribute("n"))).containsExactly(null, 5L, null, null);
        assertThat(log.caseAttribute("d").isMissing(1)).isTrue();
        assertThat(log.caseAttribute("t").isMissing(1)).isTrue();
        assertThat(values(log.caseAttribute("none"))).containsExactly(null, null, null, null);
    }

    @Test
    void wholeNumbersAndDecimalsAreDecimals() {
        EventLog log = LOG.withCaseAttribute(
                "x", (Function<Trace, Object>) trace -> trace.index() == 0 ? (Object) 1 : (Object) 0.5);
        assertThat(values(log.caseAttribute("x"))).containsExactly(1.0, 0.5, 0.5, 0.5);
    }

    @Test
    void mixedTypesNameTheValues() {
        assertThatThrownBy(() -> LOG.withCaseAttribute("x", trace -> trace.index() < 2 ? (Object) 7 : (Object) "seven"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the values of \"x\" are of two types: \"7\" (Integer) in case 1, but \"seven\" (String) in case 3;"
                                + " return values of one type everywhere, or null");
        assertThatThrownBy(() -> LOG.withEventAttribute(
                        "x", event -> event.index() == 4 ? (Object) true : (Object) event.time()))
                .hasMessageContaining("but \"true\" (Boolean) in event 2 of case 2");
    }

    @Test
    void typesThatNoColumnHoldsNameTheValue() {
        assertThatThrownBy(() -> LOG.withCaseAttribute("x", trace -> Duration.ofHours(2)))
                .hasMessage(
                        "the value of \"x\" in case 1 is \"PT2H\" (Duration), which no column holds; valid is a text (String),"
                                + " a whole number (long), a number (double), yes or no (boolean), a moment (Instant) or null;"
                                + " make a number with a unit of it, for example duration.toMinutes()");
    }

    @Test
    void namesOfRolesAreTaken() {
        assertThatThrownBy(() -> LOG.withEventAttribute("activity", Event::caseId))
                .hasMessage("\"activity\" is already the name of the activity in small; choose another name");
        assertThatThrownBy(() -> LOG.withCaseAttribute(" ", Trace::caseId))
                .hasMessage("an attribute needs a name, for example \"region\"");
    }

    @Test
    void anAttributeOfThatNameIsReplacedInItsPlace() {
        EventLog log = LOG.withEventAttribute("cost", Event::activity);
        assertThat(log.eventAttributes()).containsExactly("cost", "who");
        assertThat(log.eventAttribute("cost").type()).isEqualTo(Column.Type.TEXT);
        assertThat(LOG.eventAttribute("cost").type()).isEqualTo(Column.Type.DOUBLE);
    }

    @Test
    void columnsOfFilteredLogsAreComputedForTheirRows() {
        EventLog log = LOG.withEventAttribute("row", Event::index)
                .keepActivities("B", "C")
                .withEventAttribute("narrow", Event::index)
                .dropActivities("B");
        assertThat(values(log.eventAttribute("row"))).containsExactly(2L, 4L, 7L);
        assertThat(values(log.eventAttribute("narrow"))).containsExactly(1L, 2L, 4L);
        assertThat(log.eventAttribute("cost").isMissing(0)).isTrue();
    }

    @Test
    void allElseIsShared() {
        EventLog log = LOG.withEventAttribute("row", Event::index);
        assertThat(log.frame().codes()).isSameAs(LOG.frame().codes());
        assertThat(log.frame().times()).isSameAs(LOG.frame().times());
        assertThat(log.frame().rows().cases()).isSameAs(LOG.frame().rows().cases());
        assertThat(log.eventAttribute("who")).isSameAs(LOG.eventAttribute("who"));
    }

    @Test
    void historySaysWhatCame() {
        DataTable history = LOG.withCaseAttribute("steps", Trace::length).history();
        assertThat(history.value(0, "step")).isEqualTo("withCaseAttribute(\"steps\", …)");
        assertThat(history.value(0, "cases")).isEqualTo(4);
        assertThat(history.value(0, "events")).isEqualTo(9);
    }

    @Test
    void emptyLog() {
        EventLog log = EventLog.builder("empty").build().withCaseAttribute("n", Trace::length);
        assertThat(log.caseAttribute("n").size()).isZero();
        assertThat(log.withEventAttribute("m", Event::index).eventAttributes()).containsExactly("m");
    }
}
