package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttributeSummaryTest {

    private static EventLog log() {
        Instant t = Logs.START;
        return EventLog.builder("attributes")
                .caseAttribute("1", "region", "West")
                .caseAttribute("2", "region", null)
                .event("1", "a", t)
                .with("cost", -1.5)
                .with("pages", 10)
                .with("due", t)
                .with("ok", true)
                .with("note", "x")
                .event("1", "b", t)
                .with("cost", 20.0)
                .with("pages", 9)
                .with("note", "ä")
                .event("2", "a", t)
                .with("cost", -1.5)
                .with("pages", -3)
                .with("ok", false)
                .with("note", "x")
                .build();
    }

    @Test
    void eachAttributeOfCasesAndEvents() {
        DataTable table = AttributeSummary.of(log()).table();
        assertThat(table.rows().stream().map(row -> row.get(1)))
                .containsExactly("region", "cost", "pages", "due", "ok", "note");
        assertThat(table.row(0).subList(3, 10)).containsExactly(1, 1, 0.5, 1, "", "West", "West");
        assertThat(table.row(1).subList(3, 10)).containsExactly(3, 0, 0.0, 2, "-1.5 (2)", "-1.5", "20.0");
        assertThat(table.row(2).subList(3, 10)).containsExactly(3, 0, 0.0, 3, "", "-3", "10");
        assertThat(table.value(3, "lowest")).isEqualTo("2025-03-03T08:00:00Z");
        assertThat(table.value(4, "distinct")).isEqualTo(2);
        assertThat(table.row(5).subList(6, 10)).containsExactly(2, "x (2)", "x", "ä");
        assertThat(table.value(2, "type").toString()).isEqualTo("whole number");
        assertThat(AttributeSummary.of(log())).hasToString("1 case attribute, 5 event attributes");
    }

    @Test
    void byActivity() {
        DataTable table = AttributeSummary.of(log(), Level.ACTIVITY).table();
        assertThat(table.rowCount()).isEqualTo(10);
        assertThat(table.row(0).subList(0, 2)).containsExactly("a", "cost");
        assertThat(table.value(0, "highest")).isEqualTo("-1.5");
        assertThat(table.value(7, "missing")).isEqualTo(1);
        assertThat(table.value(7, "lowest")).isNull();
        assertThat(AttributeSummary.of(log(), Level.ACTIVITY).sentence().ja()).isEqualTo("アクティビティ2件のイベント属性5件");
    }

    @Test
    void emptyLog() {
        assertThat(AttributeSummary.of(Logs.of()).table().rowCount()).isZero();
        assertThat(AttributeSummary.of(Logs.of())).hasToString("0 case attributes, 0 event attributes");
    }

    @Test
    void threeMostFrequentValuesEqualsInTheirOrder() {
        var builder = EventLog.builder("many");
        for (int i = 0; i < 10; i++) {
            builder.event("1", "a", Logs.START).with("n", i % 5).with("t", "v" + i % 4);
        }
        DataTable table = AttributeSummary.of(builder.build()).table();
        assertThat(table.value(0, "top")).isEqualTo("0 (2), 1 (2), 2 (2)");
        assertThat(table.value(1, "top")).isEqualTo("v0 (3), v1 (3), v2 (2)");
    }
}
