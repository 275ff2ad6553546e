package io.keiro.log;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Conditions on cases, to be read as a sentence: {@code log.keepCases(endingWith("Closed Won"))}. They combine with {@code and},
 * {@code or} and {@code negate}. A label that a log never had is an error that names the nearest ones, when the condition meets the log.
 */
public final class Cases {

    private Cases() {}

    /** The first event has one of these activities. */
    public static Predicate<Trace> startingWith(String... activities) {
        List<String> wanted = copy(activities);
        return CaseCondition.ofOrder(
                Verb.of("startingWith", wanted), log -> OrderTests.startsWith(log.neededCodes(wanted)));
    }

    /** The last event has one of these activities. */
    public static Predicate<Trace> endingWith(String... activities) {
        List<String> wanted = copy(activities);
        return CaseCondition.ofOrder(
                Verb.of("endingWith", wanted), log -> OrderTests.endsWith(log.neededCodes(wanted)));
    }

    /** The first event has one of the most frequent first activities, as few as cover this share of the cases that have events. */
    public static Predicate<Trace> startingWith(Share share) {
        return CaseCondition.of(
                Verb.of("startingWith", share), log -> Endpoints.of(log).startsCovering(share));
    }

    /** The last event has one of the most frequent last activities, as few as cover this share of the cases that have events. */
    public static Predicate<Trace> endingWith(Share share) {
        return CaseCondition.of(
                Verb.of("endingWith", share), log -> Endpoints.of(log).endsCovering(share));
    }

    /** First and last activity are one of the most frequent pairs, as few as cover this share of the cases that have events. */
    public static Predicate<Trace> withEndpoints(Share share) {
        return CaseCondition.of(
                Verb.of("withEndpoints", share), log -> Endpoints.of(log).pairsCovering(share));
    }

    /** Some step from one activity directly to another occurs less often than this in the log. */
    public static Predicate<Trace> withFlowsRarerThan(int minCount) {
        return CaseCondition.ofOrder(
                Verb.of("withFlowsRarerThan", minCount), log -> Flows.of(log).rarerThan(minCount));
    }

    /** Some step from one activity directly to another is none of the most frequent ones that cover this share of all steps. */
    public static Predicate<Trace> withFlowsOutside(Share share) {
        return CaseCondition.of(
                Verb.of("withFlowsOutside", share), log -> Flows.of(log).outside(share));
    }

    /** At least one event has one of these activities. */
    public static Predicate<Trace> containing(String... activities) {
        return presence(Verb.of("containing", copy(activities)), Presence.ANY, activities);
    }

    /** The activities of the case are related in this way to these. */
    public static Predicate<Trace> containing(Presence presence, String... activities) {
        Objects.requireNonNull(presence, "containing needs to know how, for example Presence.ALL");
        return presence(Verb.of("containing", presence, copy(activities)), presence, activities);
    }

    private static CaseCondition presence(Verb said, Presence presence, String... activities) {
        List<String> wanted = copy(activities);
        return CaseCondition.ofOrder(said, log -> OrderTests.holds(presence, log.neededCodes(wanted)));
    }

    /** The number of events lies in the range. */
    public static Predicate<Trace> withLength(Between range) {
        range.in(Between.Of.NUMBERS, "the number of events");
        return CaseCondition.of(
                Verb.of("withLength", range),
                log -> CaseValues.of(log, c -> log.caseEnd(c) - log.caseStart(c))
                        .in(range, Phrase.same("")));
    }

    /** So many cases have the same sequence of activities. */
    public static Predicate<Trace> ofVariantWithFrequency(Between range) {
        range.in(Between.Of.NUMBERS, "the number of cases with the variant");
        return CaseCondition.of(
                Verb.of("ofVariantWithFrequency", range),
                log -> CaseValues.of(log, c -> log.variantFrequency(log.variantOf(c)))
                        .in(range, Phrase.same("")));
    }

    /** The sequence of activities is one of these. A sequence that no case has is none of theirs. */
    public static Predicate<Trace> ofVariants(List<List<String>> variants) {
        List<List<String>> wanted = variants.stream().map(List::copyOf).toList();
        return CaseCondition.of(Verb.of("ofVariants", wanted), log -> CaseLists.ofVariants(log, wanted));
    }

    /** The case id is one of these. */
    public static Predicate<Trace> withIds(String... ids) {
        List<String> wanted = copy(ids);
        return CaseCondition.of(Verb.of("withIds", wanted), log -> CaseLists.withIds(log, wanted));
    }

