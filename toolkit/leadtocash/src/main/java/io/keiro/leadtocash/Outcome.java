package io.keiro.leadtocash;

/** Where a deal stands. */
public enum Outcome {
    OPEN,
    WON,
    LOST
}
