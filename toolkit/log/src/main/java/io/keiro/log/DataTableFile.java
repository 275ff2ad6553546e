package io.keiro.log;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads a small table from a file and writes one. */
final class DataTableFile {

    private DataTableFile() {}

    static DataTable read(Path path) {
        TableSource source = source(SourceFile.of(path));
        try {
            return read(source);
        } catch (LogFormatException e) {
            TableSource other = source.inOtherEncoding(e);
            if (other == null) {
                throw e;
            }
            return read(other);
        }
    }

    static TableSource source(SourceFile file) {
        return switch (file.content()) {
            case TEXT -> DelimitedSource.of(file);
            case WORKBOOK -> SheetSource.preferring(file, "");
            case PARQUET -> OffsetColumns.join(new ParquetSource(file, ProgressListener.SILENT));
            case XML ->
                throw LogFormatException.in(
                        file.name(),
                        Phrase.of(
                                "is XML, not a table; valid are CSV (also .gz) and Excel .xlsx",
                                "は XML で、表ではありません。CSV(.gz も可)または Excel の .xlsx を指定してください"));
        };
    }

    static DataTable readSheet(Path path, String sheet) {
        return read(SheetSource.of(workbook(path), sheet));
    }

    static List<String> sheets(Path path) {
        return List.copyOf(SheetSource.names(workbook(path)));
    }

    private static SourceFile workbook(Path path) {
        SourceFile file = SourceFile.of(path);
        if (file.content() != SourceFile.Content.WORKBOOK) {
            throw LogFormatException.in(
                    file.name(),
                    Phrase.of(
                            "is no Excel workbook (.xlsx); save it as one in a spreadsheet program, or name a CSV file",
                            "は Excel ブック(.xlsx)ではありません。表計算ソフトで .xlsx として保存するか、CSV を指定してください"));
        }
        return file;
    }

    private static DataTable read(TableSource source) {
        List<TableSource.Row> rows = source.rows(Integer.MAX_VALUE);
        if (rows.isEmpty()) {
            throw noTable(source);
        }
        List<TableSource.Row> body = rows.subList(1, rows.size());
        int width = rows.stream().mapToInt(row -> filled(row.cells())).max().orElse(0);
        List<String> header = rows.get(0).cells();
        List<String> names = HeaderNames.of(header.subList(0, Math.min(header.size(), width)), width);
        DataTable.Builder table = DataTable.titled(
                Phrase.same(source.name()),
                names.stream()
                        .map(name -> DataTable.Field.of(name, DataTable.Kind.TEXT))
                        .toList());
        for (TableSource.Row row : body) {
            Object[] values = new Object[width];
            for (int i = 0; i < Math.min(width, row.cells().size()); i++) {
                values[i] = row.cells().get(i).isEmpty() ? null : row.cells().get(i);
            }
            table.row(values);
        }
        return table.build();
    }

    static LogFormatException noTable(TableSource source) {
        return LogFormatException.in(
                source.name(), Phrase.of("holds no table: every row is blank", "に表がありません(すべての行が空白です)"));
    }

    /** Number of cells up to the last one that is not blank. */
    static int filled(List<String> cells) {
        int filled = cells.size();
        while (filled > 0 && cells.get(filled - 1).isBlank()) {
            filled--;
        }
        return filled;
    }

    static void write(DataTable table, Path path) {
        SafeWrite.file(path, out -> {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            // Excel takes a CSV without the mark for the system's old encoding.
            text.write('\uFEFF');
            CsvWriter csv = CsvWriter.builder().build(text);
            csv.writeRecord(table.fields().stream().map(DataTable.Field::name).toList());
            for (List<Object> row : table.rows()) {
                List<String> values = new ArrayList<>(row.size());
                row.forEach(value -> values.add(text(value)));
                csv.writeRecord(values);
            }
            csv.flush();
        });
    }

    /** Numbers in plain decimal form, times and durations in ISO 8601, missing values as nothing. */
    private static String text(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : null;
        }
        return Objects.toString(value, null);
    }
}
