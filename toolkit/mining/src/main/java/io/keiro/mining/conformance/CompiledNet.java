package io.keiro.mining.conformance;

import io.keiro.mining.Marking;
import io.keiro.mining.PetriNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A net with numbers for its places, transitions and labels, and markings as pairs of place and tokens, in order of place. */
final class CompiledNet {

    /** What a transition takes and gives: place and weight by turns. */
    private record Effect(int[] takes, int[] gives) {}

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> labels = new HashMap<>();
    private final List<Effect> silent = new ArrayList<>();
    private final List<List<Effect>> labelled = new ArrayList<>();
    private final int[] initial;
    private final List<int[]> finals;
    /** Tokens by place of the marking that is being looked at; all 0 in between. */
    private final int[] tokens;

    CompiledNet(PetriNet net) {
        net.places().forEach(place -> places.put(place, places.size()));
        for (PetriNet.Transition transition : net.transitions()) {
            Effect effect = new Effect(
                    pairs(net.inputs(transition).stream()
                            .map(a -> new int[] {places.get(a.from()), a.weight()})
                            .toList()),
                    pairs(net.outputs(transition).stream()
                            .map(a -> new int[] {places.get(a.to()), a.weight()})
                            .toList()));
            if (transition.isSilent()) {
                silent.add(effect);
            } else {
                int label = labels.computeIfAbsent(transition.label(), text -> labels.size());
                if (label == labelled.size()) {
                    labelled.add(new ArrayList<>());
                }
                labelled.get(label).add(effect);
            }
        }
        tokens = new int[places.size()];
        initial = coded(net.initialMarking());
        finals = net.finalMarkings().stream().map(this::coded).toList();
    }

    private static int[] pairs(List<int[]> arcs) {
        return arcs.stream().flatMapToInt(Arrays::stream).toArray();
    }

    private int[] coded(Marking marking) {
        marking.places().forEach(place -> tokens[places.get(place)] = marking.tokens(place));
        int[] coded = packed();
        Arrays.fill(tokens, 0);
        return coded;
    }

    /** The number of a label, or -1 if no transition has it. */
    int label(String text) {
        return labels.getOrDefault(text, -1);
    }

    int labelCount() {
        return labels.size();
    }

    int[] initial() {
        return initial;
    }

    boolean isFinal(int[] marking) {
        return finals.stream().anyMatch(last -> Arrays.equals(last, marking));
    }

    /** The markings one silent transition further. */
    void afterSilent(int[] marking, List<int[]> into) {
        fire(marking, silent, into);
    }

    /** The markings one transition of this label further. */
    void after(int[] marking, int label, List<int[]> into) {
        fire(marking, labelled.get(label), into);
    }

    private void fire(int[] marking, List<Effect> effects, List<int[]> into) {
        for (int i = 0; i < marking.length; i += 2) {
            tokens[marking[i]] = marking[i + 1];
        }
        for (Effect effect : effects) {
            if (enabled(effect.takes())) {
                move(effect.takes(), -1);
                if (move(effect.gives(), 1)) {
                    into.add(packed());
                } else {
                    into.add(null);
                }
                move(effect.gives(), -1);
                move(effect.takes(), 1);
            }
        }
        for (int i = 0; i < marking.length; i += 2) {
            tokens[marking[i]] = 0;
        }
    }

    private boolean enabled(int[] takes) {
        for (int i = 0; i < takes.length; i += 2) {
            if (tokens[takes[i]] < takes[i + 1]) {
                return false;
            }
        }
        return true;
    }

    /** False if some place would hold more tokens than can be counted. Wraps round, so that the way back restores what was there. */
    private boolean move(int[] pairs, int sign) {
        boolean countable = true;
        for (int i = 0; i < pairs.length; i += 2) {
            tokens[pairs[i]] += sign * pairs[i + 1];
            countable &= tokens[pairs[i]] >= 0;
        }
        return countable;
    }

    private int[] packed() {
        int marked = 0;
        for (int count : tokens) {
            marked += count > 0 ? 1 : 0;
        }
        int[] packed = new int[2 * marked];
        int at = 0;
        for (int place = 0; place < tokens.length; place++) {
            if (tokens[place] > 0) {
                packed[at++] = place;
                packed[at++] = tokens[place];
            }
        }
        return packed;
    }
}
