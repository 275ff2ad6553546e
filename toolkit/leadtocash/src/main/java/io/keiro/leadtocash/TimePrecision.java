package io.keiro.leadtocash;

/** How exact a time is. */
public enum TimePrecision {
    /** a real instant */
    SECOND,
    /** a calendar day only, kept as midnight UTC and never shifted by a zone */
    DAY
}
