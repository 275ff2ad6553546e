package io.keiro.log;

import java.time.Duration;
import java.time.Instant;

/** One case of a log as conditions see it: its events in order and its attributes. A view; it is only valid inside the condition. */
public sealed interface Trace permits TraceView {

    /** Position of the case in the log, from 0: what {@link EventLog#caseId(int)} and {@link EventLog#caseStart} take. */
    int index();

    String caseId();

    /** Number of events. */
    int length();

    /** Activity of the event at this position, from 0; null if the event has none. */
    String activity(int position);

    /** Time of the event at this position, or null if it is missing. */
    Instant time(int position);

    /** Last minus first time; zero for fewer than two timed events. */
    Duration duration();

    /**
     * Value of a case attribute; where the log has it only per event, the value of the last event that has one; null if there is none.
     */
    Object attribute(String name);

    /** Value of an event attribute at this position, or null. */
    Object attribute(int position, String name);
}
