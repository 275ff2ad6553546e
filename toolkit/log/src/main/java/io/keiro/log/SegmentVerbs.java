package io.keiro.log;

import java.time.Instant;
import java.util.List;

/**
 * The verbs that cut cases: into cases of their own, named {@code id#1}, {@code id#2}, or at both ends. What is cut out keeps the
 * attributes of its case. Each has a form that gives the exact complement.
 */
public sealed interface SegmentVerbs permits StructureVerbs {

    /**
     * From each event of one activity to the next one of another behind it, both included: each such stretch becomes a case. Where the
     * first activity occurs twice before the second, two stretches end at the same event.
     */
    default EventLog keepBetween(String first, String last) {
        return Segments.between((EventLog) this, first, last).keep(Verb.of("keepBetween", first, last));
    }

    /** What lies in none of the stretches that {@link #keepBetween} keeps, each connected part as a case. */
    default EventLog dropBetween(String first, String last) {
        return Segments.between((EventLog) this, first, last).drop(Verb.of("dropBetween", first, last));
    }

    /** Each place where these activities directly follow one another becomes a case; places may overlap. */
    default EventLog keepSegments(String... sequence) {
        return Segments.of((EventLog) this, List.of(sequence)).keep(Verb.of("keepSegments", (Object) sequence));
    }

    /** What lies in none of the places that {@link #keepSegments} keeps, each connected part as a case. */
    default EventLog dropSegments(String... sequence) {
        return Segments.of((EventLog) this, List.of(sequence)).drop(Verb.of("dropSegments", (Object) sequence));
    }

    /**
     * What happens inside a period, from inclusive, to exclusive: an event that takes time is cut where a bound falls into it, so that the
     * time spent inside can be measured. {@link TimeVerbs#keepPeriod} with {@link PeriodMode#TRIM} cuts nothing and keeps what is completed
     * inside.
     */
    default EventLog trimToPeriod(Instant from, Instant to) {
        return new PeriodCut((EventLog) this, from, to).keep(Verb.of("trimToPeriod", from, to));
    }

    /** What happens outside a period: the complement of {@link #trimToPeriod}. An event around the whole period becomes two. */
    default EventLog trimAwayPeriod(Instant from, Instant to) {
        return new PeriodCut((EventLog) this, from, to).drop(Verb.of("trimAwayPeriod", from, to));
    }

    /**
     * Of each activity instance the events from the first with one of some transitions to the last with one of others; instances without
     * such a stretch leave the log. Instances as in {@link EventLog#toActivityLog}; upper and lower case are the same.
     */
    default EventLog trimLifecycle(List<String> starts, List<String> ends) {
        EventLog log = (EventLog) this;
        return LogFilter.events(
                log, Verb.of("trimLifecycle", List.of(starts, ends)), Lifecycle.stretch(log, starts, ends));
    }

    /** The events that {@link #trimLifecycle} leaves out. */
    default EventLog trimAwayLifecycle(List<String> starts, List<String> ends) {
        EventLog log = (EventLog) this;
        return LogFilter.events(
                log,
                Verb.of("trimAwayLifecycle", List.of(starts, ends)),
                Lifecycle.stretch(log, starts, ends).negate());
    }

    /**
     * The events behind an occurrence, and all events of cases without it: the complement of {@link StructureVerbs#prefixes(Occurrence)}.
     */
    default EventLog dropPrefixes(Occurrence until) {
        EventLog log = (EventLog) this;
        return LogFilter.events(
                log,
                Verb.of("dropPrefixes", until),
                EventLists.until(log, until).negate());
    }

    /**
     * The events before an occurrence, and all events of cases without it: the complement of {@link StructureVerbs#suffixes(Occurrence)}.
     */
    default EventLog dropSuffixes(Occurrence from) {
        EventLog log = (EventLog) this;
        return LogFilter.events(
                log, Verb.of("dropSuffixes", from), EventLists.from(log, from).negate());
    }

    /**
     * Each beginning of a case that has so many events becomes a case of its own, the shortest first: what a prediction would have seen.
     * {@link StructureVerbs#prefixes(int)} takes one beginning of each case.
     */
    default EventLog everyPrefix(Between lengths) {
        return Segments.prefixes((EventLog) this, lengths).keep(Verb.of("everyPrefix", lengths));
    }

    /** Each end of a case that has so many events becomes a case of its own, the longest first. */
    default EventLog everySuffix(Between lengths) {
        return Segments.suffixes((EventLog) this, lengths).keep(Verb.of("everySuffix", lengths));
    }
}
