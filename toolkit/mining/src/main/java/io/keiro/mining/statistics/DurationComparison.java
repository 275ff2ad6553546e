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
        int members = 0;
        int rest = 0;
        for (int i = 0; i < member.length; i++) {
            members += member[i] && !excluded[i] ? 1 : 0;
            rest += member[i] || excluded[i] ? 0 : 1;
        }
        Side segment = new Side(members);
        Side others = new Side(rest);
        for (int i = 0; i < order.length; i++) {
            if (!excluded[order[i]]) {
                (member[order[i]] ? segment : others).add(values[i], observed[i]);
            }
        }
        return segment.allFinished && others.allFinished ? ofFinished(segment, others) : ofRunning(segment, others);
    }

    /** The Mann-Whitney test, and plain medians and means. */
    private static Outcome ofFinished(Side segment, Side others) {
        MannWhitneyTest test = MannWhitneyTest.ofSorted(segment.values, others.values);
        double value = segment.median();
        double rest = others.median();
        return new Outcome(
                segment.n,
                others.n,
                value,
                rest,
                value / rest,
                test.cliffsDelta(),
                test.z(),
                test.p(),
                segment.n * (segment.mean() - others.mean()));
    }

    /** The log-rank test, and medians of curves; means only up to the time that both sides were watched for. */
    private static Outcome ofRunning(Side segment, Side others) {
        KaplanMeier inside = segment.curve();
        KaplanMeier outside = others.curve();
        LogRankTest test = LogRankTest.of(inside, outside, LogRankTest.Weight.EARLY);
        double horizon = Math.min(inside.longest(), outside.longest());
        double mean = inside.restrictedMean(horizon);
        double restMean = outside.restrictedMean(horizon);
        double value = inside.median();
        double rest = outside.median();
        boolean medians = !Double.isNaN(value) && !Double.isNaN(rest);
        return new Outcome(
                segment.n,
                others.n,
                value,
                rest,
                medians ? value / rest : mean / restMean,
                inside.cliffsDelta(outside),
                test.z(),
                test.p(),
                segment.n * (mean - restMean));
    }

    /** The durations on one side of a comparison, in ascending order. */
    private static final class Side {
        private final double[] values;
        private final boolean[] observed;
        private int n;
        private boolean allFinished = true;

        Side(int size) {
            values = new double[size];
            observed = new boolean[size];
        }

        void add(double value, boolean finished) {
            values[n] = value;
            observed[n++] = finished;
            allFinished &= finished;
        }

        double median() {
            return n == 0 ? Double.NaN : (values[(n - 1) / 2] + values[n / 2]) / 2;
        }

        double mean() {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += values[i];
            }
            return sum / n;
        }

        KaplanMeier curve() {
            return KaplanMeier.ofSorted(values, observed);
        }
    }
}
