package io.keiro.mining;

import io.keiro.log.EventLog;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Values of a metric that can become an attribute of a log.
 *
 * @param name attribute name
 * @param measured the log they were measured on
 * @param ofEvents true if there is one per event, else one per case
 * @param values by position in that log, null where there is none
 */
record JoinedColumn(String name, EventLog measured, boolean ofEvents, IntFunction<Object> values) {

    static JoinedColumn ofCases(String name, EventLog measured, IntFunction<Object> values) {
        return new JoinedColumn(name, measured, false, values);
    }

    EventLog addTo(EventLog log, String attribute) {
        return ofEvents ? toEvents(log, attribute) : toCases(log, attribute);
    }

    private EventLog toCases(EventLog log, String attribute) {
        if (log == measured) {
            return log.withCaseAttribute(attribute, trace -> values.apply(trace.index()));
        }
        Map<String, Integer> places = new HashMap<>();
        for (int c = 0; c < measured.caseCount(); c++) {
            places.put(measured.caseId(c), c);
        }
        return log.withCaseAttribute(attribute, trace -> {
            Integer place = places.get(trace.caseId());
            return place == null ? null : values.apply(place);
        });
    }

    private EventLog toEvents(EventLog log, String attribute) {
        if (log.eventCount() != measured.eventCount()) {
            throw new IllegalArgumentException("\"" + attribute + "\" was measured for the "
                    + Wording.count(measured.eventCount(), "event", "events") + " of " + measured.name() + ", but "
                    + log.name() + " has " + Wording.number(log.eventCount())
                    + "; measure on the log that gets the attribute");
        }
        return log.withEventAttribute(attribute, event -> values.apply(event.index()));
    }
}
