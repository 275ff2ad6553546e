package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

class FeaturesTest {

    /** From Friday, 1 March 2024, 0:00 UTC. */
    private static final EventLog LOG = HandLogs.builder("1: A0 B1 A3 | 2: B5-8 C30 | 3:")
            .caseAttribute("1", "won", true)
            .caseAttribute("2", "won", false)
            .caseAttribute("3", "won", true)
            .build()
            .withEventAttribute("cost", e -> e.activity().equals("B") ? 7 : null);

    private static final Features.Options PREFIXES = Features.Options.defaults()
            .withRows(Features.Rows.PREFIXES)
            .withLastValues("cost")
            .withOutcome("won");

    private static List<Object> values(Features features, String name) {
        return features.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .map(ColumnVerbsTest::values)
                .orElseThrow();
    }

    @Test
    void cases() {
        Features features = Features.of(LOG, Features.Options.defaults().withLastValues("cost", "won"));
        assertThat(features.columns().stream().map(Column::name))
                .containsExactly(
                        "case",
                        "length",
                        "elapsedHours",
                        "sinceLastHours",
                        "weekday",
                        "hour",
                        "activity",
                        "last:cost",
                        "last:won",
                        "count:A",
                        "count:B",
                        "count:C",
                        "ngram:A > B",
                        "ngram:B > A",
                        "ngram:B > C");
        assertThat(values(features, "case")).containsExactly("1", "2", "3");
        assertThat(values(features, "length")).containsExactly(3L, 2L, 0L);
        assertThat(values(features, "elapsedHours")).containsExactly(3.0, 25.0, null);
        assertThat(values(features, "weekday")).containsExactly(5L, 6L, null);
        assertThat(values(features, "hour")).containsExactly(3L, 6L, null);
        assertThat(values(features, "last:cost")).containsExactly(7L, 7L, null);
        assertThat(values(features, "last:won")).containsExactly(true, false, true);
        assertThat(values(features, "count:A")).containsExactly(2L, 0L, 0L);
        assertThat(features).hasToString("Features of hand: 3 cases, 15 columns");
    }

    @Test
    void prefixes() {
        Features features = Features.of(LOG, PREFIXES);
        assertThat(values(features, "case")).containsExactly("1", "1", "1", "2", "2");
        assertThat(values(features, "length")).containsExactly(1L, 2L, 3L, 1L, 2L);
        assertThat(values(features, "activity")).containsExactly("A", "B", "A", "B", "C");
        assertThat(values(features, "sinceLastHours")).containsExactly(null, 1.0, 2.0, null, 22.0);
        assertThat(values(features, "last:cost")).containsExactly(null, 7L, 7L, 7L, 7L);
        assertThat(values(features, "count:A")).containsExactly(1L, 1L, 2L, 0L, 0L);
        assertThat(values(features, "ngram:A > B")).containsExactly(0L, 1L, 1L, 0L, 0L);
        assertThat(values(features, "nextActivity")).containsExactly("B", "A", null, "C", null);
        assertThat(values(features, "nextHours")).containsExactly(1.0, 2.0, null, 22.0, null);
        assertThat(values(features, "remainingHours")).containsExactly(3.0, 2.0, 0.0, 22.0, 0.0);
        assertThat(values(features, "outcome")).containsExactly(true, true, true, false, false);
        assertThat(values(
                        Features.of(
                                HandLogs.of("1: A0 B5-8"),
                                Features.Options.defaults().withRows(Features.Rows.PREFIXES)),
                        "nextHours"))
                .as("to the next start")
                .containsExactly(5.0, null);
        assertThat(values(Features.of(LOG, PREFIXES.withLongestPrefix(1)), "nextActivity"))
                .containsExactly("B", "C");
    }

