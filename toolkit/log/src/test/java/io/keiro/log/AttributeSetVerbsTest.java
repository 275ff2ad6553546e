package io.keiro.log;

import static io.keiro.log.HandLogs.hour;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeSetVerbsTest {

    private static EventLog deals() {
        return HandLogs.builder("1: A0 B1 | 2: A0 | 3: B0 | 4:")
                .with("org:resource", "Rep 1")
                .with("cost", 5)
                .caseAttribute("1", "region", "West")
                .caseAttribute("2", "region", "West")
                .caseAttribute("3", "region", "East")
                .caseAttribute("1", "account", 10)
                .caseAttribute("2", "account", 10)
                .build();
    }

    private static List<Object> values(EventLog log, String attribute) {
        return ColumnVerbsTest.values(log.caseAttribute(attribute));
    }

    @Test
    void keepAndDrop() {
        EventLog log = deals();
        EventLog kept = log.keepAttributes("region");
        assertThat(kept.caseAttributes()).containsExactly("region");
        assertThat(kept.eventAttributes()).as("roles stay").containsExactly("org:resource");
        assertThat(log.keepAttributes("cost").eventAttributes()).containsExactly("org:resource", "cost");
        EventLog dropped = log.dropAttributes("region", "org:resource");
        assertThat(dropped.caseAttributes()).containsExactly("none", "account");
        assertThat(dropped.mapping().resource()).isEmpty();
        assertThat(dropped.frame().codes()).isSameAs(log.frame().codes());
        assertThat(HandLogs.step(dropped)).isEqualTo("dropAttributes(\"region\", \"org:resource\")");
        assertThatThrownBy(() -> log.keepAttributes("regio"))
                .hasMessageStartingWith("no attribute \"regio\" in hand; did you mean \"region\"");
    }

    @Test
    void rename() {
        EventLog log = deals().rename("org:resource", "who")
                .rename("region", "area")
                .rename("case", "deal")
                .rename("activity", "step");
        assertThat(log.mapping().resource()).isEqualTo("who");
        assertThat(log.caseAttributes()).containsExactly("none", "area", "account");
        assertThat(log.keepResources("Rep 1").caseIds()).containsExactly("3");
        assertThat(log.events().columnNames()).startsWith("deal", "step", "time", "who");
        assertThat(RandomLogs.content(deals().rename("region", "x").rename("x", "region"), true))
                .isEqualTo(RandomLogs.content(deals(), true));
        assertThatThrownBy(() -> deals().rename("region", "cost"))
                .hasMessage(
                        "hand already has an attribute \"cost\"; choose another name, or log.dropAttributes(\"cost\") first");
        assertThatThrownBy(() -> deals().rename("region", "time")).hasMessageContaining("already the name of a time");
        assertThatThrownBy(() -> deals().rename("zone", "x")).hasMessageContaining("no attribute \"zone\"");
    }

    @Test
    void count() {
        DataTable regions = deals().count("region");
        assertThat(regions.rows())
                .containsExactly(
                        List.of("West", 2, 0.5), List.of("East", 1, 0.25), java.util.Arrays.asList(null, 1, 0.25));
        assertThat(regions.title().en()).isEqualTo("Cases of hand by region");
        DataTable events = deals().count("region", "activity");
        assertThat(events.rows())
                .containsExactly(
                        List.of("West", "A", 2, 0.5), List.of("East", "B", 1, 0.25), List.of("West", "B", 1, 0.25));
        assertThat(deals().count("account").row(0)).containsExactly(10L, 2, 0.5);
        assertThatThrownBy(() -> deals().count()).hasMessageContaining("count needs a column");
        assertThat(EventLog.builder("empty").build().count("activity").rowCount())
                .isZero();
    }

    private static DataTable table(Object[]... rows) {
        DataTable.Builder table = DataTable.titled(
                Phrase.same("payments"),
                DataTable.Field.of("deal", DataTable.Kind.TEXT),
                DataTable.Field.of("amount", DataTable.Kind.NUMBER),
                DataTable.Field.of("day", DataTable.Kind.DATE));
        for (Object[] row : rows) {
            table.row(row);
        }
        return table.build();
    }

    private static Object[] row(Object... values) {
        return values;
    }

    @Test
    void joinCases() {
        LocalDate day = LocalDate.of(2024, 3, 1);
        DataTable table = table(row("2", 7.5, day), row(1.0, 3, null), row("9", 1, null), row(null, 1, null));
        EventLog log = deals().joinCases(table, "deal");
        assertThat(values(log, "amount")).containsExactly(3.0, 7.5, null, null);
        assertThat(values(log, "day")).containsExactly(null, Instant.parse("2024-03-01T00:00:00Z"), null, null);
        assertThat(HandLogs.note(log)).isEqualTo("2 cases without a row, 2 rows without a case");
        assertThat(HandLogs.step(log)).isEqualTo("joinCases(\"payments\", \"deal\", \"case\")");
        DataTable accounts = table(row("10", 1, null));
        assertThat(values(deals().joinCases(accounts, "deal", "account"), "amount"))
                .containsExactly(1L, 1L, null, null);
    }

    @Test
    void textOfAFileTakesTheTypeOfItsValues(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("accounts.csv");
        Files.writeString(
                file,
                "deal,amount,since,zip,note\n1,\"1,200\",2024-03-01,00123,x\n3,300.5,2024-03-02,99999,7\n2,,,,\n");
        EventLog log = deals().joinCases(DataTable.read(file), "deal");
        assertThat(values(log, "amount")).containsExactly(1200.0, null, 300.5, null);
        assertThat(values(log, "since").get(0)).isEqualTo(Instant.parse("2024-03-01T00:00:00Z"));
        assertThat(values(log, "zip")).containsExactly("00123", null, "99999", null);
        assertThat(values(log, "note")).containsExactly("x", null, "7", null);
        assertThat(log.keepRange("amount", Between.atLeast(1000)).caseIds()).containsExactly("1");
    }

    @Test
    void aJoinNeedsEachKeyOnce() {
        assertThatThrownBy(
                        () -> deals().joinCases(table(row("2", 1, null), row("1", 1, null), row(2.0, 1, null)), "deal"))
                .hasMessage(
                        "the table \"payments\" has 1 key more than once in \"deal\": \"2\" (\"2\" in rows 1 and 3);"
                                + " each key must be there once, or use log.withAggregate(…)");
        EventLog joined = deals().joinCases(table(), "deal");
        assertThatThrownBy(() -> joined.joinCases(table(), "deal"))
                .hasMessageContaining("already has a case attribute \"amount\"");
        assertThatThrownBy(() -> deals().joinCases(table(), "id"))
                .hasMessageContaining("no column \"id\" in the table");
        assertThatThrownBy(() -> deals().joinCases(table(), "deal", "acount"))
                .hasMessageContaining("did you mean \"account\"");
    }

    @Test
    void aggregates() {
        DataTable table = table(
                row("1", 4, LocalDate.of(2024, 1, 2)),
                row("1", 1, LocalDate.of(2024, 1, 1)),
                row("1", null, null),
                row("1", 10, null),
                row("2", 5, null),
                row("2", 6, null),
                row("8", 1, null));
        EventLog log = deals();
        assertThat(values(log.withAggregate("x", table, Aggregate.sum("amount").by("deal")), "x"))
                .containsExactly(15L, 11L, null, null);
        assertThat(values(
                        log.withAggregate("x", table, Aggregate.median("amount").by("deal")), "x"))
                .containsExactly(4.0, 5.5, null, null);
        assertThat(values(log.withAggregate("x", table, Aggregate.min("amount").by("deal")), "x"))
                .containsExactly(1L, 5L, null, null);
        assertThat(values(log.withAggregate("x", table, Aggregate.max("amount").by("deal")), "x"))
                .containsExactly(10L, 6L, null, null);
        assertThat(values(
                        log.withAggregate("x", table, Aggregate.first("amount").by("deal")), "x"))
                .containsExactly(4L, 5L, null, null);
        assertThat(values(log.withAggregate("x", table, Aggregate.last("amount").by("deal")), "x"))
                .containsExactly(10L, 6L, null, null);
        assertThat(values(log.withAggregate("x", table, Aggregate.count().by("deal")), "x"))
                .containsExactly(4L, 2L, 0L, 0L);
        assertThat(values(log.withAggregate("x", table, Aggregate.min("day").by("deal")), "x"))
                .containsExactly(Instant.parse("2024-01-01T00:00:00Z"), null, null, null);
        EventLog counted = log.withAggregate("x", table, Aggregate.count().by("deal"));
        assertThat(HandLogs.step(counted))
                .isEqualTo("withAggregate(\"x\", \"payments\", Aggregate.count().by(\"deal\"))");
        assertThat(HandLogs.note(counted)).isEqualTo("2 cases without a row, 1 row without a case");
    }

    @Test
    void aggregatesOfTextThatMeansNumbers() {
        DataTable table = table(row("1", "1,200", null), row("1", "300", null), row("2", "5.5", null));
        assertThat(values(
                        deals().withAggregate(
                                        "x", table, Aggregate.sum("amount").by("deal")),
                        "x"))
                .containsExactly(1500.0, 5.5, null, null);
        DataTable whole = table(row("10", "2", null), row("10", "3", null));
        assertThat(values(
                        deals().withAggregate(
                                        "x",
                                        whole,
                                        Aggregate.sum("amount").by("deal").to("account")),
                        "x"))
                .containsExactly(5L, 5L, null, null);
        DataTable words = table(row("1", "much", null));
        assertThatThrownBy(() -> deals().withAggregate(
                                "x", words, Aggregate.sum("amount").by("deal")))
                .hasMessage(
                        "\"much\" in row 1 of the column \"amount\" of the table \"payments\" is not a number, or could be read"
                                + " in two ways; valid is for example 1234.5. Of other values there are Aggregate.count, first and last");
        assertThat(values(
                        deals().withAggregate(
                                        "x", words, Aggregate.first("amount").by("deal")),
                        "x"))
                .containsExactly("much", null, null, null);
        assertThatThrownBy(() -> deals().withAggregate("x", words, Aggregate.count()))
                .hasMessageContaining("does not say which column of the table names the case");
    }

    @Test
    void aggregatesOfTextThatMeansMoments(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("payments.csv");
        Files.writeString(file, "deal,paid\n1,2024-03-05\n1,2024-03-02\n2,\n");
        DataTable table = DataTable.read(file);
        assertThat(values(
                        deals().withAggregate("x", table, Aggregate.min("paid").by("deal")), "x"))
                .containsExactly(Instant.parse("2024-03-02T00:00:00Z"), null, null, null);
        assertThat(values(
                        deals().withAggregate("x", table, new Aggregate(Aggregate.Function.COUNT, "paid", "deal", "")),
                        "x"))
                .as("rows with a value")
                .containsExactly(2L, 0L, 0L, 0L);
        assertThatThrownBy(() ->
                        deals().withAggregate("x", table, Aggregate.sum("paid").by("deal")))
                .hasMessageStartingWith("\"2024-03-05T00:00:00");
    }

    @Test
    void sumsBeyondALongAreDecimal() {
        DataTable table = table(row("1", Long.MAX_VALUE, null), row("1", 1, null));
        assertThat(values(
                                deals().withAggregate(
                                                "x",
                                                table,
                                                Aggregate.sum("amount").by("deal")),
                                "x")
                        .get(0))
                .isEqualTo(0x1p63);
    }

    @Test
    void joinsAndAggregatesAreCaseAttributesOfChains() {
        EventLog log = deals().keepCases("1").joinCases(table(row("1", 3, null)), "deal");
        assertThat(log.by("amount").log(3).caseIds()).containsExactly("1");
        assertThat(log.keepPeriod(hour(0), hour(9), PeriodMode.STARTING)
                        .caseAttribute("amount")
                        .value(0))
                .isEqualTo(3L);
    }
}
