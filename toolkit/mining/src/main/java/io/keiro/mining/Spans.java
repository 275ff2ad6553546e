package io.keiro.mining;

import io.keiro.log.EventLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The spans of activity instances, from start to completion, and what they are together when overlaps count once. */
final class Spans {

    /**
     * @param caseIndex case of the event
     * @param event that the span, or the first of those merged into it, belongs to
     * @param lastEvent that gave the end
     */
    record Span(int caseIndex, int event, int lastEvent, long start, long end) {

        long length(TimeBasis.Clock clock) {
            return clock.between(caseIndex, new TimeBasis.Moment(event, start), new TimeBasis.Moment(lastEvent, end));
        }
    }

    private static final Comparator<Span> BY_START =
            Comparator.comparingLong(Span::start).thenComparingLong(Span::end).thenComparingInt(Span::event);

    private final List<Span> spans = new ArrayList<>();

    /** Adds the instance of an event; without a start or a completion, or completed before it started, it has no span. */
    void add(EventLog log, int caseIndex, int event) {
        long start = log.startTime(event);
        long end = log.time(event);
        if (log.hasStart(event) && end != EventLog.NO_TIME && end >= start) {
            spans.add(new Span(caseIndex, event, event, start, end));
        }
    }

    void clear() {
        spans.clear();
    }

    boolean isEmpty() {
        return spans.isEmpty();
    }

    /** Spans that overlap or touch become one; in the order of time. */
    List<Span> merged() {
        spans.sort(BY_START);
        List<Span> merged = new ArrayList<>();
        Span open = null;
        for (Span span : spans) {
            if (open == null || span.start > open.end) {
                if (open != null) {
                    merged.add(open);
                }
                open = span;
            } else if (span.end > open.end) {
                open = new Span(open.caseIndex, open.event, span.event, open.start, span.end);
            }
        }
        if (open != null) {
            merged.add(open);
        }
        return merged;
    }
}
