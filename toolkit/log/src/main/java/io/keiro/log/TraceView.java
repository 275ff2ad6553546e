package io.keiro.log;

import java.time.Duration;
import java.time.Instant;

/** One view serves all cases of a scan: conditions run millions of times. */
final class TraceView implements Trace {

    private final EventLog log;
    private final AttributeLookup attributes;
    private int caseIndex;

    TraceView(EventLog log) {
        this.log = log;
        this.attributes = new AttributeLookup(log);
    }

    TraceView at(int newCase) {
        caseIndex = newCase;
        return this;
    }

    EventLog log() {
        return log;
    }

    private int event(int position) {
        if (position < 0 || position >= length()) {
            throw new IndexOutOfBoundsException(
                    "case " + caseId() + " has " + length() + " events; there is no position " + position);
        }
        return log.caseStart(caseIndex) + position;
    }

    @Override
    public int index() {
        return caseIndex;
    }

    @Override
    public String caseId() {
        return log.caseId(caseIndex);
    }

    @Override
    public int length() {
        return log.caseEnd(caseIndex) - log.caseStart(caseIndex);
    }

    @Override
    public String activity(int position) {
        return log.activity(event(position));
    }

    @Override
    public Instant time(int position) {
        return EventView.instant(log.time(event(position)));
    }

    @Override
    public Duration duration() {
        long last = log.lastTimeOf(caseIndex);
        return last == EventLog.NO_TIME ? Duration.ZERO : Duration.ofMillis(last - log.firstTimeOf(caseIndex));
    }

    @Override
    public Object attribute(String name) {
        Column ofCase = attributes.ofCases(name);
        if (ofCase != null) {
            return ofCase.value(caseIndex);
        }
        Column ofEvents = attributes.ofEvents(name);
        for (int e = log.caseEnd(caseIndex) - 1; ofEvents != null && e >= log.caseStart(caseIndex); e--) {
            if (!ofEvents.isMissing(e)) {
                return ofEvents.value(e);
            }
        }
        return null;
    }

    @Override
    public Object attribute(int position, String name) {
        int event = event(position);
        Column column = attributes.ofEvents(name);
        return column == null ? null : column.value(event);
    }
}
