package io.keiro.leadtocash;

/** Who caused an event. */
public enum ActorType {
    HUMAN,
    AUTOMATION,
    UNKNOWN
}
