package io.keiro.leadtocash;

import io.keiro.mining.Evidence;

/** Counts how we know of the events behind a number. */
final class Evidences {

    private Evidences() {}

    static Evidence of(BusinessEvent event) {
        return switch (event.evidence()) {
            case EXPLICIT -> new Evidence(1, 0, 0);
            case INFERRED -> new Evidence(0, 1, 0);
            case EXTERNAL -> new Evidence(0, 0, 1);
        };
    }

    static Evidence of(Iterable<TraceStep> steps) {
        Evidence evidence = Evidence.NONE;
        for (TraceStep step : steps) {
            evidence = evidence.plus(of(step.event()));
        }
        return evidence;
    }
}
