package io.keiro.log;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Where every reader and the builder put their cases and events, in any order, and which then makes the frame of them: sorted into cases
 * and by time, in primitive columns. Everything is kept in growing arrays; no object is made per event.
 */
final class LogAssembly {

    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Dictionary activities = new Dictionary();
    private final Dictionary caseIds = new Dictionary();
    private final GrowingColumns eventColumns = new GrowingColumns();
    private final GrowingColumns caseColumns = new GrowingColumns();
    private int events;
    private int[] caseOf = {};
    private int[] codes = {};
    private long[] ends = {};
    private long[] starts;
    private int[] finerEnds;
    private int[] finerStarts;
    private UtcOffsets.Growing offsets = new UtcOffsets.Growing();
    private int outOfOrder;
    private boolean timesFollow;

    Dictionary activities() {
        return activities;
    }

    Dictionary caseIds() {
        return caseIds;
    }

    GrowingColumns eventColumns() {
        return eventColumns;
    }

    GrowingColumns caseColumns() {
        return caseColumns;
    }

    int caseCount() {
        return caseIds.size();
    }

    /** The row that the next event will have; its attributes are set there before or after {@link #event}. */
    int eventCount() {
        return events;
    }

    /** The case of that id, a new one if there is none. */
    int caseOf(String id) {
        return caseIds.code(id);
    }

    /** Adds an event; its completion, and with {@link #start} its start, may follow while it is the last. */
    void event(int caseIndex, int activity) {
        caseOf = Growth.ints(caseOf, events);
        codes = Growth.ints(codes, events);
        caseOf[events] = caseIndex;
        codes[events] = activity;
        if (!timesFollow) {
            ends = Growth.longs(ends, events);
            ends[events] = EventLog.NO_TIME;
        }
        if (starts != null) {
            starts = Growth.longs(starts, events);
            starts[events] = EventLog.NO_TIME;
        }
        events++;
    }

    /**
     * Tells events their cases.
     *
     * @param first the first of them; where it has a negative number for its case, that says which of the cases it is, from -1 down
     */
    void settle(int first, int[] cases) {
        for (int row = first; row < events; row++) {
            if (caseOf[row] < 0) {
                caseOf[row] = cases[-1 - caseOf[row]];
            }
        }
    }

    /** Makes room for so many events. */
    void reserve(int rows) {
        caseOf = Arrays.copyOf(caseOf, Math.max(caseOf.length, rows));
        codes = Arrays.copyOf(codes, Math.max(codes.length, rows));
        eventColumns.all().forEach(column -> column.reserve(rows));
    }

    /** Makes room for so many events and their attributes and times, before the first of them. */
    void expect(int rows) {
        reserve(rows);
        ends = Arrays.copyOf(ends, Math.max(ends.length, rows));
        eventColumns.expect(rows);
    }

    /** The times of the events come all at once, with {@link #times}. */
    void timesFollow() {
        timesFollow = true;
    }

    /** Completion of the last event. The nanoseconds below the millisecond decide about its place, then they are dropped. */
    void end(long epochSecond, int nano, int offsetSeconds) {
        int row = events - 1;
        ends[row] = epochSecond * 1000 + nano / NANOS_PER_MILLI;
        finerEnds = finer(finerEnds, row, nano % NANOS_PER_MILLI);
        offsets.set(row, offsetSeconds);
    }

    /** Start of the last event. */
    void start(long epochSecond, int nano) {
        int row = events - 1;
        if (starts == null) {
            starts = new long[ends.length];
            Arrays.fill(starts, EventLog.NO_TIME);
        }
        starts[row] = epochSecond * 1000 + nano / NANOS_PER_MILLI;
        finerStarts = finer(finerStarts, row, nano % NANOS_PER_MILLI);
    }

    /** The times of all events at once. */
    void times(TimeColumn.Moments completions, TimeColumn.Moments begins) {
        ends = completions.millis();
        finerEnds = completions.finer();
        offsets = completions.offsets();
        starts = begins == null ? null : begins.millis();
        finerStarts = begins == null ? null : begins.finer();
    }

    private static int[] finer(int[] finer, int row, int nanos) {
        if (finer == null && nanos == 0) {
            return null;
        }
        int[] grown = Growth.ints(finer == null ? new int[row + 1] : finer, row);
        grown[row] = nanos;
        return grown;
    }

    /** Forgets the events from this row on, as if they had never come. Their case stays. */
    void dropEventsFrom(int row) {
        eventColumns.clearFrom(row);
        events = row;
    }

    /**
     * Takes in events that follow in the source, without their times; both have the same event columns, of texts. Returns the number here
     * of each case there.
     */
    int[] add(LogAssembly later) {
        ForkJoinTask<?> attributes = ForkJoinPool.commonPool().submit(() -> {
            for (GrowingColumn column : later.eventColumns.all()) {
                eventColumns.column(column.name()).add(column, events, later.events);
            }
        });
        int[] activitiesHere = activities.add(later.activities);
        int[] casesHere = caseIds.add(later.caseIds);
        caseOf = Growth.join(caseOf, events, later.caseOf, later.events);
        codes = Growth.join(codes, events, later.codes, later.events);
        for (int row = events; row < codes.length; row++) {
            caseOf[row] = casesHere[caseOf[row]];
            codes[row] = activitiesHere[codes[row]];
        }
        attributes.join();
        events += later.events;
        return casesHere;
    }

    /** Number of events that stood before an earlier one of their case; known after {@link #build}. */
    int outOfOrder() {
        return outOfOrder;
    }

    /**
     * The finished frame.
     *
     * @param cases number of cases, the first ones
     */
    Frame build(int cases, EventOrder sorting) {
        CaseSorting sorted = CaseSorting.byCase(caseOf, events, cases);
        int[] finerStart = finerStarts == null ? null : Arrays.copyOf(finerStarts, events);
        int[] finerEnd = finerEnds == null ? null : Arrays.copyOf(finerEnds, events);
        if (sorting == EventOrder.TIME) {
            outOfOrder = sorted.byTime(new CaseSorting.Keys(starts, finerStart, ends, finerEnd));
        }
        int[] order = sorted.order();
        int[] ids = new int[cases];
        Arrays.setAll(ids, i -> i);
        return new Frame(
                activities,
                sorted.offsets(),
                Growth.pick(codes, events, order),
                new Frame.Times(
                        Growth.pick(ends, events, order),
                        starts == null ? null : Growth.pick(starts, events, order),
                        offsets.build(events, order)),
                new Frame.Rows(
                        new TextColumn("case", caseIds, ids),
                        RowSelection.all(caseColumns.build(cases, null), cases),
                        RowSelection.all(eventColumns.build(events, order), events)
                                .placed(SourcePlaces.of(order))));
    }

    Frame build(EventOrder sorting) {
        return build(caseCount(), sorting);
    }

    /** Labels that differ only in case or blanks, in pairs: probably one activity written in two ways. */
    List<String> similarActivities() {
        return SimilarLabels.of(activities);
    }
}
