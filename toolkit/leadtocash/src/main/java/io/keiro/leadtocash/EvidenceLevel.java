package io.keiro.leadtocash;

/** How we know that a step happened. */
public enum EvidenceLevel {
    /** the system recorded this very step with its own time */
    EXPLICIT,
    /** derived by a rule from something else */
    INFERRED,
    /** from a system or file outside the CRM */
    EXTERNAL
}
