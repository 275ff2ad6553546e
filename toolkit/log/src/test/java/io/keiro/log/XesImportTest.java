package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XesImportTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String event(String activity, String time) {
        return "<event><string key='concept:name' value='" + activity + "'/><date key='time:timestamp' value='" + time
                + "'/></event>\n";
    }

    private static String trace(String name, String... events) {
        return "<trace><string key='concept:name' value='" + name + "'/>\n" + String.join("", events) + "</trace>\n";
    }

    private static String log(String... traces) {
        return "<?xml version='1.0'?>\n<log>\n" + String.join("", traces) + "</log>\n";
    }

    private static final String DAY = "2024-03-01T00:00:00Z";

    @Test
    void attributesOfEveryTypeOnBothLevels() throws IOException {
        EventLog log = EventLog.read(file("deals.xes", """
                <log xmlns="http://www.xes-standard.org/">
                  <string key="concept:name" value="deals"/>
                  <trace>
                    <string key="concept:name" value="D-1"/>
                    <float key="amount" value="35"/>
                    <event>
                      <string key="concept:name" value="Quote &amp; &lt;offer&gt; &#x5546;談"/>
                      <date key="time:timestamp" value="2024-03-01T09:30:15.250+09:00"/>
                      <string key="org:resource" value="Rep 07"/>
                      <string key="lifecycle:transition" value="complete"/>
                      <int key="pages" value="12"/>
                      <boolean key="sent" value="true"/>
                      <date key="due" value="2024-04-01"/>
                      <id key="quote" value="0007"/>
                      <string key="note" value=""/>
                    </event>
                  </trace>
                </log>
                """));
        assertThat(log.caseId(0)).isEqualTo("D-1");
        assertThat(log.activity(0)).isEqualTo("Quote & <offer> 商談");
        assertThat(log.time(0))
                .isEqualTo(Instant.parse("2024-03-01T00:30:15.250Z").toEpochMilli());
        assertThat(log.caseAttribute("amount").type()).isEqualTo(Column.Type.DOUBLE);
        assertThat(log.eventAttributes())
                .containsExactly("org:resource", "lifecycle:transition", "pages", "sent", "due", "quote", "note");
        assertThat(log.eventAttribute("pages").value(0)).isEqualTo(12L);
        assertThat(log.eventAttribute("sent").value(0)).isEqualTo(true);
        assertThat(log.eventAttribute("due").value(0)).isEqualTo(Instant.parse("2024-04-01T00:00:00Z"));
        assertThat(log.eventAttribute("quote").text(0)).isEqualTo("0007");
        assertThat(log.eventAttribute("note").isMissing(0)).isTrue();
        assertThat(log.mapping().resource()).isEqualTo("org:resource");
        assertThat(log.name()).isEqualTo("deals.xes");
    }

    @Test
    void nestedAttributesAndListsAreCalledByTheirPath() throws IOException {
        EventLog log = EventLog.read(file("nested.xes", log("""
                    <trace><string key="concept:name" value="1"><string key="source" value="crm"/></string>
                    <event><string key="concept:name" value="A"/>
                    <string key="item" value="box"><float key="price" value="1.5"><string key="currency" value="EUR"/></float></string>
                    <list key="people"><values><string key="who" value="x"/><string key="who" value="y"/></values></list>
                    <container key="deep"><int key="n" value="3"/></container>
                    </event></trace>
                    """)));
        assertThat(log.eventAttributes())
                .containsExactly("item", "item.price", "item.price.currency", "people.who", "people.who#2", "deep.n");
        assertThat(log.eventAttribute("item.price").value(0)).isEqualTo(1.5);
        assertThat(log.eventAttribute("people.who#2").text(0)).isEqualTo("y");
        assertThat(log.caseAttribute("concept:name.source").text(0)).isEqualTo("crm");
    }

    @Test
    void declaredValuesFillGapsButPlaceholdersDoNot() throws IOException {
        EventLog log = EventLog.read(file("globals.xes", log("""
                    <global scope="trace"><string key="channel" value="web"/><date key="closed" value="1970-01-01T00:00:00Z"/></global>
                    <global scope="event"><string key="org:resource" value="UNKNOWN"/><int key="cost" value="5"/>
                    <date key="time:timestamp" value="1970-01-01T00:00:00Z"/></global>
                    <trace><string key="concept:name" value="1"/>
                    <event><string key="concept:name" value="A"/><int key="cost" value="7"/></event>
                    <event><string key="concept:name" value="B"/><string key="org:resource" value="Rep 01"/></event></trace>
                    """)));
        assertThat(log.caseAttribute("channel").text(0)).isEqualTo("web");
        assertThat(log.caseAttributes()).containsExactly("channel");
        assertThat(log.eventAttribute("cost").value(0)).isEqualTo(7L);
        assertThat(log.eventAttribute("cost").value(1)).isEqualTo(5L);
        assertThat(log.eventAttribute("org:resource").isMissing(0)).isTrue();
        assertThat(log.time(0)).isEqualTo(EventLog.NO_TIME);
        assertThat(log.report().toString()).contains("cost (event, whole number, 1 filled with the declared \"5\")");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01T09:00:00.000+09:00",
        "2024-03-01T09:00:00+0900",
        "2024-03-01T09:00:00+09",
        "2024-03-01T00:00:00Z",
        "2024-03-01T00:00:00.000000000z",
        "20240301T000000Z",
        "2024-02-29T24:00:00Z",
        "2024-03-01 00:00",
        "2024/03/01 00:00:00 UTC",
        "2024-03-01T00:00:00+00:00[UTC]"
    })
    void anyFormOfIsoTime(String time) throws IOException {
        EventLog log = EventLog.read(file("t.xes", log(trace("1", event("A", time)))));
        assertThat(Instant.ofEpochMilli(log.time(0))).isEqualTo(Instant.parse(DAY));
    }

    @Test
    void timesWithoutOffsetAreReadInTheGivenZoneAndSaid() throws IOException {
        Path path = file("t.xes", log(trace("1", event("A", "2024-03-01T09:00:00"))));
        EventLog log = EventLog.xes(path).zone(ZoneId.of("Asia/Tokyo")).read();
        assertThat(Instant.ofEpochMilli(log.time(0))).isEqualTo(Instant.parse(DAY));
        assertThat(log.report().warnings())
                .extracting(Phrase::en)
                .containsExactly(
                        "1 time has no UTC offset; read as local time in Asia/Tokyo, change that with zone(...)");
    }

    @Test
    void eventsWithoutActivityOrWithABadTimeAreLeftOutAndCounted() throws IOException {
        EventLog log = EventLog.read(file(
                "t.xes",
                log(trace(
                        "1",
                        event("A", DAY),
                        event("", DAY),
                        event("B", "31.02.2024"),
                        "<event><date key='time:timestamp' value='" + DAY + "'/></event>\n",
                        "<event><string key='concept:name' value='C'/></event>\n"))));
        assertThat(EventLogTest.trace(log, 0)).containsExactly("A", "C");
        ImportReport report = log.report();
        assertThat(report.rowsRead()).isEqualTo(5);
        assertThat(report.rowsKept()).isEqualTo(2);
        assertThat(report.rowsDropped()).isEqualTo(3);
        assertThat(report.toString())
                .contains("2 left out: the event has no concept:name (line 5 'concept:name', line 7 'concept:name').")
                .contains("(line 6 'time:timestamp' \"31.02.2024\").")
                .contains("1 event has no time.");
        assertThatThrownBy(() -> EventLog.xes(folder.resolve("t.xes")).strict().read())
                .isInstanceOf(LogFormatException.class)
                .hasMessage("t.xes, line 5, column 'concept:name': the event has no concept:name");
    }

    @Test
    void tracesWithoutNameOrWithTheNameOfAnotherStayApart() throws IOException {
        EventLog log = EventLog.read(file(
                "t.xes", log(trace("1", event("A", DAY)), "<trace>" + event("B", DAY) + "</trace>", trace("1"))));
        assertThat(List.of(log.caseId(0), log.caseId(1), log.caseId(2))).containsExactly("1", "trace 2", "1#2");
        assertThat(log.caseEnd(2) - log.caseStart(2)).isZero();
        assertThat(log.report().warnings()).hasSize(2);
        assertThat(log.report().toString()).contains("3 cases (1 without events)");
    }

    @Test
    void damagedBehindGoodTracesKeepsThemAndWarns() throws IOException {
        String good = log(trace("1", event("A", DAY), event("B", DAY)), trace("2", event("A", DAY), event("C", DAY)));
        Path path = file("cut.xes", good.substring(0, good.indexOf("value='C'") + 4));
        EventLog log = EventLog.xes(path).keepBeforeDamage().read();
        assertThat(log.caseCount()).isEqualTo(1);
        assertThat(log.eventCount()).isEqualTo(2);
        assertThat(log.activities()).containsExactly("A", "B");
        ImportReport report = log.report();
        assertThat(report.rowsRead()).isEqualTo(report.rowsKept() + report.rowsDropped());
        assertThat(report.warnings().get(0).en())
                .startsWith("the file is damaged at line 9 (")
                .contains("the log holds only the 1 complete trace before it");
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("cut.xes, line 9: the file is damaged here")
                .hasMessageEndingWith(
                        "1 trace is complete before it; copy or export the file again, or read only those:"
                                + " EventLog.xes(path).keepBeforeDamage().read()");
    }

    @Test
    void packedFileCutOffKeepsCompleteTraces() throws IOException {
        StringBuilder traces = new StringBuilder("<log>");
        for (int i = 0; i < 2_000; i++) {
            traces.append(trace("case " + i * 7919 % 10_007, event("A" + i % 7, DAY), event("B" + i % 11, DAY)));
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(traces.append("</log>").toString().getBytes(StandardCharsets.UTF_8));
        }
        Path path = Files.write(folder.resolve("cut.xes.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));
        assertThatThrownBy(() -> EventLog.read(path)).isInstanceOf(LogFormatException.class);
        EventLog log = EventLog.xes(path).keepBeforeDamage().read();
        assertThat(log.caseCount()).isBetween(500, 1_500);
        assertThat(log.eventCount()).isEqualTo(2 * log.caseCount());
        assertThat(log.report().warnings()).hasSize(1);
    }

    @Test
    void filesThatAreNoLogs() throws IOException {
        assertThatThrownBy(() -> EventLog.read(file("t.xes", "")))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("t.xes is empty; ");
        assertThatThrownBy(() -> EventLog.read(file("t.xes", log())))
                .hasMessage("t.xes is an XES log without any <trace>; export the log again with its traces");
        assertThatThrownBy(() -> EventLog.read(file("t.xes", "<html><body/></html>")))
                .hasMessage(
                        "t.xes, line 1: the root element is <html>, so this is no XES log; an XES file begins with <log …>");
        assertThatThrownBy(() -> EventLog.read(file("t.xes", "<log><trace><event>")))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("t.xes, line 1: the file is damaged here");
        assertThatThrownBy(() -> EventLog.read(file("t.xes", "<log <<<")))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("0 traces are complete before it");
        Path garbage = Files.write(folder.resolve("t.xes.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 1, 2, 3});
        assertThatThrownBy(() -> EventLog.read(garbage))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("t.xes.gz: the archive is damaged or cut off");
    }

    @Test
    void entitiesFromOutsideAreNotRead() throws IOException {
        Path secret = file("secret.txt", "secret");
        String doctype = "<!DOCTYPE log [<!ENTITY x SYSTEM '" + secret.toUri() + "'>\n"
                + "<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>\n";
        Path path = file("t.xes", doctype + log(trace("&x;", event("&b;", DAY))));
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageNotContaining("secret\"");
    }

    @Test
    void similarLabelsAndDisorderAreSaid() throws IOException {
        EventLog log = EventLog.read(file(
                "t.xes", log(trace("1", event("Pay", "2024-03-02T00:00:00Z"), event("pay ", DAY), event("Ｐay", DAY)))));
        assertThat(EventLogTest.trace(log, 0)).containsExactly("pay ", "Ｐay", "Pay");
        assertThat(log.report().warnings())
                .extracting(Phrase::en)
                .containsExactly(
                        "1 event stood behind a later one of the same case; sorted by time",
                        "activities that differ only in case, width or blanks are kept apart: \"Pay\", \"pay \", \"Ｐay\"");
        assertThat(EventLogTest.trace(
                        EventLog.xes(folder.resolve("t.xes"))
                                .order(EventOrder.SOURCE)
                                .read(),
                        0))
                .containsExactly("Pay", "pay ", "Ｐay");
    }

    @Test
    void progressIsToldOnTheCallersThread() throws IOException {
        Thread caller = Thread.currentThread();
        Path path = file("t.xes", log(trace("1", event("A", DAY))));
        EventLog log = EventLog.xes(path)
                .progress((what, done, total) ->
                        assertThat(Thread.currentThread()).isSameAs(caller))
                .read();
        assertThat(log.eventCount()).isEqualTo(1);
    }
}
