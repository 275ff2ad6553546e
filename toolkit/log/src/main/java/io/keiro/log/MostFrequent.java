package io.keiro.log;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The most frequent things, as few as cover a share of all; equals go by their order.
 *
 * @param kept numbers of the things that are kept
 * @param equalsLeftOut things as frequent as the last one kept that fell on the other side
 */
record MostFrequent(BitSet kept, int equalsLeftOut) {

    /** @param order of equally frequent things */
    static MostFrequent covering(Share share, int[] counts, Comparator<Integer> order) {
        Integer[] ranked = IntStream.range(0, counts.length)
                .filter(i -> counts[i] > 0)
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(ranked, Comparator.<Integer>comparingInt(i -> -counts[i]).thenComparing(order));
        long all = Arrays.stream(counts).asLongStream().sum();
        long covered = 0;
        BitSet kept = new BitSet();
        int next = 0;
        while (next < ranked.length && !share.isReached(covered, all)) {
            covered += counts[ranked[next]];
            kept.set(ranked[next++]);
        }
        int equals = 0;
        while (next > 0 && next + equals < ranked.length && counts[ranked[next + equals]] == counts[ranked[next - 1]]) {
            equals++;
        }
        return new MostFrequent(kept, equals);
    }

    /** Those that occur so often; things that do not occur are none of them. */
    static BitSet within(Between range, int[] counts) {
        Between resolved = range.in(Between.Of.NUMBERS, "occurrences")
                .among(Arrays.stream(counts).filter(n -> n > 0).asDoubleStream().toArray());
        BitSet kept = new BitSet();
        for (int i = 0; i < counts.length; i++) {
            kept.set(i, counts[i] > 0 && resolved.holds((double) counts[i]));
        }
        return kept;
    }

    Phrase note() {
        return equalsLeftOut == 0
                ? Phrase.same("")
                : Phrase.of(
                        Wording.number(equalsLeftOut) + " as frequent as the last one kept fell on the other side",
                        "最後に残したものと同数の" + Wording.number(equalsLeftOut) + "件が境界の外側");
    }
}
