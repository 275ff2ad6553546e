package io.keiro.log;

import java.util.BitSet;
import java.util.List;

/** Conditions on the order of the activities in a case, as tests of a sequence of codes. */
final class OrderTests {

    private OrderTests() {}

    static SequenceTest startsWith(BitSet activities) {
        return (codes, start, end) -> start < end && activities.get(codes[start]);
    }

    static SequenceTest endsWith(BitSet activities) {
        return (codes, start, end) -> start < end && activities.get(codes[end - 1]);
    }

    static SequenceTest holds(Presence presence, BitSet wanted) {
        return (codes, start, end) -> {
            BitSet there = new BitSet();
            for (int i = start; i < end; i++) {
                there.set(codes[i]);
            }
            int size = there.cardinality();
            there.and(wanted);
            int shared = there.cardinality();
            return switch (presence) {
                case ALL -> shared == wanted.cardinality();
                case ANY -> shared > 0;
                case NONE -> shared == 0;
                case EXACT -> shared == wanted.cardinality() && shared == size;
                case ONLY -> shared == size;
            };
        };
    }

    /** @param pairs codes of two activities each */
    static SequenceTest directlyFollows(Quantifier quantifier, List<int[]> pairs) {
        return quantified(quantifier, pairs, (codes, start, end, from, to) -> {
            for (int i = start; i + 1 < end; i++) {
                if (codes[i] == from && codes[i + 1] == to) {
                    return true;
                }
            }
            return false;
        });
    }

    static SequenceTest eventuallyFollows(Quantifier quantifier, List<int[]> pairs) {
        return quantified(quantifier, pairs, (codes, start, end, from, to) -> {
            boolean begun = false;
            for (int i = start; i < end; i++) {
                if (begun && codes[i] == to) {
                    return true;
                }
                begun |= codes[i] == from;
            }
            return false;
        });
    }

    private interface PairTest {
        boolean test(int[] codes, int start, int end, int from, int to);
    }

    private static SequenceTest quantified(Quantifier quantifier, List<int[]> pairs, PairTest test) {
        return (codes, start, end) -> {
            int found = 0;
            for (int[] pair : pairs) {
                found += test.test(codes, start, end, pair[0], pair[1]) ? 1 : 0;
            }
            return switch (quantifier) {
                case ANY -> found > 0;
                case ALL -> found == pairs.size();
                case NONE -> found == 0;
            };
        };
    }

    /** Some activity directly follows itself. */
    static SequenceTest selfLoop() {
        return (codes, start, end) -> {
            for (int i = start + 1; i < end; i++) {
                if (codes[i] == codes[i - 1]) {
                    return true;
                }
            }
            return false;
        };
    }

    /** Some activity comes again after another one. */
    static SequenceTest repetition() {
        return (codes, start, end) -> {
            BitSet left = new BitSet();
            for (int i = start; i < end; i++) {
                if (i > start && codes[i] == codes[i - 1]) {
                    continue;
                }
                if (left.get(codes[i])) {
                    return true;
                }
                left.set(codes[i]);
            }
            return false;
        };
    }
}
