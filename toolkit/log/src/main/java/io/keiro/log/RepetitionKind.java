package io.keiro.log;

/** Who does an activity again, compared with who did it before. An unknown resource is neither the same nor another. */
public enum RepetitionKind {
    /** Anybody, known or not. */
    ALL,
    /** The same resource. */
    SAME_RESOURCE,
    /** Another resource. */
    OTHER_RESOURCE
}
