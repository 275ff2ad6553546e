package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class LogTablesTest {

    private static final Instant NINE = Instant.parse("2024-03-01T00:00:00Z");

    private static EventLog log() {
        return EventLog.builder("deals")
                .zone(ZoneId.of("Asia/Tokyo"))
                .event("1", "Created", NINE)
                .with("cost", 5)
                .with("sent", true)
                .event("1", "Won", NINE.plusSeconds(43_200))
                .with("cost", 7)
                .with("time", "noon")
                .event("2", "Created", null)
                .caseAttribute("1", "region", "West")
                .caseAttribute("2", "start", "soon")
                .build();
    }

    @Test
    void oneRowPerEvent() {
        Table events = log().events();
        assertThat(events.columnNames()).containsExactly("case", "activity", "time", "cost", "sent", "time (2)");
        assertThat(events.rowCount()).isEqualTo(3);
        assertThat(events.stringColumn("activity").asList()).containsExactly("Created", "Won", "Created");
        assertThat(events.dateTimeColumn("time").get(0))
                .as("local to the log's zone")
                .isEqualTo("2024-03-01T09:00");
        assertThat(events.dateTimeColumn("time").isMissing(2)).isTrue();
        assertThat(events.longColumn("cost").getLong(1)).isEqualTo(7);
        assertThat(events.booleanColumn("sent").isMissing(1)).isTrue();
    }

    @Test
    void oneRowPerCase() {
        Table cases = log().cases();
        assertThat(cases.columnNames())
                .containsExactly("case", "region", "start", "events", "start (2)", "end", "durationDays");
        assertThat(cases.intColumn("events").asList()).containsExactly(2, 1);
        assertThat(cases.doubleColumn("durationDays").get(0)).isEqualTo(0.5);
        assertThat(cases.doubleColumn("durationDays").isMissing(1)).isTrue();
    }

    @Test
    void tablesAreCopies() {
        EventLog log = log();
        log.events().stringColumn("activity").set(0, "changed");
        assertThat(log.activity(0)).isEqualTo("Created");
        assertThat(log.events().stringColumn("activity").get(0)).isEqualTo("Created");
    }

    @Test
    void tableTakenInByCopying() {
        Table table = Table.create(
                "crm",
                StringColumn.create("deal", "1", "1", "2"),
                StringColumn.create("step", "A", "B", "A"),
                DateTimeColumn.create(
                        "timestamp",
                        LocalDateTime.of(2024, 3, 1, 9, 0),
                        LocalDateTime.of(2024, 3, 2, 9, 0),
                        LocalDateTime.of(2024, 3, 1, 9, 0)),
                StringColumn.create("code", "5", "6", "7"),
                DoubleColumn.create("amount", 10, 20.5, Double.NaN));
        EventLog log = EventLog.of(table);
        table.stringColumn("step").set(0, "changed");
        assertThat(EventLogTest.trace(log, 0)).containsExactly("A", "B");
        assertThat(log.eventAttribute("code").type()).as("text stays text").isEqualTo(Column.Type.TEXT);
        assertThat(log.eventAttribute("amount").value(1)).isEqualTo(20.5);
        assertThat(log.eventAttribute("amount").isMissing(2)).isTrue();
        assertThat(log.name()).isEqualTo("crm");
        EventLog named = EventLog.of(table, new Mapping("code", "step", "timestamp", "", "deal"));
        assertThat(named.caseCount()).isEqualTo(3);
        assertThat(named.mapping().resource()).isEqualTo("deal");
    }

    @Test
    void emptyLog() {
        EventLog log = EventLog.builder("empty").build();
        assertThat(log.events().rowCount()).isZero();
        assertThat(log.cases().columnNames()).containsExactly("case", "events", "start", "end", "durationDays");
    }
}
