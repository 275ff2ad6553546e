package io.keiro.log;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Adds attribute columns; everything else of the log is shared. */
final class NewAttributes {

    private NewAttributes() {}

    static EventLog ofCases(EventLog log, String name, Function<? super Trace, ?> value) {
        checkName(log, name);
        Objects.requireNonNull(value, "a function is needed that gives the value of a case, or null");
        TraceView view = new TraceView(log);
        Column column = new AttributeValues(name, c -> "case " + log.caseId(c))
                .of(log.caseCount(), c -> value.apply(view.at(c)));
        return addToCases(log, Verb.of("withCaseAttribute", name, value), column);
    }

    static EventLog ofEvents(EventLog log, String name, Function<? super Event, ?> value) {
        checkName(log, name);
        Objects.requireNonNull(value, "a function is needed that gives the value of an event, or null");
        EventView view = new EventView(log);
        Column column =
                new AttributeValues(name, e -> where(log, e)).of(log.eventCount(), e -> value.apply(view.at(e)));
        return addToEvents(log, Verb.of("withEventAttribute", name, value), column);
    }

    static EventLog addToCases(EventLog log, Verb verb, Column column) {
        Frame.Rows rows = log.frame().rows();
        return log.derive(
                verb,
                log.frame().withRows(new Frame.Rows(rows.caseIds(), rows.cases().with(column), rows.events())));
    }

    static EventLog addToEvents(EventLog log, Verb verb, Column column) {
        Frame.Rows rows = log.frame().rows();
        return log.derive(
                verb,
                log.frame()
                        .withRows(new Frame.Rows(
                                rows.caseIds(), rows.cases(), rows.events().with(column))));
    }

    static String where(EventLog log, int event) {
        int caseIndex = log.caseOf(event);
        return "event " + (event - log.caseStart(caseIndex) + 1) + " of case " + log.caseId(caseIndex);
    }

    /** The columns with a role are not attributes. */
    static void checkName(EventLog log, String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("an attribute needs a name, for example \"region\"");
        }
        Mapping mapping = log.mapping();
        for (String role : List.of(mapping.caseId(), mapping.activity(), mapping.time(), mapping.start())) {
            if (name.equals(role)) {
                throw new IllegalArgumentException("\"" + name + "\" is already the name of "
                        + (role.equals(mapping.caseId())
                                ? "the case id"
                                : role.equals(mapping.activity()) ? "the activity" : "a time of the events")
                        + " in " + log.name() + "; choose another name");
            }
        }
    }
}
