package io.keiro.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An event log: cases in source order, each with its events in time order, stored column by column. Immutable; every verb returns
 * a new log that shares the columns it does not change.
 *
 * <p>Shape: case {@code c} owns the events {@code caseStart(c)} to {@code caseEnd(c) - 1}. Activities are small codes with a
 * dictionary, times are epoch milliseconds with {@link #NO_TIME} for missing ones. Within a case events are sorted by time; equal
 * times keep the order of the source, and an event without time stays directly behind its predecessor. An empty log is legal.
 */
public final class EventLog {

    /** Stands in {@link #time} and {@link #startTime} for a missing time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private final String name;
    private final List<String> activityLabels;
    private final int[] offsets;
    private final int[] activityCodes;
    private final long[] times;
    private final long[] startTimes;
    private final RowSelection cases;
    private final RowSelection events;

    EventLog(
            String name,
            List<String> activityLabels,
            int[] offsets,
            int[] activityCodes,
            long[] times,
            long[] startTimes,
            RowSelection cases,
            RowSelection events) {
        this.name = name;
        this.activityLabels = activityLabels;
        this.offsets = offsets;
        this.activityCodes = activityCodes;
        this.times = times;
        this.startTimes = startTimes;
        this.cases = cases;
        this.events = events;
    }

    /** A log built event by event, for tests, small examples and data that is already in memory. */
    public static EventLogBuilder builder(String name) {
        return new EventLogBuilder(name);
    }

    /** What the log is called: the file it was read from, or the name it was built with. */
    public String name() {
        return name;
    }

    public int caseCount() {
        return offsets.length - 1;
    }

    public int eventCount() {
        return offsets[offsets.length - 1];
    }

    /** The activities that occur in this log, ordered by label. */
    public List<String> activities() {
        boolean[] seen = new boolean[activityLabels.size()];
        for (int code : activityCodes) {
            seen[code] = true;
        }
        return java.util.stream.IntStream.range(0, seen.length)
                .filter(code -> seen[code])
                .mapToObj(activityLabels::get)
                .sorted()
                .toList();
    }

    /** Number of activity codes; some may not occur in a filtered log. Codes run from 0 to this minus 1. */
    public int activityCodeCount() {
        return activityLabels.size();
    }

    /** Label of an activity code. */
    public String activityLabel(int code) {
        return activityLabels.get(code);
    }

    /** Code of a label, or -1 if this log's dictionary does not have it. */
    public int activityCode(String label) {
        return activityLabels.indexOf(label);
    }

    /** First event of a case. */
    public int caseStart(int caseIndex) {
        return offsets[caseIndex];
    }

    /** One past the last event of a case; equal to {@link #caseStart} for a case without events. */
    public int caseEnd(int caseIndex) {
        return offsets[caseIndex + 1];
    }

    public int activityCode(int event) {
        return activityCodes[event];
    }

    public String activity(int event) {
        return activityLabels.get(activityCodes[event]);
    }

    /** Time (completion) of an event in epoch milliseconds, or {@link #NO_TIME}. */
    public long time(int event) {
        return times[event];
    }

    /** True if the log is an interval log: its events carry a start as well as a completion. */
    public boolean hasStartTimes() {
        return startTimes != null;
    }

    /** Start of an event in epoch milliseconds: its own start time, else {@link #time}. */
    public long startTime(int event) {
        return startTimes == null || startTimes[event] == NO_TIME ? times[event] : startTimes[event];
    }

    public String caseId(int caseIndex) {
        return cases.column(ColumnStore.CASE_ID).text(caseIndex);
    }

    /** Names of the event attributes, in source order; case id, activity and time are not among them. */
    public List<String> eventAttributes() {
        return events.names();
    }

    /** Names of the case attributes, in source order; the case id is not among them. */
    public List<String> caseAttributes() {
        return cases.names().stream()
                .filter(n -> !n.equals(ColumnStore.CASE_ID))
                .toList();
    }

    /** One event attribute, a row per event. A wrong name answers with the names that exist. */
    public Column eventAttribute(String attribute) {
        return events.column(attribute);
    }

    /** One case attribute, a row per case. A wrong name answers with the names that exist. */
    public Column caseAttribute(String attribute) {
        return cases.column(attribute);
    }

    /** The cases for which the condition holds. */
    public EventLog keepCases(Predicate<? super Trace> condition) {
        return LogFilter.cases(this, condition);
    }

    /** The cases for which the condition does not hold: the exact complement of {@link #keepCases}. */
    public EventLog dropCases(Predicate<? super Trace> condition) {
        return LogFilter.cases(this, trace -> !condition.test(trace));
    }

    /** The events for which the condition holds; cases that lose all their events leave the log. */
    public EventLog keepEvents(Predicate<? super Event> condition) {
        return LogFilter.events(this, condition);
    }

    /** The events for which the condition does not hold; cases that lose all their events leave the log. */
    public EventLog dropEvents(Predicate<? super Event> condition) {
        return LogFilter.events(this, event -> !condition.test(event));
    }

    /** Puts any function of a log into a chain: {@code log.apply(Variants::of)}. */
    public <R> R apply(Function<? super EventLog, ? extends R> function) {
        return function.apply(this);
    }

    /** First time in the log, or null if no event has one. */
    public Instant firstTime() {
        return Arrays.stream(times).filter(t -> t != NO_TIME).min().stream()
                .mapToObj(Instant::ofEpochMilli)
                .findFirst()
                .orElse(null);
    }

    /** Last time in the log, or null if no event has one. */
    public Instant lastTime() {
        return Arrays.stream(times).filter(t -> t != NO_TIME).max().stream()
                .mapToObj(Instant::ofEpochMilli)
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "Event log %s: %,d cases, %,d events, %,d activities",
                name,
                caseCount(),
                eventCount(),
                activities().size());
    }

    /** The same log with only these cases and, inside them, only these events; both ascending. */
    EventLog select(int[] keptCases, int[] newOffsets, int[] keptEvents) {
        int[] codes = new int[keptEvents.length];
        long[] ends = new long[keptEvents.length];
        long[] starts = startTimes == null ? null : new long[keptEvents.length];
        for (int i = 0; i < keptEvents.length; i++) {
            codes[i] = activityCodes[keptEvents[i]];
            ends[i] = times[keptEvents[i]];
            if (starts != null) {
                starts[i] = startTimes[keptEvents[i]];
            }
        }
        return new EventLog(
                name,
                activityLabels,
                newOffsets,
                codes,
                ends,
                starts,
                cases.narrow(keptCases),
                events.narrow(keptEvents));
    }
}
