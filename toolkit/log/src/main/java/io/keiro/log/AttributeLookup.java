package io.keiro.log;

import java.util.HashMap;
import java.util.Map;

/** The columns of a log by name, found once and not for every row. For one thread. */
final class AttributeLookup {

    private final EventLog log;
    private final Map<String, Column> ofCases = new HashMap<>();
    private final Map<String, Column> ofEvents = new HashMap<>();

    private String lastName;
    private Column lastOfEvents;

    AttributeLookup(EventLog log) {
        this.log = log;
    }

    /** The case attribute of that name, or null. */
    Column ofCases(String name) {
        Column known = ofCases.get(name);
        if (known == null && !ofCases.containsKey(name)) {
            known = log.findCaseAttribute(name);
            ofCases.put(name, known);
        }
        return known;
    }

    /** The event attribute of that name, or null. */
    Column ofEvents(String name) {
        // A condition names its column by one and the same literal, event after event.
        if (name == lastName) {
            return lastOfEvents;
        }
        lastOfEvents = findOfEvents(name);
        lastName = name;
        return lastOfEvents;
    }

    private Column findOfEvents(String name) {
        Column known = ofEvents.get(name);
        if (known == null && !ofEvents.containsKey(name)) {
            known = log.findEventAttribute(name);
            ofEvents.put(name, known);
        }
        return known;
    }
}
