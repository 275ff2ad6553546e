package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

    private static final Instant DAY = Instant.parse("2024-03-01T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void randomLogsThroughXes() {
        RandomLogs logs = new RandomLogs(20240301);
        int written = 0;
        for (int i = 0; i < 300; i++) {
            EventLog log = logs.next();
            if (log.caseCount() == 0) {
                continue;
            }
            Path path = folder.resolve(i % 2 == 0 ? "log.xes" : "log.xes.gz");
            log.writeXes(path);
            EventLog again = EventLog.read(path);
            assertThat(RandomLogs.content(again, true)).as("log " + i).isEqualTo(RandomLogs.content(log, true));
            assertThat(again.report().warnings()).as("log " + i).isEmpty();
            written++;
        }
        assertThat(written).isGreaterThan(200);
    }

    @Test
    void randomLogsThroughCsv() {
        RandomLogs logs = new RandomLogs(7);
        int written = 0;
        for (int i = 0; i < 300; i++) {
            EventLog log = logs.next();
            if (log.eventCount() == 0) {
                continue;
            }
            Path path = folder.resolve(i % 2 == 0 ? "log.csv" : "log.csv.gz");
            log.writeCsv(path);
            EventLog again = EventLog.read(path);
            assertThat(RandomLogs.content(again, true)).as("log " + i).isEqualTo(RandomLogs.content(log, true));
            written++;
        }
        assertThat(written).isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SEPSIS", "receipt", "BPIC13_closed_problems"})
    void realLogsThroughBoth(String name) {
        EventLog log = EventLog.read(SharedData.file("data/logs/" + name + ".xes.gz"));
        log.writeXes(folder.resolve("log.xes.gz"));
        assertThat(RandomLogs.content(EventLog.read(folder.resolve("log.xes.gz")), true))
                .isEqualTo(RandomLogs.content(log, true));
        log.writeCsv(folder.resolve("log.csv"));
        EventLog again = EventLog.read(folder.resolve("log.csv"));
        assertThat(again.variantCount()).isEqualTo(log.variantCount());
        for (int e = 0; e < log.eventCount(); e++) {
            assertThat(again.activity(e)).isEqualTo(log.activity(e));
            assertThat(again.time(e)).isEqualTo(log.time(e));
        }
        assertThat(again.caseAttributes()).isEqualTo(log.caseAttributes());
        assertThat(again.eventAttributes()).isEqualTo(log.eventAttributes());
    }

    @Test
    void nestedAttributesKeepTheirPlaceInXes() throws IOException {
        Path path = folder.resolve("nested.xes");
        Files.writeString(path, """
                <log><trace><string key="concept:name" value="1"/>
                <event><string key="concept:name" value="A"><string key="lang" value="en"/></string>
                <string key="item" value="box"><float key="price" value="1.5"/></string>
                <list key="people"><values><string key="who" value="x"/><string key="who" value="y"/></values></list>
                <id key="uid" value="42"/>
                </event></trace></log>
                """);
        Path copy = folder.resolve("copy.xes");
        EventLog.read(path).writeXes(copy);
        assertThat(Files.readString(copy))
                .contains("<string key=\"concept:name\" value=\"A\">\n\t\t\t\t<string key=\"lang\" value=\"en\"/>")
                .contains("<string key=\"item\" value=\"box\">\n\t\t\t\t<float key=\"price\" value=\"1.5\"/>")
                .contains("<list key=\"people\"><values>\n\t\t\t\t<string key=\"who\" value=\"x\"/>\n"
                        + "\t\t\t\t<string key=\"who\" value=\"y\"/>\n\t\t\t</values></list>")
                .contains("<id key=\"uid\" value=\"42\"/>");
        assertThat(RandomLogs.content(EventLog.read(copy), true))
                .isEqualTo(RandomLogs.content(EventLog.read(path), true));
    }

    @Test
    void charactersThatXmlCannotHoldAreReplaced() {
        Path path = folder.resolve("x.xes");
        EventLog.builder("x").event("1\0", "A\u0007\ud800", DAY).build().writeXes(path);
        EventLog log = EventLog.read(path);
        assertThat(log.caseId(0)).isEqualTo("1\uFFFD");
        assertThat(log.activity(0)).isEqualTo("A\uFFFD\uFFFD");
    }

    @Test
    void ownColumnNamesSurviveWhereTheyAreKnown() throws IOException {
        Path path = Files.writeString(
                folder.resolve("deals.csv"), "Deal ID,Activity,Event Time,Owner\n1,A,2024-03-01T09:00:00+09:00,x\n");
        Path copy = folder.resolve("copy.csv");
        EventLog.read(path).writeCsv(copy);
        assertThat(Files.readString(copy))
                .isEqualTo("\uFEFFDeal ID,Activity,Event Time,Owner\r\n1,A,2024-03-01T09:00:00+09:00,x\r\n");
    }

    @Test
    void unknownColumnNamesGiveWayToStandardOnes() throws IOException {
        Path path = Files.writeString(folder.resolve("v.csv"), "a,b,c,start time\n1,A,2024-03-01,2024-01-01\n");
        EventLog log = EventLog.csv(path).caseId("a").activity("b").time("c").read();
        assertThat(log.hasStartTimes()).isTrue();
        EventLog points = EventLog.builder("points")
                .event("1", "A", DAY)
                .with("start time", DAY.minusSeconds(60))
                .with("case:x", "kept")
                .build();
        Path copy = folder.resolve("copy.csv");
        points.writeCsv(copy);
        EventLog again = EventLog.read(copy);
        assertThat(again.hasStartTimes()).isFalse();
        assertThat(again.mapping().caseId()).isEqualTo("case:concept:name");
        assertThat(again.eventAttribute("start time").value(0)).isEqualTo(DAY.minusSeconds(60));
    }

    @Test
    void filteredLogsAreWrittenAsTheyAre() {
        Path path = folder.resolve("x.xes.gz");
        EventLog log = EventLogTest.small().dropActivities("A");
        log.writeXes(path);
        assertThat(RandomLogs.content(EventLog.read(path), true)).isEqualTo(RandomLogs.content(log, true));
    }

    @Test
    void emptyLogIsWritten() throws IOException {
        EventLog log = EventLog.builder("empty").build();
        log.writeCsv(folder.resolve("empty.csv"));
        assertThat(Files.readString(folder.resolve("empty.csv"))).isEqualTo("\uFEFFcase,activity,time\r\n");
        log.writeXes(folder.resolve("empty.xes"));
        assertThat(Files.readString(folder.resolve("empty.xes"))).endsWith("</log>\n");
    }

    @Test
    void packedByName() throws IOException {
        Path path = folder.resolve("deep/er/log.csv.gz");
        EventLogTest.small().writeCsv(path);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("\uFEFFcase,activity,time");
        }
    }

    @Test
    void failureLeavesTheOldFile() throws IOException {
        Path target = folder.resolve("log.csv");
        Files.writeString(target, "old");
        assertThatThrownBy(() -> SafeWrite.file(target, out -> {
                    out.write(1);
                    throw new IOException("disk full");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(target.toAbsolutePath() + " cannot be written: IO disk full");
        assertThat(Files.readString(target)).isEqualTo("old");
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).isEqualTo(List.of(target));
        }
    }
}
