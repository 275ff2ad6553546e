package io.keiro.log;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a log as CSV, one row per event, so that reading it again finds the same roles. */
final class CsvLogWriter {

    private final EventLog log;
    private final Mapping names;
    private final List<Column> ofEvents = new ArrayList<>();
    private final List<Column> ofCases = new ArrayList<>();

    private CsvLogWriter(EventLog log) {
        this.log = log;
        log.eventAttributes().forEach(name -> ofEvents.add(log.eventAttribute(name)));
        log.caseAttributes().forEach(name -> ofCases.add(log.caseAttribute(name)));
        names = isFoundAgain(log.mapping()) ? log.mapping() : Mapping.XES;
    }

    static void write(EventLog log, OutputStream out) throws IOException {
        new CsvLogWriter(log).write(out);
    }

    /** The source's own names are kept where a reader would take them for what they are. */
    private boolean isFoundAgain(Mapping mapping) {
        List<String> header = header(mapping);
        if (new HashSet<>(header).size() < header.size()
                || !HeaderNames.of(header, 0).equals(header)
                || log.hasStartTimes() && mapping.start().isEmpty()) {
            return false;
        }
        HeaderRoles found = HeaderRoles.detect(header, Map.of());
        return mapping.caseId().equals(found.columns().get(ColumnRole.CASE))
                && mapping.activity().equals(found.columns().get(ColumnRole.ACTIVITY))
                && mapping.time().equals(found.columns().get(ColumnRole.TIME))
                && found.has(ColumnRole.START) == log.hasStartTimes()
                && (!log.hasStartTimes()
                        || mapping.start().equals(found.columns().get(ColumnRole.START)))
                && !found.endIsOptional();
    }

    private List<String> header(Mapping mapping) {
        List<String> header = new ArrayList<>(List.of(mapping.caseId(), mapping.activity()));
        if (log.hasStartTimes()) {
            header.add(mapping.start());
        }
        header.add(mapping.time());
        ofEvents.forEach(column -> header.add(column.name()));
        ofCases.forEach(column -> header.add(TableFinish.CASE_PREFIX + column.name()));
        return header;
    }

    private void write(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Excel takes a CSV without the mark for the system's old encoding.
        text.write('\uFEFF');
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(unique(header(names)));
        String[] row = new String[header(names).size()];
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                fill(row, c, e);
                csv.writeRecord(row);
            }
        }
        csv.flush();
    }

    private void fill(String[] row, int caseIndex, int event) {
        int i = 0;
        row[i++] = log.caseId(caseIndex);
        row[i++] = log.activity(event);
        if (log.hasStartTimes()) {
            long start = log.frame().times().starts()[event];
            row[i++] = start == EventLog.NO_TIME ? null : IsoTime.text(start, offset(event));
        }
        row[i++] = log.time(event) == EventLog.NO_TIME ? null : IsoTime.text(log.time(event), offset(event));
        for (Column column : ofEvents) {
            row[i++] = column.text(event);
        }
        for (Column column : ofCases) {
            row[i++] = column.text(caseIndex);
        }
    }

    private int offset(int event) {
        return log.frame().times().offsets().seconds(event);
    }

    /** An attribute may have the name of a role. */
    private static List<String> unique(List<String> header) {
        Set<String> taken = new HashSet<>();
        List<String> unique = new ArrayList<>();
        for (String name : header) {
            String free = name;
            for (int n = 2; !taken.add(free); n++) {
                free = name + " (" + n + ")";
            }
            unique.add(free);
        }
        return unique;
    }
}
