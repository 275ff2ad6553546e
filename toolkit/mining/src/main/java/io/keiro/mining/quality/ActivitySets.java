package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import java.util.BitSet;
import java.util.function.IntConsumer;

/** Which activities each variant holds, and how many cases hold which. */
final class ActivitySets {

    private final EventLog log;
    private final BitSet[] ofVariants;
    private final int[] cases;

    private ActivitySets(EventLog log) {
        this.log = log;
        this.ofVariants = new BitSet[log.variantCount()];
        this.cases = new int[log.activityCodeCount()];
        for (int v = 0; v < ofVariants.length; v++) {
            ofVariants[v] = new BitSet();
            int example = log.variantExample(v);
            for (int e = log.caseStart(example); e < log.caseEnd(example); e++) {
                ofVariants[v].set(log.activityCode(e));
            }
            for (int a = ofVariants[v].nextSetBit(0); a >= 0; a = ofVariants[v].nextSetBit(a + 1)) {
                cases[a] += log.variantFrequency(v);
            }
        }
    }

    static ActivitySets of(EventLog log) {
        return new ActivitySets(log);
    }

    /** Cases that hold an activity. */
    int cases(int activity) {
        return cases[activity];
    }

    /** For each activity the cases that hold it and this one. */
    int[] casesWith(int activity) {
        int[] both = new int[cases.length];
        for (int v = 0; v < ofVariants.length; v++) {
            if (ofVariants[v].get(activity)) {
                for (int b = ofVariants[v].nextSetBit(0); b >= 0; b = ofVariants[v].nextSetBit(b + 1)) {
                    both[b] += log.variantFrequency(v);
                }
            }
        }
        return both;
    }

    BitSet variantsWithWithout(int with, int without) {
        BitSet found = new BitSet();
        for (int v = 0; v < ofVariants.length; v++) {
            found.set(v, ofVariants[v].get(with) && !ofVariants[v].get(without));
        }
        return found;
    }

    void forEachCaseWith(int activity, IntConsumer action) {
        for (int c = 0; c < log.caseCount(); c++) {
            if (ofVariants[log.variantOf(c)].get(activity)) {
                action.accept(c);
            }
        }
    }
}
