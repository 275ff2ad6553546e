package io.keiro.log;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/**
 * Reads the cells of one sheet as text: numbers in plain decimal form, whatever their display format; cells with a date format as ISO
 * 8601 to the millisecond, without a time if the day has none; formulas by their last computed value; error values as missing.
 */
final class SheetCells {

    private static final int MOST_COLUMNS = 16_384;

    /** The day after 9999-12-31; later numbers are no dates, whatever their format. */
    private static final double AFTER_9999 = 2_958_466;

    private final XMLStreamReader xml;
    private final SharedStrings shared;
    private final StylesTable styles;
    private final boolean from1904;
    private final Boolean[] dateStyles;

    SheetCells(XMLStreamReader xml, XSSFReader workbook) throws IOException, InvalidFormatException {
        this.xml = xml;
        this.shared = workbook.getSharedStringsTable();
        this.styles = workbook.getStylesTable();
        this.from1904 = from1904(workbook);
        this.dateStyles = new Boolean[styles == null ? 0 : styles.getNumCellStyles()];
    }

    private static boolean from1904(XSSFReader workbook) throws IOException, InvalidFormatException {
        try (InputStream in = workbook.getWorkbookData()) {
            XMLStreamReader xml = XmlInput.reader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("workbookPr")) {
                    String flag = xml.getAttributeValue(null, "date1904");
                    return "1".equals(flag) || "true".equals(flag);
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    void rows(RowHandler handler) throws XMLStreamException {
        long row = 0;
        int cells = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                String number = xml.getAttributeValue(null, "r");
                row = number == null ? row + 1 : row(number);
                cells = 0;
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("c")) {
                int column = column(xml.getAttributeValue(null, "r"), cells);
                char[] text = cell(row, column).toCharArray();
                handler.cell(column, text, 0, text.length);
                cells = column + 1;
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("row")
                    && cells > 0
                    && !handler.endRow(row, cells)) {
                return;
            }
        }
    }

    private static long row(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new OpenXML4JRuntimeException("no row can be called " + number, e);
        }
    }

    private String cell(long row, int column) throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        String style = xml.getAttributeValue(null, "s");
        String value = value();
        try {
            return text(type == null ? "n" : type, style, value);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new OpenXML4JRuntimeException(
                    "the cell in row " + row + ", column " + (column + 1) + " holds \"" + value
                            + "\", which is not what its type and style say",
                    e);
        }
    }

    private String value() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean phonetic = false;
        boolean wanted = false;
        for (int event = xml.next();
                event != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("c");
                event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                // Phonetic runs hold the reading of Japanese text, not the text.
                phonetic |= name.equals("rPh");
                wanted = !phonetic && (name.equals("v") || name.equals("t"));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                phonetic &= !xml.getLocalName().equals("rPh");
                wanted = false;
            } else if (wanted && xml.hasText()) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private String text(String type, String style, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (type) {
            case "s" -> shared.getItemAt(Integer.parseInt(value.strip())).getString();
            case "b" -> value.strip().equals("1") ? "true" : "false";
            case "e" -> "";
            case "n" -> number(value.strip(), style);
            default -> SheetText.decoded(value);
        };
    }

    private String number(String value, String style) {
        double number = Double.parseDouble(value);
        if (style != null
                && isDate(Integer.parseInt(style))
                && DateUtil.isValidExcelDate(number)
                && number < AFTER_9999) {
            // Serial days hold milliseconds at best; rounding brings 09:59:59.9999 back to 10:00.
            LocalDateTime time = DateUtil.getLocalDateTime(number, from1904, false);
            boolean dayOnly = time.toLocalTime().toNanoOfDay() == 0;
            return dayOnly ? time.toLocalDate().toString() : time.toString();
        }
        return plain(number);
    }

    /** 12345678901 instead of 1.2345678901E10: ids must not lose digits. */
    private static String plain(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return Long.toString((long) number);
        }
        return BigDecimal.valueOf(number).toPlainString();
    }

    private boolean isDate(int style) {
        if (style < 0 || style >= dateStyles.length) {
            return false;
        }
        if (dateStyles[style] == null) {
            XSSFCellStyle format = styles.getStyleAt(style);
            dateStyles[style] = DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
        }
        return dateStyles[style];
    }

    /** Column of a reference like {@code AB12}, from 0. */
    private static int column(String reference, int next) {
        if (reference == null) {
            return next;
        }
        int column = 0;
        for (int i = 0; i < Math.min(reference.length(), 4) && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
        }
        if (column < 1 || column > MOST_COLUMNS) {
            throw new OpenXML4JRuntimeException("no cell can be called " + reference);
        }
        return column - 1;
    }
}
