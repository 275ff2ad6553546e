package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A log as states and the activities that lead from one to the next. The state of a case is what happened before (or what will happen after)
 * a moment, seen through an abstraction: as a sequence, a multiset or a set of activities, of all events or of the nearest few.
 *
 * <p>Every case walks from a start state through one transition per event to an end state; counts are cases that do so, several times if they
 * come by again. Coarse abstractions generalise, fine ones fit: the sequence of all past events gives the {@link PrefixTree}. Laws: for each
 * state incoming + starts = outgoing + ends; the transitions add up to the events of the log. Uses the order of events, no times. Cost: one
 * pass over the variants, times the horizon. Empty log: no states.
 *
 * <p>Source: W. van der Aalst, V. Rubin, H. Verbeek, B. van Dongen, E. Kindler, C. Günther, Process mining: a two-step approach to balance
 * between underfitting and overfitting, 2010.
 */
public final class TransitionSystem implements Tabular {

    /** What of the events a state remembers. */
    public enum Abstraction {
        /** which, how often and in what order */
        SEQUENCE,
        /** which and how often */
        MULTISET,
        /** which */
        SET
    }

    /** Which events make the state. */
    public enum Direction {
        PAST,
        FUTURE
    }

    /**
     * @param horizon how many of the nearest events count, at least 1
     */
    public record Options(Abstraction abstraction, Direction direction, int horizon) {

        /** The horizon that has no end. */
        public static final int ALL = Integer.MAX_VALUE;

        public Options {
            Objects.requireNonNull(abstraction, "a transition system needs an abstraction, for example SET");
            Objects.requireNonNull(direction, "a transition system needs a direction: PAST or FUTURE");
            if (horizon < 1) {
                throw new IllegalArgumentException(
                        "a horizon of " + horizon + " events; it must be at least 1, or Options.ALL");
            }
        }

        /** The set of all past activities. */
        public static Options defaults() {
            return new Options(Abstraction.SET, Direction.PAST, ALL);
        }

        public Options withAbstraction(Abstraction other) {
            return new Options(other, direction, horizon);
        }

        public Options withDirection(Direction other) {
            return new Options(abstraction, other, horizon);
        }

        public Options withHorizon(int events) {
            return new Options(abstraction, direction, events);
        }
    }

    /**
     * A state; what it remembers, {@link TransitionSystem#label} says.
     *
     * @param number from 0
     * @param starts cases that start in it
     * @param ends cases that end in it
     */
    public record State(int number, long starts, long ends) {}

    /** An activity that leads from one state to another, and how often. */
    public record Transition(int from, String activity, int to, long count) {}

    private final List<State> states;
    private final List<Transition> transitions;

    private final StateIndex index;

    private TransitionSystem(StateIndex index, List<State> states, List<Transition> transitions) {
        this.index = index;
        this.states = List.copyOf(states);
        this.transitions = List.copyOf(transitions);
    }

    public static TransitionSystem of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static TransitionSystem of(EventLog log, Options options) {
        WeightedVariants variants = new WeightedVariants(log);
        StateIndex index = new StateIndex(log, options);
        int most = 1;
        for (int v = 0; v < variants.size(); v++) {
            most = Math.addExact(most, variants.codes(v).length + 1);
        }
        PairIndex outgoing = new PairIndex(Math.max(most, log.activityCodeCount()));
        PairIndex found = new PairIndex(Math.max(most, log.activityCodeCount()));
        long[] starts = new long[most];
        long[] ends = new long[most];
        for (int v = 0; v < variants.size(); v++) {
            int[] codes = variants.codes(v);
            int[] visited = index.statesOf(codes);
            starts[visited[0]] += variants.cases(v);
            ends[visited[codes.length]] += variants.cases(v);
            for (int i = 0; i < codes.length; i++) {
                found.add(outgoing.add(visited[i], codes[i], 1), visited[i + 1], variants.cases(v));
            }
        }
        List<State> states = new ArrayList<>();
        for (int s = 0; s < index.size(); s++) {
            states.add(new State(s, starts[s], ends[s]));
        }
        List<Transition> transitions = new ArrayList<>();
        for (int id = 0; id < found.pairs(); id++) {
            int out = found.from(id);
            transitions.add(new Transition(
                    outgoing.from(out), log.activityLabel(outgoing.to(out)), found.to(id), found.count(id)));
        }
        transitions.sort(Comparator.comparingLong((Transition t) -> -t.count())
                .thenComparingInt(Transition::from)
                .thenComparing(Transition::activity, LabelOrder.BY_CODE_POINT)
                .thenComparingInt(Transition::to));
        return new TransitionSystem(index, states, transitions);
    }

    /** What a state remembers: {@code ⟨a, b⟩} in that order, {@code [a, b×2]} how often, {@code {a, b}} whether. */
    public String label(int state) {
        return index.label(state);
    }

    /** In the order in which they were met, variants from the most frequent on. */
    public List<State> states() {
        return states;
    }

    /** The most frequent first, equals by the number of their first state, activity and second state. */
    public List<Transition> transitions() {
        return transitions;
    }

    /** One row per transition. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Transition system", "遷移システム"),
                Field.of("from", Phrase.of("From state", "元の状態"), Kind.TEXT),
                Subjects.ACTIVITY,
                Field.of("to", Phrase.of("To state", "先の状態"), Kind.TEXT),
                Field.of("count", Phrase.of("Times", "回数"), Kind.COUNT));
        for (Transition t : transitions) {
            table.row(label(t.from()), t.activity(), label(t.to()), t.count());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        return Phrase.of(
                "Transition system of " + Wording.count(states.size(), "state", "states") + " and "
                        + Wording.count(transitions.size(), "transition", "transitions"),
                "遷移システム: 状態" + Wording.number(states.size()) + "個、遷移" + Wording.number(transitions.size()) + "件");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
