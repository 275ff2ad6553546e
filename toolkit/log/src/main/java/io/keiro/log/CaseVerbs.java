package io.keiro.log;

import java.util.List;
import java.util.function.Predicate;

/** The verbs that choose cases by what they are, by their variant, or by chance. Each keep has a drop: its exact complement. */
public sealed interface CaseVerbs permits EventLog {

    /** The cases for which the condition holds: {@code log.keepCases(endingWith("Closed Won"))}. */
    default EventLog keepCases(Predicate<? super Trace> condition) {
        return LogFilter.cases((EventLog) this, Verb.of("keepCases", condition), condition);
    }

    /** What {@link #keepCases} leaves out. */
    default EventLog dropCases(Predicate<? super Trace> condition) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropCases", condition),
                CaseCondition.of(condition).negate());
    }

    /** The cases with these ids. An id that the source never had is an error that names the nearest ones. */
    default EventLog keepCases(String... ids) {
        return LogFilter.cases((EventLog) this, Verb.of("keepCases", (Object) ids), Cases.withIds(ids));
    }

    /** What {@link #keepCases} leaves out. */
    default EventLog dropCases(String... ids) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropCases", (Object) ids),
                Cases.withIds(ids).negate());
    }

    /** The cases in which any, all or none of the events meet a condition. */
    default EventLog keepCasesWhere(Quantifier quantifier, Predicate<? super Event> condition) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("keepCasesWhere", quantifier, condition),
                Cases.withEvents(quantifier, condition));
    }

    /** What {@link #keepCasesWhere} leaves out. */
    default EventLog dropCasesWhere(Quantifier quantifier, Predicate<? super Event> condition) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropCasesWhere", quantifier, condition),
                Cases.withEvents(quantifier, condition).negate());
    }

    /** The cases with so many events. */
    default EventLog keepTraceLength(Between range) {
        return LogFilter.cases((EventLog) this, Verb.of("keepTraceLength", range), Cases.withLength(range));
    }

    /** What {@link #keepTraceLength} leaves out. */
    default EventLog dropTraceLength(Between range) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropTraceLength", range),
                Cases.withLength(range).negate());
    }

    /** The cases with one of these sequences of activities. */
    default EventLog keepVariants(List<List<String>> variants) {
        return LogFilter.cases((EventLog) this, Verb.of("keepVariants", variants), Cases.ofVariants(variants));
    }

    /** What {@link #keepVariants} leaves out. */
    default EventLog dropVariants(List<List<String>> variants) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropVariants", variants),
                Cases.ofVariants(variants).negate());
    }

    /** The cases whose sequence of activities so many cases have. */
    default EventLog keepVariantFrequency(Between range) {
        return LogFilter.cases(
                (EventLog) this, Verb.of("keepVariantFrequency", range), Cases.ofVariantWithFrequency(range));
    }

    /** What {@link #keepVariantFrequency} leaves out. */
    default EventLog dropVariantFrequency(Between range) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropVariantFrequency", range),
                Cases.ofVariantWithFrequency(range).negate());
    }

    /** The cases with one of the so many most frequent variants; the history says how many equally frequent ones were left out. */
    default EventLog keepTopVariants(int count) {
        EventLog log = (EventLog) this;
        VariantCut cut = VariantCut.top(log.variants(), count);
        return LogFilter.cases(log, Verb.of("keepTopVariants", count), cut.bound(log));
    }

    /** The cases with any other variant: the complement of {@link #keepTopVariants}. */
    default EventLog dropTopVariants(int count) {
        EventLog log = (EventLog) this;
        VariantCut cut = VariantCut.top(log.variants(), count);
        return LogFilter.cases(
                log, Verb.of("dropTopVariants", count), cut.bound(log).negate());
    }

    /** The cases with the most frequent variants, as few as cover at least this share of the cases (0 to 1). */
    default EventLog keepVariantCoverage(double share) {
        EventLog log = (EventLog) this;
        VariantCut cut = VariantCut.coverage(log.variants(), share, log.caseCount());
        return LogFilter.cases(log, Verb.of("keepVariantCoverage", share), cut.bound(log));
    }

    /** The cases with the rare variants that {@link #keepVariantCoverage} leaves out. */
    default EventLog dropVariantCoverage(double share) {
        EventLog log = (EventLog) this;
        VariantCut cut = VariantCut.coverage(log.variants(), share, log.caseCount());
        return LogFilter.cases(
                log, Verb.of("dropVariantCoverage", share), cut.bound(log).negate());
    }

    /** The first cases in source order. */
    default EventLog firstCases(int count) {
        EventLog log = (EventLog) this;
        return LogFilter.cases(
                log, Verb.of("firstCases", count), Bound.of(CaseSample.first(count, log.caseCount())::get));
    }

    /** The last cases in source order. */
    default EventLog lastCases(int count) {
        EventLog log = (EventLog) this;
        return LogFilter.cases(
                log, Verb.of("lastCases", count), Bound.of(CaseSample.last(count, log.caseCount())::get));
    }

    /** So many cases at random, in source order; the same seed picks the same cases. */
    default EventLog sampleCases(int count, long seed) {
        EventLog log = (EventLog) this;
        return LogFilter.cases(
                log,
                Verb.of("sampleCases", count, seed),
                Bound.of(CaseSample.random(count, log.caseCount(), seed)::get));
    }

    /** So many events at random; cases that lose all their events leave the log; the same seed picks the same events. */
    default EventLog sampleEvents(int count, long seed) {
        EventLog log = (EventLog) this;
        return LogFilter.events(
                log,
                Verb.of("sampleEvents", count, seed),
                Bound.of(CaseSample.random(count, log.eventCount(), seed)::get));
    }

    /** Two logs: a share of the cases at random, and all the others; the same seed makes the same two. */
    default LogSplit split(Share share, long seed) {
        EventLog log = (EventLog) this;
        Bound train = Bound.of(CaseSample.random(share.of(log.caseCount()), log.caseCount(), seed)::get);
        Verb verb = Verb.of("split", share, seed);
        return new LogSplit(LogFilter.cases(log, verb, train), LogFilter.cases(log, verb, train.negate()));
    }

    /**
     * One log for each value of a column, in the order of the values; cases without a value come last. Where only events have the
     * column, the last value in a case counts.
     */
    default GroupedLog by(String column) {
        return GroupedLog.of((EventLog) this, column);
    }

    /** The logs of {@link #by}. */
    default List<EventLog> splitBy(String column) {
        return by(column).logs();
    }

    /** One log for each variant, the most frequent first. */
    default List<EventLog> splitByVariant() {
        return GroupedLog.byVariant((EventLog) this).logs();
    }
}
