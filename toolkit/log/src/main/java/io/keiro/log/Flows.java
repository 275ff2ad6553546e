package io.keiro.log;

import java.util.Arrays;
import java.util.BitSet;

/** Steps from one activity directly to the next, counted once per variant and weighted by its cases. */
final class Flows {

    private final EventLog log;
    private final PairNumbers pairs = new PairNumbers();
    private int[] counts = new int[16];

    private Flows(EventLog log) {
        this.log = log;
        int[] codes = log.frame().codes();
        for (int v = 0; v < log.variantCount(); v++) {
            int example = log.variantExample(v);
            for (int e = log.caseStart(example) + 1; e < log.caseEnd(example); e++) {
                int pair = pairs.number(codes[e - 1], codes[e]);
                if (pair >= counts.length) {
                    counts = Arrays.copyOf(counts, 2 * counts.length);
                }
                counts[pair] += log.variantFrequency(v);
            }
        }
    }

    static Flows of(EventLog log) {
        return new Flows(log);
    }

    SequenceTest rarerThan(int minCount) {
        BitSet rare = new BitSet();
        for (int pair = 0; pair < pairs.size(); pair++) {
            rare.set(pair, counts[pair] < minCount);
        }
        return taking(rare);
    }

    Bound outside(Share share) {
        MostFrequent most = MostFrequent.covering(share, Arrays.copyOf(counts, pairs.size()), pairs.order(log));
        BitSet rare = (BitSet) most.kept().clone();
        rare.flip(0, pairs.size());
        return new Bound(CaseCondition.perVariant(log, taking(rare)), most.note());
    }

    private SequenceTest taking(BitSet steps) {
        return (codes, start, end) -> {
            for (int i = start + 1; i < end; i++) {
                if (steps.get(pairs.number(codes[i - 1], codes[i]))) {
                    return true;
                }
            }
            return false;
        };
    }
}
