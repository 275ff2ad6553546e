package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import java.util.Arrays;

/** The events of each case as they stood in the source, held against their times. By start, as logs are put in order. */
final class SourceOrder {

    private final EventLog log;
    /** Events of the case that is being looked at. */
    private int[] events = new int[64];

    private int size;
    private long steps;
    private long back;

    private SourceOrder(EventLog log) {
        this.log = log;
    }

    static SourceOrder of(EventLog log) {
        SourceOrder order = new SourceOrder(log);
        for (int c = 0; c < log.caseCount(); c++) {
            order.fill(c);
            order.count();
        }
        return order;
    }

    /** Who is told of an event that is earlier than one before it. */
    interface Back {
        /** @param by milliseconds between it and the latest before it */
        void event(int event, long by);
    }

    /** Neighbours whose times differ. */
    long steps() {
        return steps;
    }

    /** Neighbours of which the second has the earlier time. */
    long back() {
        return back;
    }

    void forEachBack(Back found) {
        for (int c = 0; c < log.caseCount() && back > 0; c++) {
            long latest = Long.MIN_VALUE;
            fill(c);
            for (int i = 0; i < size; i++) {
                long time = log.startTime(events[i]);
                if (time < latest) {
                    found.event(events[i], latest - time);
                }
                latest = Math.max(latest, time);
            }
        }
    }

    private void count() {
        for (int i = 1; i < size; i++) {
            long before = log.startTime(events[i - 1]);
            long after = log.startTime(events[i]);
            steps += before == after ? 0 : 1;
            back += after < before ? 1 : 0;
        }
    }

    /** The events of a case that have a time and stood in the source, in its order, each once. */
    private void fill(int caseIndex) {
        int length = log.caseEnd(caseIndex) - log.caseStart(caseIndex);
        events = length > events.length ? new int[2 * length] : events;
        size = 0;
        int last = -1;
        boolean inOrder = true;
        for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
            int place = log.sourcePosition(e);
            if (place >= 0 && log.startTime(e) != EventLog.NO_TIME && !isRepeated(e, caseIndex)) {
                inOrder &= place >= last;
                last = place;
                events[size++] = e;
            }
        }
        if (!inOrder) {
            sort();
        }
    }

    /** The same event again was mostly written again later, and did not happen out of order. */
    private boolean isRepeated(int event, int caseIndex) {
        return event > log.caseStart(caseIndex)
                && log.activityCode(event) == log.activityCode(event - 1)
                && log.startTime(event) == log.startTime(event - 1)
                && log.time(event) == log.time(event - 1);
    }

    private void sort() {
        long[] keys = new long[size];
        Arrays.setAll(keys, i -> (long) log.sourcePosition(events[i]) << Integer.SIZE | events[i]);
        Arrays.sort(keys);
        for (int i = 0; i < size; i++) {
            events[i] = (int) keys[i];
        }
    }
}
