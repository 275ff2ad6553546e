package io.keiro.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a log as a table, one row per event: case id, activity, start if there are any, time, the order if it is not that of
 * time, event attributes, case attributes under {@code case:…}. All writers of tables use it, so that reading any of them again finds the same roles.
 */
final class WrittenColumns {

    /** Stands for the event of a case that has none. */
    static final int NONE = -1;

    private final EventLog log;
    private final Mapping names;
    private final List<Column> ofEvents = new ArrayList<>();
    private final List<Column> ofCases = new ArrayList<>();

    WrittenColumns(EventLog log) {
        this.log = log;
        log.eventAttributes().forEach(name -> ofEvents.add(log.eventAttribute(name)));
        log.caseAttributes().forEach(name -> ofCases.add(log.caseAttribute(name)));
        names = isFoundAgain(log.mapping()) ? log.mapping() : Mapping.XES;
    }

    /**
     * One column to be written.
     *
     * @param role whether it is case id, activity, start or time
     */
    record Part(String name, Column column, boolean ofCases, boolean role) {
        /** The row of the column for an event. */
        int row(int caseIndex, int event) {
            return ofCases ? caseIndex : event;
        }

        /** True if nothing is to be written. Event {@link #NONE} stands for a case without events, which has a row of its own. */
        boolean isMissing(int caseIndex, int event) {
            return !ofCases && event == NONE || column.isMissing(row(caseIndex, event));
        }
    }

    /** Passes what has a row of its own: every event, and every case without events. */
    static void rows(EventLog log, RowOfTable row) throws IOException {
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                row.write(c, e);
            }
            if (log.caseStart(c) == log.caseEnd(c)) {
                row.write(c, NONE);
            }
        }
    }

    /** Number of such rows. */
    static int rowCount(EventLog log) {
        int rows = log.eventCount();
        for (int c = 0; c < log.caseCount(); c++) {
            rows += log.caseStart(c) == log.caseEnd(c) ? 1 : 0;
        }
        return rows;
    }

    /** One row of the written table. */
    interface RowOfTable {
        void write(int caseIndex, int event) throws IOException;
    }

    /** All columns in order; names are unique without regard to case. */
    List<Part> parts() {
        List<String> header = unique(header(names));
        List<Column> columns = new ArrayList<>();
        Frame frame = log.frame();
        columns.add(frame.rows().caseIds());
        columns.add(new TextColumn("", frame.activities(), frame.codes()));
        if (log.hasStartTimes()) {
            columns.add(
                    new InstantColumn("", frame.times().starts(), frame.times().offsets()));
        }
        columns.add(new InstantColumn("", frame.times().ends(), frame.times().offsets()));
        int roles = columns.size();
        if (isOrdered()) {
            columns.add(OrderColumn.of(log, ""));
        }
        columns.addAll(ofEvents);
        columns.addAll(ofCases);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean level = i == 0 || i >= columns.size() - ofCases.size();
            parts.add(new Part(header.get(i), columns.get(i), level, i < roles));
        }
        return parts;
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

    private boolean isOrdered() {
        return log.order() == EventOrder.SOURCE;
    }

    private List<String> header(Mapping mapping) {
        List<String> header = new ArrayList<>(List.of(mapping.caseId(), mapping.activity()));
        if (log.hasStartTimes()) {
            header.add(mapping.start());
        }
        header.add(mapping.time());
        if (isOrdered()) {
            header.add(OrderColumn.name(mapping.time()));
        }
        ofEvents.forEach(column -> header.add(column.name()));
        ofCases.forEach(column -> header.add(TableFinish.CASE_PREFIX + column.name()));
        return header;
    }

    /** An attribute may have the name of a role. */
    private static List<String> unique(List<String> header) {
        Set<String> taken = new HashSet<>();
        List<String> unique = new ArrayList<>();
        for (String name : header) {
            String free = name;
            for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
                free = name + " (" + n + ")";
            }
            unique.add(free);
        }
        return unique;
    }
}
