package io.keiro.mining;

import java.util.Arrays;

/** Whole numbers, each ascribed to an event; grows while a metric walks through the log. */
final class Observations {

    private int[] events = new int[64];
    private long[] values = new long[64];
    private int size;

    void add(int event, long value) {
        if (size == events.length) {
            events = Arrays.copyOf(events, size * 2);
            values = Arrays.copyOf(values, size * 2);
        }
        events[size] = event;
        values[size++] = value;
    }

    /** Adds one to an observation. */
    void increase(int observation) {
        values[observation]++;
    }

    int size() {
        return size;
    }

    int event(int observation) {
        return events[observation];
    }

    long value(int observation) {
        return values[observation];
    }

    long[] values() {
        return Arrays.copyOf(values, size);
    }

    int negatives() {
        int negatives = 0;
        for (int i = 0; i < size; i++) {
            negatives += values[i] < 0 ? 1 : 0;
        }
        return negatives;
    }
}
