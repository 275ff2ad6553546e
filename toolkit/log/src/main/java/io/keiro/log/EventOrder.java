package io.keiro.log;

/** How the events of a case are put in order when a log is read. */
public enum EventOrder {
    /** By start, then completion, then place in the source; an event without time stays directly behind its predecessor. */
    TIME,
    /** As they stand in the source. */
    SOURCE
}
