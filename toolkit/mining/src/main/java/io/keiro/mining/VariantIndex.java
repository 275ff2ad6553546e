package io.keiro.mining;

import io.keiro.log.EventLog;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The different activity sequences of a log, found by 64-bit hash and verified by comparison, ranked by number of cases and then
 * label by label. Sequences are not copied: each is known by the first case that follows it.
 */
final class VariantIndex {

    private final EventLog log;
    private final int[] representative;
    private final int[] cases;
    private final int[] variantOfCase;

    private VariantIndex(EventLog log, int[] representative, int[] cases, int[] variantOfCase) {
        this.log = log;
        this.representative = representative;
        this.cases = cases;
        this.variantOfCase = variantOfCase;
    }

    static VariantIndex of(EventLog log) {
        int caseCount = log.caseCount();
        int[] variantOfCase = new int[caseCount];
        int[] representative = new int[16];
        int[] counts = new int[16];
        long[] hashes = new long[16];
        int[] slots = new int[64];
        int variants = 0;
        for (int c = 0; c < caseCount; c++) {
            long hash = hash(log, c);
            int slot = (int) hash & slots.length - 1;
            int found = -1;
            while (slots[slot] != 0) {
                int candidate = slots[slot] - 1;
                if (hashes[candidate] == hash && same(log, representative[candidate], c)) {
                    found = candidate;
                    break;
                }
                slot = slot + 1 & slots.length - 1;
            }
            if (found < 0) {
                if (variants == representative.length) {
                    representative = Arrays.copyOf(representative, variants * 2);
                    counts = Arrays.copyOf(counts, variants * 2);
                    hashes = Arrays.copyOf(hashes, variants * 2);
                }
                found = variants++;
                representative[found] = c;
                hashes[found] = hash;
                slots[slot] = variants;
                if (variants * 2 > slots.length) {
                    slots = rehash(hashes, variants, slots.length * 4);
                }
            }
            counts[found]++;
            variantOfCase[c] = found;
        }
        return ranked(log, Arrays.copyOf(representative, variants), Arrays.copyOf(counts, variants), variantOfCase);
    }

    private static long hash(EventLog log, int caseIndex) {
        long hash = 0;
        int end = log.caseEnd(caseIndex);
        for (int e = log.caseStart(caseIndex); e < end; e++) {
            hash = (hash ^ log.activityCode(e) + 1) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return Hash.mix(hash);
    }

    private static boolean same(EventLog log, int a, int b) {
        int length = log.caseEnd(a) - log.caseStart(a);
        if (length != log.caseEnd(b) - log.caseStart(b)) {
            return false;
        }
        int first = log.caseStart(a);
        int second = log.caseStart(b);
        for (int i = 0; i < length; i++) {
            if (log.activityCode(first + i) != log.activityCode(second + i)) {
                return false;
            }
        }
        return true;
    }

    private static int[] rehash(long[] hashes, int variants, int size) {
        int[] slots = new int[size];
        for (int v = 0; v < variants; v++) {
            int slot = (int) hashes[v] & size - 1;
            while (slots[slot] != 0) {
                slot = slot + 1 & size - 1;
            }
            slots[slot] = v + 1;
        }
        return slots;
    }

    private static VariantIndex ranked(EventLog log, int[] representative, int[] counts, int[] variantOfCase) {
        int[] places = LabelOrder.places(java.util.stream.IntStream.range(0, log.activityCodeCount())
                .mapToObj(log::activityLabel)
                .toList());
        Integer[] order = new Integer[representative.length];
        Arrays.setAll(order, i -> i);
        Comparator<Integer> byLabels = (a, b) -> compare(log, places, representative[a], representative[b]);
        Arrays.sort(order, Comparator.comparingInt((Integer v) -> -counts[v]).thenComparing(byLabels));
        int[] rank = new int[order.length];
        int[] rankedRepresentative = new int[order.length];
        int[] rankedCounts = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
            rankedRepresentative[i] = representative[order[i]];
            rankedCounts[i] = counts[order[i]];
        }
        for (int c = 0; c < variantOfCase.length; c++) {
            variantOfCase[c] = rank[variantOfCase[c]];
        }
        return new VariantIndex(log, rankedRepresentative, rankedCounts, variantOfCase);
    }

    /** Label by label; of two sequences of which one begins the other, the shorter first. */
    private static int compare(EventLog log, int[] places, int caseA, int caseB) {
        int a = log.caseStart(caseA);
        int b = log.caseStart(caseB);
        int endA = log.caseEnd(caseA);
        int endB = log.caseEnd(caseB);
        while (a < endA && b < endB) {
            int order = Integer.compare(places[log.activityCode(a++)], places[log.activityCode(b++)]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(endA - a, endB - b);
    }

    int caseCount() {
        return variantOfCase.length;
    }

    int size() {
        return cases.length;
    }

    /** Number of cases of a variant; variants are numbered by rank from 0. */
    int cases(int variant) {
        return cases[variant];
    }

    /** The first case of the log that follows the variant. */
    int representative(int variant) {
        return representative[variant];
    }

    int length(int variant) {
        return log.caseEnd(representative[variant]) - log.caseStart(representative[variant]);
    }

    /** Activity code at a position of the variant. */
    int code(int variant, int position) {
        return log.activityCode(log.caseStart(representative[variant]) + position);
    }

    int variantOf(int caseIndex) {
        return variantOfCase[caseIndex];
    }
}
