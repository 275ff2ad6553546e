package io.keiro.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers pairs of activity codes from 0 in the order of their coming. */
final class PairNumbers {

    private final Map<Long, Integer> numbers = new HashMap<>();
    private final List<int[]> pairs = new ArrayList<>();

    int number(int from, int to) {
        return numbers.computeIfAbsent((long) from << 32 | to, key -> {
            pairs.add(new int[] {from, to});
            return pairs.size() - 1;
        });
    }

    int size() {
        return pairs.size();
    }

    /** By the labels of the first and then of the second activity. */
    Comparator<Integer> order(EventLog log) {
        return (a, b) -> {
            int byFirst = log.compareActivities(pairs.get(a)[0], pairs.get(b)[0]);
            return byFirst != 0 ? byFirst : log.compareActivities(pairs.get(a)[1], pairs.get(b)[1]);
        };
    }
}
