package io.keiro.log;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a log as CSV, one row per event, so that reading it again finds the same roles. */
final class CsvLogWriter {

    private CsvLogWriter() {}

    static void write(EventLog log, OutputStream out) throws IOException {
        List<WrittenColumns.Part> parts = new WrittenColumns(log).parts();
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Excel takes a CSV without the mark for the system's old encoding.
        text.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().quoteStrategy(new CsvQuotes(parts)).build(text);
        csv.writeRecord(parts.stream().map(WrittenColumns.Part::name).toList());
        String[] row = new String[parts.size()];
        WrittenColumns.rows(log, (caseIndex, event) -> {
            for (int i = 0; i < row.length; i++) {
                WrittenColumns.Part part = parts.get(i);
                row[i] = part.isMissing(caseIndex, event) ? null : part.column().text(part.row(caseIndex, event));
            }
            csv.writeRecord(row);
        });
        csv.flush();
    }
}
