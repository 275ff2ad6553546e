package io.keiro.log;

import java.time.Instant;
import java.util.Arrays;

/**
 * Cuts events at the bounds of a period. An event that takes time is cut in two or three where a bound falls into it; one with a single
 * time lies inside or outside. Events without any time lie outside.
 */
final class PeriodCut {

    private final EventLog log;
    private final PeriodFilter period;
    private final long from;
    private final long to;
    private int[] rows;
    private long[] starts;
    private long[] ends;
    private int size;
    private int cutEvents;

    PeriodCut(EventLog log, Instant from, Instant to) {
        this.log = log;
        this.period = new PeriodFilter(log, from, to);
        this.from = from.toEpochMilli();
        this.to = to.toEpochMilli();
        this.rows = new int[log.eventCount()];
        this.starts = new long[log.eventCount()];
        this.ends = new long[log.eventCount()];
    }

    EventLog keep(Verb verb) {
        return build(verb, true);
    }

    EventLog drop(Verb verb) {
        return build(verb, false);
    }

    private EventLog build(Verb verb, boolean inside) {
        if (!log.hasStartTimes()) {
            return LogFilter.events(log, verb, Bound.of(e -> period.holdsEvent(e) == inside));
        }
        int[] offsets = new int[log.caseCount() + 1];
        int[] cases = new int[log.caseCount()];
        int caseCount = 0;
        for (int c = 0; c < cases.length; c++) {
            int before = size;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                event(e, inside);
            }
            if (size > before) {
                cases[caseCount++] = c;
                offsets[caseCount] = size;
            }
        }
        Frame picked = log.frame()
                .select(
                        Arrays.copyOf(cases, caseCount),
                        Arrays.copyOf(offsets, caseCount + 1),
                        Arrays.copyOf(rows, size));
        Frame.Times times = new Frame.Times(
                Arrays.copyOf(ends, size),
                Arrays.copyOf(starts, size),
                picked.times().offsets());
        Phrase note = Phrase.of(
                Wording.count(cutEvents, "event", "events") + " cut at a bound",
                "境界で切ったイベント " + Wording.number(cutEvents) + "件");
        return log.derive(cutEvents == 0 ? verb : verb.noting(note), picked.moved(times, log.order()));
    }

    private void event(int e, boolean inside) {
        long start = log.frame().times().starts()[e];
        long end = log.time(e);
        boolean spans = start != EventLog.NO_TIME && end != EventLog.NO_TIME && start < end;
        if (!spans) {
            boolean within = period.holds(end == EventLog.NO_TIME ? start : end);
            if (within == inside) {
                add(e, start, end);
            }
            return;
        }
        boolean touches = start < to && end > from;
        if (touches && (start < from || end > to)) {
            cutEvents++;
        }
        if (!touches && !inside) {
            add(e, start, end);
        } else if (touches && inside) {
            add(e, Math.max(start, from), Math.min(end, to));
        } else if (touches) {
            if (start < from) {
                add(e, start, from);
            }
            if (end > to) {
                add(e, to, end);
            }
        }
    }

    private void add(int row, long start, long end) {
        rows = Growth.ints(rows, size);
        starts = Growth.longs(starts, size);
        ends = Growth.longs(ends, size);
        rows[size] = row;
        starts[size] = start;
        ends[size++] = end;
    }
}
