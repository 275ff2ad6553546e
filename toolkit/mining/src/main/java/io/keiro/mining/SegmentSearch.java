package io.keiro.mining;

import io.keiro.log.EventLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The frequent segments of one length after the other. A segment is numbered by its first part and its last part, both one shorter; where
 * either is not frequent, it cannot be.
 */
final class SegmentSearch {

    private final EventLog log;
    private final WeightedVariants variants;
    private final double minCases;
    private int length;
    /** At each position of each variant the number of the segment that begins there, or -1. */
    private final int[][] at;

    private int found;
    private int[] exampleVariant;
    private int[] examplePosition;
    private long[] cases;
    private long[] occurrences;

    SegmentSearch(EventLog log, double minCases) {
        this.log = log;
        this.variants = new WeightedVariants(log);
        this.minCases = Math.max(minCases, 1);
        this.at = new int[variants.size()][];
        for (int v = 0; v < at.length; v++) {
            at[v] = variants.codes(v);
        }
        this.length = 1;
        keepFrequent(log.activityCodeCount());
    }

    int found() {
        return found;
    }

    long cases(int segment) {
        return cases[segment];
    }

    long occurrences(int segment) {
        return occurrences[segment];
    }

    List<String> activities(int segment) {
        List<String> labels = new ArrayList<>(length);
        int first = log.caseStart(log.variantExample(exampleVariant[segment])) + examplePosition[segment];
        for (int i = 0; i < length; i++) {
            labels.add(log.activity(first + i));
        }
        return labels;
    }

    void lengthen() {
        PairIndex pairs = new PairIndex(found);
        for (int[] numbers : at) {
            for (int i = 0; i + 1 < numbers.length; i++) {
                numbers[i] = numbers[i] < 0 || numbers[i + 1] < 0 ? -1 : pairs.add(numbers[i], numbers[i + 1], 1);
            }
            if (numbers.length > 0) {
                numbers[numbers.length - 1] = -1;
            }
        }
        length++;
        keepFrequent(pairs.pairs());
    }

    /** Counts the candidates and numbers those anew that are frequent. */
    private void keepFrequent(int candidates) {
        long[] inCases = new long[candidates];
        long[] times = new long[candidates];
        int[] seenIn = new int[candidates];
        for (int v = 0; v < at.length; v++) {
            for (int number : at[v]) {
                if (number >= 0) {
                    inCases[number] += seenIn[number] == v + 1 ? 0 : variants.cases(v);
                    seenIn[number] = v + 1;
                    times[number] += variants.cases(v);
                }
            }
        }
        int[] places = new int[candidates];
        found = 0;
        for (int s = 0; s < candidates; s++) {
            places[s] = inCases[s] >= minCases ? found++ : -1;
        }
        cases = new long[found];
        occurrences = new long[found];
        exampleVariant = new int[found];
        examplePosition = new int[found];
        Arrays.fill(exampleVariant, -1);
        for (int v = 0; v < at.length; v++) {
            for (int i = 0; i < at[v].length; i++) {
                int number = at[v][i];
                int place = number < 0 ? -1 : places[number];
                at[v][i] = place;
                if (place >= 0 && exampleVariant[place] < 0) {
                    exampleVariant[place] = v;
                    examplePosition[place] = i;
                    cases[place] = inCases[number];
                    occurrences[place] = times[number];
                }
            }
        }
    }
}
