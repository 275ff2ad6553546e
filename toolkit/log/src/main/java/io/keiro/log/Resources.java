package io.keiro.log;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.TreeSet;

/** Who did the events of a log, by number. An unknown resource is equal to none, not even to another unknown one. */
final class Resources {

    private final EventLog log;
    private final CodedColumn column;

    private Resources(EventLog log, CodedColumn column) {
        this.log = log;
        this.column = column;
    }

    static Resources of(EventLog log) {
        String attribute = log.mapping().resource();
        if (log.findEventAttribute(attribute) != null || log.eventCount() == 0) {
            return new Resources(log, log.resources());
        }
        throw new IllegalArgumentException(
                log.name() + " does not say who did its events; name the attribute that does:"
                        + " log.withResource(\"…\"). Event attributes: " + NearestNames.list(log.eventAttributes()));
    }

    /** Resource of each event; -1 if unknown. */
    int[] codes() {
        return column.codes();
    }

    Dictionary names() {
        return column.dictionary();
    }

    int[] counts() {
        return column.counts();
    }

    /** The codes of these names. One that the log never had is an error that names the nearest. */
    BitSet codes(Collection<String> wanted) {
        BitSet codes = new BitSet();
        for (String name : wanted) {
            int code = names().find(name);
            if (code < 0 && names().size() > 0) {
                throw new IllegalArgumentException("no resource \"" + name + "\" in " + log.name()
                        + NearestNames.hint(name, known()).en());
            }
            if (code >= 0) {
                codes.set(code);
            }
        }
        return codes;
    }

    BitSet codes(String... wanted) {
        return codes(Arrays.asList(wanted));
    }

    private Collection<String> known() {
        TreeSet<String> known = new TreeSet<>(Labels.BY_CODE_POINT);
        for (int code = 0; code < names().size(); code++) {
            known.add(names().entry(code));
        }
        return known;
    }

    /** How many events do not say who did them. */
    Phrase note() {
        int missing = column.missing();
        return missing == 0
                ? Phrase.same("")
                : Phrase.of(
                        Wording.count(missing, "event", "events") + " without resource",
                        "担当者のないイベント " + Wording.number(missing) + "件");
    }
}