    /** Any, all or none of the events meet a condition. */
    public static Predicate<Trace> withEvents(Quantifier quantifier, Predicate<? super Event> condition) {
        Objects.requireNonNull(quantifier, "withEvents needs to know of how many, for example Quantifier.ANY");
        EventCondition each = EventCondition.of(condition);
        return CaseCondition.of(
                Verb.of("withEvents", quantifier, each), log -> CaseLists.withEvents(log, quantifier, each.on(log)));
    }

    /** The first and the last event each meet a condition; a case without events does not. */
    public static Predicate<Trace> withEndpoints(Predicate<? super Event> first, Predicate<? super Event> last) {
        EventCondition atFirst = EventCondition.of(first);
        EventCondition atLast = EventCondition.of(last);
        return CaseCondition.of(
                Verb.of("withEndpoints", atFirst, atLast),
                log -> CaseLists.withEndpoints(log, atFirst.on(log), atLast.on(log)));
    }

    /** From the first start to the last completion; business time if the log has a calendar. */
    public static Predicate<Trace> lasting(Between range) {
        return timed(Verb.of("lasting", range), range, log -> TimeConditions.throughput(log, range));
    }

    /** From first to last event strictly longer than this. */
    public static Predicate<Trace> lastingLongerThan(Duration limit) {
        Objects.requireNonNull(limit, "lastingLongerThan needs a duration, for example Duration.ofDays(365)");
        return trace -> trace.duration().compareTo(limit) > 0;
    }

    /** From first to last event strictly shorter than this. */
    public static Predicate<Trace> lastingShorterThan(Duration limit) {
        Objects.requireNonNull(limit, "lastingShorterThan needs a duration, for example Duration.ofDays(365)");
        return trace -> trace.duration().compareTo(limit) < 0;
    }

    /** The durations of the events add up to a time in the range; events with one time only take none. */
    public static Predicate<Trace> beingProcessedFor(Between range) {
        return timed(Verb.of("beingProcessedFor", range), range, log -> TimeConditions.processing(log, range));
    }

    /** The time in which no event is under way lies in the range. */
    public static Predicate<Trace> beingIdleFor(Between range) {
        return timed(Verb.of("beingIdleFor", range), range, log -> TimeConditions.idle(log, range));
    }

    /** An event of the first activity is directly followed by one of the second, and the gap between them lies in the range. */
    public static Predicate<Trace> withPathLasting(ActivityPair pair, Between range) {
        return timed(Verb.of("withPathLasting", pair, range), range, log -> TimeConditions.path(log, pair, range));
    }

    /** From the completion of one chosen event to that of another. */
    public static Predicate<Trace> withFlowLasting(Occurrence from, Occurrence to, Between range) {
        return timed(
                Verb.of("withFlowLasting", from, to, range), range, log -> TimeConditions.flow(log, from, to, range));
    }

    private static CaseCondition timed(Verb said, Between range, Function<EventLog, Bound> binding) {
        range.in(Between.Of.DURATIONS, "durations");
        return CaseCondition.of(said, binding);
    }

    /** The second activity directly follows the first, for any, all or none of these pairs. */
    public static Predicate<Trace> withDirectlyFollowing(Quantifier quantifier, ActivityPair... pairs) {
        List<ActivityPair> wanted = List.of(pairs);
        return CaseCondition.ofOrder(
                Verb.of("withDirectlyFollowing", quantifier, wanted),
                log -> OrderTests.directlyFollows(quantifier, ActivityPair.codes(log, wanted)));
    }

    /** The second activity comes at some place after the first, for any, all or none of these pairs. */
    public static Predicate<Trace> withEventuallyFollowing(Quantifier quantifier, ActivityPair... pairs) {
        List<ActivityPair> wanted = List.of(pairs);
        return CaseCondition.ofOrder(
                Verb.of("withEventuallyFollowing", quantifier, wanted),
                log -> OrderTests.eventuallyFollows(quantifier, ActivityPair.codes(log, wanted)));
    }

    /** Two events belong together as the precedence says. */
    public static Predicate<Trace> with(Precedence precedence) {
        return CaseCondition.of(Verb.of("with", precedence), precedence::on);
    }

