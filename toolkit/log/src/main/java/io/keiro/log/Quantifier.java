package io.keiro.log;

/** How many events or pairs a condition must hold for. */
public enum Quantifier {
    /** At least one. */
    ANY,
    /** Every one; also where there is none. */
    ALL,
    /** Not one. */
    NONE
}
