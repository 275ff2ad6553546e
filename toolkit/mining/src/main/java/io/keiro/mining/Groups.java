package io.keiro.mining;

import java.util.Arrays;

/** Numbers by group, each group's side by side and sorted. Values that are {@link Quantity#NONE} or belong to no group are left out. */
final class Groups {

    private final long[] values;
    private final int[] begin;

    /**
     * @param groupOf the group of each value, or -1
     */
    Groups(long[] measured, int[] groupOf, int groups) {
        begin = new int[groups + 1];
        for (int i = 0; i < measured.length; i++) {
            if (groupOf[i] >= 0 && measured[i] != Quantity.NONE) {
                begin[groupOf[i] + 1]++;
            }
        }
        Arrays.parallelPrefix(begin, Integer::sum);
        int[] filled = Arrays.copyOf(begin, groups);
        values = new long[begin[groups]];
        for (int i = 0; i < measured.length; i++) {
            if (groupOf[i] >= 0 && measured[i] != Quantity.NONE) {
                values[filled[groupOf[i]]++] = measured[i];
            }
        }
        for (int g = 0; g < groups; g++) {
            Arrays.sort(values, begin[g], begin[g + 1]);
        }
    }

    int size() {
        return begin.length - 1;
    }

    int count(int group) {
        return begin[group + 1] - begin[group];
    }

    /** The values of a group, ascending. */
    long value(int group, int place) {
        return values[begin[group] + place];
    }

    long sum(int group) {
        long sum = 0;
        for (int i = begin[group]; i < begin[group + 1]; i++) {
            sum += values[i];
        }
        return sum;
    }

    double median(int group) {
        return SummaryColumns.quantile(values, begin[group], count(group), 0.5);
    }

    Object[] summary(Quantity quantity, int group) {
        return quantity.summary(values, begin[group], begin[group + 1]);
    }
}
