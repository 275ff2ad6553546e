package io.keiro.leadtocash;

import io.keiro.log.Language;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What goes into the flat log of {@link LeadToCash#toEventLog(LogOptions)}: which kinds of event, and under which names.
 *
 * @param kinds kinds of event that become rows; at least one
 * @param names how activities are called
 */
public record LogOptions(Set<Kind> kinds, Names names) {

    /** Kinds of event. */
    public enum Kind {
        /** the activities of the catalogue */
        CATALOGUE,
        /** activities beyond the catalogue, under the names that their source gives them */
        OWN,
        /** changes of a record: stage, owner, amount, close date, discount */
        CHANGE
    }

    /** How activities are called. */
    public enum Names {
        /** English label */
        EN,
        /** Japanese label */
        JA,
        /** technical id */
        ID
    }

    public LogOptions {
        Objects.requireNonNull(names, "names: EN, JA or ID");
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException(
                    "a log needs at least one kind of event; there are " + EnumSet.allOf(Kind.class));
        }
        kinds = Set.copyOf(kinds);
    }

    /** Catalogue activities under their English names. */
    public static LogOptions defaults() {
        return new LogOptions(Set.of(Kind.CATALOGUE), Names.EN);
    }

    /** With the changes of records, which maps leave out. */
    public LogOptions withChangeEvents() {
        return with(Kind.CHANGE);
    }

    /** With activities beyond the catalogue. */
    public LogOptions withOwnActivities() {
        return with(Kind.OWN);
    }

    /** Labels in this language. */
    public LogOptions withLabels(Language language) {
        return new LogOptions(kinds, language == Language.JA ? Names.JA : Names.EN);
    }

    /** Technical ids in place of labels. */
    public LogOptions withIds() {
        return new LogOptions(kinds, Names.ID);
    }

    private LogOptions with(Kind kind) {
        Set<Kind> more = EnumSet.copyOf(kinds);
        more.add(kind);
        return new LogOptions(more, names);
    }

    boolean includes(String activity) {
        return kinds.contains(Activity.withId(activity)
                .map(a -> a.isChange() ? Kind.CHANGE : Kind.CATALOGUE)
                .orElse(Kind.OWN));
    }

    String name(String activity) {
        return Activity.withId(activity)
                .map(a -> switch (names) {
                    case EN -> a.label().en();
                    case JA -> a.label().ja();
                    case ID -> a.id();
                })
                .orElse(activity);
    }
}
