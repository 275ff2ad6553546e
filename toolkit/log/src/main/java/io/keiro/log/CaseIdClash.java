package io.keiro.log;

/** What happens when two logs that are merged have a case of the same id. */
public enum CaseIdClash {
    /** An error names the ids. */
    FAIL,
    /** Every case id gets the name of its log in front, {@code deals/4711}, whether it is in both logs or not. */
    PREFIX,
    /** The two are one case. */
    JOIN
}
