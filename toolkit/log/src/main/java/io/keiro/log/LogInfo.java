package io.keiro.log;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known about a log beside its events.
 *
 * @param zone in which its times are shown
 * @param order in which its events stand
 * @param notes of the import that it stems from
 * @param history verbs applied since
 * @param calendar in whose business time durations are measured, or null for elapsed time
 */
record LogInfo(
        String name,
        Mapping mapping,
        ZoneId zone,
        EventOrder order,
        ImportNotes notes,
        List<LogStep> history,
        WorkCalendar calendar) {

    /** Of a log on which no verb has worked. */
    LogInfo(String name, Mapping mapping, ZoneId zone, EventOrder order, ImportNotes notes) {
        this(name, mapping, zone, order, notes, List.of(), null);
    }

    LogInfo {
        history = List.copyOf(history);
    }

    LogInfo named(String newName) {
        return new LogInfo(newName, mapping, zone, order, notes, history, calendar);
    }

    LogInfo measuredBy(WorkCalendar changed) {
        return new LogInfo(name, mapping, zone, order, notes, history, changed);
    }

    LogInfo mapped(Mapping changed) {
        return new LogInfo(name, changed, zone, order, notes, history, calendar);
    }

    LogInfo then(LogStep step) {
        List<LogStep> longer = new ArrayList<>(history);
        longer.add(step);
        return new LogInfo(name, mapping, zone, order, notes, longer, calendar);
    }

    /** The same without values of the log, as if so many events came from memory: earlier steps have no arguments, and nothing is quoted. */
    LogInfo withoutValues(int events) {
        List<LogStep> steps = history.stream()
                .map(step -> new LogStep(
                        step.what().replaceFirst("(?s)\\(.*", "(…)"), step.cases(), step.events(), Phrase.same("")))
                .toList();
        return new LogInfo(name, mapping, zone, order, ImportNotes.inMemory(notes.source(), events), steps, calendar);
    }
}
