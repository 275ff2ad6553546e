package io.keiro.log;

import java.util.function.Predicate;

/** The verbs that choose by the values of columns, at the level of cases or of events. Each keep has a drop: its exact complement. */
public sealed interface AttributeVerbs permits EventLog {

    /** The events for which the condition holds; cases that lose all their events leave the log. */
    default EventLog keepEvents(Predicate<? super Event> condition) {
        return LogFilter.events((EventLog) this, Verb.of("keepEvents", condition), condition);
    }

    /** What {@link #keepEvents} leaves out. */
    default EventLog dropEvents(Predicate<? super Event> condition) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropEvents", condition),
                EventCondition.of(condition).negate());
    }

    /** The events with one of these lifecycle transitions, for example "complete"; upper and lower case are the same. */
    default EventLog keepLifecycle(String... transitions) {
        return LogFilter.events(
                (EventLog) this, Verb.of("keepLifecycle", (Object) transitions), Events.ofLifecycle(transitions));
    }

    /** What {@link #keepLifecycle} leaves out. */
    default EventLog dropLifecycle(String... transitions) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropLifecycle", (Object) transitions),
                Events.ofLifecycle(transitions).negate());
    }

    /** The cases with an event of one of these lifecycle transitions. */
    default EventLog keepLifecyclePresence(String... transitions) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("keepLifecyclePresence", (Object) transitions),
                Cases.withEvents(Quantifier.ANY, Events.ofLifecycle(transitions)));
    }

    /** What {@link #keepLifecyclePresence} leaves out. */
    default EventLog dropLifecyclePresence(String... transitions) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropLifecyclePresence", (Object) transitions),
                Cases.withEvents(Quantifier.ANY, Events.ofLifecycle(transitions))
                        .negate());
    }

    /** The events of these activity instances, by their ids. */
    default EventLog keepInstances(String... ids) {
        return LogFilter.events((EventLog) this, Verb.of("keepInstances", (Object) ids), Events.ofInstance(ids));
    }

    /** What {@link #keepInstances} leaves out. */
    default EventLog dropInstances(String... ids) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropInstances", (Object) ids),
                Events.ofInstance(ids).negate());
    }

    /** The cases or events whose value in a column meets a condition; a missing value is null. */
    default EventLog keepWhere(Scope scope, String column, Predicate<Object> condition) {
        EventLog log = (EventLog) this;
        return ValueConditions.filter(
                log,
                Verb.of("keepWhere", scope, column, condition),
                scope,
                ValueConditions.of(log, scope, column).where(condition));
    }

    /** {@link #keepWhere} at the level where the column stands: cases for a case attribute, events for an event attribute. */
    default EventLog keepWhere(String column, Predicate<Object> condition) {
        return keepWhere(ValueConditions.level((EventLog) this, column), column, condition);
    }

    /** What {@link #keepWhere} leaves out. */
    default EventLog dropWhere(Scope scope, String column, Predicate<Object> condition) {
        EventLog log = (EventLog) this;
        return ValueConditions.filter(
                log,
                Verb.of("dropWhere", scope, column, condition),
                scope,
                ValueConditions.of(log, scope, column).where(condition).negate());
    }

    /** {@link #dropWhere} at the level where the column stands: cases for a case attribute, events for an event attribute. */
    default EventLog dropWhere(String column, Predicate<Object> condition) {
        return dropWhere(ValueConditions.level((EventLog) this, column), column, condition);
    }

    /** The cases or events whose column has one of these values, given as they are or as text. */
    default EventLog keepValues(Scope scope, String column, Object... values) {
        EventLog log = (EventLog) this;
        return ValueConditions.filter(
                log,
                Verb.of("keepValues", scope, column, values),
                scope,
                ValueConditions.of(log, scope, column).in(ValueConditions.texts(values)));
    }

    /** {@link #keepValues} at the level where the column stands: cases for a case attribute, events for an event attribute. */
    default EventLog keepValues(String column, Object... values) {
        return keepValues(ValueConditions.level((EventLog) this, column), column, values);
    }

    /** What {@link #keepValues} leaves out. */
    default EventLog dropValues(Scope scope, String column, Object... values) {
        EventLog log = (EventLog) this;
        return ValueConditions.filter(
                log,
                Verb.of("dropValues", scope, column, values),
                scope,
                ValueConditions.of(log, scope, column)
                        .in(ValueConditions.texts(values))
                        .negate());
    }

    /** {@link #dropValues} at the level where the column stands: cases for a case attribute, events for an event attribute. */
    default EventLog dropValues(String column, Object... values) {
        return dropValues(ValueConditions.level((EventLog) this, column), column, values);
    }

    /** The cases or events whose value in a column lies in the range. */
    default EventLog keepRange(Scope scope, String column, Between range) {
        EventLog log = (EventLog) this;
        return ValueConditions.filter(
                log,
                Verb.of("keepRange", scope, column, range),
                scope,
                ValueConditions.of(log, scope, column).in(range));
    }

    /** {@link #keepRange} at the level where the column stands: cases for a case attribute, events for an event attribute. */
    default EventLog keepRange(String column, Between range) {
        return keepRange(ValueConditions.level((EventLog) this, column), column, range);
    }

    /** What {@link #keepRange} leaves out. */
    default EventLog dropRange(Scope scope, String column, Between range) {
        EventLog log = (EventLog) this;
        return ValueConditions.filter(
                log,
                Verb.of("dropRange", scope, column, range),
                scope,
                ValueConditions.of(log, scope, column).in(range).negate());
    }

    /** {@link #dropRange} at the level where the column stands: cases for a case attribute, events for an event attribute. */
    default EventLog dropRange(String column, Between range) {
        return dropRange(ValueConditions.level((EventLog) this, column), column, range);
    }

    /** The cases or events without a value in a column. */
    default EventLog keepMissing(Scope scope, String column) {
        EventLog log = (EventLog) this;
        return ValueConditions.filter(
                log,
                Verb.of("keepMissing", scope, column),
                scope,
                ValueConditions.of(log, scope, column).missing());
    }

    /** {@link #keepMissing} at the level where the column stands: cases for a case attribute, events for an event attribute. */
    default EventLog keepMissing(String column) {
        return keepMissing(ValueConditions.level((EventLog) this, column), column);
    }

    /** What {@link #keepMissing} leaves out. */
    default EventLog dropMissing(Scope scope, String column) {
        EventLog log = (EventLog) this;
        return ValueConditions.filter(
                log,
                Verb.of("dropMissing", scope, column),
                scope,
                ValueConditions.of(log, scope, column).missing().negate());
    }

    /** {@link #dropMissing} at the level where the column stands: cases for a case attribute, events for an event attribute. */
    default EventLog dropMissing(String column) {
        return dropMissing(ValueConditions.level((EventLog) this, column), column);
    }

    /** The cases or events with the most frequent values of a column, as few as cover this share of those that have one. */
    default EventLog keepValueShare(Scope scope, String column, Share share) {
        EventLog log = (EventLog) this;
        return ValueConditions.filter(
                log,
                Verb.of("keepValueShare", scope, column, share),
                scope,
                ValueConditions.of(log, scope, column).covering(share));
    }

    /** {@link #keepValueShare} at the level where the column stands: cases for a case attribute, events for an event attribute. */
    default EventLog keepValueShare(String column, Share share) {
        return keepValueShare(ValueConditions.level((EventLog) this, column), column, share);
    }

    /** What {@link #keepValueShare} leaves out. */
    default EventLog dropValueShare(Scope scope, String column, Share share) {
        EventLog log = (EventLog) this;
        return ValueConditions.filter(
                log,
                Verb.of("dropValueShare", scope, column, share),
                scope,
                ValueConditions.of(log, scope, column).covering(share).negate());
    }

    /** {@link #dropValueShare} at the level where the column stands: cases for a case attribute, events for an event attribute. */
    default EventLog dropValueShare(String column, Share share) {
        return dropValueShare(ValueConditions.level((EventLog) this, column), column, share);
    }
}
