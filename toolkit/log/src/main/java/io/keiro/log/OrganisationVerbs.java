package io.keiro.log;

/** The verbs that choose by who did it. An unknown resource is equal to none, not even to another unknown one. Each keep has a drop: its exact complement. */
public sealed interface OrganisationVerbs permits EventLog {

    /**
     * The same log, whose resources are named by this event attribute from now on.
     *
     * @throws IllegalArgumentException if the log has no such event attribute; the message names those that it has
     */
    default EventLog withResource(String attribute) {
        EventLog log = (EventLog) this;
        log.eventAttribute(attribute);
        return log.derive(
                Verb.of("withResource", attribute), log.frame(), log.mapping().withResource(attribute));
    }

    /** The events that these resources did. */
    default EventLog keepResources(String... resources) {
        return LogFilter.events(
                (EventLog) this, Verb.of("keepResources", (Object) resources), Events.byResource(resources));
    }

    /** What {@link #keepResources} leaves out. */
    default EventLog dropResources(String... resources) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropResources", (Object) resources),
                Events.byResource(resources).negate());
    }

    /** The cases of which these resources did any, all or none of the events. */
    default EventLog keepCasesDoneBy(Quantifier quantifier, String... resources) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("keepCasesDoneBy", quantifier, resources),
                Cases.doneBy(quantifier, resources));
    }

    /** What {@link #keepCasesDoneBy} leaves out. */
    default EventLog dropCasesDoneBy(Quantifier quantifier, String... resources) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropCasesDoneBy", quantifier, resources),
                Cases.doneBy(quantifier, resources).negate());
    }

    /** The events of the resources that did so many. */
    default EventLog keepResourceFrequency(Between range) {
        return LogFilter.events(
                (EventLog) this, Verb.of("keepResourceFrequency", range), Events.byResourceWithFrequency(range));
    }

    /** What {@link #keepResourceFrequency} leaves out. */
    default EventLog dropResourceFrequency(Between range) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropResourceFrequency", range),
                Events.byResourceWithFrequency(range).negate());
    }

    /** The events of the busiest resources, as few as did this share of the events whose resource is known. */
    default EventLog keepResourceFrequency(Share share) {
        return LogFilter.events(
                (EventLog) this, Verb.of("keepResourceFrequency", share), Events.byResourceWithFrequency(share));
    }

    /** What {@link #keepResourceFrequency} leaves out. */
    default EventLog dropResourceFrequency(Share share) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropResourceFrequency", share),
                Events.byResourceWithFrequency(share).negate());
    }

    /** The cases on which so many different known resources worked. */
    default EventLog keepInvolvement(Between range) {
        return LogFilter.cases((EventLog) this, Verb.of("keepInvolvement", range), Cases.withResources(range));
    }

    /** What {@link #keepInvolvement} leaves out. */
    default EventLog dropInvolvement(Between range) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropInvolvement", range),
                Cases.withResources(range).negate());
    }

    /** The cases in which no resource did both activities; also those where one of them does not occur. */
    default EventLog keepFourEyes(String first, String second) {
        return LogFilter.cases(
                (EventLog) this, Verb.of("keepFourEyes", first, second), Cases.withFourEyes(first, second));
    }

    /** What {@link #keepFourEyes} leaves out. */
    default EventLog dropFourEyes(String first, String second) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropFourEyes", first, second),
                Cases.withFourEyes(first, second).negate());
    }

    /** The cases in which both activities occur and one known resource did all of both. */
    default EventLog keepSameResource(String first, String second) {
        return LogFilter.cases(
                (EventLog) this, Verb.of("keepSameResource", first, second), Cases.withSameResource(first, second));
    }

    /** What {@link #keepSameResource} leaves out. */
    default EventLog dropSameResource(String first, String second) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropSameResource", first, second),
                Cases.withSameResource(first, second).negate());
    }

    /** The cases in which different known resources did an activity. */
    default EventLog keepDoneByDifferent(String activity) {
        return LogFilter.cases(
                (EventLog) this, Verb.of("keepDoneByDifferent", activity), Cases.withDifferentResources(activity));
    }

    /** What {@link #keepDoneByDifferent} leaves out. */
    default EventLog dropDoneByDifferent(String activity) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropDoneByDifferent", activity),
                Cases.withDifferentResources(activity).negate());
    }

    /** The cases in which an event of one resource is directly followed by one of another. */
    default EventLog keepHandover(String from, String to) {
        return LogFilter.cases((EventLog) this, Verb.of("keepHandover", from, to), Cases.handingOver(from, to));
    }

    /** What {@link #keepHandover} leaves out. */
    default EventLog dropHandover(String from, String to) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropHandover", from, to),
                Cases.handingOver(from, to).negate());
    }

    /** The events of an activity that a resource did. */
    default EventLog keepResourceActivity(String resource, String activity) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("keepResourceActivity", resource, activity),
                Events.byResourceDoing(resource, activity));
    }

    /** What {@link #keepResourceActivity} leaves out. */
    default EventLog dropResourceActivity(String resource, String activity) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropResourceActivity", resource, activity),
                Events.byResourceDoing(resource, activity).negate());
    }
}
