package io.keiro.log;

/** What happens when two logs that are merged have a case of the same id. */
public enum IdClash {
    /** It is an error that names the ids. */
    FAIL,
    /** All ids get the name of their log before them, so that no case is lost. */
    PREFIX,
    /** The cases become one; their events are sorted by time. */
    JOIN
}
