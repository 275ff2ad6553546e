package io.keiro.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * A nondeterministic automaton over activity codes that follows all its paths at once, so that a case costs its length times the number
 * of states, whatever the pattern is. (Thompson, Regular Expression Search Algorithm, CACM 11(6), 1968.)
 */
final class ActivityAutomaton implements SequenceTest {

    private static final int NONE = -1;

    /** Activities that lead on from a state, or null for a state that is left without an event. */
    private final List<BitSet> read = new ArrayList<>();

    private final List<Boolean> negated = new ArrayList<>();
    private final List<int[]> next = new ArrayList<>();
    private final Function<PatternToken, BitSet> codes;
    private final int start;
    private final int end;
    private int[] current;
    private int[] following;
    private int[] stack;
    private final int[] seen;
    private int round;

    private ActivityAutomaton(ActivityPattern.Part whole, Function<PatternToken, BitSet> codes) {
        this.codes = codes;
        this.end = state();
        this.start = build(whole, end);
        this.current = new int[read.size()];
        this.following = new int[read.size()];
        this.stack = new int[read.size()];
        this.seen = new int[read.size()];
    }

    static ActivityAutomaton of(ActivityPattern.Part whole, Function<PatternToken, BitSet> codes) {
        return new ActivityAutomaton(whole, codes);
    }

    private int state(int... successors) {
        read.add(null);
        negated.add(false);
        next.add(successors);
        return read.size() - 1;
    }

    /** The first state of a part that ends in another state. */
    private int build(ActivityPattern.Part part, int then) {
        if (part instanceof ActivityPattern.OneOf one) {
            BitSet wanted = new BitSet();
            one.labels().forEach(label -> wanted.or(codes.apply(label)));
            int state = state(then);
            read.set(state, wanted);
            negated.set(state, one.negated());
            return state;
        }
        if (part instanceof ActivityPattern.Sequence sequence) {
            int first = then;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                first = build(sequence.parts().get(i), first);
            }
            return first;
        }
        if (part instanceof ActivityPattern.Choice choice) {
            return state(choice.parts().stream().mapToInt(p -> build(p, then)).toArray());
        }
        ActivityPattern.Repeated repeated = (ActivityPattern.Repeated) part;
        int first = then;
        if (repeated.most() < 0) {
            first = state(NONE, then);
            next.get(first)[0] = build(repeated.part(), first);
        }
        for (int i = repeated.least(); i < repeated.most(); i++) {
            first = state(build(repeated.part(), first), then);
        }
        for (int i = 0; i < repeated.least(); i++) {
            first = build(repeated.part(), first);
        }
        return first;
    }

    @Override
    public boolean test(int[] trace, int from, int to) {
        int size = add(start, current, 0);
        for (int e = from; e < to && size > 0; e++) {
            round++;
            int reached = 0;
            for (int i = 0; i < size; i++) {
                int state = current[i];
                if (read.get(state) != null && read.get(state).get(trace[e]) != negated.get(state)) {
                    reached = add(next.get(state)[0], following, reached);
                }
            }
            int[] swapped = current;
            current = following;
            following = swapped;
            size = reached;
        }
        round++;
        return Arrays.stream(current, 0, size).anyMatch(state -> state == end);
    }

    /** Adds a state and all that is reached from it without an event. */
    private int add(int state, int[] states, int size) {
        int count = size;
        int open = 0;
        open = push(state, open);
        while (open > 0) {
            int top = stack[--open];
            states[count++] = top;
            if (read.get(top) == null) {
                for (int successor : next.get(top)) {
                    open = push(successor, open);
                }
            }
        }
        return count;
    }

    private int push(int state, int open) {
        if (seen[state] == round + 1) {
            return open;
        }
        seen[state] = round + 1;
        stack[open] = state;
        return open + 1;
    }
}
