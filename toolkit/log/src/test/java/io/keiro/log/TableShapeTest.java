package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose rows are cases with several dates, or changes of properties. */
class TableShapeTest {

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    @Test
    void salesPipeline() {
        EventLog log = EventLog.read(SharedData.file("data/crm/sales-opportunities/sales_pipeline.csv"));
        assertThat(log.caseCount()).isEqualTo(8_800);
        assertThat(log.eventCount()).isEqualTo(8_300 + 6_711);
        assertThat(log.activities()).containsExactly("close_date", "engage_date");
        assertThat(log.caseAttributes())
                .containsExactly("sales_agent", "product", "account", "deal_stage", "close_value");
        assertThat(log.caseAttribute("close_value").type()).isEqualTo(Column.Type.LONG);
        assertThat(EventLogTest.trace(log, 0)).containsExactly("engage_date", "close_date");
        assertThat(log.report().toString())
                .contains("15,511 events read, 15,511 kept, 0 left out.")
                .contains("8,800 cases (500 without events), 15,011 events, 2 activities, 3 variants.")
                .contains(
                        "One row per case: 8,800 rows, each date is an event called by its column (\"engage_date\" 8,300,"
                                + " \"close_date\" 6,711); 500 rows have no date.");
    }

    @Test
    void equalDaysKeepTheOrderOfTheColumns() throws IOException {
        EventLog log = EventLog.read(file("""
                Deal ID,won,lost,opened,Region
                1,2024-01-01,,2024-01-01,West
                2,,2024-02-01,2024-01-01,East
                3,,,,North
                """));
        assertThat(EventLogTest.trace(log, 0)).containsExactly("won", "opened");
        assertThat(EventLogTest.trace(log, 1)).containsExactly("opened", "lost");
        assertThat(EventLogTest.trace(log, 2)).isEmpty();
        assertThat(log.caseAttribute("Region").text(2)).isEqualTo("North");
        assertThat(log.mapping().activity()).isEqualTo("activity");
    }

    @Test
    void datesThatTheCallerChooses() throws IOException {
        Path path = file("""
                key,a,b,owner,activity
                x,01/02/2024,05/02/2024,Ann,call
                x,13/02/2024,bad,Bob,mail
                """);
        EventLog log = EventLog.csv(path)
                .caseId("key")
                .resource("owner")
                .oneRowPerCase("b", "a")
                .read();
        assertThat(EventLogTest.trace(log, 0)).containsExactly("a", "b", "a");
        assertThat(log.eventAttribute("owner").text(0)).isEqualTo("Ann");
        assertThat(log.caseAttribute("activity").text(0)).isEqualTo("mail");
        assertThat(log.report().toString())
                .contains("1 left out: the time cannot be read (line 3 'b' \"bad\").")
                .contains("the case attribute \"activity\" changes inside 1 case; the last value was taken");
        assertThatThrownBy(() -> EventLog.csv(path)
                        .caseId("key")
                        .oneRowPerCase("b", "a")
                        .strict()
                        .read())
                .hasMessageStartingWith("t.csv, line 3, column 'b': \"bad\" is no date or time; valid are ISO 8601");
        assertThatThrownBy(() ->
                        EventLog.csv(path).caseId("key").oneRowPerCase("c").read())
                .hasMessage(
                        "t.csv has no column \"c\"; did you mean \"a\", \"b\"? There are: \"key\", \"a\", \"b\", \"owner\", \"activity\"");
        assertThatThrownBy(() -> EventLog.csv(path).oneRowPerCase().read())
                .hasMessageStartingWith("t.csv: no column is known as one whose value names the case of a row");
    }

    @Test
    void listsOfEventsAreNotTakenForListsOfCases() throws IOException {
        EventLog log = EventLog.read(file("""
                case,sub task,start time,end time
                1,A,2024-01-01,2024-01-02
                2,B,2024-01-01,2024-01-02
                """));
        assertThat(log.activities()).containsExactly("A", "B");
        assertThat(log.hasStartTimes()).isTrue();
    }

    private static final String HISTORY = """
            Deal ID,Property,Old Value,Value,Changed At,User
            1,dealstage,,new,2024-01-01,Ann
            1,amount,,100,2024-01-02,Ann
            1,dealstage,new,won,2024-01-03,Bob
            2,dealstage,,new,2024-01-01,Ann
            2,dealstage,new,,2024-01-02,Ann
            2,owner,,Bob,2024-01-02,Ann
            """;

