package io.keiro.log;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Conditions on events, to be read as a sentence: {@code log.dropEvents(ofActivity("Call").and(onWeekdays(SATURDAY, SUNDAY)))}. They
 * combine with {@code and}, {@code or} and {@code negate}.
 */
public final class Events {

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private Events() {}

    /** The event has one of these activities. */
    public static Predicate<Event> ofActivity(String... activities) {
        List<String> wanted = copy(activities);
        return EventCondition.of(Verb.of("ofActivity", wanted), log -> activities(log, wanted));
    }

    static Bound activities(EventLog log, List<String> wanted) {
        BitSet codes = log.neededCodes(wanted);
        int[] activity = log.frame().codes();
        return Bound.of(e -> codes.get(activity[e]));
    }

    /** The activity occurs so often in the log. */
    public static Predicate<Event> ofActivityWithFrequency(Between range) {
        range.in(Between.Of.NUMBERS, "occurrences");
        return EventCondition.of(
                Verb.of("ofActivityWithFrequency", range), log -> EventLists.activityWithin(log, range));
    }

    /** The activity is among the most frequent ones that cover this share of the events. */
    public static Predicate<Event> ofActivityWithFrequency(Share share) {
        return EventCondition.of(
                Verb.of("ofActivityWithFrequency", share), log -> EventLists.activityCovering(log, share));
    }

    /** The event is this occurrence of its activity in its case. */
    public static Predicate<Event> being(Occurrence occurrence) {
        return EventCondition.of(Verb.of("being", occurrence), log -> EventLists.being(log, occurrence));
    }

    /** The event was completed from one moment, inclusive, to another, exclusive. */
    public static Predicate<Event> completedIn(Instant from, Instant to) {
        return EventCondition.of(
                Verb.of("completedIn", from, to), log -> Bound.of(new PeriodFilter(log, from, to)::holdsEvent));
    }

    /** The event was completed on one of these weekdays, in local time: with the UTC offset that was recorded. */
    public static Predicate<Event> onWeekdays(DayOfWeek... weekdays) {
        BitSet wanted = new BitSet();
        Arrays.stream(weekdays).forEach(day -> wanted.set(day.getValue() - 1));
        return EventCondition.of(
                Verb.of("onWeekdays", (Object) weekdays.clone()), log -> TimeConditions.weekdays(log, wanted));
    }

    /**
     * The event was completed from one time of day, inclusive, to another, exclusive, in local time: with the UTC offset that was
     * recorded. From 22:00 to 06:00 goes past midnight; from 00:00 to 00:00 is the whole day.
     */
    public static Predicate<Event> atHours(LocalTime from, LocalTime to) {
        Objects.requireNonNull(from, "hours need a beginning, for example LocalTime.of(9, 0)");
        Objects.requireNonNull(to, "hours need an end, for example LocalTime.of(18, 0)");
        return EventCondition.of(
                Verb.of("atHours", from, to),
                log -> TimeConditions.hours(
                        log, from.toNanoOfDay() / NANOS_PER_MILLI, to.toNanoOfDay() / NANOS_PER_MILLI));
    }

    /** The event was completed in working time. */
    public static Predicate<Event> inWorkingTime(WorkCalendar calendar) {
        Objects.requireNonNull(
                calendar, "a work calendar is needed, for example WorkCalendar.weekdays(zone, nine, six)");
        return EventCondition.of(Verb.of("inWorkingTime", calendar), log -> TimeConditions.working(log, calendar));
    }

    /** The event was done by one of these resources. */
    public static Predicate<Event> byResource(String... resources) {
        List<String> wanted = copy(resources);
        return EventCondition.of(
                Verb.of("byResource", wanted),
                log -> new ResourceConditions(log).doneBy(wanted.toArray(String[]::new)));
    }

    /** The resource did so many events of the log. */
    public static Predicate<Event> byResourceWithFrequency(Between range) {
        range.in(Between.Of.NUMBERS, "events");
        return EventCondition.of(
                Verb.of("byResourceWithFrequency", range), log -> new ResourceConditions(log).within(range));
    }

    /** The resource is among the busiest, which did this share of the events whose resource is known. */
    public static Predicate<Event> byResourceWithFrequency(Share share) {
        return EventCondition.of(
                Verb.of("byResourceWithFrequency", share), log -> new ResourceConditions(log).covering(share));
    }

    /** The resource did the activity. */
    public static Predicate<Event> byResourceDoing(String resource, String activity) {
        return EventCondition.of(
                Verb.of("byResourceDoing", resource, activity),
                log -> new ResourceConditions(log).doing(resource, activity));
    }

    /** The event is one of these transitions of its activity, for example "complete"; upper and lower case are the same. */
    public static Predicate<Event> ofLifecycle(String... transitions) {
        List<String> wanted = copy(transitions);
        return EventCondition.of(
                Verb.of("ofLifecycle", wanted), log -> Lifecycle.transitions(log, wanted.toArray(String[]::new)));
    }

    /** The event belongs to one of these activity instances. */
    public static Predicate<Event> ofInstance(String... ids) {
        List<String> wanted = copy(ids);
        return EventCondition.of(Verb.of("ofInstance", wanted), log -> {
            CodedColumn instances = Lifecycle.instances(log);
            BitSet codes = new BitSet();
            wanted.stream()
                    .mapToInt(instances.dictionary()::find)
                    .filter(code -> code >= 0)
                    .forEach(codes::set);
            return Bound.of(
                    e -> instances.codes()[e] >= 0 && codes.get(instances.codes()[e]));
        });
    }

    /** The column has one of these values, given as they are or as text. */
    public static Predicate<Event> withValue(String column, Object... values) {
        List<String> wanted = Arrays.stream(values).map(String::valueOf).toList();
        return EventCondition.of(
                Verb.of("withValue", column, Arrays.asList(values)),
                log -> ValueConditions.of(log, Scope.EVENTS, column).in(wanted));
    }

    /** The value of the column lies in the range. */
    public static Predicate<Event> withValueIn(String column, Between range) {
        return EventCondition.of(
                Verb.of("withValueIn", column, range),
                log -> ValueConditions.of(log, Scope.EVENTS, column).in(range));
    }

    /** The column has no value. */
    public static Predicate<Event> without(String column) {
        return EventCondition.of(
                Verb.of("without", column),
                log -> ValueConditions.of(log, Scope.EVENTS, column).missing());
    }

    private static List<String> copy(String... labels) {
        return List.copyOf(Arrays.asList(labels));
    }
}
