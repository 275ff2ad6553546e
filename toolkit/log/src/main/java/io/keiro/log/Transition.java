package io.keiro.log;

import java.util.Locale;

/** The transitions of an activity's life that XES names (IEEE 1849-2016, lifecycle extension). */
enum Transition {
    SCHEDULE(Effect.OPENS),
    ASSIGN(Effect.WAITS),
    REASSIGN(Effect.WAITS),
    START(Effect.STARTS),
    SUSPEND(Effect.INTERRUPTS),
    RESUME(Effect.INTERRUPTS),
    COMPLETE(Effect.ENDS),
    AUTOSKIP(Effect.ENDS),
    MANUALSKIP(Effect.ENDS),
    WITHDRAW(Effect.ENDS),
    ATE_ABORT(Effect.ENDS),
    PI_ABORT(Effect.ENDS);

    /** What a transition does to the instance that it belongs to. */
    enum Effect {
        /** A new instance waits for its start. */
        OPENS,
        /** The instance goes on waiting. */
        WAITS,
        STARTS,
        /** The instance stays at work. */
        INTERRUPTS,
        ENDS
    }

    private final Effect effect;

    Transition(Effect effect) {
        this.effect = effect;
    }

    Effect effect() {
        return effect;
    }

    /** The name in XES. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The transition of that name, without regard to case; null if there is none. */
    static Transition of(String name) {
        for (Transition transition : values()) {
            if (transition.name().equalsIgnoreCase(name == null ? "" : name.strip())) {
                return transition;
            }
        }
        return null;
    }
}
