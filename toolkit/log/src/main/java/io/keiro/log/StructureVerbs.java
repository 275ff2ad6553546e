package io.keiro.log;

import java.util.List;
import java.util.function.Predicate;

/** The verbs that choose by the order of activities. A label that the log never had is an error that names the nearest ones. Each keep has a drop: its exact complement. */
public sealed interface StructureVerbs extends SegmentVerbs, RowVerbs permits EventLog {

    /** The cases that begin with one of these activities. */
    default EventLog keepStartActivities(String... activities) {
        return LogFilter.cases(
                (EventLog) this, Verb.of("keepStartActivities", (Object) activities), Cases.startingWith(activities));
    }

    /** What {@link #keepStartActivities} leaves out. */
    default EventLog dropStartActivities(String... activities) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropStartActivities", (Object) activities),
                Cases.startingWith(activities).negate());
    }

    /** The cases that begin with one of the most frequent first activities, as few as cover this share of the cases. */
    default EventLog keepStartActivities(Share share) {
        return LogFilter.cases((EventLog) this, Verb.of("keepStartActivities", share), Cases.startingWith(share));
    }

    /** What {@link #keepStartActivities} leaves out. */
    default EventLog dropStartActivities(Share share) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropStartActivities", share),
                Cases.startingWith(share).negate());
    }

    /** The cases that end with one of these activities. */
    default EventLog keepEndActivities(String... activities) {
        return LogFilter.cases(
                (EventLog) this, Verb.of("keepEndActivities", (Object) activities), Cases.endingWith(activities));
    }

    /** What {@link #keepEndActivities} leaves out. */
    default EventLog dropEndActivities(String... activities) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropEndActivities", (Object) activities),
                Cases.endingWith(activities).negate());
    }

    /** The cases that end with one of the most frequent last activities, as few as cover this share of the cases. */
    default EventLog keepEndActivities(Share share) {
        return LogFilter.cases((EventLog) this, Verb.of("keepEndActivities", share), Cases.endingWith(share));
    }

    /** What {@link #keepEndActivities} leaves out. */
    default EventLog dropEndActivities(Share share) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropEndActivities", share),
                Cases.endingWith(share).negate());
    }

    /** The cases that begin with one activity and end with another. */
    default EventLog keepEndpoints(String first, String last) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("keepEndpoints", first, last),
                Cases.startingWith(first).and(Cases.endingWith(last)));
    }

    /** What {@link #keepEndpoints} leaves out. */
    default EventLog dropEndpoints(String first, String last) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropEndpoints", first, last),
                Cases.startingWith(first).and(Cases.endingWith(last)).negate());
    }

    /** The cases with one of the most frequent pairs of first and last activity, as few as cover this share of the cases. */
    default EventLog keepEndpoints(Share share) {
        return LogFilter.cases((EventLog) this, Verb.of("keepEndpoints", share), Cases.withEndpoints(share));
    }

    /** What {@link #keepEndpoints} leaves out. */
    default EventLog dropEndpoints(Share share) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropEndpoints", share),
                Cases.withEndpoints(share).negate());
    }

    /** The cases whose first and last event each meet a condition. */
    default EventLog keepEndpointsWhere(Predicate<? super Event> first, Predicate<? super Event> last) {
        return LogFilter.cases(
                (EventLog) this, Verb.of("keepEndpointsWhere", first, last), Cases.withEndpoints(first, last));
    }

    /** What {@link #keepEndpointsWhere} leaves out. */
    default EventLog dropEndpointsWhere(Predicate<? super Event> first, Predicate<? super Event> last) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropEndpointsWhere", first, last),
                Cases.withEndpoints(first, last).negate());
    }

    /** The cases whose activities are related in this way to these. */
    default EventLog keepActivityPresence(Presence presence, String... activities) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("keepActivityPresence", presence, activities),
                Cases.containing(presence, activities));
    }

    /** What {@link #keepActivityPresence} leaves out. */
    default EventLog dropActivityPresence(Presence presence, String... activities) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropActivityPresence", presence, activities),
                Cases.containing(presence, activities).negate());
    }

    /** The events of these activities. A label that the log never had is an error that names the nearest ones. */
    default EventLog keepActivities(String... activities) {
        return LogFilter.events(
                (EventLog) this, Verb.of("keepActivities", (Object) activities), Events.ofActivity(activities));
    }

    /** What {@link #keepActivities} leaves out. */
    default EventLog dropActivities(String... activities) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropActivities", (Object) activities),
                Events.ofActivity(activities).negate());
    }

    /** The events of the activities that occur so often. */
    default EventLog keepActivityFrequency(Between range) {
        return LogFilter.events(
                (EventLog) this, Verb.of("keepActivityFrequency", range), Events.ofActivityWithFrequency(range));
    }

    /** What {@link #keepActivityFrequency} leaves out. */
    default EventLog dropActivityFrequency(Between range) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropActivityFrequency", range),
                Events.ofActivityWithFrequency(range).negate());
    }

    /** The events of the most frequent activities, as few as cover this share of the events. */
    default EventLog keepActivityFrequency(Share share) {
        return LogFilter.events(
                (EventLog) this, Verb.of("keepActivityFrequency", share), Events.ofActivityWithFrequency(share));
    }

    /** What {@link #keepActivityFrequency} leaves out. */
    default EventLog dropActivityFrequency(Share share) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropActivityFrequency", share),
                Events.ofActivityWithFrequency(share).negate());
    }

    /** The cases where the second activity directly follows the first, for any, all or none of the pairs. */
    default EventLog keepDirectlyFollows(Quantifier quantifier, ActivityPair... pairs) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("keepDirectlyFollows", quantifier, pairs),
                Cases.withDirectlyFollowing(quantifier, pairs));
    }

    /** What {@link #keepDirectlyFollows} leaves out. */
    default EventLog dropDirectlyFollows(Quantifier quantifier, ActivityPair... pairs) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropDirectlyFollows", quantifier, pairs),
                Cases.withDirectlyFollowing(quantifier, pairs).negate());
    }

    /** The cases where the second activity comes at some place after the first, for any, all or none of the pairs. */
    default EventLog keepEventuallyFollows(Quantifier quantifier, ActivityPair... pairs) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("keepEventuallyFollows", quantifier, pairs),
                Cases.withEventuallyFollowing(quantifier, pairs));
    }

    /** What {@link #keepEventuallyFollows} leaves out. */
    default EventLog dropEventuallyFollows(Quantifier quantifier, ActivityPair... pairs) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropEventuallyFollows", quantifier, pairs),
                Cases.withEventuallyFollowing(quantifier, pairs).negate());
    }

    /** The cases with two events that belong together as the precedence says. */
    default EventLog keepPrecedence(Precedence precedence) {
        return LogFilter.cases((EventLog) this, Verb.of("keepPrecedence", precedence), Cases.with(precedence));
    }

    /** What {@link #keepPrecedence} leaves out. */
    default EventLog dropPrecedence(Precedence precedence) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropPrecedence", precedence),
                Cases.with(precedence).negate());
    }

    /** The cases whose sequence of activities matches a regular expression; see {@link Cases#matching}. */
    default EventLog keepMatches(String pattern) {
        return LogFilter.cases((EventLog) this, Verb.of("keepMatches", pattern), Cases.matching(pattern));
    }

    /** What {@link #keepMatches} leaves out. */
    default EventLog dropMatches(String pattern) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropMatches", pattern),
                Cases.matching(pattern).negate());
    }

    /** The cases that take a step from one activity directly to another which occurs less often than this in the log. */
    default EventLog keepInfrequentFlows(int minCount) {
        return LogFilter.cases(
                (EventLog) this, Verb.of("keepInfrequentFlows", minCount), Cases.withFlowsRarerThan(minCount));
    }

    /** The cases all of whose steps are frequent: the complement of {@link #keepInfrequentFlows}. */
    default EventLog dropInfrequentFlows(int minCount) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropInfrequentFlows", minCount),
                Cases.withFlowsRarerThan(minCount).negate());
    }

    /** The cases that take a step outside the most frequent ones, which cover this share of all steps. */
    default EventLog keepInfrequentFlows(Share share) {
        return LogFilter.cases((EventLog) this, Verb.of("keepInfrequentFlows", share), Cases.withFlowsOutside(share));
    }

    /** The cases all of whose steps are frequent: the complement of {@link #keepInfrequentFlows}. */
    default EventLog dropInfrequentFlows(Share share) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropInfrequentFlows", share),
                Cases.withFlowsOutside(share).negate());
    }

    /** The events from the first one of some activities to the last one of others; cases without such a stretch leave the log. */
    default EventLog trimTo(List<String> starts, List<String> ends) {
        EventLog log = (EventLog) this;
        return LogFilter.events(log, Verb.of("trimTo", List.of(starts, ends)), EventLists.stretch(log, starts, ends));
    }

    /** The events outside the stretch that {@link #trimTo} keeps. */
    default EventLog trimAway(List<String> starts, List<String> ends) {
        EventLog log = (EventLog) this;
        return LogFilter.events(
                log,
                Verb.of("trimAway", List.of(starts, ends)),
                EventLists.stretch(log, starts, ends).negate());
    }

    /** The first so many events of each case. */
    default EventLog prefixes(int length) {
        EventLog log = (EventLog) this;
        return LogFilter.events(log, Verb.of("prefixes", length), EventLists.prefixes(log, length));
    }

    /** The events of each case up to an occurrence, this included; cases without it leave the log. */
    default EventLog prefixes(Occurrence until) {
        EventLog log = (EventLog) this;
        return LogFilter.events(log, Verb.of("prefixes", until), EventLists.until(log, until));
    }

    /** The events of each case from the n-th on, counted from 1. */
    default EventLog suffixes(int from) {
        EventLog log = (EventLog) this;
        return LogFilter.events(
                log,
                Verb.of("suffixes", from),
                EventLists.prefixes(log, EventLists.checked(from) - 1).negate());
    }

    /** The events of each case from an occurrence on, this included; cases without it leave the log. */
    default EventLog suffixes(Occurrence from) {
        EventLog log = (EventLog) this;
        return LogFilter.events(log, Verb.of("suffixes", from), EventLists.from(log, from));
    }
}
