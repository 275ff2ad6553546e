package io.keiro.log;

import java.util.Arrays;

/**
 * Brings events into their cases and, inside a case, into the order of time. Stable: ties keep the order of the source. Most files come
 * sorted already, so the order is only written down from the first event that is out of place.
 */
final class CaseSorting {

    /** Below this, shifting is quicker than merging. */
    private static final int SHORT = 24;

    private final int[] offsets;
    private int[] order;

    private CaseSorting(int[] offsets, int[] order) {
        this.offsets = offsets;
        this.order = order;
    }

    /**
     * Groups the events by case.
     *
     * @param caseOf case of each event
     */
    static CaseSorting byCase(int[] caseOf, int events, int cases) {
        int[] offsets = new int[cases + 1];
        boolean grouped = true;
        int previous = -1;
        for (int e = 0; e < events; e++) {
            int c = caseOf[e];
            offsets[c + 1]++;
            grouped &= c >= previous;
            previous = c;
        }
        for (int c = 0; c < cases; c++) {
            offsets[c + 1] += offsets[c];
        }
        if (grouped) {
            return new CaseSorting(offsets, null);
        }
        int[] next = Arrays.copyOf(offsets, cases);
        int[] order = new int[events];
        for (int e = 0; e < events; e++) {
            order[next[caseOf[e]]++] = e;
        }
        return new CaseSorting(offsets, order);
    }

    /**
     * Rows that are grouped already.
     *
     * @param offsets first row of each case, and the number of rows behind the last
     */
    static CaseSorting grouped(int[] offsets) {
        return new CaseSorting(offsets, null);
    }

    /** The order of rows that are grouped already; equal times stay as they are. */
    static int[] stable(int[] offsets, Keys keys) {
        CaseSorting sorting = grouped(offsets);
        sorting.byTime(keys);
        return sorting.order == null ? identity(offsets[offsets.length - 1]) : sorting.order;
    }

    /** First event of each case in the new order, and the number of events behind the last. */
    int[] offsets() {
        return offsets;
    }

    /** Source position of each event, or null if the source is in order. */
    int[] order() {
        return order;
    }

    /** The times that events are sorted by; {@link EventLog#NO_TIME} where there is none. Finer parts are null if there are none. */
    record Keys(long[] starts, int[] finerStarts, long[] ends, int[] finerEnds) {}

    /** Sorts each case by start, then completion. */
    CaseSorting byTime(Frame.Times times) {
        byTime(new Keys(times.starts(), null, times.ends(), null));
        return this;
    }

    /** Sorts each case. Returns the number of events that stood before an earlier one. */
    int byTime(Keys keys) {
        int longest = 0;
        for (int c = 0; c + 1 < offsets.length; c++) {
            longest = Math.max(longest, offsets[c + 1] - offsets[c]);
        }
        Slice slice = new Slice(longest);
        boolean simple = keys.starts() == null && keys.finerEnds() == null;
        int outOfOrder = 0;
        for (int c = 0; c + 1 < offsets.length; c++) {
            int from = offsets[c];
            int size = offsets[c + 1] - from;
            if (simple && order == null && isAscending(keys.ends(), from, from + size)) {
                continue;
            }
            int misplaced = slice.fill(keys, order, from, size);
            if (misplaced > 0) {
                outOfOrder += misplaced;
                slice.sort(size);
                if (order == null) {
                    order = identity(offsets[offsets.length - 1]);
                }
                slice.apply(order, from, size);
            }
        }
        return outOfOrder;
    }

    /** Whether no time is before an earlier one; those that are missing are like the one before. */
    private static boolean isAscending(long[] times, int from, int to) {
        long last = EventLog.NO_TIME;
        for (int i = from; i < to; i++) {
            if (times[i] < last && times[i] != EventLog.NO_TIME) {
                return false;
            }
            last = Math.max(last, times[i]);
        }
        return true;
    }

    private static int[] identity(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        return order;
    }

    /** The events of one case with their keys. */
    private static final class Slice {
        private final int[] events;
        private final long[] starts;
        private final long[] ends;
        private final int[] finerStarts;
        private final int[] finerEnds;
        private int[] places;
        private int[] spare;

        Slice(int longest) {
            events = new int[longest];
            starts = new long[longest];
            ends = new long[longest];
            finerStarts = new int[longest];
            finerEnds = new int[longest];
            places = new int[longest];
            spare = new int[longest];
        }

        /** Loads a case; an event without time takes its predecessor's, so that it stays behind it. */
        int fill(Keys keys, int[] order, int from, int size) {
            int misplaced = 0;
            for (int i = 0; i < size; i++) {
                int event = order == null ? from + i : order[from + i];
                events[i] = event;
                places[i] = i;
                long end = keys.ends()[event];
                long start = keys.starts() == null ? end : keys.starts()[event];
                if (start == EventLog.NO_TIME && end == EventLog.NO_TIME) {
                    starts[i] = i == 0 ? Long.MIN_VALUE : starts[i - 1];
                    ends[i] = i == 0 ? Long.MIN_VALUE : ends[i - 1];
                    finerStarts[i] = i == 0 ? 0 : finerStarts[i - 1];
                    finerEnds[i] = i == 0 ? 0 : finerEnds[i - 1];
                } else {
                    int finerEnd = keys.finerEnds() == null ? 0 : keys.finerEnds()[event];
                    int finerStart = keys.finerStarts() == null ? 0 : keys.finerStarts()[event];
                    boolean noStart = keys.starts() == null || start == EventLog.NO_TIME;
                    boolean noEnd = end == EventLog.NO_TIME;
                    starts[i] = noStart ? end : start;
                    finerStarts[i] = noStart ? finerEnd : finerStart;
                    ends[i] = noEnd ? start : end;
                    finerEnds[i] = noEnd ? finerStart : finerEnd;
                }
                if (i > 0 && compare(i - 1, i) > 0) {
                    misplaced++;
                }
            }
            return misplaced;
        }

        private int compare(int a, int b) {
            if (starts[a] != starts[b]) {
                return starts[a] < starts[b] ? -1 : 1;
            }
            if (finerStarts[a] != finerStarts[b]) {
                return finerStarts[a] < finerStarts[b] ? -1 : 1;
            }
            if (ends[a] != ends[b]) {
                return ends[a] < ends[b] ? -1 : 1;
            }
            return Integer.compare(finerEnds[a], finerEnds[b]);
        }

        void sort(int size) {
            sort(0, size);
        }

        private void sort(int from, int to) {
            if (to - from <= SHORT) {
                shift(from, to);
                return;
            }
            int middle = (from + to) >>> 1;
            sort(from, middle);
            sort(middle, to);
            if (compare(places[middle - 1], places[middle]) > 0) {
                merge(from, middle, to);
            }
        }

        private void shift(int from, int to) {
            for (int i = from + 1; i < to; i++) {
                int place = places[i];
                int j = i;
                for (; j > from && compare(places[j - 1], place) > 0; j--) {
                    places[j] = places[j - 1];
                }
                places[j] = place;
            }
        }

        private void merge(int from, int middle, int to) {
            System.arraycopy(places, from, spare, from, middle - from);
            int left = from;
            int right = middle;
            for (int i = from; left < middle; i++) {
                if (right < to && compare(spare[left], places[right]) > 0) {
                    places[i] = places[right++];
                } else {
                    places[i] = spare[left++];
                }
            }
        }

        void apply(int[] order, int from, int size) {
            for (int i = 0; i < size; i++) {
                order[from + i] = events[places[i]];
            }
        }
    }
}
