package io.keiro.log;

import java.time.Instant;

/** One event of a log as conditions see it. A view; it is only valid inside the condition. */
public interface Event {

    String caseId();

    String activity();

    /** Time of the event, or null if it is missing. */
    Instant time();

    /** Position in its case, from 0. */
    int position();

    /** Value of an event attribute, or of the case attribute of that name, or null. */
    Object attribute(String name);
}
