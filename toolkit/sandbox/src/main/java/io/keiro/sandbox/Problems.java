package io.keiro.sandbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Which problems are planted, how strongly, and whether the data itself is dirty. {@code Problems.none()} gives the control: the same
 * company without any problem.
 */
public final class Problems {

    private static final double STRONGEST = 10;

    private final Map<Problem, Double> strengths;
    private final boolean dirty;

    private Problems(Map<Problem, Double> strengths, boolean dirty) {
        this.strengths = strengths;
        this.dirty = dirty;
    }

    /** Every problem at its default strength. */
    public static Problems all() {
        return of(Problem.values());
    }

    /** No problem: the control. */
    public static Problems none() {
        return of();
    }

    /** These problems at their default strength, and no others. */
    public static Problems of(Problem... problems) {
        Map<Problem, Double> strengths = new EnumMap<>(Problem.class);
        for (Problem problem : problems) {
            strengths.put(problem, problem.defaultStrength());
        }
        return new Problems(strengths, false);
    }

    /**
     * The same set with this problem at this strength.
     *
     * @param strength a factor, above 1 and at most 10
     * @throws IllegalArgumentException if the strength is out of range
     */
    public Problems with(Problem problem, double strength) {
        Objects.requireNonNull(problem, "which problem should be planted?");
        if (!(strength > 1 && strength <= STRONGEST)) {
            throw new IllegalArgumentException(
                    "The strength of " + problem.id() + " is a factor above 1 and at most 10, but was " + strength
                            + ". To leave the problem out, use without(Problem." + problem.name() + ").");
        }
        Map<Problem, Double> changed = copy();
        changed.put(problem, strength);
        return new Problems(changed, dirty);
    }

    /** The same set without this problem. */
    public Problems without(Problem problem) {
        Map<Problem, Double> changed = copy();
        changed.remove(problem);
        return new Problems(changed, dirty);
    }

    /** The same set on data with defects of every kind, or on clean data; see {@link Truth#defects()}. */
    public Problems withDirtyData(boolean newDirty) {
        return new Problems(copy(), newDirty);
    }

    /** True if the data has defects of every kind. */
    public boolean areOnDirtyData() {
        return dirty;
    }

    private Map<Problem, Double> copy() {
        Map<Problem, Double> changed = new EnumMap<>(Problem.class);
        changed.putAll(strengths);
        return changed;
    }

    public boolean contains(Problem problem) {
        return strengths.containsKey(problem);
    }

    /** The strength of a planted problem; empty if it is not planted. */
    public OptionalDouble strength(Problem problem) {
        Double strength = strengths.get(problem);
        return strength == null ? OptionalDouble.empty() : OptionalDouble.of(strength);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Problems problems && strengths.equals(problems.strengths) && dirty == problems.dirty;
    }

    @Override
    public int hashCode() {
        return Objects.hash(strengths, dirty);
    }

    @Override
    public String toString() {
        String planted = strengths.isEmpty()
                ? "no planted problem"
                : strengths.entrySet().stream()
                        .map(entry -> entry.getKey().id() + " x " + entry.getValue())
                        .collect(Collectors.joining(", "));
        return planted + (dirty ? ", dirty data" : "");
    }
}