    @Test
    void everyChangeIsAnEventUnlessOnePropertyIsChosen() throws IOException {
        Path path = file(HISTORY.replace("Changed At", "Timestamp"));
        EventLog all = EventLog.read(path);
        assertThat(EventLogTest.trace(all, 0)).containsExactly("dealstage", "amount", "dealstage");
        assertThat(all.eventAttribute("Value").text(1)).isEqualTo("100");
        assertThat(all.eventAttribute("Old Value").text(2)).isEqualTo("new");
        assertThat(all.report().toString())
                .contains("History of changes: activities are the names of the properties; changes by property:"
                        + " \"dealstage\" 4, \"amount\" 1, \"owner\" 1. The values of one become activities with"
                        + " changesOf(\"…\").");
    }

    @Test
    void valuesOfOneProperty() throws IOException {
        EventLog log = EventLog.csv(file(HISTORY))
                .time("Changed At")
                .changesOf("dealstage")
                .read();
        assertThat(EventLogTest.trace(log, 0)).containsExactly("new", "won");
        assertThat(EventLogTest.trace(log, 1)).containsExactly("new");
        ImportReport report = log.report();
        assertThat(List.of(report.rowsRead(), report.rowsKept(), report.rowsDropped()))
                .containsExactly(6L, 3L, 3L);
        assertThat(report.toString())
                .contains("1 left out: the row has no activity (line 6 'Value').")
                .contains("2 left out: the row is a change of another property (line 3 'Property', …).");
    }

    @Test
    void valuesOfSeveralProperties() throws IOException {
        EventLog log = EventLog.csv(file(HISTORY))
                .time("Changed At")
                .changesOf("dealstage", "amount")
                .read();
        assertThat(EventLogTest.trace(log, 0)).containsExactly("dealstage: new", "amount: 100", "dealstage: won");
        assertThat(log.eventAttribute("User").text(2)).isEqualTo("Bob");
    }

    @Test
    void columnsOfAHistoryByChoice() throws IOException {
        Path path = file("id,what,to,at\n1,stage,new,2024-01-01\n1,stage,won,2024-01-02\n");
        TableImport named = EventLog.csv(path).caseId("id").time("at");
        assertThatThrownBy(() -> named.changesOf("stage").read())
                .hasMessageStartingWith("t.csv: no column is known as one that holds the names of properties; say"
                        + " changedProperty(\"…\") and changedValue(\"…\"); the columns are \"id\", \"what\"");
        TableImport both = named.changedProperty("what").changedValue("to");
        assertThat(EventLogTest.trace(both.changesOf("stage").read(), 0)).containsExactly("new", "won");
        assertThat(EventLogTest.trace(both.everyChange().read(), 0)).containsExactly("stage", "stage");
        assertThatThrownBy(() -> both.changesOf("stag").read())
                .hasMessage("t.csv, column 'what': no row is a change of \"stag\"; did you mean \"stage\"? There are:"
                        + " \"stage\"");
        assertThatThrownBy(() -> both.changesOf()).hasMessage("changesOf(…) needs a property; everyChange() takes all");
    }

    @Test
    void historyOfDealsFromHubSpot() {
        EventLog log = EventLog.read(SharedData.file("data/crm/hubspot-seeds/deal_property_history_data.csv"));
        assertThat(log.mapping().activity()).isEqualTo("name");
        assertThat(log.eventCount()).isEqualTo((int) log.report().rowsRead());
    }

    @Test
    void manyFilesOfCases() throws IOException {
        Files.writeString(folder.resolve("1.csv"), "deal id,opened,closed\n1,2024-01-01,2024-01-02\n2,2024-01-01,\n");
        Files.writeString(folder.resolve("2.csv"), "deal id,opened,closed\n3,2024-01-01,\n\n4,x,2024-01-02\n");
        EventLog log = EventLog.csv(folder.resolve("*.csv"))
                .oneRowPerCase("opened", "closed")
                .read();
        assertThat(log.caseIds()).containsExactly("1", "2", "3", "4");
        assertThat(log.caseAttribute("file").text(3)).isEqualTo("2.csv");
        assertThat(log.report().toString())
                .contains("1 left out: the time cannot be read (2.csv line 4 'opened' \"x\").");
    }
}
