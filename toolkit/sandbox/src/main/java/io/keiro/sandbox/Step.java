package io.keiro.sandbox;

/**
 * A value that a property takes at a time.
 *
 * @param time in epoch milliseconds, in office hours where a person acts
 * @param staff position of the person in {@link Staff}, or {@link #OWNER}, or {@link #MACHINE}
 */
record Step(String value, long time, int staff) {

    /** Whoever owns the deal then. */
    static final int OWNER = -1;

    /** No person. */
    static final int MACHINE = -2;

    /** A time that never comes. */
    static final long NEVER = Long.MAX_VALUE;
}
