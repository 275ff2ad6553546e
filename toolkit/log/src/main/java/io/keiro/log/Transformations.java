package io.keiro.log;

import java.util.function.Function;

/** The verbs that change what a log says about its cases and events: columns computed from others, labels, roles, times. */
public sealed interface Transformations extends LabelVerbs, MappingVerbs, ColumnVerbs, AttributeSetVerbs, ClockVerbs
        permits EventLog {

    /**
     * One case attribute more, computed case by case; one of that name is replaced. The column takes the type of the values: text, whole
     * number, number, yes or no, moment; null, empty text and NaN are missing. {@code log.withCaseAttribute("steps", Trace::length)}
     *
     * @throws IllegalArgumentException if the values are of different types, or of one that no column holds; the message names them
     */
    default EventLog withCaseAttribute(String name, Function<? super Trace, ?> value) {
        EventLog log = (EventLog) this;
        return NewAttributes.ofCases(log, name, value);
    }

    /**
     * One event attribute more, computed event by event; one of that name is replaced. Types as for {@link #withCaseAttribute}.
     *
     * @throws IllegalArgumentException if the values are of different types, or of one that no column holds; the message names them
     */
    default EventLog withEventAttribute(String name, Function<? super Event, ?> value) {
        EventLog log = (EventLog) this;
        return NewAttributes.ofEvents(log, name, value);
    }
}
