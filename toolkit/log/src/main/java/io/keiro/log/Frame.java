package io.keiro.log;

import java.util.Set;

/**
 * The arrays of a log. Case {@code c} owns the events {@code offsets[c]} to {@code offsets[c + 1] - 1}. Never changed once made, so that
 * derived logs may share them.
 *
 * @param activities the dictionary of {@code codes}
 * @param offsets cases + 1 entries
 * @param codes activity of each event
 */
record Frame(Dictionary activities, int[] offsets, int[] codes, Times times, Rows rows) {

    /**
     * @param ends completion in epoch milliseconds, or {@link EventLog#NO_TIME}
     * @param starts start likewise, or null if the log has none
     * @param offsets UTC offset with which the completion was recorded
     */
    record Times(long[] ends, long[] starts, UtcOffsets offsets) {

        Times select(int[] events) {
            return new Times(
                    Growth.pick(ends, events.length, events),
                    starts == null ? null : Growth.pick(starts, events.length, events),
                    offsets.select(events));
        }

        /** Like {@link #select} of all the events of these cases, block by block. */
        private Times selectCases(int[] cases, int[] from, int events) {
            return new Times(
                    blocks(ends, cases, from, events),
                    starts == null ? null : blocks(starts, cases, from, events),
                    offsets.isUniform() ? offsets : offsets.select(eventsOf(cases, from, events)));
        }
    }

    /** Case ids and the attributes of cases and events. */
    record Rows(Column caseIds, RowSelection cases, RowSelection events) {}

    int caseCount() {
        return offsets.length - 1;
    }

    int eventCount() {
        return codes.length;
    }

    Frame withRows(Rows changed) {
        return new Frame(activities, offsets, codes, times, changed);
    }

    Frame withTimes(Times changed) {
        return new Frame(activities, offsets, codes, changed, rows);
    }

    Frame withActivities(Dictionary labels, int[] changed) {
        return new Frame(labels, offsets, changed, times, rows);
    }

    Frame withAttributes(ColumnStore ofCases, ColumnStore ofEvents) {
        return withRows(new Rows(
                rows.caseIds(),
                RowSelection.all(ofCases, caseCount()),
                rows.events().over(ofEvents)));
    }

    /** The same frame with only these cases and, inside them, only these events; in any order. */
    Frame select(int[] cases, int[] newOffsets, int[] events) {
        return cut(ids(cases), cases, newOffsets, events);
    }

    /** Other cases with ids of their own: each has the attributes of one of these cases, and some of the events, in any order. */
    Frame cut(TextColumn ids, int[] cases, int[] newOffsets, int[] events) {
        return new Frame(
                activities,
                newOffsets,
                Growth.pick(codes, events.length, events),
                times.select(events),
                new Rows(ids, rows.cases().narrow(cases), rows.events().narrow(events)));
    }

    /** The same frame with other times, each case by time again, equal times as they are; in the order of the source it stays so. */
    Frame moved(Times changed, EventOrder sorting) {
        Frame moved = withTimes(changed);
        return sorting == EventOrder.SOURCE
                ? moved
                : moved.picked(CaseSorting.grouped(offsets).byTime(changed));
    }

    /** The same frame in the order that reading it would give: each case by time, equal times as in the source, or all as there. */
    Frame inOrder(EventOrder sorting) {
        CaseSorting cases = CaseSorting.grouped(offsets);
        rows.events().places().sort(cases, null, eventCount());
        return picked(sorting == EventOrder.SOURCE ? cases : cases.byTime(times));
    }

    Frame withoutEventColumn(String name) {
        return withRows(new Rows(rows.caseIds(), rows.cases(), rows.events().without(Set.of(name))));
    }

    /** The same frame, each case by these numbers, equal ones as they are; {@link EventLog#NO_TIME} for one that stays where it is. */
    Frame byNumbers(long[] numbers) {
        CaseSorting cases = CaseSorting.grouped(offsets);
        cases.byTime(new CaseSorting.Keys(null, null, numbers, null));
        return picked(cases);
    }

    private Frame picked(CaseSorting sorted) {
        int[] order = sorted.order();
        return order == null
                ? this
                : new Frame(
                        activities,
                        offsets,
                        Growth.pick(codes, order.length, order),
                        times.select(order),
                        new Rows(rows.caseIds(), rows.cases(), rows.events().narrow(order)));
    }

    /** The same frame with only these cases, ascending, and all of their events. */
    Frame selectCases(int[] cases) {
        int[] newOffsets = new int[cases.length + 1];
        for (int i = 0; i < cases.length; i++) {
            newOffsets[i + 1] = newOffsets[i] + offsets[cases[i] + 1] - offsets[cases[i]];
        }
        int events = newOffsets[cases.length];
        int[] picked = new int[events];
        for (int first = 0; first < cases.length; ) {
            int last = lastOfRun(cases, first);
            System.arraycopy(
                    codes, offsets[cases[first]], picked, newOffsets[first], newOffsets[last + 1] - newOffsets[first]);
            first = last + 1;
        }
        return new Frame(
                activities,
                newOffsets,
                picked,
                times.selectCases(cases, offsets, events),
                new Rows(
                        ids(cases),
                        rows.cases().narrow(cases),
                        rows.events().narrow(eventsOf(cases, offsets, events))));
    }

    private TextColumn ids(int[] cases) {
        TextColumn ids = (TextColumn) rows.caseIds();
        return new TextColumn(ids.name(), ids.dictionary(), Growth.pick(ids.codes(), cases.length, cases));
    }

    /** Neighbouring cases are copied together. */
    private static int lastOfRun(int[] cases, int first) {
        int last = first;
        while (last + 1 < cases.length && cases[last + 1] == cases[last] + 1) {
            last++;
        }
        return last;
    }

    private static long[] blocks(long[] values, int[] cases, int[] from, int events) {
        long[] picked = new long[events];
        int at = 0;
        for (int first = 0; first < cases.length; ) {
            int last = lastOfRun(cases, first);
            int start = from[cases[first]];
            int size = from[cases[last] + 1] - start;
            System.arraycopy(values, start, picked, at, size);
            at += size;
            first = last + 1;
        }
        return picked;
    }

    private static int[] eventsOf(int[] cases, int[] from, int events) {
        int[] picked = new int[events];
        int at = 0;
        for (int c : cases) {
            for (int e = from[c]; e < from[c + 1]; e++) {
                picked[at++] = e;
            }
        }
        return picked;
    }
}
