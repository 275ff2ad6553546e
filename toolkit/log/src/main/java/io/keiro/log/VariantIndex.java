package io.keiro.log;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;

/**
 * Which cases have the same sequence of activities. Variants are numbered by rank: most cases first, equals label by label. Cost: one pass
 * over the events and a sort of the variants.
 */
final class VariantIndex {

    /** Events from which on a second thread pays for waking it. */
    private static final int WORTH_THREADS = 50_000;

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
        VariantCollector variants;
        if (log.eventCount() < WORTH_THREADS) {
            variants = new VariantCollector(log.frame());
            variants.number(0, cases, found);
        } else {
            // The cases of the second half are numbered anew behind those of the first, so threads do not show.
            int middle = caseInTheMiddle(log);
            VariantCollector later = new VariantCollector(log.frame());
            ForkJoinTask<?> half = ForkJoinPool.commonPool().submit(() -> later.number(middle, cases, found));
            variants = new VariantCollector(log.frame());
            variants.number(0, middle, found);
            half.join();
            int[] here = variants.add(later);
            for (int c = middle; c < cases; c++) {
                found[c] = here[found[c]];
            }
        }
        return ranked(log, variants, found);
    }

    private static int caseInTheMiddle(EventLog log) {
        int place = Arrays.binarySearch(log.frame().offsets(), log.eventCount() / 2);
        return Math.min(log.caseCount(), place < 0 ? -place - 1 : place);
    }

    private static VariantIndex ranked(EventLog log, VariantCollector variants, int[] found) {
        Integer[] byRank = new Integer[variants.size()];
        Arrays.setAll(byRank, v -> v);
        Arrays.sort(byRank, (a, b) -> {
            int byCount = Integer.compare(variants.frequency(b), variants.frequency(a));
            return byCount != 0 ? byCount : compareLabels(log, variants.example(a), variants.example(b));
        });
        int[] ranks = new int[byRank.length];
        int[] examples = new int[byRank.length];
        int[] frequencies = new int[byRank.length];
        for (int r = 0; r < byRank.length; r++) {
            ranks[byRank[r]] = r;
            examples[r] = variants.example(byRank[r]);
            frequencies[r] = variants.frequency(byRank[r]);
        }
        for (int c = 0; c < found.length; c++) {
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
