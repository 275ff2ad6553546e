package io.keiro.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The columns of a log as a table, one row per event: case id, activity, start if there are any, time, event attributes, case attributes
 * under {@code case:…}. All writers of tables use it, so that reading any of them again finds the same roles.
 */
final class WrittenColumns {

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

    /** One column to be written. */
    record Part(String name, Column column, boolean ofCases) {
        /** The row of the column for an event. */
        int row(int caseIndex, int event) {
            return ofCases ? caseIndex : event;
        }
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
        columns.addAll(ofEvents);
        columns.addAll(ofCases);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            boolean level = i == 0 || i >= columns.size() - ofCases.size();
            parts.add(new Part(header.get(i), columns.get(i), level));
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
