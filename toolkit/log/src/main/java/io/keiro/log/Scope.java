package io.keiro.log;

/** What a condition on a column keeps or drops. */
public enum Scope {
    /** Whole cases, by their case attribute; by the last value where only events have it. */
    CASES,
    /** Events, by their own value; by that of their case where only cases have it. */
    EVENTS
}
