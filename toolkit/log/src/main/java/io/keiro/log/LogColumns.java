package io.keiro.log;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds any column of a log by its name, at the level where it is wanted: attributes of cases and events, and the columns that became
 * case id, activity and times, by the names that the mapping has for them.
 */
final class LogColumns {

    private LogColumns() {}

    /** One row per event; a case attribute has the value of the event's case. */
    static Column ofEvents(EventLog log, String name) {
        Column found = log.findEventAttribute(name);
        if (found == null) {
            found = role(log, name);
        }
        if (found != null) {
            return found;
        }
        Column ofCases = ofCasesOnly(log, name);
        return new SelectedColumn(ofCases, caseOfEvents(log), log.eventCount());
    }

    /** One row per case; where only events have the value, that of the last event that has one. */
    static Column ofCases(EventLog log, String name) {
        Column found = findOfCases(log, name);
        if (found != null) {
            return found;
        }
        Column ofEvents = log.findEventAttribute(name);
        return lastOf(log, ofEvents == null ? needed(log, name, role(log, name)) : ofEvents);
    }

    /** The last value in each case. */
    static Column lastOf(EventLog log, Column ofEvents) {
        int[] rows = new int[log.caseCount()];
        for (int c = 0; c < rows.length; c++) {
            int e = log.caseEnd(c) - 1;
            while (e >= log.caseStart(c) && ofEvents.isMissing(e)) {
                e--;
            }
            rows[c] = e >= log.caseStart(c) ? e : -1;
        }
        return new SelectedColumn(ofEvents, rows, rows.length);
    }

    /** Whether the column stands with the cases: a case attribute or the case id. */
    static boolean isOfCases(EventLog log, String name) {
        return log.findEventAttribute(name) == null && findOfCases(log, name) != null;
    }

    /** When each event starts: its own start, else its completion. */
    static Column starts(EventLog log) {
        Frame.Times times = log.frame().times();
        long[] starts = times.ends();
        if (times.starts() != null) {
            starts = new long[log.eventCount()];
            Arrays.setAll(starts, log::startTime);
        }
        return new InstantColumn("start", starts, times.offsets());
    }

    static int[] caseOfEvents(EventLog log) {
        int[] cases = new int[log.eventCount()];
        for (int c = 0; c < log.caseCount(); c++) {
            Arrays.fill(cases, log.caseStart(c), log.caseEnd(c), c);
        }
        return cases;
    }

    private static Column findOfCases(EventLog log, String name) {
        Column found = log.findCaseAttribute(name);
        return found == null && name.equals(log.mapping().caseId())
                ? log.frame().rows().caseIds()
                : found;
    }

    private static Column ofCasesOnly(EventLog log, String name) {
        return needed(log, name, findOfCases(log, name));
    }

    /** Activity and times, which are no attributes. */
    private static Column role(EventLog log, String name) {
        Mapping mapping = log.mapping();
        Frame frame = log.frame();
        if (name.equals(mapping.activity())) {
            return new TextColumn(name, frame.activities(), frame.codes());
        }
        if (name.equals(mapping.time())) {
            return new InstantColumn(name, frame.times().ends(), frame.times().offsets());
        }
        if (name.equals(mapping.start()) && frame.times().starts() != null) {
            return new InstantColumn(name, frame.times().starts(), frame.times().offsets());
        }
        return null;
    }

    private static Column needed(EventLog log, String name, Column found) {
        if (found == null) {
            throw new IllegalArgumentException("no column \"" + name + "\" in " + log.name()
                    + NearestNames.hint(name, names(log)).en());
        }
        return found;
    }

    private static Set<String> names(EventLog log) {
        Set<String> names = new LinkedHashSet<>(log.caseAttributes());
        names.addAll(log.eventAttributes());
        names.add(log.mapping().caseId());
        names.add(log.mapping().activity());
        names.add(log.mapping().time());
        return names;
    }
}
