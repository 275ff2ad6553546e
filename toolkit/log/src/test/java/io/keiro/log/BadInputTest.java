package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd values and odd files, each with what the reader says to it. */
class BadInputTest {

    private static final String HEADER = "case,activity,time\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private EventLog read(String text) throws IOException {
        return EventLog.read(file("t.csv", text));
    }

    @ParameterizedTest
    @CsvSource({
        "1700000000, 2023-11-14T22:13:20Z",
        "1700000000123, 2023-11-14T22:13:20.123Z",
        "1700000000123456, 2023-11-14T22:13:20.123Z",
        "1700000000123456789, 2023-11-14T22:13:20.123Z",
        "-1700000000, 1916-02-18T01:46:40Z",
        "-0044-03-15, -0044-03-15T00:00:00Z",
        "0000-01-01, 0000-01-01T00:00:00Z",
        "1948-05-01, 1948-05-01T00:00:00Z",
        "+10000-01-01T00:00:00Z, +10000-01-01T00:00:00Z",
        "9999-12-31T23:59:59+14:00, 9999-12-31T09:59:59Z"
    })
    void timesFarAway(String text, String instant) throws IOException {
        EventLog log = read(HEADER + "1,A," + text + "\n");
        assertThat(log.firstTime()).isEqualTo(Instant.parse(instant));
        Path copy = folder.resolve("copy.csv");
        log.writeCsv(copy);
        assertThat(EventLog.read(copy).firstTime()).isEqualTo(log.firstTime());
        log.writeXes(folder.resolve("copy.xes"));
        assertThat(EventLog.read(folder.resolve("copy.xes")).firstTime()).isEqualTo(log.firstTime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9223372036854775808", "99999999999999999999", "2024-02-30", "24:30", "-", "+", "+1-01-01", "--1"
            })
    void whatIsNoTime(String text) throws IOException {
        EventLog log = read(HEADER + "1,A," + text + "\n1,B,2024-01-01\n");
        assertThat(log.activities()).containsExactly("B");
        assertThat(log.report().toString())
                .contains("1 left out: the time cannot be read (line 2 'time' \"" + text + "\").");
    }

    @Test
    void smallNumbersAreDoubted() throws IOException {
        assertThat(read(HEADER + "1,A,45292\n1,B,45293\n")
                        .report()
                        .warnings()
                        .get(0)
                        .en())
                .isEqualTo(
                        "2 numbers lie in 1970 to 1972 as seconds since 1970, the first at 1970-01-01T12:34:52Z; if they"
                                + " are days of a spreadsheet, positions or of another unit, make dates of them first");
        assertThat(read(HEADER + "1,A,1700000000\n").report().warnings()).isEmpty();
        assertThat(read(HEADER + "1,A,1970-01-01T00:00:00Z\n").report().warnings())
                .isEmpty();
    }

    @Test
    void bothReadingsOfADayAreShown() {
        assertThatThrownBy(() -> read(HEADER + "1,A,01/02/2024\n"))
                .hasMessage(
                        "t.csv, column 'time': \"01/02/2024\" can be 2024-02-01 (day first) or 2024-01-02 (month first),"
                                + " and no value in the column decides it; say dayFirst() or monthFirst()");
    }

    @Test
    void mixedTypesAreText() throws IOException {
        EventLog log = read("case,activity,time,v\n1,A,2024-01-01,5\n1,B,2024-01-02,x\n1,C,2024-01-03,true\n");
        assertThat(log.eventAttribute("v").type()).isEqualTo(Column.Type.TEXT);
    }

    @Test
    void wordsThatAreAlmostNumbers() throws IOException {
        EventLog log = read("case,activity,time,v\n1,A,2024-01-01,E-4\n1,B,2024-01-02,e5\n");
        assertThat(log.eventAttribute("v").text(0)).isEqualTo("E-4");
    }

    @Test
    void wholeNumbersBeyondSixtyFourBitsKeepTheirDigits() throws IOException {
        EventLog log = read("case,activity,time,ref,n\n1,A,2024-01-01,18446744073709551615,9223372036854775807\n"
                + "1,B,2024-01-02,18446744073709551614,5\n");
        assertThat(log.eventAttribute("ref").text(0)).isEqualTo("18446744073709551615");
        assertThat(log.eventAttribute("n").value(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void tenThousandColumnsWithEqualCells() throws IOException {
        StringBuilder header = new StringBuilder("case,activity,time");
        for (int i = 0; i < 9990; i++) {
            header.append(",c").append(i);
        }
        String row = "1,A,2024-01-01" + ",x".repeat(9990) + "\n";
        EventLog log = read(header + "\n" + row.repeat(30));
        assertThat(log.eventAttributes()).hasSize(9990);
        assertThat(HeaderNames.of(Collections.nCopies(10_000, "x"), 0)).endsWith("x (10000)");
    }

    @Test
    void equalNamesAndNamesLikeTheirNumbers() {
        assertThat(HeaderNames.of(List.of("a", "a (2)", "a", "a", "a (2)"), 0))
                .containsExactly("a", "a (2)", "a (3)", "a (4)", "a (2) (2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"string key='k' value='v'", "list key='k'", "values", "x"})
    void nestingWithoutEnd(String tag) throws IOException {
        String name = tag.split(" ")[0];
        Path path = file(
                "t.xes",
                "<log><trace><string key='concept:name' value='1'/></trace>\n<trace>"
                        + ("<" + tag + ">").repeat(200_000) + ("</" + name + ">").repeat(200_000) + "</trace></log>");
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(
                        "t.xes, line 2: the file is damaged here (attributes are nested more than 100 deep); 1 trace"
                                + " is complete before it; copy or export the file again, or read only those:"
                                + " EventLog.xes(path).keepBeforeDamage().read()");
        assertThat(EventLog.xes(path).keepBeforeDamage().read().caseCount()).isEqualTo(1);
    }

    @Test
    void namesFromEveryPlane() throws IOException {
        String[] labels = {"🚀 start", "𝄞", "\u202Eright to left", "a\u0301", "ﷺ", "\uDBFF\uDFFD", "\u200B", "İı"};
        EventLogBuilder built = EventLog.builder("planes");
        for (String label : labels) {
            built.event(label, label, Instant.EPOCH).with(label, label);
        }
        EventLog log = built.build();
        log.writeCsv(folder.resolve("p.csv"));
        log.writeXes(folder.resolve("p.xes"));
        log.writeParquet(folder.resolve("p.parquet"));
        log.writeWorkbook(folder.resolve("p.xlsx"));
        for (String format : new String[] {"csv", "xes", "parquet", "xlsx"}) {
            EventLog again = EventLog.read(folder.resolve("p." + format));
            assertThat(again.activities()).as(format).isEqualTo(log.activities());
            assertThat(again.caseIds()).as(format).isEqualTo(log.caseIds());
        }
        Path odd = folder.resolve("🚀 見積.csv");
        log.writeCsv(odd);
        assertThat(EventLog.read(odd).name()).isEqualTo("🚀 見積.csv");
    }

    @Test
    void whatIsNoFile() throws Exception {
        assertThatThrownBy(() -> EventLog.read(folder)).hasMessageContaining("is a folder; name one file in it");
        Path pipe = folder.resolve("pipe.csv");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "needs mkfifo");
        new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
        assertThatThrownBy(() -> EventLog.read(pipe))
                .isInstanceOf(LogFormatException.class)
                .hasMessage("pipe.csv is a pipe or a device, which can be read only once; save it as a file first");
    }

    /** An all-powerful user, whom builds in containers often are, is refused nothing: there the refusal itself is given. */
    @Test
    void noPermission() throws IOException {
        Path path = file("t.csv", HEADER);
        boolean refused = path.toFile().setReadable(false) && !Files.isReadable(path);
        assertThatThrownBy(() -> {
                    if (refused) {
                        EventLog.read(path);
                    } else {
                        throw SourceFile.unreadable("t.csv", new AccessDeniedException(path.toString()));
                    }
                })
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("t.csv cannot be read: no permission");
    }

    @Test
    void changedWhileItIsRead() throws IOException {
        Path path = file("t.csv", HEADER + "1,A,2024-01-01\n");
        EventLog log =
                EventLog.csv(path).progress((what, done, total) -> touch(path)).read();
        assertThat(log.report().warnings())
                .extracting(Phrase::en)
                .contains("the file t.csv was changed while it was read; read it again");
    }

    private static void touch(Path path) {
        try {
            Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void quoteThatNeverCloses() throws IOException {
        Path path = file("t.csv", HEADER + "1,A,2024-01-01\n1,\"B,2024-01-01\n" + "2,C,2024-01-01\n".repeat(500_000));
        assertThatThrownBy(() -> EventLog.read(path))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("t.csv, line 3: the row that begins here is not delimited text: ");
    }

    @Test
    void headerThatTheCallerKnows() throws IOException {
        Path path = file("t.csv", "note\n".repeat(29) + "a,b,c\n1,A,2024-01-01\n");
        TableImport table = EventLog.csv(path).caseId("a").activity("b").time("c");
        assertThat(table.headerLine(30).read().activities()).containsExactly("A");
        assertThatThrownBy(() -> table.headerLine(0)).hasMessageContaining("lines count from 1");
        assertThatThrownBy(() -> table.headerLine(400).read())
                .hasMessageStartingWith("no header in line 400: it is blank or not among the first 200 rows");
    }

    @Test
    void sixteenBitTextWithoutMark() throws IOException {
        byte[] text = "案件ID,アクティビティ,日時\n案件一,見積作成,2024-01-01\n".getBytes(StandardCharsets.UTF_16LE);
        Path path = Files.write(folder.resolve("t.csv"), text);
        assertThat(EventLog.read(path).activities()).containsExactly("見積作成");
        Files.write(path, Arrays.copyOf(text, text.length - 1));
        assertThatThrownBy(() -> EventLog.read(path)).isInstanceOf(LogFormatException.class);
        Files.write(path, HEADER.getBytes(Charset.forName("UTF-32LE")));
        assertThatThrownBy(() -> EventLog.read(path)).hasMessageStartingWith("t.csv is a binary file");
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void oneLongCaseAndManyShortOnes() throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 1_000_000; i++) {
            rows.append("1,A").append(i % 7).append(",2024-01-01\n");
        }
        EventLog one = read(rows.toString());
        assertThat(one.eventCount()).isEqualTo(1_000_000);
        assertThat(one.report().duplicateCount()).isEqualTo(999_993);
        rows.setLength(HEADER.length());
        for (int i = 0; i < 1_000_000; i++) {
            rows.append(i).append(",A,2024-01-01\n");
        }
        assertThat(read(rows.toString()).caseCount()).isEqualTo(1_000_000);
    }
}
