package io.keiro.log;

/** The verbs that choose by what is done again. Each keep has a drop: its exact complement. */
public sealed interface RepetitionVerbs permits EventLog {

    /** The cases in which an activity occurs so often. */
    default EventLog keepRework(String activity, Between range) {
        return LogFilter.cases(
                (EventLog) this, Verb.of("keepRework", activity, range), Cases.occurring(activity, range));
    }

    /** What {@link #keepRework} leaves out. */
    default EventLog dropRework(String activity, Between range) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropRework", activity, range),
                Cases.occurring(activity, range).negate());
    }

    /** The cases in which some activity directly follows itself. */
    default EventLog keepSelfLoops(RepetitionKind kind) {
        return LogFilter.cases((EventLog) this, Verb.of("keepSelfLoops", kind), Cases.withSelfLoops(kind));
    }

    /** What {@link #keepSelfLoops} leaves out. */
    default EventLog dropSelfLoops(RepetitionKind kind) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropSelfLoops", kind),
                Cases.withSelfLoops(kind).negate());
    }

    /** The cases in which some activity comes again after others. */
    default EventLog keepRepetitions(RepetitionKind kind) {
        return LogFilter.cases((EventLog) this, Verb.of("keepRepetitions", kind), Cases.withRepetitions(kind));
    }

    /** What {@link #keepRepetitions} leaves out. */
    default EventLog dropRepetitions(RepetitionKind kind) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropRepetitions", kind),
                Cases.withRepetitions(kind).negate());
    }

    /** Of each case only this occurrence of an activity; the drop form takes just this event away. */
    default EventLog keepOccurrence(Occurrence occurrence) {
        return LogFilter.events((EventLog) this, Verb.of("keepOccurrence", occurrence), Events.being(occurrence));
    }

    /** What {@link #keepOccurrence} leaves out. */
    default EventLog dropOccurrence(Occurrence occurrence) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropOccurrence", occurrence),
                Events.being(occurrence).negate());
    }

    /**
     * Of events of one activity that directly follow one another only the first so many; 1 gives the shortened variants. What merges them
     * instead is {@link LabelVerbs#mergeRepeats}.
     */
    default EventLog collapseSelfLoops(int max) {
        EventLog log = (EventLog) this;
        return LogFilter.events(log, Verb.of("collapseSelfLoops", max), EventLists.firstOfRuns(log, max));
    }
}
