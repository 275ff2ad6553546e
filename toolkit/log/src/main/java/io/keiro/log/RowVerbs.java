package io.keiro.log;

/**
 * The verbs that choose rows by where they stand, and put cases in an order. Rows are numbered from 0, as {@link Event#index} and
 * {@link Trace#index} are.
 */
public sealed interface RowVerbs permits StructureVerbs {

    /**
     * The so many earliest events of the whole log, by their start; equals as they stand in the log. An event without time counts as of the
     * time of the one before it in its case. {@link StructureVerbs#prefixes(int)} takes the first ones of each case.
     */
    default EventLog firstEvents(int count) {
        EventLog log = (EventLog) this;
        return LogFilter.events(log, Verb.of("firstEvents", count), EventsByTime.first(log, count));
    }

    /** The so many latest events of the whole log: what {@link #firstEvents} of all the others leaves out. */
    default EventLog lastEvents(int count) {
        EventLog log = (EventLog) this;
        return LogFilter.events(log, Verb.of("lastEvents", count), EventsByTime.last(log, count));
    }

    /** The cases from one number, inclusive, to another, exclusive. */
    default EventLog sliceCases(int from, int to) {
        RowSlice slice = new RowSlice(from, to);
        return LogFilter.cases((EventLog) this, Verb.of("sliceCases", from, to), Bound.of(slice::holds));
    }

    /** The events from one number, inclusive, to another, exclusive; they stand case by case. */
    default EventLog sliceEvents(int from, int to) {
        RowSlice slice = new RowSlice(from, to);
        return LogFilter.events((EventLog) this, Verb.of("sliceEvents", from, to), Bound.of(slice::holds));
    }

    /**
     * The events of the activity instances from one number, inclusive, to another, exclusive; instances stand case by case in the order of
     * their first event. Instances as in {@link EventLog#toActivityLog}.
     */
    default EventLog sliceInstances(int from, int to) {
        EventLog log = (EventLog) this;
        RowSlice slice = new RowSlice(from, to);
        return LogFilter.events(log, Verb.of("sliceInstances", from, to), slice.ofInstances(log));
    }

    /**
     * Without the events that have the same values in these columns as one that stands before them in the log; a missing value equals a
     * missing one. Without columns: those that are equal in case, activity, times and every attribute.
     */
    default EventLog dropDuplicates(String... columns) {
        EventLog log = (EventLog) this;
        return LogFilter.events(
                log,
                Verb.of("dropDuplicates", (Object) columns),
                Duplicates.of(log, columns).negate());
    }

    /** The events that {@link #dropDuplicates} leaves out: every one but the first of its kind. */
    default EventLog keepDuplicates(String... columns) {
        EventLog log = (EventLog) this;
        return LogFilter.events(log, Verb.of("keepDuplicates", (Object) columns), Duplicates.of(log, columns));
    }

    /**
     * The cases in the order of a column, smallest first, cases without a value last; equals stay as they are. Where only events have it,
     * the last value counts.
     */
    default EventLog arrange(String column) {
        return CaseOrder.arrange((EventLog) this, Verb.of("arrange", column), column, false);
    }

    /** The cases in the order of a column, largest first, cases without a value last; equals stay as they are. */
    default EventLog arrangeDescending(String column) {
        return CaseOrder.arrange((EventLog) this, Verb.of("arrangeDescending", column), column, true);
    }
}
