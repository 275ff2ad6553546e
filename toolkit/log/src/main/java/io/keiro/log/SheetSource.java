package io.keiro.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.UnsupportedFileFormatException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xssf.eventusermodel.XSSFReader;

/** One sheet of an Excel workbook, read row by row; the workbook is never held as a whole. */
final class SheetSource implements TableSource {

    private final SourceFile file;
    private final String sheet;
    private final Map<String, Column.Type> types = new HashMap<>();

    private SheetSource(SourceFile file, String sheet) {
        this.file = file;
        this.sheet = sheet;
    }

    /** The same sheet with the types that the workbook's other sheet declares, if the toolkit wrote it. */
    private SheetSource typed(List<String> sheets) {
        if (sheet.equals(EVENT_SHEET) && sheets.contains(SheetLogWriter.COLUMNS_SHEET)) {
            List<Row> rows = new SheetSource(file, SheetLogWriter.COLUMNS_SHEET).rows(Integer.MAX_VALUE);
            if (!rows.isEmpty() && rows.get(0).cells().equals(List.of("column", "type"))) {
                rows.stream().skip(1).filter(row -> row.cells().size() == 2).forEach(row -> declare(row.cells()));
            }
        }
        return this;
    }

    private void declare(List<String> row) {
        for (Column.Type type : Column.Type.values()) {
            if (type.name().equalsIgnoreCase(row.get(1))) {
                types.put(HeaderNames.plain(row.get(0)), type);
            }
        }
    }

    @Override
    public Column.Type type(String column) {
        return types.get(column);
    }

    /** Names of the sheets, in the order of the tabs. */
    static List<String> names(SourceFile file) {
        List<String> names = new ArrayList<>();
        work(file, workbook -> {
            XSSFReader.SheetIterator sheets = workbook.getSheetIterator();
            while (sheets.hasNext()) {
                sheets.next().close();
                names.add(sheets.getSheetName());
            }
        });
        return names;
    }

    /** The sheet of that name, matched without regard to case and blanks at the ends. */
    static SheetSource of(SourceFile file, String wanted) {
        List<String> names = names(file);
        for (String name : names) {
            if (name.strip().equalsIgnoreCase(wanted.strip())) {
                return new SheetSource(file, name).typed(names);
            }
        }
        Phrase hint = NearestNames.hint(wanted, names);
        throw LogFormatException.in(
                file.name(),
                Phrase.of("has no sheet \"" + wanted + "\"" + hint.en(), "にシート「" + wanted + "」はありません" + hint.ja()));
    }

    /** The sheet of that name if there is one, else the first. */
    static SheetSource preferring(SourceFile file, String wanted) {
        List<String> names = names(file);
        if (names.isEmpty()) {
            throw LogFormatException.in(file.name(), Phrase.of("has no sheet", "にはシートがありません"));
        }
        return new SheetSource(
                        file,
                        names.stream()
                                .filter(name -> name.strip().equalsIgnoreCase(wanted))
                                .findFirst()
                                .orElse(names.get(0)))
                .typed(names);
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public Phrase format() {
        return Phrase.of("Excel workbook, sheet \"" + sheet + "\"", "Excel ブック、シート「" + sheet + "」");
    }

    @Override
    public List<Phrase> remarks() {
        return file.changes();
    }

    @Override
    public void rows(RowHandler handler) {
        work(file, workbook -> {
            XSSFReader.SheetIterator sheets = workbook.getSheetIterator();
            while (sheets.hasNext()) {
                try (InputStream in = sheets.next()) {
                    if (sheets.getSheetName().equals(sheet)) {
                        XMLStreamReader xml = XmlInput.reader(in);
                        new SheetCells(xml, workbook).rows(handler);
                        return;
                    }
                }
            }
        });
    }

    private interface Work {
        void on(XSSFReader workbook) throws IOException, OpenXML4JException, XMLStreamException;
    }

    private static void work(SourceFile file, Work work) {
        try (OPCPackage archive = OPCPackage.open(file.path().toFile(), PackageAccess.READ)) {
            work.on(new XSSFReader(archive, true));
        } catch (OpenXML4JException
                | OpenXML4JRuntimeException
                | XMLStreamException
                | UnsupportedFileFormatException e) {
            throw damaged(file, e);
        } catch (IOException e) {
            throw damaged(file, e);
        } catch (UncheckedIOException e) {
            throw damaged(file, e.getCause());
        } catch (LogFormatException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            // The libraries meet damage in many ways, each with an exception of its own.
            throw damaged(file, e);
        }
    }

    private static LogFormatException damaged(SourceFile file, Exception e) {
        return LogFormatException.in(
                file.name(),
                Phrase.of(
                        "cannot be read as an Excel workbook (" + e.getMessage()
                                + "); open it in a spreadsheet program and save it as .xlsx or CSV",
                        "を Excel ブックとして読めません(" + e.getMessage() + ")。表計算ソフトで開き、.xlsx または CSV として保存し直してください"),
                e);
    }
}
