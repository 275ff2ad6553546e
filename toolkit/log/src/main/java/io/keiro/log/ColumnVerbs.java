package io.keiro.log;

import java.util.function.Predicate;
import tech.tablesaw.api.Table;

/**
 * The verbs that add a column of the events, computed from their place in the case. A column of that name is replaced. Columns are named
 * as in the log; activity and time by the names that the mapping has for them. See {@link Transformations} for columns of any other kind.
 */
public sealed interface ColumnVerbs permits Transformations {

    /**
     * The value of a column in the event before, in the same case: {@code log.withLag("who before", "org:resource")}. The first event has
     * none.
     */
    default EventLog withLag(String name, String column) {
        return withLag(name, column, 1);
    }

    /** The value of a column so many events before, in the same case. */
    default EventLog withLag(String name, String column, int distance) {
        return PlaceColumns.shifted(
                (EventLog) this,
                Verb.of("withLag", name, column, distance),
                name,
                column,
                -PlaceColumns.checked(distance));
    }

    /** The value of a column in the event behind, in the same case. The last event has none. */
    default EventLog withLead(String name, String column) {
        return withLead(name, column, 1);
    }

    /** The value of a column so many events behind, in the same case. */
    default EventLog withLead(String name, String column, int distance) {
        return PlaceColumns.shifted(
                (EventLog) this,
                Verb.of("withLead", name, column, distance),
                name,
                column,
                PlaceColumns.checked(distance));
    }

    /** The place of the event in its case, from 1. */
    default EventLog withPosition(String name) {
        return PlaceColumns.position((EventLog) this, name);
    }

    /**
     * The place of the event in the source that was read, from 1, as {@link EventLog#sourcePosition} tells it: it says in which order events
     * were recorded, and stays when the log is written. An event that a verb added has none.
     */
    default EventLog withSourcePosition(String name) {
        return PlaceColumns.sourcePosition((EventLog) this, name);
    }

    /** Which occurrence of its activity in its case the event is, from 1. */
    default EventLog withOccurrence(String name) {
        return PlaceColumns.occurrence((EventLog) this, name);
    }

    /**
     * How many events of the case up to this one, this included, meet a condition: {@code log.withCountSoFar("calls",
     * ofActivity("Call"))}.
     */
    default EventLog withCountSoFar(String name, Predicate<? super Event> condition) {
        return PlaceColumns.countSoFar((EventLog) this, name, condition);
    }

    /**
     * Hours from the first start of the case to the completion of the event: elapsed time, or business time in a log with a calendar.
     * Missing where the event has no completion.
     */
    default EventLog withElapsedHours(String name) {
        return PlaceColumns.elapsed((EventLog) this, name);
    }

    /**
     * Hours from the completion of the event to the last completion of the case: elapsed time, or business time in a log with a calendar.
     * Missing where the event has no completion.
     */
    default EventLog withRemainingHours(String name) {
        return PlaceColumns.remaining((EventLog) this, name);
    }

    /** The values of several columns as one text, with this between them; a missing value is left out. */
    default EventLog unite(String name, String joint, String... columns) {
        return PlaceColumns.united((EventLog) this, name, joint, columns);
    }

    /** Missing values of these columns of the events take the last one before them in the case, if there is one. */
    default EventLog fillDown(String... columns) {
        return FilledColumns.down((EventLog) this, columns);
    }

    /** Missing values of these columns of the events take the case attribute of the same name; a column that only cases have is made. */
    default EventLog fillFromCase(String... columns) {
        return FilledColumns.fromCase((EventLog) this, columns);
    }

    /**
     * A Tablesaw table with one row for each pair of events of which the second directly follows the first: the case id, {@code source}
     * and {@code target} activity, {@code sourceTime} (completion) and {@code targetTime} (start), local to {@link EventLog#zone}, {@code
     * gapHours} between the two (elapsed, or business time in a log with a calendar; negative where they overlap), and for each of these columns {@code
     * source:…} and {@code target:…}.
     */
    default Table edges(String... columns) {
        return EdgeTable.of((EventLog) this, columns);
    }
}
