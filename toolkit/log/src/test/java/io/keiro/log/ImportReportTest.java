package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every import says about itself. */
class ImportReportTest {

    @TempDir
    Path folder;

    @Test
    void everythingThatAReportSays() throws IOException {
        EventLog log = EventLog.read(Files.writeString(folder.resolve("t.csv"), """
                case;activity;time;owner;lifecycle;amount
                1;A;2024-01-02;Ann;start;1.000,50
                1;A;2024-01-02;Ann;start;1.000,50
                1;A;2024-01-02;Bob;start;7
                1;A;2024-01-01;;complete;
                2;B;;Ann;;2,5
                ;B;2024-01-01;Ann;start;9
                """));
        ImportReport report = log.report();
        assertThat(List.of(report.rowsRead(), report.rowsKept(), report.rowsDropped()))
                .containsExactly(6L, 5L, 1L);
        assertThat(report.resourceCount()).isEqualTo(2);
        assertThat(report.duplicateCount()).isEqualTo(1);
        assertThat(report.outOfOrderCount()).isEqualTo(1);
        assertThat(report.lifecycle().toString()).isEqualTo("{start=3, complete=1}");
        assertThat(report.columns().value(2, "coerced")).isEqualTo(3L);
        assertThat(report.toString())
                .contains("2 cases, 5 events, 2 activities, 2 variants, 2 resources.")
                .contains("Lifecycle transitions: \"start\" 3, \"complete\" 1.")
                .contains("1 event says the same as an earlier one of the case in every value; kept.")
                .contains("amount (event, number, 1 missing, 3 coerced, decimal comma)");
        assertThat(report.taken()).isPositive();
    }

    @Test
    void valuesOfAnotherTypeThanDeclaredAreCounted() throws IOException {
        EventLog log = EventLog.read(Files.writeString(folder.resolve("t.xes"), """
                <log><trace><string key="concept:name" value="1"/>
                <event><string key="concept:name" value="A"/><int key="n" value="5"/><int key="m" value="x"/></event>
                <event><string key="concept:name" value="A"/><string key="n" value="y"/><int key="m" value="6"/></event>
                <event><string key="concept:name" value="A"/><int key="n" value="7"/><int key="m" value="6"/></event>
                </trace></log>
                """));
        assertThat(log.report().columns().rows())
                .extracting(row -> row.get(0) + " " + row.get(6))
                .containsExactly("n 2", "m 3");
    }
}
