package io.keiro.log;

import java.util.BitSet;
import java.util.Random;

/** Picks cases or events without looking at them. */
final class CaseSample {

    private CaseSample() {}

    static BitSet first(int count, int cases) {
        BitSet picked = new BitSet(cases);
        picked.set(0, Math.min(check(count), cases));
        return picked;
    }

    static BitSet last(int count, int cases) {
        BitSet picked = new BitSet(cases);
        picked.set(Math.max(0, cases - check(count)), cases);
        return picked;
    }

    /** Each set of that size is equally likely; the same seed picks the same cases everywhere. (Knuth, TAOCP 2, 3.4.2, algorithm S.) */
    static BitSet random(int count, int cases, long seed) {
        BitSet picked = new BitSet(cases);
        Random random = new Random(seed);
        int wanted = Math.min(check(count), cases);
        for (int c = 0; c < cases && wanted > 0; c++) {
            if (random.nextInt(cases - c) < wanted) {
                picked.set(c);
                wanted--;
            }
        }
        return picked;
    }

    private static int check(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("the number to pick is " + count + "; it must be 0 or more");
        }
        return count;
    }
}
