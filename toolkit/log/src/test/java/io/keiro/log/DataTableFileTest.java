package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTableFileTest {

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return file(name, text, StandardCharsets.UTF_8);
    }

    private Path file(String name, String text, Charset charset) throws IOException {
        return Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private static List<String> names(DataTable table) {
        return table.fields().stream().map(DataTable.Field::name).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {"a,b/1,x", "a;b/1;x", "a\tb/1\tx", "a|b/1|x"})
    void delimiterIsFound(String header, String row) throws IOException {
        DataTable table = DataTable.read(file("t.csv", header + "\n" + row + "\r\n"));
        assertThat(names(table)).containsExactly("a", "b");
        assertThat(table.rows()).containsExactly(List.of("1", "x"));
    }

    @Test
    void decimalCommasDoNotPassForDelimiters() throws IOException {
        DataTable table = DataTable.read(file("t.csv", "stage;share;cap\nA;0,5;0,1\nB;0,25;0,2\n"));
        assertThat(names(table)).containsExactly("stage", "share", "cap");
        assertThat(table.value(1, "share")).isEqualTo("0,25");
    }

    @Test
    void quotesHoldDelimitersQuotesAndLineBreaks() throws IOException {
        DataTable table = DataTable.read(file("t.csv", "a,b\n\"x, \"\"y\"\"\nz\",2\n"));
        assertThat(table.rows()).containsExactly(List.of("x, \"y\"\nz", "2"));
    }

    @Test
    void apostrophesAsQuotes() throws IOException {
        DataTable table = DataTable.read(file("t.csv", "'a','b'\n'x, y','2'\n"));
        assertThat(names(table)).containsExactly("a", "b");
        assertThat(table.rows()).containsExactly(List.of("x, y", "2"));
    }

    @Test
    void announcedDelimiter() throws IOException {
        DataTable table = DataTable.read(file("t.csv", "sep=;\r\na,b;c\r\n1;2\r\n"));
        assertThat(names(table)).containsExactly("a,b", "c");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "windows-31j"})
    void encodingIsFound(String charset) throws IOException {
        DataTable table = DataTable.read(file("段階.csv", "段階,商談ステージ\n1,見積書発行\n2,受注クローズ\n", Charset.forName(charset)));
        assertThat(names(table)).containsExactly("段階", "商談ステージ");
        assertThat(table.value(1, "商談ステージ")).isEqualTo("受注クローズ");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16"})
    void byteOrderMarkIsNoPartOfTheFirstName(String charset) throws IOException {
        String mark = charset.equals("UTF-8") ? "\uFEFF" : "";
        assertThat(names(DataTable.read(file("t.csv", mark + "é,b\n1,2\n", Charset.forName(charset)))))
                .containsExactly("é", "b");
    }

    @Test
    void westernTextOfOldIsNotTakenForJapanese() throws IOException {
        DataTable table = DataTable.read(
                file("t.csv", "Phase;Größe\nGeschäft abgeschlossen;5\nPrüfung für später;7\n", TextEncoding.WESTERN));
        assertThat(names(table)).containsExactly("Phase", "Größe");
        assertThat(table.value(1, "Phase")).isEqualTo("Prüfung für später");
    }

    @Test
    void encodingIsFoundWhenItsFirstTraceComesLate() throws IOException {
        String text = "a,b\n" + "x,1\n".repeat(100_000) + "受注クローズ,2\n";
        DataTable table = DataTable.read(file("t.csv", text, TextEncoding.JAPANESE));
        assertThat(table.rowCount()).isEqualTo(100_001);
        assertThat(table.value(100_000, "a")).isEqualTo("受注クローズ");
    }

    @Test
    void headerIsMadePlainAndUnique() throws IOException {
        DataTable table = DataTable.read(file("t.csv", " Ａｍｏｕｎｔ　,amount,amount,,\n1,2,3,4,\n"));
        assertThat(names(table)).containsExactly("Amount", "amount", "amount (2)", "column 4");
    }

    @Test
    void raggedRowsLoseNothing() throws IOException {
        DataTable table = DataTable.read(file("t.csv", "a,b\n1\n\n1,2,3\n,,\n"));
        assertThat(names(table)).containsExactly("a", "b", "column 3");
        assertThat(table.rows()).containsExactly(Arrays.asList("1", null, null), List.of("1", "2", "3"));
    }

    @Test
    void packedText() throws IOException {
        Path path = folder.resolve("t.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(DataTable.read(path).rowCount()).isEqualTo(1);
    }

    @Test
    void workbookKeepsDigitsAndDates() throws IOException {
        Path path = workbook();
        assertThat(DataTable.sheets(path)).containsExactly("Notes", "StageMap");
        assertThat(DataTable.read(path).value(0, "first")).isEqualTo("of the tabs");
        DataTable table = DataTable.readSheet(path, "stagemap ");
        assertThat(names(table)).containsExactly("id", "share", "day", "moment", "flag", "label");
        assertThat(table.rows())
                .containsExactly(
                        List.of("12345678901", "0.15", "2024-03-01", "2024-03-01T09:30:15", "true", "商談"),
                        Arrays.asList(null, null, null, null, null, "late"));
    }

    private Path workbook() throws IOException {
        Path path = folder.resolve("t.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(path)) {
            book.createSheet("Notes").createRow(0).createCell(0).setCellValue("first");
            book.getSheetAt(0).createRow(1).createCell(0).setCellValue("of the tabs");
            var sheet = book.createSheet("StageMap");
            Row header = sheet.createRow(2);
            String[] names = {"id", "share", "day", "moment", "flag", "label"};
            for (int i = 0; i < names.length; i++) {
                header.createCell(i).setCellValue(names[i]);
            }
            CellStyle date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\" h:mm"));
            Row row = sheet.createRow(3);
            row.createCell(0).setCellValue(12345678901.0);
            row.createCell(1).setCellValue(0.15);
            row.createCell(2).setCellValue(LocalDate.of(2024, 3, 1));
            row.createCell(3).setCellValue(LocalDateTime.of(2024, 3, 1, 9, 30, 15));
            row.getCell(2).setCellStyle(date);
            row.getCell(3).setCellStyle(date);
            row.createCell(4).setCellValue(true);
            row.createCell(5).setCellValue("商談");
            sheet.createRow(7).createCell(5).setCellValue("late");
            book.write(out);
        }
        return path;
    }

    @Test
    void missingSheetIsAnsweredWithTheSheetsThatExist() throws IOException {
        Path path = workbook();
        assertThatThrownBy(() -> DataTable.readSheet(path, "StageMaps"))
                .isInstanceOf(LogFormatException.class)
                .hasMessage(
                        "t.xlsx has no sheet \"StageMaps\"; did you mean \"StageMap\"? There are: \"Notes\", \"StageMap\"");
    }

    @Test
    void missingFileIsAnsweredWithTheFilesThatExist() throws IOException {
        file("stages.csv", "a\n");
        assertThatThrownBy(() -> DataTable.read(folder.resolve("stage.csv")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder.resolve("stage.csv") + " does not exist; " + folder + " holds \"stages.csv\"");
    }

    @Test
    void missingColumnIsAnsweredWithTheNearest() throws IOException {
        DataTable table = DataTable.read(file("t.csv", "stage id,probability\n1,2\n"));
        assertThatThrownBy(() -> table.value(0, "stage_id"))
                .hasMessage("no column \"stage_id\" in the table \"t.csv\"; did you mean \"stage id\"?"
                        + " There are: \"stage id\", \"probability\"");
    }

    @Test
    void filesThatAreNoTables() throws IOException {
        assertThatThrownBy(() -> DataTable.read(file("t.csv", ""))).hasMessageStartingWith("t.csv is empty");
        assertThatThrownBy(() -> DataTable.read(file("t.csv", "\n \n,,\n")))
                .hasMessage("t.csv holds no table: every row is blank");
        assertThatThrownBy(() -> DataTable.read(file("t.csv", "<log/>"))).hasMessageContaining("is XML, not a table");
        assertThatThrownBy(() -> DataTable.read(file("t.csv", "SQLite format 3\0")))
                .hasMessageContaining("is an SQLite database, not an event log");
        assertThatThrownBy(() -> DataTable.sheets(file("t.csv", "a,b\n")))
                .hasMessage(
                        "t.csv is no Excel workbook (.xlsx); save it as one in a spreadsheet program, or name a CSV file");
        assertThatThrownBy(() -> DataTable.read(file("t.xlsx", "PK\3\4 and no more")))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("the archive is damaged or cut off");
        assertThatThrownBy(() -> DataTable.read(folder)).hasMessageContaining("is a folder");
    }

    @Test
    void unclosedQuoteNamesItsLine() throws IOException {
        assertThatThrownBy(() -> DataTable.read(file("t.csv", "a,b\n1,2\n\"3,4\n5,6\n")))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("t.csv, line 3: the row that begins here is not delimited text");
    }

    @Test
    void damagedArchive() throws IOException {
        byte[] packed = Files.readAllBytes(packedRows());
        Path cut = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(packed, packed.length / 2));
        assertThatThrownBy(() -> DataTable.read(cut))
                .isInstanceOf(LogFormatException.class)
                .hasMessageStartingWith("cut.csv.gz: the archive is damaged or cut off");
    }

    private Path packedRows() throws IOException {
        Path path = folder.resolve("rows.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            for (int i = 0; i < 100_000; i++) {
                out.write((i + "," + Integer.toHexString(i * 31_337) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return path;
    }

    @Test
    void writtenAndReadAgain() throws IOException {
        DataTable table = DataTable.titled(
                        Phrase.of("Findings", "発見事項"),
                        DataTable.Field.of("name", Phrase.of("Name", "名前"), DataTable.Kind.TEXT),
                        DataTable.Field.of("cases", DataTable.Kind.COUNT),
                        DataTable.Field.of("value", DataTable.Kind.MONEY).in("EUR"),
                        DataTable.Field.of("span", DataTable.Kind.DURATION),
                        DataTable.Field.of("at", DataTable.Kind.INSTANT),
                        DataTable.Field.of("day", DataTable.Kind.DATE),
                        DataTable.Field.of("open", DataTable.Kind.BOOLEAN))
                .row(
                        Phrase.of("Late, \"slow\"\npayment", "入金遅延"),
                        12,
                        12_345_678.5,
                        Duration.ofHours(36),
                        Instant.parse("2024-01-01T10:00:00Z"),
                        LocalDate.of(2024, 2, 29),
                        true)
                .row(null, null, Double.NaN, null, null, null, null)
                .build();
        Path path = folder.resolve("out/findings.csv");
        table.write(path);
        assertThat(Files.readAllBytes(path)).startsWith(0xef, 0xbb, 0xbf);
        DataTable again = DataTable.read(path);
        assertThat(names(again)).isEqualTo(names(table));
        assertThat(again.rows())
                .containsExactly(List.of(
                        "Late, \"slow\"\npayment",
                        "12",
                        "12345678.5",
                        "PT36H",
                        "2024-01-01T10:00:00Z",
                        "2024-02-29",
                        "true"));
        try (var files = Files.list(path.getParent())) {
            assertThat(files).as("no draft is left").containsExactly(path);
        }
    }
}