    /**
     * The whole sequence of activities matches a regular expression: {@code matching("A (B or C)* any* 'Closed Won'")}. Labels stand as
     * they are or, with blanks, in quotes; {@code any} is any one activity, {@code not A} any other; {@code or}, brackets, {@code *},
     * {@code +}, {@code ?} and {@code {2,3}} as usual. Checked once per variant by an automaton, in linear time.
     *
     * @throws IllegalArgumentException if the pattern is wrong; the message points at the place
     */
    public static Predicate<Trace> matching(String pattern) {
        ActivityPattern parsed = ActivityPattern.of(pattern);
        return CaseCondition.ofOrder(Verb.of("matching", pattern), parsed::on);
    }

    /** Any, all or none of the events were done by these resources. */
    public static Predicate<Trace> doneBy(Quantifier quantifier, String... resources) {
        List<String> wanted = copy(resources);
        return CaseCondition.of(
                Verb.of("doneBy", quantifier, wanted),
                log -> new ResourceConditions(log).doneBy(quantifier, wanted.toArray(String[]::new)));
    }

    /** So many different known resources worked on the case. */
    public static Predicate<Trace> withResources(Between range) {
        range.in(Between.Of.NUMBERS, "the number of resources");
        return CaseCondition.of(Verb.of("withResources", range), log -> new ResourceConditions(log).involved(range));
    }

    /** No resource did both activities; true as well where one of them does not occur. */
    public static Predicate<Trace> withFourEyes(String first, String second) {
        return CaseCondition.of(
                Verb.of("withFourEyes", first, second), log -> new ResourceConditions(log).fourEyes(first, second));
    }

    /** Both activities occur, and one known resource did all of both. */
    public static Predicate<Trace> withSameResource(String first, String second) {
        return CaseCondition.of(
                Verb.of("withSameResource", first, second),
                log -> new ResourceConditions(log).sameForBoth(first, second));
    }

    /** The activity was done at least twice, by different known resources. */
    public static Predicate<Trace> withDifferentResources(String activity) {
        return CaseCondition.of(
                Verb.of("withDifferentResources", activity), log -> new ResourceConditions(log).byDifferent(activity));
    }

    /** An event of one resource is directly followed by one of the other. */
    public static Predicate<Trace> handingOver(String from, String to) {
        return CaseCondition.of(
                Verb.of("handingOver", from, to), log -> new ResourceConditions(log).handover(from, to));
    }

    /** The activity occurs so often. */
    public static Predicate<Trace> occurring(String activity, Between range) {
        range.in(Between.Of.NUMBERS, "occurrences");
        return CaseCondition.of(
                Verb.of("occurring", activity, range), log -> CaseLists.occurring(log, activity, range));
    }

    /** Some activity directly follows itself. */
    public static Predicate<Trace> withSelfLoops(RepetitionKind kind) {
        Verb said = Verb.of("withSelfLoops", kind);
        return kind == RepetitionKind.ALL
                ? CaseCondition.ofOrder(said, log -> OrderTests.selfLoop())
                : CaseCondition.of(said, log -> new ResourceConditions(log).selfLoop(kind));
    }

    /** Some activity comes again after others. */
    public static Predicate<Trace> withRepetitions(RepetitionKind kind) {
        Verb said = Verb.of("withRepetitions", kind);
        return kind == RepetitionKind.ALL
                ? CaseCondition.ofOrder(said, log -> OrderTests.repetition())
                : CaseCondition.of(said, log -> new ResourceConditions(log).repetition(kind));
    }

    /** The case attribute has this value, compared as text; where only events have it, the last value counts. */
    public static Predicate<Trace> having(String attribute, Object value) {
        return CaseCondition.of(
                Verb.of("having", attribute, value),
                log -> ValueConditions.having(log, attribute, String.valueOf(value)));
    }

    /**
     * A condition of your own that looks at a whole log once and is then asked for each case by its number, for example
     * {@code prepared("rich", log -> c -> log.caseEnd(c) - log.caseStart(c) > 9)}. What depends on the order of the activities alone is
     * cheap if it is worked out by {@link EventLog#variantOf}.
     *
     * @param text the condition as it stands in a cell; the history of a log shows it
     */
    public static Predicate<Trace> prepared(String text, Function<EventLog, IntPredicate> preparation) {
        Objects.requireNonNull(text, "a condition needs a text that says what it is, for example its call");
        Objects.requireNonNull(
                preparation, "a preparation is needed, for example log -> c -> log.caseId(c).startsWith(\"A\")");
        return CaseCondition.of(new Verb(text, Phrase.same("")), log -> Bound.of(preparation.apply(log)));
    }

    private static List<String> copy(String... labels) {
        return List.copyOf(Arrays.asList(labels));
    }
}
