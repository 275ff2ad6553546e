package io.keiro.sandbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Which problems are planted, and how strongly. {@code Problems.none()} gives the control: the same company without any. */
public final class Problems {

    private static final double STRONGEST = 10;

    private final Map<Problem, Double> strengths;

    private Problems(Map<Problem, Double> strengths) {
        this.strengths = strengths;
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
        return new Problems(strengths);
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
        return new Problems(changed);
    }

    /** The same set without this problem. */
    public Problems without(Problem problem) {
        Map<Problem, Double> changed = copy();
        changed.remove(problem);
        return new Problems(changed);
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
        return other instanceof Problems problems && strengths.equals(problems.strengths);
    }

    @Override
    public int hashCode() {
        return strengths.hashCode();
    }

    @Override
    public String toString() {
        return strengths.isEmpty()
                ? "no planted problem"
                : strengths.entrySet().stream()
                        .map(entry -> entry.getKey().id() + " x " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
