package io.keiro.log;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Chooses and names attributes; no value is touched. */
final class AttributeSets {

    private AttributeSets() {}

    static EventLog keep(EventLog log, String... attributes) {
        Set<String> kept = needed(log, attributes);
        Mapping mapping = log.mapping();
        Set<String> roles =
                Set.copyOf(new HashSet<>(List.of(mapping.resource(), mapping.lifecycle(), mapping.instance())));
        Set<String> ofCases = new HashSet<>(log.caseAttributes());
        ofCases.removeAll(kept);
        Set<String> ofEvents = new HashSet<>(log.eventAttributes());
        ofEvents.removeAll(kept);
        ofEvents.removeAll(roles);
        return without(log, Verb.of("keepAttributes", (Object) attributes), ofCases, ofEvents);
    }

    static EventLog drop(EventLog log, String... attributes) {
        Set<String> dropped = needed(log, attributes);
        return without(log, Verb.of("dropAttributes", (Object) attributes), dropped, dropped);
    }

    private static Set<String> needed(EventLog log, String... attributes) {
        Set<String> all = new LinkedHashSet<>(log.caseAttributes());
        all.addAll(log.eventAttributes());
        Set<String> wanted = new LinkedHashSet<>(Arrays.asList(attributes));
        for (String name : wanted) {
            if (!all.contains(name)) {
                throw new IllegalArgumentException("no attribute \"" + name + "\" in " + log.name()
                        + NearestNames.hint(name, all).en());
            }
        }
        return wanted;
    }

    private static EventLog without(EventLog log, Verb verb, Set<String> ofCases, Set<String> ofEvents) {
        Frame.Rows rows = log.frame().rows();
        RowSelection events = rows.events().without(ofEvents);
        Frame.Rows fewer = new Frame.Rows(rows.caseIds(), rows.cases().without(ofCases), events);
        return log.derive(verb, log.frame().withRows(fewer), log.mapping().presentIn(events));
    }

    static EventLog rename(EventLog log, String from, String to) {
        Mapping mapping = log.mapping();
        boolean role = List.of(mapping.caseId(), mapping.activity(), mapping.time(), mapping.start())
                        .contains(from)
                && !from.isEmpty();
        if (!role) {
            needed(log, from);
        }
        if (from.equals(to)) {
            return log.derive(Verb.of("rename", from, to), log.frame());
        }
        NewAttributes.checkName(log, to);
        Frame.Rows rows = log.frame().rows();
        if (rows.cases().has(to) || rows.events().has(to)) {
            throw new IllegalArgumentException(log.name() + " already has an attribute \"" + to
                    + "\"; choose another name, or log.dropAttributes(\"" + to + "\") first");
        }
        Frame.Rows renamed = new Frame.Rows(
                rows.caseIds(), rows.cases().renamed(from, to), rows.events().renamed(from, to));
        return log.derive(Verb.of("rename", from, to), log.frame().withRows(renamed), mapping.renamed(from, to));
    }
}