    @Test
    void options() {
        assertThat(Features.of(
                                LOG,
                                Features.Options.defaults().withLongestGram(3).withMostGrams(1))
                        .columns()
                        .stream()
                        .map(Column::name)
                        .filter(name -> name.startsWith("ngram")))
                .containsExactly("ngram:A > B", "ngram:A > B > A");
        assertThat(Features.of(LOG, Features.Options.defaults().withLongestGram(1))
                        .columns())
                .hasSize(10);
        assertThatThrownBy(() -> Features.Options.defaults().withLongestGram(6))
                .hasMessage("the longest sequence has 6 events; it must have 1 to 5");
        assertThatThrownBy(() -> Features.of(LOG, PREFIXES.withOutcome("lost")))
                .hasMessageContaining("no column \"lost\"");
        WorkCalendar calendar = WorkCalendar.weekdays(ZoneId.of("UTC"), LocalTime.of(0, 0), LocalTime.of(2, 0));
        assertThat(values(Features.of(LOG.withCalendar(calendar), PREFIXES), "remainingHours"))
                .containsExactly(2.0, 1.0, 0.0, 0.0, 0.0);
    }

    @Test
    void tables() {
        Features features = Features.of(LOG, PREFIXES);
        Table table = features.toTablesaw();
        assertThat(table.rowCount()).isEqualTo(5);
        assertThat(table.longColumn("count:B").asList()).containsExactly(0L, 1L, 1L, 1L, 1L);
        DataTable rows = features.table();
        assertThat(rows.rowCount()).isEqualTo(5);
        assertThat(rows.value(1, "nextActivity")).isEqualTo("A");
        assertThat(rows.value(2, "nextActivity")).isNull();
        assertThat(rows.fields().get(rows.indexOf("remainingHours")).unit()).isEqualTo("hours");
    }

    @ParameterizedTest
    @ValueSource(longs = {91, 92})
    void laws(long seed) {
        RandomLogs random = new RandomLogs(seed);
        for (int i = 0; i < 60; i++) {
            EventLog log = random.next();
            Features.Options options =
                    Features.Options.defaults().withLongestGram(3).withMostGrams(1000);
            Features cases = Features.of(log, options);
            Features prefixes = Features.of(log, options.withRows(Features.Rows.PREFIXES));
            assertThat(cases.rowCount()).isEqualTo(log.caseCount());
            assertThat(prefixes.rowCount()).isEqualTo(log.eventCount());
            for (Column column : cases.columns()) {
                Column same = prefixes.columns().stream()
                        .filter(other -> other.name().equals(column.name()))
                        .findFirst()
                        .orElseThrow();
                for (int c = 0; c < log.caseCount(); c++) {
                    if (log.caseStart(c) < log.caseEnd(c)) {
                        assertThat(column.value(c)).as(column.name()).isEqualTo(same.value(log.caseEnd(c) - 1));
                    }
                }
            }
            for (int c = 0; c < log.caseCount(); c++) {
                int row = c;
                int length = log.caseEnd(c) - log.caseStart(c);
                assertThat(sum(cases, "count:", row)).isEqualTo(length);
                assertThat(sum(cases, "ngram:", row)).isEqualTo(Math.max(0, length - 1) + Math.max(0, length - 2));
            }
            if (log.eventCount() > 0) {
                assertThat(values(prefixes, "nextActivity"))
                        .isEqualTo(ColumnVerbsTest.values(
                                log.withLead("next", "activity").eventAttribute("next")));
            }
        }
    }

    private static long sum(Features features, String prefix, int row) {
        return IntStream.range(0, features.columns().size())
                .mapToObj(features.columns()::get)
                .filter(column -> column.name().startsWith(prefix))
                .mapToLong(column -> (Long) column.value(row))
                .sum();
    }

    @Test
    void emptyLog() {
        EventLog empty = EventLog.builder("empty").build();
        assertThat(Features.of(empty).rowCount()).isZero();
        assertThat(Features.of(empty, PREFIXES.withLastValues().withOutcome(""))
                        .table()
                        .rowCount())
                .isZero();
    }
}
