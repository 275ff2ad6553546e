package io.keiro.mining.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Compares durations, some of which may still be running. Sorted once; every comparison is then linear. */
final class DurationComparison implements Comparison {

    private final int[] order;
    private final double[] values;
    private final boolean[] observed;

    private DurationComparison(int[] order, double[] values, boolean[] observed) {
        this.order = order;
        this.values = values;
        this.observed = observed;
    }

    static DurationComparison of(List<SegmentScan.Observation> cases) {
        Integer[] sorted = new Integer[cases.size()];
        Arrays.setAll(sorted, i -> i);
        Arrays.sort(sorted, Comparator.comparingDouble(i -> cases.get(i).value()));
        int[] order = new int[sorted.length];
        double[] values = new double[sorted.length];
        boolean[] observed = new boolean[sorted.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = sorted[i];
            values[i] = cases.get(order[i]).value();
            observed[i] = cases.get(order[i]).observed();
        }
        return new DurationComparison(order, values, observed);
    }

    @Override
    public boolean ofRates() {
        return false;
    }

    @Override
    public Outcome compare(boolean[] member, boolean[] excluded) {
        Side segment = new Side(values.length);
        Side others = new Side(values.length);
        for (int i = 0; i < order.length; i++) {
            if (!excluded[order[i]]) {
                (member[order[i]] ? segment : others).add(values[i], observed[i]);
            }
        }
        KaplanMeier inside = segment.curve();
        KaplanMeier outside = others.curve();
        double value = inside.median();
        double rest = outside.median();
        double horizon = Math.min(inside.longest(), outside.longest());
        boolean allFinished = segment.allFinished && others.allFinished;
        // With everything finished the mean needs no horizon.
        double mean = inside.restrictedMean(allFinished ? inside.longest() : horizon);
        double restMean = outside.restrictedMean(allFinished ? outside.longest() : horizon);
        boolean medians = !Double.isNaN(value) && !Double.isNaN(rest);
        double z;
        double p;
        if (allFinished) {
            MannWhitneyTest test = MannWhitneyTest.of(segment.values(), others.values());
            z = test.z();
            p = test.p();
        } else {
            LogRankTest test = LogRankTest.of(inside, outside, LogRankTest.Weight.EARLY);
            z = test.z();
            p = test.p();
        }
        return new Outcome(
                segment.n,
                others.n,
                value,
                rest,
                medians ? value / rest : mean / restMean,
                inside.cliffsDelta(outside),
                z,
                p,
                segment.n * (mean - restMean));
    }

    /** The durations on one side of a comparison, in ascending order. */
    private static final class Side {
        private final double[] values;
        private final boolean[] observed;
        private int n;
        private boolean allFinished = true;

        Side(int capacity) {
            values = new double[capacity];
            observed = new boolean[capacity];
        }

        void add(double value, boolean finished) {
            values[n] = value;
            observed[n++] = finished;
            allFinished &= finished;
        }

        double[] values() {
            return Arrays.copyOf(values, n);
        }

        KaplanMeier curve() {
            return KaplanMeier.ofSorted(values(), Arrays.copyOf(observed, n));
        }
    }
}
