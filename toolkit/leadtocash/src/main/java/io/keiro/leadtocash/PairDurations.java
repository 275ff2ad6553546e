package io.keiro.leadtocash;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The two steps between which a duration is measured: the first of the one kind, and the first of the other behind it. */
record PairDurations(TraceStep from, TraceStep to) {

    static Optional<PairDurations> of(List<TraceStep> steps, Activity from, Predicate<TraceStep> to) {
        TraceStep start = null;
        for (TraceStep step : steps) {
            if (start == null) {
                start = step.is(from) ? step : null;
            } else if (to.test(step)) {
                return Optional.of(new PairDurations(start, step));
            }
        }
        return Optional.empty();
    }

    static Optional<PairDurations> of(List<TraceStep> steps, Activity from, Activity to) {
        return of(steps, from, (TraceStep step) -> step.is(to));
    }

    static Optional<TraceStep> first(List<TraceStep> steps, Activity activity) {
        return steps.stream().filter(step -> step.is(activity)).findFirst();
    }

    double days() {
        return from.daysUntil(to);
    }
}
