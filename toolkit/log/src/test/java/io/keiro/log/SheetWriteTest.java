package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetWriteTest {

    private static final Instant DAY = Instant.parse("2024-03-01T00:00:00Z");

    @TempDir
    Path folder;

    private EventLog again(EventLog log) {
        Path path = folder.resolve("log.xlsx");
        log.writeWorkbook(path);
        return EventLog.read(path);
    }

    @Test
    void randomLogsComeBackAsTheyWere() {
        RandomLogs logs = new RandomLogs(53);
        int written = 0;
        for (int i = 0; i < 60; i++) {
            EventLog log = logs.next();
            if (log.eventCount() == 0) {
                continue;
            }
            assertThat(RandomLogs.content(again(log), true)).as("log " + i).isEqualTo(RandomLogs.content(log, true));
            written++;
        }
        assertThat(written).isGreaterThan(40);
    }

    @Test
    void aRealLogComesBackAsItWas() {
        EventLog log = EventLog.read(SharedData.file("data/logs/receipt.xes.gz"));
        assertThat(RandomLogs.content(again(log), true)).isEqualTo(RandomLogs.content(log, true));
    }

    @Test
    void everyMillisecondOfTwoCenturiesIsExact() {
        Random random = new Random(11);
        EventLogBuilder log = EventLog.builder("times").zone(ZoneId.of("Europe/Berlin"));
        for (int i = 0; i < 3000; i++) {
            log.event("1", "A", Instant.ofEpochMilli((long) (random.nextDouble() * 6.3e12) - 2_100_000_000_000L));
        }
        EventLog expected = log.build();
        assertThat(RandomLogs.content(again(expected), true)).isEqualTo(RandomLogs.content(expected, true));
    }

    @Test
    void valuesAtTheEdges() {
        EventLog log = EventLog.builder("edges")
                .event("1", "=SUM(A1)", Instant.parse("1899-12-31T23:59:59.999Z"))
                .with("n", Long.MAX_VALUE)
                .with("d", Double.MIN_VALUE)
                .with("t", "_x0041_ and \u0000\u001f \ud83d _x")
                .event("1", "B", Instant.parse("1948-01-01T00:00:00Z"))
                .with("n", -9007199254740992L)
                .with("d", -0.0)
                .with("t", "0012")
                .event("1", "C", Instant.parse("9999-12-31T23:59:59.999Z"))
                .with("n", 9007199254740991L)
                .with("d", Double.NEGATIVE_INFINITY)
                .with("t", " \r\n\t ")
                .event("1", "D", null)
                .with("d", 1.7976931348623157e308)
                .with("t", "true")
                .build();
        assertThat(RandomLogs.content(again(log), true)).isEqualTo(RandomLogs.content(log, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "_x0041_", "a_x00e9_b", "_x_", "_xZZZZ_", "\u0000", "_x005F_x0041_", "\ud83d", "🚀"})
    void encodedTextIsDecoded(String text) {
        assertThat(SheetText.decoded(SheetText.encoded(text))).isEqualTo(text);
    }

    @Test
    void peopleFindDatesAndNumbersInIt() throws IOException {
        EventLog log = EventLog.builder("x")
                .zone(ZoneId.of("Asia/Tokyo"))
                .event("D-1", "Won", DAY)
                .with("Amount", 12.5)
                .build();
        Path path = folder.resolve("x.xlsx");
        log.writeWorkbook(path);
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(path))) {
            var row = book.getSheet("EventLog").getRow(1);
            assertThat(book.getSheet("EventLog").getRow(0).getCell(3).getStringCellValue())
                    .isEqualTo("time:offset");
            assertThat(row.getCell(2).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2024, 3, 1, 9, 0));
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("+09:00");
            assertThat(row.getCell(4).getNumericCellValue()).isEqualTo(12.5);
            assertThat(book.getSheet("Columns").getRow(5).getCell(1).getStringCellValue())
                    .isEqualTo("double");
        }
    }

    @Test
    void typesDeclaredByAnotherHandDoNotLie() throws IOException {
        Path path = folder.resolve("x.xlsx");
        EventLog.builder("x").event("1", "A", DAY).with("n", 5L).build().writeWorkbook(path);
        Path changed = folder.resolve("y.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(path));
                var out = Files.newOutputStream(changed)) {
            book.getSheet("EventLog").getRow(1).getCell(3).setCellValue("five");
            book.write(out);
        }
        assertThat(EventLog.read(changed).eventAttribute("n").value(0)).isEqualTo("five");
    }

    @Test
    void whatExcelCannotHold() {
        EventLog text = EventLog.builder("long")
                .event("1", "A", DAY)
                .with("note", "x".repeat(40_000))
                .build();
        assertThatThrownBy(() -> text.writeWorkbook(folder.resolve("x.xlsx")))
                .hasMessage("a cell of Excel holds 32,767 characters, and a value of \"note\" has 40,000"
                        + " (\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\"); use writeParquet(…), writeCsv(…) or writeXes(…)");
        EventLogBuilder many = EventLog.builder("many");
        for (int i = 0; i < 1_048_576; i++) {
            many.event("1", "A", null);
        }
        EventLog log = many.build();
        assertThatThrownBy(() -> log.writeWorkbook(folder.resolve("x.xlsx")))
                .hasMessage("a sheet of Excel holds 1,048,575 rows below its header, and many has 1,048,576 events; use"
                        + " writeParquet(…), writeCsv(…) or writeXes(…), or keep fewer events");
        assertThat(folder.resolve("x.xlsx")).doesNotExist();
    }
}
