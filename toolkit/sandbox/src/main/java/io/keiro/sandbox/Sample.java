package io.keiro.sandbox;

import java.util.Arrays;

/** Numbers to be summed up; grows as needed. */
final class Sample {

    private double[] values = new double[64];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    double sum() {
        return Arrays.stream(values, 0, size).sum();
    }

    double mean() {
        return size == 0 ? Double.NaN : sum() / size;
    }

    double median() {
        return quantile(0.5);
    }

    /** Linear interpolation between order statistics (Hyndman and Fan 1996, type 7); NaN if empty. */
    double quantile(double share) {
        if (size == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        double place = share * (size - 1);
        int low = (int) place;
        int high = Math.min(size - 1, low + 1);
        return sorted[low] + (place - low) * (sorted[high] - sorted[low]);
    }
}
