package io.keiro.view;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Writes tables into the sheets of a workbook, each value as its own type so that Excel can calculate with it. */
final class SheetWriter {

    /** Rows that an Excel sheet holds, the header included. */
    static final int MOST_ROWS = 1_048_576;

    /** Cells of one table: a workbook is built in memory, and people who need more take a CSV. */
    private static final int MOST_CELLS = 500_000;

    /** Characters that an Excel cell holds. */
    private static final int MOST_CHARACTERS = 32_767;

    private static final double MILLIS_PER_DAY = 86_400_000.0;
    private static final int NARROWEST = 10;
    private static final int WIDEST = 60;
    private static final int SAMPLED_ROWS = 200;

    private final SheetStyles styles;
    private final Language language;

    SheetWriter(SheetStyles styles, Language language) {
        this.styles = styles;
        this.language = language;
    }

    /**
     * Writes a table with its header; a unit stands in the header, behind the label.
     *
     * @return the first row below the table
     */
    int write(Sheet sheet, int firstRow, DataTable table) {
        Row header = sheet.createRow(firstRow);
        for (int i = 0; i < table.fields().size(); i++) {
            DataTable.Field field = table.fields().get(i);
            text(header.createCell(i), headerText(field)).setCellStyle(styles.header());
        }
        int room = Math.min(
                MOST_ROWS - firstRow - 2,
                MOST_CELLS / Math.max(1, table.fields().size()));
        int written = Math.min(table.rowCount(), room);
        for (int r = 0; r < written; r++) {
            values(sheet.createRow(firstRow + 1 + r), table.fields(), table.row(r));
        }
        int next = firstRow + 1 + written;
        if (written < table.rowCount()) {
            text(sheet.createRow(next++).createCell(0), tooLong(table.rowCount() - written));
        }
        return next;
    }

    private String tooLong(int left) {
        return Phrase.of(
                        Figures.count(left) + " more rows do not fit into this sheet; take the table out as CSV",
                        "あと" + Figures.count(left) + "行はこのシートに収まりません。CSVで書き出してください")
                .in(language);
    }

    private String headerText(DataTable.Field field) {
        String unit = field.kind() == Kind.DURATION ? Phrase.of("days", "日").in(language) : field.unit();
        return field.label().in(language) + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    private void values(Row row, List<DataTable.Field> fields, List<Object> values) {
        for (int i = 0; i < values.size(); i++) {
            if (isKnown(values.get(i))) {
                value(row.createCell(i), fields.get(i).kind(), values.get(i));
            }
        }
    }

    /** Excel has no value for "not a number"; such a cell is left out. */
    private static boolean isKnown(Object value) {
        double number = value instanceof Quantity quantity
                ? quantity.value()
                : value instanceof Number plain ? plain.doubleValue() : 0;
        return value != null && Double.isFinite(number);
    }

    private void value(Cell cell, Kind kind, Object value) {
        if (value instanceof Quantity quantity) {
            number(cell, quantity.unit().equals("%") ? Kind.SHARE : Kind.NUMBER, quantity.value());
        } else if (value instanceof Number number) {
            number(cell, kind, number.doubleValue());
        } else if (value instanceof Duration span) {
            number(cell, Kind.DURATION, span.toMillis() / MILLIS_PER_DAY);
        } else if (value instanceof Instant moment) {
            cell.setCellValue(LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
            cell.setCellStyle(styles.of(Kind.INSTANT));
        } else if (value instanceof LocalDate day) {
            cell.setCellValue(day);
            cell.setCellStyle(styles.of(Kind.DATE));
        } else {
            text(cell, CellText.of(kind, value, language));
        }
    }

    private void number(Cell cell, Kind kind, double value) {
        cell.setCellValue(value);
        cell.setCellStyle(styles.of(kind));
    }

    /** Text stays text, also when it begins like a formula; what Excel cannot hold is cut, and the cut is visible. */
    Cell text(Cell cell, String text) {
        String clean = Markup.clean(text);
        cell.setCellValue(clean.length() <= MOST_CHARACTERS ? clean : clean.substring(0, MOST_CHARACTERS - 1) + "…");
        cell.setCellStyle(styles.text());
        return cell;
    }

    /** Column widths from the header and the first rows; wide glyphs count as two. */
    void widths(Sheet sheet, DataTable table) {
        for (int i = 0; i < table.fields().size(); i++) {
            int width = Glyphs.cells(headerText(table.fields().get(i)));
            for (int r = 0; r < Math.min(table.rowCount(), SAMPLED_ROWS); r++) {
                Object value = table.row(r).get(i);
                if (value instanceof Phrase || value instanceof String) {
                    String text = value instanceof Phrase phrase ? phrase.in(language) : value.toString();
                    width = Math.max(width, Glyphs.cells(text));
                }
            }
            sheet.setColumnWidth(i, 256 * (2 + Math.max(NARROWEST, Math.min(WIDEST, width))));
        }
    }
}
