package io.keiro.log;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Objects;

/** The verbs that choose by time. Durations are elapsed time, or business time in a log {@link #withCalendar with a calendar}. Each keep has a drop: its exact complement. */
public sealed interface TimeVerbs permits EventLog {

    /** The cases whose time from first start to last completion lies in the range. */
    default EventLog keepThroughput(Between range) {
        return LogFilter.cases((EventLog) this, Verb.of("keepThroughput", range), Cases.lasting(range));
    }

    /** What {@link #keepThroughput} leaves out. */
    default EventLog dropThroughput(Between range) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropThroughput", range),
                Cases.lasting(range).negate());
    }

    /** The cases whose events take a time in the range, added up; events with one time only take none. */
    default EventLog keepProcessingTime(Between range) {
        return LogFilter.cases((EventLog) this, Verb.of("keepProcessingTime", range), Cases.beingProcessedFor(range));
    }

    /** What {@link #keepProcessingTime} leaves out. */
    default EventLog dropProcessingTime(Between range) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropProcessingTime", range),
                Cases.beingProcessedFor(range).negate());
    }

    /** The cases in which no event is under way for a time in the range. */
    default EventLog keepIdleTime(Between range) {
        return LogFilter.cases((EventLog) this, Verb.of("keepIdleTime", range), Cases.beingIdleFor(range));
    }

    /** What {@link #keepIdleTime} leaves out. */
    default EventLog dropIdleTime(Between range) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropIdleTime", range),
                Cases.beingIdleFor(range).negate());
    }

    /** The cases where an event of one activity is directly followed by one of another, after a gap in the range. */
    default EventLog keepPathDuration(ActivityPair pair, Between range) {
        return LogFilter.cases(
                (EventLog) this, Verb.of("keepPathDuration", pair, range), Cases.withPathLasting(pair, range));
    }

    /** What {@link #keepPathDuration} leaves out. */
    default EventLog dropPathDuration(ActivityPair pair, Between range) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropPathDuration", pair, range),
                Cases.withPathLasting(pair, range).negate());
    }

    /** The cases where the time from the completion of one chosen event to that of another lies in the range. */
    default EventLog keepFlowTime(Occurrence from, Occurrence to, Between range) {
        return LogFilter.cases(
                (EventLog) this, Verb.of("keepFlowTime", from, to, range), Cases.withFlowLasting(from, to, range));
    }

    /** What {@link #keepFlowTime} leaves out. */
    default EventLog dropFlowTime(Occurrence from, Occurrence to, Between range) {
        return LogFilter.cases(
                (EventLog) this,
                Verb.of("dropFlowTime", from, to, range),
                Cases.withFlowLasting(from, to, range).negate());
    }

    /** The events completed on these weekdays, in the local time that was recorded. */
    default EventLog keepWeekdays(DayOfWeek... weekdays) {
        return LogFilter.events(
                (EventLog) this, Verb.of("keepWeekdays", (Object) weekdays), Events.onWeekdays(weekdays));
    }

    /** What {@link #keepWeekdays} leaves out. */
    default EventLog dropWeekdays(DayOfWeek... weekdays) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropWeekdays", (Object) weekdays),
                Events.onWeekdays(weekdays).negate());
    }

    /**
     * The events completed from one time of day, inclusive, to another, exclusive, in the local time that was recorded; past midnight if the
     * second is not later.
     */
    default EventLog keepHours(LocalTime from, LocalTime to) {
        return LogFilter.events((EventLog) this, Verb.of("keepHours", from, to), Events.atHours(from, to));
    }

    /** What {@link #keepHours} leaves out. */
    default EventLog dropHours(LocalTime from, LocalTime to) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropHours", from, to),
                Events.atHours(from, to).negate());
    }

    /** The events completed in working time. */
    default EventLog keepWorkingTime(WorkCalendar calendar) {
        return LogFilter.events((EventLog) this, Verb.of("keepWorkingTime", calendar), Events.inWorkingTime(calendar));
    }

    /** What {@link #keepWorkingTime} leaves out. */
    default EventLog dropWorkingTime(WorkCalendar calendar) {
        return LogFilter.events(
                (EventLog) this,
                Verb.of("dropWorkingTime", calendar),
                Events.inWorkingTime(calendar).negate());
    }

    /** The cases, or with {@link PeriodMode#TRIM} the events, that belong to a period; from inclusive, to exclusive. */
    default EventLog keepPeriod(Instant from, Instant to, PeriodMode mode) {
        EventLog log = (EventLog) this;
        return new PeriodFilter(log, from, to).keep(Verb.of("keepPeriod", from, to, mode), mode);
    }

    /** What {@link #keepPeriod} leaves out, in the same scope. */
    default EventLog dropPeriod(Instant from, Instant to, PeriodMode mode) {
        EventLog log = (EventLog) this;
        return new PeriodFilter(log, from, to).drop(Verb.of("dropPeriod", from, to, mode), mode);
    }

    /** The same log, whose durations are from now on measured in the business time of a calendar; its times stay as they are. */
    default EventLog withCalendar(WorkCalendar calendar) {
        EventLog log = (EventLog) this;
        Objects.requireNonNull(
                calendar, "a work calendar is needed, for example WorkCalendar.weekdays(zone, nine, six)");
        return log.derive(Verb.of("withCalendar", calendar), log.frame(), known -> known.measuredBy(calendar));
    }
}
