package io.keiro.log;

import java.time.Instant;

/** One event of a log as conditions see it. A view; it is only valid inside the condition. */
public sealed interface Event permits EventView {

    /** Position of the event in the log, from 0: what {@link EventLog#time(int)} and {@link EventLog#activity(int)} take. */
    int index();

    String caseId();

    String activity();

    /** Time of the event, or null if it is missing. */
    Instant time();

    /** Start of the event; where it has none of its own, its time; null if both are missing. */
    Instant start();

    /** Whether its start is known: {@link EventLog#hasStart}. */
    boolean hasStart();

    /** Who did it, by the resource attribute of the log's mapping, or null. */
    String resource();

    /** Position in its case, from 0. */
    int position();

    /** Value of an event attribute, or of the case attribute of that name, or null. */
    Object attribute(String name);
}
