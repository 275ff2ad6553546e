package io.keiro.log;

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

    Frame withAttributes(ColumnStore ofCases, ColumnStore ofEvents) {
        Rows typed = new Rows(
                rows.caseIds(),
                RowSelection.all(ofCases, offsets.length - 1),
                RowSelection.all(ofEvents, codes.length));
        return new Frame(activities, offsets, codes, times, typed);
    }

    /** The same frame with only these cases and, inside them, only these events; both ascending. */
    Frame select(int[] cases, int[] newOffsets, int[] events) {
        TextColumn ids = (TextColumn) rows.caseIds();
        return new Frame(
                activities,
                newOffsets,
                Growth.pick(codes, events.length, events),
                times.select(events),
                new Rows(
                        new TextColumn(ids.name(), ids.dictionary(), Growth.pick(ids.codes(), cases.length, cases)),
                        rows.cases().narrow(cases),
                        rows.events().narrow(events)));
    }
}
