package io.keiro.mining.quality;

import io.keiro.log.Event;
import io.keiro.log.EventLog;
import java.time.Instant;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.Predicate;

/** Recognises the offending events by their place in the log that was looked at, and refuses another log. */
final class OffendingEvents implements Predicate<Event> {

    private final Offences offences;
    private final EventLog log;
    private final BitSet offending;

    OffendingEvents(Offences offences, BitSet offending) {
        this.offences = offences;
        this.log = offences.log();
        this.offending = offending;
    }

    @Override
    public boolean test(Event event) {
        int index = event.index();
        if (index >= log.eventCount()
                || !log.activity(index).equals(event.activity())
                || !log.caseId(CheckedLog.caseOf(log, index)).equals(event.caseId())
                || !Objects.equals(time(index), event.time())) {
            throw new IllegalArgumentException("these offenders were found in another log than this one: event " + index
                    + " of case " + event.caseId() + " is not the one that was looked at in " + log.name()
                    + "; look for the offenders in this log and use the condition of that result");
        }
        return offending.get(index);
    }

    private Instant time(int index) {
        return log.time(index) == EventLog.NO_TIME ? null : Instant.ofEpochMilli(log.time(index));
    }

    @Override
    public String toString() {
        return "events with " + offences;
    }
}
