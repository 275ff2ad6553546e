package io.keiro.log;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the parts of a {@link TableRows} as CSV: some at a time side by side, then one after the other into the file. */
final class TableWriting {

    private static final int AT_ONCE = 4 * Runtime.getRuntime().availableProcessors();

    private TableWriting() {}

    static void write(Path csv, List<String> names, int parts, TableRows.PartRows rows) {
        SafeWrite.file(csv, out -> {
            out.write(text(writer -> writer.row(names.toArray(String[]::new)), true));
            for (int first = 0; first < parts; first += AT_ONCE) {
                List<byte[]> texts = IntStream.range(first, Math.min(parts, first + AT_ONCE))
                        .parallel()
                        .mapToObj(part -> text(sink -> rows.write(part, checked(sink, names)), false))
                        .toList();
                for (byte[] text : texts) {
                    out.write(text);
                }
            }
        });
    }

    private static TableRows.Sink checked(TableRows.Sink sink, List<String> names) {
        return cells -> {
            if (cells.length != names.size()) {
                throw new IllegalArgumentException(
                        "the table has " + names.size() + " columns, but a row has " + cells.length + " cells");
            }
            sink.row(cells);
        };
    }

    private interface Rows {
        void to(TableRows.Sink sink);
    }

    private static byte[] text(Rows rows, boolean marked) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
        try (Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            if (marked) {
                // Excel takes a CSV without the mark for the system's old encoding.
                text.write('\uFEFF');
            }
            CsvWriter csv = CsvWriter.builder().build(text);
            rows.to(csv::writeRecord);
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
