package io.keiro.log;

import java.time.Instant;

/** One view serves all events of a scan: conditions run millions of times. */
final class EventView implements Event {

    private final EventLog log;
    private final AttributeLookup attributes;
    private int caseIndex;
    private int event;

    EventView(EventLog log) {
        this.log = log;
        this.attributes = new AttributeLookup(log);
    }

    /** Quick if events are asked for in ascending order. */
    EventView at(int newEvent) {
        event = newEvent;
        if (newEvent >= log.caseEnd(caseIndex) || newEvent < log.caseStart(caseIndex)) {
            boolean next = caseIndex + 1 < log.caseCount()
                    && newEvent >= log.caseStart(caseIndex + 1)
                    && newEvent < log.caseEnd(caseIndex + 1);
            caseIndex = next ? caseIndex + 1 : log.caseOf(newEvent);
        }
        return this;
    }

    EventLog log() {
        return log;
    }

    static Instant instant(long millis) {
        return millis == EventLog.NO_TIME ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public int index() {
        return event;
    }

    @Override
    public String caseId() {
        return log.caseId(caseIndex);
    }

    @Override
    public String activity() {
        return log.activity(event);
    }

    @Override
    public Instant time() {
        return instant(log.time(event));
    }

    @Override
    public Instant start() {
        return instant(log.startTime(event));
    }

    @Override
    public boolean hasStart() {
        return log.hasStart(event);
    }

    @Override
    public String resource() {
        Column resource = attributes.ofEvents(log.mapping().resource());
        return resource == null ? null : resource.text(event);
    }

    @Override
    public int position() {
        return event - log.caseStart(caseIndex);
    }

    @Override
    public Object attribute(String name) {
        Column ofEvents = attributes.ofEvents(name);
        if (ofEvents != null) {
            return ofEvents.value(event);
        }
        Column ofCase = attributes.ofCases(name);
        return ofCase == null ? null : ofCase.value(caseIndex);
    }
}
