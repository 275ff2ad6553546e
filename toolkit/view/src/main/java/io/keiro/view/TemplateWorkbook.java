package io.keiro.view;

import io.keiro.log.DataTable;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook to be filled in: plain sheets with the technical names in the first row, lists to choose from, and text formats where
 * Excel would otherwise spoil an id. Other tools can read every sheet as it is: no title rows, no merged cells, no formulas in cells.
 */
public final class TemplateWorkbook {

    private static final String CHOICES = "_choices";
    private static final int VALIDATED_ROWS = 1_048_575;

    private TemplateWorkbook() {}

    /**
     * One sheet.
     *
     * @param name the sheet's name
     * @param table its columns, and rows if it comes filled; the columns' technical names are the header
     * @param choices values to choose from, by technical name of the column
     * @param colours background of a header cell, six hexadecimal digits, by technical name of the column
     */
    public record Sheet(String name, DataTable table, Map<String, List<String>> choices, Map<String, String> colours) {
        public Sheet {
            Objects.requireNonNull(name, "a sheet needs a name");
            Objects.requireNonNull(table, "the sheet " + name + " needs a table");
            choices.keySet().forEach(table::indexOf);
            colours.keySet().forEach(table::indexOf);
            colours.forEach((column, colour) -> {
                if (!colour.matches("[0-9A-Fa-f]{6}")) {
                    throw new IllegalArgumentException("the sheet " + name + " colours " + column + " with \"" + colour
                            + "\"; a colour has six hexadecimal digits, for example DCE6F1");
                }
            });
            choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
            colours = Collections.unmodifiableMap(new LinkedHashMap<>(colours));
        }

        /** A sheet without lists and colours. */
        public static Sheet of(String name, DataTable table) {
            return new Sheet(name, table, Map.of(), Map.of());
        }
    }

    /** Writes the workbook; the texts of its cells are in this language, the headers never change. */
    public static WrittenFile write(Path file, List<Sheet> sheets, Language language) {
        if (sheets.isEmpty()) {
            throw new IllegalArgumentException("a template needs at least one sheet");
        }
        Phrase what = Phrase.of("Template with " + sheets.size() + " sheets", sheets.size() + "シートのテンプレート");
        return WrittenFile.write(file, what, out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                SheetStyles styles = new SheetStyles(workbook);
                SheetWriter writer = new SheetWriter(styles, language);
                SheetNames names = new SheetNames();
                Choices choices = new Choices(workbook);
                for (Sheet sheet : sheets) {
                    fill(workbook.createSheet(names.free(sheet.name())), sheet, new Tools(writer, styles, choices));
                }
                choices.hide();
                workbook.write(out);
            }
        });
    }

    private record Tools(SheetWriter writer, SheetStyles styles, Choices choices) {}

    private static void fill(XSSFSheet target, Sheet sheet, Tools tools) {
        DataTable table = sheet.table();
        tools.writer().write(target, 0, table);
        tools.writer().widths(target, table);
        target.createFreezePane(0, 1);
        Row header = target.getRow(0);
        for (int i = 0; i < table.fields().size(); i++) {
            DataTable.Field field = table.fields().get(i);
            Cell cell = header.getCell(i);
            cell.setCellValue(field.name());
            if (sheet.colours().containsKey(field.name())) {
                cell.setCellStyle(tools.styles().filled(sheet.colours().get(field.name())));
            }
            CellStyle columnStyle = tools.styles().of(field.kind());
            target.setDefaultColumnStyle(i, columnStyle);
            if (sheet.choices().containsKey(field.name())) {
                tools.choices().validate(target, i, sheet.choices().get(field.name()));
            } else if (field.kind() != DataTable.Kind.TEXT && field.kind() != DataTable.Kind.BOOLEAN) {
                tools.choices().validateNumber(target, i, field.kind());
            }
        }
    }

    /** The lists to choose from stand in a hidden sheet, because a list inside a validation may hold 255 characters only. */
    private static final class Choices {
        private final XSSFWorkbook workbook;
        private final Map<List<String>, String> names = new LinkedHashMap<>();
        private XSSFSheet sheet;

        Choices(XSSFWorkbook workbook) {
            this.workbook = workbook;
        }

        void validate(XSSFSheet target, int column, List<String> values) {
            String name = names.computeIfAbsent(List.copyOf(values), this::list);
            DataValidationHelper helper = target.getDataValidationHelper();
            DataValidationConstraint constraint = helper.createFormulaListConstraint(name);
            add(target, column, constraint, "Choose a value of the list.");
        }

        /** Excel keeps days and moments as numbers too, once it recognises them. */
        void validateNumber(XSSFSheet target, int column, DataTable.Kind kind) {
            boolean time = kind == DataTable.Kind.DATE || kind == DataTable.Kind.INSTANT;
            DataValidationHelper helper = target.getDataValidationHelper();
            add(
                    target,
                    column,
                    helper.createDecimalConstraint(OperatorType.BETWEEN, time ? "1" : "-1E+15", "1E+15"),
                    time ? "A date or a time, such as 2026-01-31 or 2026-01-31 09:30." : "A number, without a unit.");
        }

        /** A warning, not a ban: what people know better must go in. */
        private static void add(XSSFSheet target, int column, DataValidationConstraint constraint, String wanted) {
            DataValidation validation = target.getDataValidationHelper()
                    .createValidation(constraint, new CellRangeAddressList(1, VALIDATED_ROWS, column, column));
            validation.setErrorStyle(DataValidation.ErrorStyle.WARNING);
            validation.setShowErrorBox(true);
            validation.createErrorBox("Keiro", wanted);
            target.addValidationData(validation);
        }

        private String list(List<String> values) {
            if (sheet == null) {
                sheet = workbook.createSheet(CHOICES);
            }
            int column = names.size();
            for (int r = 0; r < values.size(); r++) {
                Row row = sheet.getRow(r) == null ? sheet.createRow(r) : sheet.getRow(r);
                row.createCell(column).setCellValue(values.get(r));
            }
            Name name = workbook.createName();
            name.setNameName("list_" + (column + 1));
            String letters = CellReference.convertNumToColString(column);
            name.setRefersToFormula(CHOICES + "!$" + letters + "$1:$" + letters + "$" + values.size());
            return name.getNameName();
        }

        /** Hidden and last: the first sheet must be the one that other tools load. */
        void hide() {
            if (sheet != null) {
                workbook.setSheetOrder(CHOICES, workbook.getNumberOfSheets() - 1);
                workbook.setSheetHidden(workbook.getSheetIndex(CHOICES), true);
                workbook.setActiveSheet(0);
                workbook.setSelectedTab(0);
            }
        }
    }
}
