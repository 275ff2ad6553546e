package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are damaged, absurd or meant to do harm: an error that says so, or a log whose report says what is odd. */
class HostileFilesTest {

    private static final Instant DAY = Instant.parse("2024-03-01T00:00:00Z");

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A packed file of many megabytes of the same text. */
    private Path bomb(String name, String head, String repeated, int megabytes) throws IOException {
        Path path = folder.resolve(name);
        byte[] block = repeated.repeat((1 << 20) / repeated.length()).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path), 1 << 16)) {
            out.write(head.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < megabytes; i++) {
                out.write(block);
            }
        }
        return path;
    }

    @Test
    void aFieldWithoutEnd() throws IOException {
        Path quoted = bomb("q.csv.gz", "case,activity,time\n1,\"", "a", 40);
        assertThatThrownBy(() -> EventLog.read(quoted))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("q.csv.gz, line 2: the row that begins here is not delimited text: ")
                .hasMessageEndingWith("look at its quotes \", or name another with quote(...)");
        Path plain = bomb("p.csv.gz", "case,activity,time\n1,", "a", 40);
        assertThatThrownBy(() -> EventLog.read(plain))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("p.csv.gz, line 2: ");
    }

    @Test
    void columnsWithoutEnd() throws IOException {
        Path header = bomb("h.csv.gz", "case,activity,time", ",x", 40);
        assertThatThrownBy(() -> EventLog.read(header))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(
                        "h.csv.gz, line 1: the row has more than 10,000 values, so this is no table of events; look at"
                                + " its delimiter, or name it with delimiter(...)");
        Path row = bomb("r.csv.gz", "case,activity,time\n1,A,2024-03-01\n", ",x", 40);
        assertThatThrownBy(() -> EventLog.read(row)).hasMessageStartingWith("r.csv.gz, line 3: the row has more than");
        Path semicolons = bomb("s.csv.gz", "", ";", 40);
        assertThatThrownBy(() -> EventLog.read(semicolons)).isInstanceOf(LogFormatException.class);
    }

    @Test
    void blankLinesWithoutEnd() throws IOException {
        Path path = bomb("b.csv.gz", "case,activity,time\n1,A,2024-03-01\n", "\n", 40);
        assertThat(EventLog.read(path).eventCount()).isEqualTo(1);
        Path zeros = bomb("z.csv.gz", "", "\0", 40);
        assertThatThrownBy(() -> EventLog.read(zeros))
                .hasMessageStartingWith("z.csv.gz is a binary file, not an event log; valid are XES, CSV");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<log><trace><string key='concept:name' value='", "<log><trace><string key='", "<log", "<log>"})
    void aTagWithoutEnd(String head) throws IOException {
        Path path = bomb("t.xes.gz", head, "a", 80);
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("t.xes.gz, line 1: the file is damaged here (");
    }

    @Test
    void attributesWithoutEnd() throws IOException {
        StringBuilder text = new StringBuilder("<log><trace>\n<event><string key='concept:name' value='A'/>\n");
        for (int i = 0; i <= GrowingColumns.MOST_COLUMNS; i++) {
            text.append("<string key='k").append(i).append("' value='v'/>");
        }
        Path path = file("k.xes", text.append("</event></trace></log>").toString());
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(
                        "k.xes, line 3, column 'k10000': there are more than 10,000 different attributes; each costs"
                                + " memory for every event. Values may have been written as names: look at the file");
    }

    @Test
    void entitiesThatMultiply() throws IOException {
        StringBuilder doctype = new StringBuilder("<!DOCTYPE log [<!ENTITY e0 'aaaaaaaaaa'>");
        for (int i = 1; i < 12; i++) {
            doctype.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        Path path = file(
                "lol.xes",
                doctype + "]><log><trace><event><string key='concept:name' value='&e11;'/></event></trace></log>");
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("lol.xes, line 1: the file is damaged here (");
    }

    @Test
    void somethingBehindTheLog() throws IOException {
        String log = "<log><trace><string key='concept:name' value='1'/></trace></log>";
        assertThat(EventLog.read(file("ok.xes", log + "\n<!-- end -->\n")).caseCount())
                .isEqualTo(1);
        for (String junk : new String[] {"<log/>", "junk", "<"}) {
            Path path = file("junk.xes", log + junk);
            assertThatThrownBy(() -> EventLog.read(path))
                    .as(junk)
                    .isInstanceOf(LogFormatException.class)
                    .hasMessageStartingWith("junk.xes, line 1: the file is damaged here (");
        }
    }

    @Test
    void packedFilesThatAreCutOffOrChanged() throws IOException {
        StringBuilder rows = new StringBuilder("case,activity,time\n");
        for (int i = 0; i < 20_000; i++) {
            rows.append(i * 7919L % 10_007).append(",A").append(i % 13).append(",2024-03-01\n");
        }
        Path path = folder.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("t.csv.gz: the archive is damaged or cut off (")
                .hasMessageEndingWith("); copy or download the file again");
        whole[whole.length - 6] ^= 1;
        Files.write(path, whole);
        assertThatThrownBy(() -> EventLog.read(path)).hasMessageStartingWith("t.csv.gz: the archive is damaged");
    }

    @Test
    void checksumOfAPackedXesCounts() throws IOException {
        Path path = folder.resolve("t.xes.gz");
        EventLogTest.small().writeXes(path);
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length - 6] ^= 1;
        Files.write(path, bytes);
        assertThatThrownBy(() -> EventLog.read(path)).isInstanceOf(LogFormatException.class);
    }

    /** The same workbook with one part changed or added. */
    private Path workbook(String part, byte[] content) throws IOException {
        Path plain = folder.resolve("plain.xlsx");
        EventLogTest.small().writeWorkbook(plain);
        Path changed = folder.resolve("changed.xlsx");
        try (ZipFile in = new ZipFile(plain.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(changed))) {
            boolean written = false;
            for (ZipEntry entry : in.stream().toArray(ZipEntry[]::new)) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                boolean same = entry.getName().equals(part);
                out.write(same ? content : in.getInputStream(entry).readAllBytes());
                written |= same;
            }
            if (!written) {
                out.putNextEntry(new ZipEntry(part));
                out.write(content);
            }
        }
        return changed;
    }

    @Test
    void partsOfAWorkbookThatWantToLeaveIt() throws IOException {
        Path outside = folder.resolve("../evil-" + folder.getFileName() + ".txt");
        Path path = workbook("../evil-" + folder.getFileName() + ".txt", new byte[] {1});
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("changed.xlsx holds \"../evil-")
                .hasMessageContaining("a name that leads out of the archive");
        assertThat(outside).doesNotExist();
    }

    @Test
    void workbookThatUnpacksWithoutEnd() throws IOException {
        byte[] zeros = new byte[200 << 20];
        Arrays.fill(zeros, (byte) ' ');
        byte[] head = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                .getBytes(StandardCharsets.UTF_8);
        System.arraycopy(head, 0, zeros, 0, head.length);
        Path path = workbook("xl/worksheets/sheet1.xml", zeros);
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("changed.xlsx cannot be read as an Excel workbook (");
    }

    @Test
    void workbookWithEntities() throws IOException {
        String sheet = "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                + "<c r=\"A1\" t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>";
        Path path = workbook("xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageNotContaining("root:");
    }

    @Test
    void controlCharactersAndRepeatedNamesAreSaid() throws IOException {
        EventLog log = EventLog.read(file(
                "t.csv", "case,activity,time,note,note,NOTE\n1,A\u0000b,2024-03-01,x\u0001,y,z\n1,B,2024-03-02,,,\n"));
        assertThat(log.eventAttributes()).containsExactly("note", "note (2)", "NOTE");
        assertThat(log.activity(0)).isEqualTo("A\u0000b");
        assertThat(log.report().warnings())
                .extracting(Phrase::en)
                .containsExactly(
                        "the header names more than one column \"note\"; the second is called \"note (2)\" and so on",
                        "values of \"activity\" hold control characters, the first is \"A\\u0000b\"; they are kept as they"
                                + " are",
                        "values of \"note\" hold control characters, the first is \"x\\u0001\"; they are kept as they are");
    }

    @Test
    void endsBeforeStartsAreCounted() throws IOException {
        EventLog log = EventLog.read(file(
                "t.csv", "case,activity,start time,end time\n1,A,2024-03-02,2024-03-01\n1,B,2024-03-01,2024-03-02\n"));
        assertThat(log.report().warnings())
                .extracting(Phrase::en)
                .contains("1 event ends before its start; kept with a negative duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-31j", "windows-1252"})
    void encodings(String name) throws IOException {
        boolean western = name.equals("windows-1252");
        String label = western ? "Größe geprüft" : "見積書を発行しました";
        Path path = Files.write(
                folder.resolve("t.csv"),
                ("case;activity;time\r\n1;" + label + ";2024-03-01\r\n").getBytes(Charset.forName(name)));
        assertThat(EventLog.read(path).activity(0)).isEqualTo(label);
    }

    @Test
    void oldAndFarDatesAreData() throws IOException {
        EventLog log = EventLog.read(
                file("t.csv", "case,activity,time\n1,A,1948-01-01\n1,B,1970-01-01\n1,C,9999-12-31T23:59:59Z\n"));
        assertThat(log.firstTime()).isEqualTo(Instant.parse("1948-01-01T00:00:00Z"));
        assertThat(log.lastTime()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
    }

    @Test
    void tooLittleMemoryIsASentence() {
        TableSource endless = new TableSource() {
            @Override
            public String name() {
                return "endless.csv";
            }

            @Override
            public Phrase format() {
                return Phrase.same("test");
            }

            @Override
            public void rows(RowHandler handler) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        TableImport table = TableImport.of(endless);
        assertThatThrownBy(table::read)
                .isInstanceOf(LogFormatException.class)
                .hasMessageMatching(
                        "endless.csv: does not fit into the [\\d,]+ MB of memory that Java may use; start Java"
                                + " with more, for example -Xmx8g, or read fewer columns or a part of the file");
    }

    @Test
    void oneColumnHeaderOnlyAndNothing() throws IOException {
        assertThatThrownBy(() -> EventLog.read(file("a.csv", "case\n1\n2\n")))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("a.csv, line 1: no column is known as one that says what happened");
        assertThatThrownBy(() -> EventLog.read(file("b.csv", "case,activity,time\n")))
                .hasMessageStartingWith("b.csv, line 1: there is a header but no row below it");
        assertThatThrownBy(() -> EventLog.read(file("c.csv", ""))).hasMessageStartingWith("c.csv is empty");
        assertThatThrownBy(() -> EventLog.read(file("d.csv", "\n\n \n"))).isInstanceOf(LogFormatException.class);
        EventLog empty = EventLog.builder("empty").event("1", "A", DAY).build().dropActivities("A");
        assertThat(empty.eventCount()).isZero();
    }
}
