package io.keiro.sandbox;

/** One of the values that an attribute can take. */
interface Choice {

    /** How often it is drawn, relative to its neighbours. */
    double weight();

    Text label();

    String name();
}
