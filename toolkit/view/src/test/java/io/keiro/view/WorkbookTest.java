package io.keiro.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import io.keiro.mining.Finding;
import io.keiro.mining.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports and templates, read back as Excel would read them. */
class WorkbookTest {

    @TempDir
    Path folder;

    private record Rework(Phrase title, DataTable table, double value) implements Finding {
        @Override
        public Status status() {
            return Status.PROBLEM;
        }

        @Override
        public List<Measure> measures() {
            return List.of(
                    Measure.of("rework", Phrase.of("Rework", "手戻り"), value, "%", 10, Phrase.of("all cases", "全ケース")));
        }
    }

    private static Rework rework(String title, double value) {
        DataTable table = DataTable.titled(
                        Phrase.of("Rows", "行"),
                        Field.of("name", Phrase.of("Name", "名前"), Kind.TEXT),
                        Field.of("time", Phrase.of("Time", "時間"), Kind.DURATION),
                        Field.of("day", Kind.DATE),
                        Field.of("amount", Kind.MONEY).in("EUR"))
                .row("=1+1", Duration.ofHours(36), LocalDate.of(2026, 3, 1), 1234.5)
                .row(null, null, null, null)
                .build();
        return new Rework(Phrase.of(title, title), table, value);
    }

    @Test
    void valuesKeepTheirTypes() throws Exception {
        Path file = folder.resolve("out/report.xlsx");
        WrittenFile written = Report.write(file, rework("Rework: by [region]", 0.25));

        assertThat(written.toString())
                .startsWith("Report with 1 finding written: ")
                .contains("kB");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.getSheetName(0)).isEqualTo("Summary");
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("Problem found");
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(4).getNumericCellValue())
                    .isEqualTo(0.25);
            XSSFSheet sheet = workbook.getSheetAt(1);
            assertThat(sheet.getSheetName()).isEqualTo("Rework- by -region-");
            int row = rowOf(sheet, "=1+1");
            assertThat(sheet.getRow(row).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(row).getCell(1).getNumericCellValue()).isEqualTo(1.5);
            assertThat(sheet.getRow(row).getCell(2).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2026, 3, 1));
            assertThat(sheet.getRow(row - 1).getCell(1).getStringCellValue()).isEqualTo("Time (days)");
            assertThat(sheet.getRow(row - 1).getCell(3).getStringCellValue()).isEqualTo("amount (EUR)");
        }
    }

    @Test
    void unknownNumbersStayEmptyAndJapaneseIsSpoken() throws Exception {
        Path file = folder.resolve("report.xlsx");
        Report.write(file, List.of(rework("手戻り", Double.NaN)), Language.JA);
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.getSheetName(0)).isEqualTo("概要");
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(1).getStringCellValue())
                    .isEqualTo("問題あり");
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(4)).isNull();
        }
    }

    @Test
    void findingsOfOneTitleGetSheetsOfTheirOwn() throws Exception {
        String longTitle = "A title that is much longer than a sheet's name may be";
        Path file = folder.resolve("report.xlsx");
        Report.write(file, rework(longTitle, 1), rework(longTitle.toUpperCase(java.util.Locale.ROOT), 2));
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(3);
            assertThat(workbook.getSheetName(2)).hasSizeLessThanOrEqualTo(31).endsWith(" 2");
        }
    }

    @Test
    void sharesArePerCentAndDaysAreDays() throws Exception {
        Path file = folder.resolve("report.xlsx");
        Report.write(file, Language.JA, rework("Rework", 0.25));
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            var value = workbook.getSheetAt(0).getRow(1).getCell(4);
            assertThat(value.getNumericCellValue()).isEqualTo(0.25);
            assertThat(value.getCellStyle().getDataFormatString()).isEqualTo("0.0%");
        }
    }

    @Test
    void rowsBeyondWhatASheetCanBearAreCounted() throws Exception {
        DataTable.Builder table = DataTable.titled(
                Phrase.same("wide"),
                java.util.stream.IntStream.range(0, 500)
                        .mapToObj(i -> Field.of("c" + i, Kind.COUNT))
                        .toList());
        Object[] row = java.util.Collections.nCopies(500, (Object) null).toArray();
        for (int i = 0; i < 1_200; i++) {
            row[0] = i;
            table.row(row);
        }
        Path file = folder.resolve("wide.xlsx");
        TemplateWorkbook.write(file, List.of(TemplateWorkbook.Sheet.of("wide", table.build())), Language.EN);
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo(1_001);
            assertThat(workbook.getSheetAt(0).getRow(1_001).getCell(0).getStringCellValue())
                    .isEqualTo("200 more rows do not fit into this sheet; take the table out as CSV");
        }
    }

    @Test
    void noFindings() {
        assertThatThrownBy(() -> Report.write(folder.resolve("report.xlsx")))
                .hasMessage("a report needs at least one finding, for example SalesCycle.of(data)");
    }

    @Test
    void aTemplateHasPlainHeadersAndLists() throws Exception {
        DataTable table = DataTable.titled(
                        Phrase.of("Events", "イベント"),
                        Field.of("SalesOpportunityId", Phrase.of("Deal", "商談"), Kind.TEXT),
                        Field.of("EventTime", Phrase.of("Time", "日時"), Kind.INSTANT))
                .build();
        Path file = folder.resolve("template.xlsx");
        TemplateWorkbook.write(
                file,
                List.of(
                        new TemplateWorkbook.Sheet(
                                "EventLog",
                                table,
                                Map.of("SalesOpportunityId", List.of("1", "2")),
                                Map.of("SalesOpportunityId", "F8CBAD")),
                        TemplateWorkbook.Sheet.of("Example", table)),
                Language.JA);
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            XSSFSheet first = workbook.getSheetAt(0);
            assertThat(first.getSheetName()).isEqualTo("EventLog");
            assertThat(first.getRow(0).getCell(0).getStringCellValue()).isEqualTo("SalesOpportunityId");
            assertThat(first.getColumnStyle(0).getDataFormatString()).isEqualTo("@");
            assertThat(first.getDataValidations()).hasSize(2);
            assertThat(first.getDataValidations()
                            .get(0)
                            .getValidationConstraint()
                            .getFormula1())
                    .isEqualTo("list_1");
            assertThat(first.getDataValidations().get(1).getErrorBoxText()).startsWith("A date or a time");
            assertThat(workbook.isSheetHidden(workbook.getSheetIndex("_choices")))
                    .isTrue();
            assertThat(workbook.getSheetIndex("_choices")).isEqualTo(2);
        }
    }

    @Test
    void aListForAColumnThatDoesNotExist() {
        DataTable table = DataTable.titled(Phrase.same("Events"), Field.of("a", Kind.TEXT))
                .build();
        assertThatThrownBy(() -> new TemplateWorkbook.Sheet("E", table, Map.of("b", List.of("x")), Map.of()))
                .hasMessageStartingWith("no column \"b\" in the table \"Events\"")
                .hasMessageContaining("\"a\"");
    }

    private static int rowOf(XSSFSheet sheet, String text) {
        for (int r = 0; r <= sheet.getLastRowNum(); r++) {
            if (sheet.getRow(r) != null
                    && sheet.getRow(r).getCell(0) != null
                    && sheet.getRow(r).getCell(0).getCellType() == CellType.STRING
                    && sheet.getRow(r).getCell(0).getStringCellValue().equals(text)) {
                return r;
            }
        }
        throw new AssertionError("no row begins with " + text);
    }
}
