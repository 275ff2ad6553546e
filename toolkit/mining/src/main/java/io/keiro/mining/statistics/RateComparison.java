package io.keiro.mining.statistics;

import java.util.List;

/** Compares how often something happens. */
final class RateComparison implements Comparison {

    private final boolean[] happened;

    private RateComparison(boolean[] happened) {
        this.happened = happened;
    }

    static RateComparison of(List<SegmentScan.Observation> cases) {
        boolean[] happened = new boolean[cases.size()];
        for (int i = 0; i < happened.length; i++) {
            SegmentScan.Observation one = cases.get(i);
            if (one.value() != 0 && one.value() != 1 || !one.observed()) {
                throw new IllegalArgumentException("case " + i + " has the value " + one.value()
                        + (one.observed() ? "" : " (still running)")
                        + "; a scan of rates needs yes or no, see Observation.yesNo");
            }
            happened[i] = one.value() == 1;
        }
        return new RateComparison(happened);
    }

    @Override
    public boolean ofRates() {
        return true;
    }

    @Override
    public Outcome compare(boolean[] member, boolean[] excluded) {
        int n = 0;
        int yes = 0;
        int nRest = 0;
        int yesRest = 0;
        for (int i = 0; i < happened.length; i++) {
            if (excluded[i]) {
                continue;
            }
            if (member[i]) {
                n++;
                yes += happened[i] ? 1 : 0;
            } else {
                nRest++;
                yesRest += happened[i] ? 1 : 0;
            }
        }
        Proportion inside = Proportion.of(yes, n);
        Proportion outside = Proportion.of(yesRest, nRest);
        TwoProportionTest test = TwoProportionTest.of(inside, outside);
        return new Outcome(
                n,
                nRest,
                inside.share(),
                outside.share(),
                inside.share() / outside.share(),
                test.riskDifference(),
                test.z(),
                test.p(),
                n * test.riskDifference());
    }
}
