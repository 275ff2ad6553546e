package io.keiro.log;

/** How a set of activities relates to the activities that occur in a case. */
public enum Presence {
    /** Each of them occurs; others may too. */
    ALL,
    /** At least one of them occurs. */
    ANY,
    /** Not one of them occurs. */
    NONE,
    /** Each of them occurs, and nothing else. */
    EXACT,
    /** Nothing else occurs; not all of them need to. */
    ONLY
}
