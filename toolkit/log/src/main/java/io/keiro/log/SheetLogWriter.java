package io.keiro.log;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes a log as an Excel workbook, row by row: the sheet {@code EventLog} with one row per event, and the sheet {@code Columns} that
 * says the type of each column. Times are date cells in the local time of their recording; the offset stands in a column
 * {@code …:offset} behind them. What a cell cannot hold exactly is written as text: whole numbers beyond 15 digits, times before March
 * 1900 or after 9999.
 */
final class SheetLogWriter {

    /** The sheet with the type of each column. */
    static final String COLUMNS_SHEET = "Columns";

    private static final int MOST_ROWS = 1_048_576;
    private static final int MOST_COLUMNS = 16_384;
    private static final int LONGEST = 32_767;
    private static final int ROWS_IN_MEMORY = 100;
    private static final long EXACT = 1L << 53;
    private static final Instant FIRST_DAY = Instant.parse("1900-03-02T00:00:00Z");
    private static final Instant LAST_DAY = Instant.parse("9999-12-30T00:00:00Z");

    private final EventLog log;
    private final List<WrittenColumns.Part> parts;
    private final SXSSFWorkbook book;
    private final CellStyle moments;

    private SheetLogWriter(EventLog log, SXSSFWorkbook book) {
        this.log = log;
        this.book = book;
        parts = OffsetColumns.split(new WrittenColumns(log).parts());
        moments = book.createCellStyle();
        moments.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd hh:mm:ss.000"));
    }

    static void write(EventLog log, OutputStream out) throws IOException {
        int rows = WrittenColumns.rowCount(log);
        if (rows >= MOST_ROWS) {
            throw new IllegalArgumentException("a sheet of Excel holds " + Wording.number(MOST_ROWS - 1)
                    + " rows below its header, and " + log.name() + " has " + Wording.number(rows)
                    + " events; use writeParquet(…), writeCsv(…) or writeXes(…), or keep fewer events");
        }
        try (SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            SheetLogWriter writer = new SheetLogWriter(log, book);
            if (writer.parts.size() > MOST_COLUMNS) {
                throw new IllegalArgumentException("a sheet of Excel holds " + Wording.number(MOST_COLUMNS)
                        + " columns, and " + log.name() + " needs " + Wording.number(writer.parts.size())
                        + "; use writeParquet(…), writeCsv(…) or writeXes(…)");
            }
            writer.parts.forEach(SheetLogWriter::checkLengths);
            writer.events();
            writer.types();
            book.write(out);
        }
    }

    private void events() throws IOException {
        SXSSFSheet sheet = book.createSheet(TableSource.EVENT_SHEET);
        sheet.createFreezePane(0, 1);
        Row header = sheet.createRow(0);
        for (int i = 0; i < parts.size(); i++) {
            header.createCell(i).setCellValue(SheetText.encoded(parts.get(i).name()));
            sheet.setColumnWidth(i, parts.get(i).column().type() == Column.Type.INSTANT ? 24 * 256 : 16 * 256);
        }
        WrittenColumns.rows(log, (caseIndex, event) -> {
            Row row = sheet.createRow(sheet.getLastRowNum() + 1);
            for (int i = 0; i < parts.size(); i++) {
                WrittenColumns.Part part = parts.get(i);
                if (!part.isMissing(caseIndex, event)) {
                    cell(row.createCell(i), part.column(), part.row(caseIndex, event));
                }
            }
        });
    }

    private void cell(Cell cell, Column column, int row) {
        switch (column.type()) {
            case TEXT -> cell.setCellValue(SheetText.encoded(column.text(row)));
            case LONG -> {
                long value = (Long) column.value(row);
                if (Math.abs(value) < EXACT) {
                    cell.setCellValue(value);
                } else {
                    cell.setCellValue(Long.toString(value));
                }
            }
            case DOUBLE -> {
                double value = column.number(row);
                if (Double.isInfinite(value) || value == 0 && 1 / value < 0) {
                    cell.setCellValue(Double.toString(value));
                } else {
                    cell.setCellValue(value);
                }
            }
            case BOOLEAN -> cell.setCellValue((Boolean) column.value(row));
            case INSTANT -> moment(cell, (Instant) column.value(row), column.text(row));
        }
    }

    private static void checkLengths(WrittenColumns.Part part) {
        Column column = part.column();
        for (int row = 0; column.type() == Column.Type.TEXT && row < column.size(); row++) {
            String text = column.isMissing(row) ? "" : column.text(row);
            // An encoded character takes at most seven.
            if (text.length() > LONGEST / 7 && SheetText.encoded(text).length() > LONGEST) {
                throw new IllegalArgumentException("a cell of Excel holds " + Wording.number(LONGEST)
                        + " characters, and a value of \"" + part.name() + "\" has " + Wording.number(text.length())
                        + " (\"" + text.substring(0, 30) + "…\"); use writeParquet(…), writeCsv(…) or writeXes(…)");
            }
        }
    }

    private void moment(Cell cell, Instant moment, String text) {
        if (moment.isBefore(FIRST_DAY) || moment.isAfter(LAST_DAY)) {
            cell.setCellValue(
                    text.endsWith("Z")
                            ? text.substring(0, text.length() - 1)
                            : local(moment, text).toString());
            return;
        }
        cell.setCellValue(DateUtil.getExcelDate(local(moment, text)));
        cell.setCellStyle(moments);
    }

    private static LocalDateTime local(Instant moment, String text) {
        String offset = OffsetColumns.offset(text);
        return LocalDateTime.ofInstant(moment, ZoneOffset.of(offset));
    }

    private void types() {
        SXSSFSheet sheet = book.createSheet(COLUMNS_SHEET);
        row(sheet, 0, "column", "type");
        for (int i = 0; i < parts.size(); i++) {
            String type = parts.get(i).column().type().name().toLowerCase(Locale.ROOT);
            row(sheet, i + 1, SheetText.encoded(parts.get(i).name()), type);
        }
    }

    private static void row(SXSSFSheet sheet, int line, String first, String second) {
        Row row = sheet.createRow(line);
        row.createCell(0).setCellValue(first);
        row.createCell(1).setCellValue(second);
    }
}
