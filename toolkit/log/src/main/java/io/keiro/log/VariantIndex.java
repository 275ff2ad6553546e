package io.keiro.log;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which cases have the same sequence of activities. Cases are compared by a 64-bit hash that a full comparison confirms. Variants are
 * numbered by rank: most cases first, equals label by label. Cost: one pass over the events and a sort of the variants.
 */
final class VariantIndex {

    private final int[] variantOf;
    private final int[] examples;
    private final int[] frequencies;

    private VariantIndex(int[] variantOf, int[] examples, int[] frequencies) {
        this.variantOf = variantOf;
        this.examples = examples;
        this.frequencies = frequencies;
    }

    static VariantIndex of(EventLog log) {
        int cases = log.caseCount();
        int[] found = new int[cases];
        Collector collector = new Collector(log);
        for (int c = 0; c < cases; c++) {
            found[c] = collector.variant(c);
        }
        int[] ranks = collector.ranks();
        int[] examples = new int[ranks.length];
        int[] frequencies = new int[ranks.length];
        for (int v = 0; v < ranks.length; v++) {
            examples[ranks[v]] = collector.examples[v];
            frequencies[ranks[v]] = collector.frequencies[v];
        }
        for (int c = 0; c < cases; c++) {
            found[c] = ranks[found[c]];
        }
        return new VariantIndex(found, examples, frequencies);
    }

    /**
     * The variants of some of the cases, from what is known about all.
     *
     * @param cases ascending
     * @param narrowed the log of these cases
     */
    VariantIndex narrow(int[] cases, EventLog narrowed) {
        int[] fewer = new int[count()];
        int[] firsts = new int[count()];
        for (int i = cases.length - 1; i >= 0; i--) {
            int v = variantOf[cases[i]];
            fewer[v]++;
            firsts[v] = i;
        }
        Integer[] byRank =
                IntStream.range(0, count()).filter(v -> fewer[v] > 0).boxed().toArray(Integer[]::new);
        Arrays.sort(byRank, (a, b) -> {
            int byCount = Integer.compare(fewer[b], fewer[a]);
            return byCount != 0 ? byCount : compareLabels(narrowed, firsts[a], firsts[b]);
        });
        int[] ranks = new int[count()];
        int[] newExamples = new int[byRank.length];
        int[] newFrequencies = new int[byRank.length];
        for (int r = 0; r < byRank.length; r++) {
            ranks[byRank[r]] = r;
            newExamples[r] = firsts[byRank[r]];
            newFrequencies[r] = fewer[byRank[r]];
        }
        int[] of = new int[cases.length];
        for (int i = 0; i < cases.length; i++) {
            of[i] = ranks[variantOf[cases[i]]];
        }
        return new VariantIndex(of, newExamples, newFrequencies);
    }

    int count() {
        return examples.length;
    }

    /** Rank of the variant of a case, from 0. */
    int variantOf(int caseIndex) {
        return variantOf[caseIndex];
    }

    /** First case with this variant. */
    int example(int variant) {
        return examples[variant];
    }

    /** Number of cases with this variant. */
    int frequency(int variant) {
        return frequencies[variant];
    }

    /** Numbers variants in the order of their first case. */
    private static final class Collector {
        private final EventLog log;
        private int[] slots = new int[1024];
        private long[] hashes = new long[256];
        private int[] examples = new int[256];
        private int[] frequencies = new int[256];
        private int size;

        Collector(EventLog log) {
            this.log = log;
            Arrays.fill(slots, -1);
        }

        int variant(int caseIndex) {
            long hash = hash(caseIndex);
            int mask = slots.length - 1;
            int slot = (int) (hash >>> 32) & mask;
            for (int v = slots[slot]; v >= 0; v = slots[slot]) {
                if (hashes[v] == hash && same(examples[v], caseIndex)) {
                    frequencies[v]++;
                    return v;
                }
                slot = (slot + 1) & mask;
            }
            if (size == hashes.length) {
                hashes = Arrays.copyOf(hashes, 2 * size);
                examples = Arrays.copyOf(examples, 2 * size);
                frequencies = Arrays.copyOf(frequencies, 2 * size);
            }
            hashes[size] = hash;
            examples[size] = caseIndex;
            frequencies[size] = 1;
            slots[slot] = size++;
            if (size * 2 > slots.length) {
                grow();
            }
            return size - 1;
        }

        private void grow() {
            slots = new int[2 * slots.length];
            Arrays.fill(slots, -1);
            int mask = slots.length - 1;
            for (int v = 0; v < size; v++) {
                int slot = (int) (hashes[v] >>> 32) & mask;
                while (slots[slot] >= 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = v;
            }
        }

        /** Multiplication by an odd constant and a shift after each code; the length counts through the start value. */
        private long hash(int caseIndex) {
            int end = log.caseEnd(caseIndex);
            long hash = end - log.caseStart(caseIndex);
            for (int e = log.caseStart(caseIndex); e < end; e++) {
                hash = (hash ^ log.activityCode(e)) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 29;
            }
            return hash * 0x9E3779B97F4A7C15L;
        }

        private boolean same(int a, int b) {
            int length = log.caseEnd(a) - log.caseStart(a);
            if (length != log.caseEnd(b) - log.caseStart(b)) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (log.activityCode(log.caseStart(a) + i) != log.activityCode(log.caseStart(b) + i)) {
                    return false;
                }
            }
            return true;
        }

        /** Rank of each variant. */
        int[] ranks() {
            Integer[] byRank = new Integer[size];
            Arrays.setAll(byRank, v -> v);
            Arrays.sort(byRank, (a, b) -> {
                int byCount = Integer.compare(frequencies[b], frequencies[a]);
                return byCount != 0 ? byCount : compareLabels(log, examples[a], examples[b]);
            });
            int[] ranks = new int[size];
            for (int r = 0; r < size; r++) {
                ranks[byRank[r]] = r;
            }
            return ranks;
        }
    }

    private static int compareLabels(EventLog log, int a, int b) {
        int lengthA = log.caseEnd(a) - log.caseStart(a);
        int lengthB = log.caseEnd(b) - log.caseStart(b);
        for (int i = 0; i < Math.min(lengthA, lengthB); i++) {
            int codeA = log.activityCode(log.caseStart(a) + i);
            int codeB = log.activityCode(log.caseStart(b) + i);
            if (codeA != codeB) {
                return log.compareActivities(codeA, codeB);
            }
        }
        return Integer.compare(lengthA, lengthB);
    }
}
