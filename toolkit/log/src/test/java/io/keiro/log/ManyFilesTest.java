package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several tables as one log: by a pattern, or in a zip archive. */
class ManyFilesTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), text);
    }

    private Path zip(String name, Object... namesAndContents) throws IOException {
        Path path = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                Object content = namesAndContents[i + 1];
                zip.write(
                        content instanceof byte[] bytes
                                ? bytes
                                : content.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return path;
    }

    @Test
    void columnsAreUnitedByName() throws IOException {
        file("exports/b.csv", "exported on Friday\n\nactivity;case;time;Größe\nB;1;2024-01-02;5\nB;2;2024-01-02;\n");
        file("exports/a.csv", "case,activity,time,owner\n1,A,2024-01-01,Ann\n,X,2024-01-01,\n");
        file("exports/.hidden.csv", "nothing");
        file("exports/c.txt", "nothing");
        EventLog log = EventLog.read(folder.resolve("exports/*.csv"));
        assertThat(EventLogTest.trace(log, 0)).containsExactly("A", "B");
        assertThat(log.eventAttributes()).containsExactly("owner", "Größe", "file");
        assertThat(log.eventAttribute("file").text(0)).isEqualTo("a.csv");
        assertThat(log.eventAttribute("file").text(1)).isEqualTo("b.csv");
        assertThat(log.eventAttribute("Größe").type()).isEqualTo(Column.Type.LONG);
        ImportReport report = log.report();
        assertThat(List.of(report.rowsRead(), report.rowsKept(), report.rowsDropped()))
                .containsExactly(4L, 3L, 1L);
        assertThat(report.toString())
                .contains("*.csv (2 files, the first one delimited text, comma, UTF-8 (valid UTF-8)): 4 rows read")
                .contains("Files: a.csv (2 rows), b.csv (2 rows); the column \"file\" says which.")
                .contains("1 left out: the row has no case id (a.csv line 3 'case').")
                .contains("Warning: the column \"owner\" is missing in \"b.csv\"")
                .contains("Warning: the column \"Größe\" is missing in \"a.csv\"");
        assertThat(report.leftOut().rows().get(0)).contains("a.csv", 3L);
        assertThatThrownBy(() ->
                        EventLog.csv(folder.resolve("exports/*.csv")).strict().read())
                .hasMessage("a.csv, line 3, column 'case': the row has no case id");
    }

    @Test
    void folderAndPattern() throws IOException {
        file("a[1]/x.csv", "deal,activity,time\n1,A,2024-01-01\n");
        file("a[1]/y.csv", "deal,activity,time\n1,B,2024-01-02\n");
        EventLog log =
                EventLog.tables(folder.resolve("a[1]"), "*.csv").caseId("deal").read();
        assertThat(EventLogTest.trace(log, 0)).containsExactly("A", "B");
        assertThatThrownBy(() -> EventLog.tables(folder, "*.csv").read())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/*.csv matches no file");
    }

    @Test
    void foldersBelowAndEveryKindOfTable() throws IOException {
        EventLog log = EventLog.builder("x")
                .event("1", "A", Instant.parse("2024-01-01T00:00:00Z"))
                .with("n", 5)
                .caseAttribute("empty", "region", "West")
                .build();
        Files.createDirectories(folder.resolve("deep/er"));
        log.writeCsv(folder.resolve("deep/t.csv.gz"));
        log.writeParquet(folder.resolve("deep/er/t.parquet"));
        log.writeWorkbook(folder.resolve("deep/er/t.xlsx"));
        EventLog all = EventLog.read(folder.resolve("deep/**"));
        assertThat(all.eventCount()).isEqualTo(3);
        assertThat(all.caseIds()).containsExactly("1", "empty");
        assertThat(all.caseAttribute("region").text(1)).isEqualTo("West");
        assertThat(all.eventAttribute("file").text(0)).isEqualTo("er/t.parquet");
        assertThat(all.eventAttribute("n").type()).isEqualTo(Column.Type.LONG);
        assertThat(EventLog.read(folder.resolve("deep/e*/t.x?sx")).eventCount()).isEqualTo(1);
    }

    @Test
    void equalTimestampsKeepTheOrderOfFilesAndRows() throws IOException {
        file("2.csv", "case,activity,time\n1,C,2024-01-01\n1,D,2024-01-01\n");
        file("1.csv", "case,activity,time\n1,B,2024-01-01\n1,A,2024-01-01\n");
        assertThat(EventLogTest.trace(EventLog.read(folder.resolve("?.csv")), 0))
                .containsExactly("B", "A", "C", "D");
    }

    @Test
    void eachFileHasItsOwnEncoding() throws IOException {
        file("a.csv", "case,activity,time\n1,確認,2024-01-01\n");
        String late = "case,activity,time\n" + "1,A,2024-01-01\n".repeat(20_000) + "1,Größe,2024-01-02\n";
        Files.write(folder.resolve("b.csv"), late.getBytes(Charset.forName("windows-1252")));
        Files.write(
                folder.resolve("c.csv"),
                "case,activity,time\n1,見積書を発行,2024-01-03\n".getBytes(Charset.forName("windows-31j")));
        EventLog log = EventLog.read(folder.resolve("*.csv"));
        assertThat(log.activities()).containsExactly("A", "Größe", "確認", "見積書を発行");
        assertThat(log.eventCount()).isEqualTo(20_003);
    }

    @Test
    void aColumnCalledFileStays() throws IOException {
        file("a.csv", "case,activity,time,file\n1,A,2024-01-01,x\n");
        EventLog log = EventLog.read(folder.resolve("*.csv"));
        assertThat(log.eventAttribute("file").text(0)).isEqualTo("x");
        assertThat(log.eventAttribute("file (2)").text(0)).isEqualTo("a.csv");
    }

    @Test
    void patternsThatMatchNothing() throws IOException {
        file("a.csv", "case,activity,time\n1,A,2024-01-01\n");
        assertThatThrownBy(() -> EventLog.read(folder.resolve("*.xlsx")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("*.xlsx matches no file; ")
                .hasMessageEndingWith("holds \"a.csv\"");
        assertThatThrownBy(() -> EventLog.read(folder.resolve("none/*.csv")))
                .hasMessageEndingWith("none does not exist");
        file("b.csv", "");
        assertThatThrownBy(() -> EventLog.read(folder.resolve("*.csv"))).hasMessageStartingWith("b.csv is empty");
        file("b.csv", "<log/>");
        assertThatThrownBy(() -> EventLog.read(folder.resolve("*.csv")))
                .hasMessageStartingWith("b.csv is XML among tables; tables and XES files cannot be read as one log");
    }

    @Test
    void archiveOfSeveralFiles() throws IOException {
        Path path = zip(
                "exports.zip",
                "q2/deals.csv",
                "case,activity,time\n1,B,2024-04-01\n2,\"never closed\n",
                "q1/deals.csv",
                "case,activity,time\n1,A,2024-01-01\n",
                "__MACOSX/x",
                "1",
                "q1/.DS_Store",
                "2");
        assertThatThrownBy(() -> EventLog.read(path))
                .hasMessageStartingWith("exports.zip/q2/deals.csv, line 3: the row that begins here is not");
        Path good = zip(
                "good.zip",
                "b.csv",
                "case,activity,time\n1,B,2024-04-01\n",
                "a.csv",
                "time;case;activity\n2024-01-01;1;A\n");
        EventLog log = EventLog.read(good);
        assertThat(EventLogTest.trace(log, 0)).containsExactly("A", "B");
        assertThat(log.report().source()).isEqualTo("good.zip");
        assertThat(log.eventAttribute("file").text(0)).isEqualTo("a.csv");
        assertThatThrownBy(() -> EventLog.xes(good).read()).hasMessageStartingWith("good.zip/b.csv is no XML");
    }

    private static String xes(String... tracesAndEvents) {
        StringBuilder text = new StringBuilder("<log>");
        for (int i = 0; i < tracesAndEvents.length; i += 2) {
            text.append("<trace><string key=\"concept:name\" value=\"%s\"/>".formatted(tracesAndEvents[i]));
            text.append("<string key=\"region\" value=\"of %s\"/>".formatted(tracesAndEvents[i + 1]));
            for (String event : tracesAndEvents[i + 1].split(" ")) {
                text.append("<event><string key=\"concept:name\" value=\"%s\"/>".formatted(event.substring(0, 1)));
                text.append("<date key=\"time:timestamp\" value=\"2024-01-0%sT00:00:00Z\"/></event>"
                        .formatted(event.substring(1)));
            }
            text.append("</trace>");
        }
        return text.append("</log>").toString();
    }

    @Test
    void severalXesFiles() throws IOException {
        file("logs/a.xes", xes("1", "A1 C3", "2", "A2"));
        file("logs/b.xes", xes("1", "B2 D3", "3", "A5"));
        file("logs/c.xes", xes("4", "A1"));
        EventLog log = EventLog.read(folder.resolve("logs/*.xes"));
        assertThat(log.caseIds()).containsExactly("1", "2", "3", "4");
        assertThat(EventLogTest.trace(log, 0)).containsExactly("A", "B", "C", "D");
        assertThat(log.eventAttributes()).containsExactly("file");
        assertThat(log.eventAttribute("file").text(1)).isEqualTo("b.xes");
        assertThat(log.caseAttribute("region").text(0)).isEqualTo("of A1 C3");
        assertThat(log.history().rowCount()).isZero();
        assertThat(log.report().toString())
                .contains("3 XES files")
                .contains("Files: a.xes (3 events), b.xes (3 events), c.xes (1 event); the column \"file\" says which.")
                .contains("1 case joined, 1 case attribute differing");
        Path zipped = zip("logs.zip", "x/a.xes", xes("1", "A1"), "b.xes", xes("2", "B1"));
        EventLog ofZip = EventLog.read(zipped);
        assertThat(ofZip.caseIds()).containsExactly("2", "1");
        assertThat(ofZip.eventAttribute("file").text(1)).isEqualTo("x/a.xes");
        assertThat(EventLog.xes(folder.resolve("logs/*.xes"))
                        .order(EventOrder.SOURCE)
                        .read()
                        .order())
                .isEqualTo(EventOrder.SOURCE);
        EventLog one = EventLog.read(folder.resolve("logs/c*.xes"));
        assertThat(one.eventAttribute("file").text(0)).isEqualTo("c.xes");
        file("logs/d.xes", "<log><trace>");
        assertThatThrownBy(() -> EventLog.read(folder.resolve("logs/*.xes"))).hasMessageStartingWith("d.xes");
    }

    /** The names that other tools write are known. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Case ID,Activity,Resource,Start Timestamp,Complete Timestamp,Variant,Variant index",
                "case,event,startTime,completeTime,org:resource",
                "case_id,activity_id,resource_id,timestamp,lifecycle_id,activity_instance_id",
                "case_id,activity,start_timestamp,end_timestamp,resource",
                "_CASE_KEY,ACTIVITY_EN,EVENTTIME,USER_NAME",
                "case:concept:name,concept:name,time:timestamp,org:resource,lifecycle:transition"
            })
    void namesOfOtherTools(String header) {
        HeaderRoles roles = HeaderRoles.detect(List.of(header.split(",")), Map.of());
        assertThat(roles.found()).isEqualTo(3);
        assertThat(roles.has(ColumnRole.RESOURCE)).isTrue();
        assertThat(roles.has(ColumnRole.LIFECYCLE)).isEqualTo(header.contains("lifecycle"));
        assertThat(roles.has(ColumnRole.INSTANCE)).isEqualTo(header.contains("instance"));
        assertThat(roles.has(ColumnRole.START))
                .isEqualTo(header.toLowerCase(Locale.ROOT).contains("start"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil.csv", "a/../../evil.csv", "/etc/evil.csv", "C:\\evil.csv", "..\\evil.csv"})
    void namesThatLeadOutOfAnArchive(String evil) throws IOException {
        String table = "case,activity,time\n1,A,2024-01-01\n";
        Path path = zip("evil.zip", "a.csv", table, evil, table);
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("evil.zip holds \"")
                .hasMessageContaining("a name that leads out of the archive");
        assertThat(folder.resolve("../evil.csv")).doesNotExist();
    }

    @Test
    void archivesInArchives() throws IOException {
        byte[] inner = Files.readAllBytes(zip("in.zip", "x.csv", "case,activity,time\n1,A,2024-01-01\n"));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("case,activity,time\n1,A,2024-01-01\n".getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] nested : List.of(inner, packed.toByteArray())) {
            Path several = zip("out.zip", "a.csv", "case,activity,time\n1,A,2024-01-01\n", "b.csv", nested);
            assertThatThrownBy(() -> EventLog.read(several))
                    .isInstanceOf(LogFormatException.class)
                    .hasMessageStartingWith("out.zip/b.csv is an archive in an archive (unpack it first)");
            Path one = zip("one.zip", "b.csv", nested);
            assertThatThrownBy(() -> EventLog.read(one))
                    .hasMessageStartingWith("one.zip is an archive in an archive (unpack it first)");
        }
    }

    @Test
    void whatUnpacksWithoutEnd() throws IOException {
        Path gzip = folder.resolve("bomb.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write("case,activity,time\n".getBytes(StandardCharsets.UTF_8));
            byte[] blank = new byte[1 << 20];
            Arrays.fill(blank, (byte) '\n');
            for (int i = 0; i < 140; i++) {
                out.write(blank);
            }
            out.write("1,A,2024-01-01\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> EventLog.read(gzip))
                .isInstanceOf(LogFormatException.class)
                .hasMessage("bomb.csv.gz unpacks to more than 500 times its size, as no log does; if it is meant so,"
                        + " unpack it and read the unpacked file");
    }
}
