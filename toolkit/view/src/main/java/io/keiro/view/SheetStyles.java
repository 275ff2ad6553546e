package io.keiro.view;

import io.keiro.log.DataTable.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataFormat;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The few cell styles of a workbook, made once: a workbook may hold only some 64,000. */
final class SheetStyles {

    private final XSSFWorkbook workbook;
    private final Map<Kind, CellStyle> byKind = new EnumMap<>(Kind.class);
    private final Map<String, CellStyle> byColour = new HashMap<>();
    private final CellStyle text;
    private final CellStyle wrapped;
    private final CellStyle bold;
    private final CellStyle title;
    private final CellStyle header;

    SheetStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        text = workbook.createCellStyle();
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
        text.setVerticalAlignment(VerticalAlignment.TOP);
        wrapped = workbook.createCellStyle();
        wrapped.cloneStyleFrom(text);
        wrapped.setWrapText(true);
        bold = workbook.createCellStyle();
        bold.cloneStyleFrom(text);
        bold.setFont(font(true, (short) 11));
        title = workbook.createCellStyle();
        title.cloneStyleFrom(text);
        title.setFont(font(true, (short) 14));
        header = filled("DCE6F1");
        format(Kind.COUNT, "#,##0");
        format(Kind.NUMBER, "#,##0.0##");
        format(Kind.SHARE, "0.0%");
        format(Kind.DURATION, "#,##0.0");
        format(Kind.MONEY, "#,##0");
        format(Kind.INSTANT, "yyyy-mm-dd hh:mm:ss");
        format(Kind.DATE, "yyyy-mm-dd");
    }

    private Font font(boolean isBold, short size) {
        Font font = workbook.createFont();
        font.setBold(isBold);
        font.setFontHeightInPoints(size);
        return font;
    }

    private void format(Kind kind, String pattern) {
        DataFormat formats = workbook.createDataFormat();
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(formats.getFormat(pattern));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        byKind.put(kind, style);
    }

    /** A header cell on a background of this colour, six hexadecimal digits. */
    CellStyle filled(String rgb) {
        return byColour.computeIfAbsent(rgb, this::newFilled);
    }

    private CellStyle newFilled(String rgb) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.cloneStyleFrom(bold);
        style.setFillForegroundColor(new XSSFColor(
                new byte[] {
                    (byte) Integer.parseInt(rgb.substring(0, 2), 16),
                    (byte) Integer.parseInt(rgb.substring(2, 4), 16),
                    (byte) Integer.parseInt(rgb.substring(4, 6), 16)
                },
                null));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        return style;
    }

    /** Style of a value of this kind; text for kinds without a format of their own. */
    CellStyle of(Kind kind) {
        return byKind.getOrDefault(kind, text);
    }

    CellStyle text() {
        return text;
    }

    CellStyle wrapped() {
        return wrapped;
    }

    CellStyle bold() {
        return bold;
    }

    CellStyle title() {
        return title;
    }

    CellStyle header() {
        return header;
    }
}
