package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import java.util.Arrays;

/**
 * Events in the order of their starts over the whole log; equal starts keep the order of the log.
 *
 * @param events numbers of the events
 */
record SortedEvents(int[] events) {

    /** Sorts places packed behind starts, so that no object is made for an event. */
    static SortedEvents byStart(EventLog log, int[] events) {
        long[] starts = new long[events.length];
        Arrays.setAll(starts, i -> log.startTime(events[i]));
        long[] distinct = Arrays.stream(starts).sorted().distinct().toArray();
        long[] keys = new long[events.length];
        Arrays.setAll(keys, i -> ((long) Arrays.binarySearch(distinct, starts[i]) << 32) | i);
        Arrays.sort(keys);
        int[] sorted = new int[events.length];
        Arrays.setAll(sorted, i -> events[(int) keys[i]]);
        return new SortedEvents(sorted);
    }

    int event(int place) {
        return events[place];
    }
}
