package io.keiro.mining.conformance;

import io.keiro.mining.PetriNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Follows sequences of labels through all markings that a net can be in after each of them, silent transitions included. Such a set of
 * markings and a label always lead to the same next set, so each step is worked out once and shared by every sequence that takes it, not
 * only by common beginnings: a deterministic automaton that grows as far as the sequences need it.
 *
 * <p>Markings met are counted, one that marks many places for several. Where earlier sequences have used up the limit, all is forgotten and
 * the sequence begins anew: so whether it can be decided depends on it alone, never on what was asked before.
 */
final class RunSearch {

    /** A marking counts once more for each so many marked places. */
    private static final int PLACES_PER_COUNT = 32;

    private static final int NOWHERE = -1;
    private static final int LIMIT = -2;
    private static final int UNKNOWN = -3;

    private final CompiledNet net;
    private final int limit;
    private MarkingIndex markings;
    private MarkingIndex sets;
    private BitSet accepting;
    private Map<Long, Integer> steps;
    private long met;
    /** Labels that the walk has behind it. */
    private int walked;
    /** The beginning with which the last undecided sequence met the limit; another with the same beginning will too. */
    private int[] givenUp;

    RunSearch(PetriNet net, int limit) {
        this.net = new CompiledNet(net);
        this.limit = limit;
        forget();
    }

    private void forget() {
        markings = new MarkingIndex();
        sets = new MarkingIndex();
        accepting = new BitSet();
        steps = new HashMap<>();
        met = 0;
    }

    /** The number of a label, or -1 if no transition has it. */
    int label(String text) {
        return net.label(text);
    }

    /** Whether labels, by their numbers, are a run of the net from its initial to a final marking. */
    Membership.Answer answer(int length, IntUnaryOperator label) {
        for (int i = 0; i < length; i++) {
            if (label.applyAsInt(i) < 0) {
                return Membership.Answer.DEVIATES;
            }
        }
        if (givenUp != null && begins(length, label)) {
            return Membership.Answer.UNDECIDED;
        }
        boolean fresh = met == 0;
        int last = walk(length, label);
        if (last == LIMIT && !fresh) {
            forget();
            last = walk(length, label);
        }
        if (last == LIMIT) {
            forget();
            givenUp = IntStream.range(0, walked).map(label).toArray();
            return Membership.Answer.UNDECIDED;
        }
        return last != NOWHERE && accepting.get(last) ? Membership.Answer.CONFORMS : Membership.Answer.DEVIATES;
    }

    /** Labels that the last undecided sequence had behind it when the limit was met. */
    int givenUpAt() {
        return givenUp.length;
    }

    private boolean begins(int length, IntUnaryOperator label) {
        return length >= givenUp.length
                && IntStream.range(0, givenUp.length).allMatch(i -> label.applyAsInt(i) == givenUp[i]);
    }

    private int walk(int length, IntUnaryOperator label) {
        walked = 0;
        int set = step(-1, 0);
        for (int i = 0; set >= 0 && i < length; i++) {
            walked = i + 1;
            set = step(set, label.applyAsInt(i));
        }
        return set;
    }

    /** The set after a label; the first set after none. */
    private int step(int set, int label) {
        long key = (long) (set + 1) * Math.max(1, net.labelCount()) + label;
        if (set < 0) {
            key = -1;
        }
        int known = steps.getOrDefault(key, UNKNOWN);
        if (known == UNKNOWN) {
            known = set < 0 ? closed(List.of(net.initial())) : closed(after(set, label));
            if (known != LIMIT) {
                steps.put(key, known);
            }
        }
        return known;
    }

    private List<int[]> after(int set, int label) {
        List<int[]> next = new ArrayList<>();
        for (int marking : sets.get(set)) {
            net.after(markings.get(marking), label, next);
        }
        return next;
    }

    /** The set of these markings and all that silent transitions lead to from them. */
    private int closed(List<int[]> begin) {
        if (++met > limit) {
            return LIMIT;
        }
        BitSet seen = new BitSet();
        int[] members = new int[Math.max(8, begin.size())];
        int size = 0;
        boolean last = false;
        List<int[]> found = new ArrayList<>(begin);
        for (int looked = 0; ; looked++) {
            for (int[] marking : found) {
                if (marking == null) {
                    return LIMIT;
                }
                int number = markings.number(marking);
                if (!seen.get(number)) {
                    seen.set(number);
                    met += 1 + marking.length / (2 * PLACES_PER_COUNT);
                    if (met > limit) {
                        return LIMIT;
                    }
                    members = size == members.length ? Arrays.copyOf(members, size * 2) : members;
                    members[size++] = number;
                    last |= net.isFinal(marking);
                }
            }
            if (looked == size) {
                break;
            }
            found.clear();
            net.afterSilent(markings.get(members[looked]), found);
        }
        if (size == 0) {
            return NOWHERE;
        }
        int[] set = Arrays.copyOf(members, size);
        Arrays.sort(set);
        int number = sets.number(set);
        accepting.set(number, last);
        return number;
    }
}
