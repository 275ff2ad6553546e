package io.keiro.log;

/** What it means for a case to belong to a period; from is inclusive, to exclusive. Events without time do not count. */
public enum PeriodMode {
    /** Starts and completes inside the period. */
    CONTAINED,
    /** Some part of the case, from its first to its last time, lies inside. */
    INTERSECTING,
    /** Starts inside. */
    STARTING,
    /** Completes inside. */
    COMPLETING,
    /** Keeps the events inside, not whole cases; cases without any leave the log. */
    TRIM
}
