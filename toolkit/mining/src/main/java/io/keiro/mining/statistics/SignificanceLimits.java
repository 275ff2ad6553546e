package io.keiro.mining.statistics;

/**
 * What a segment must pass to be shown, and to be called significant.
 *
 * @param alpha largest adjusted probability called significant, 0 to 1
 * @param minimumShown segments with fewer cases are not shown at all, so that no single person is put on display
 * @param minimumTested segments (or rests) with fewer cases are shown, but not compared
 * @param minimumDelta smallest Cliff's delta called significant, for durations, 0 to 1
 * @param minimumRiskDifference smallest difference of rates called significant, 0 to 1
 * @param minimumRatio smallest ratio of the higher to the lower of segment and rest called significant, 1 or more; medians or rates
 */
public record SignificanceLimits(
        double alpha,
        int minimumShown,
        int minimumTested,
        double minimumDelta,
        double minimumRiskDifference,
        double minimumRatio) {

    public SignificanceLimits {
        share("alpha", alpha);
        share("minimumDelta", minimumDelta);
        share("minimumRiskDifference", minimumRiskDifference);
        if (minimumShown < 1 || minimumTested < minimumShown) {
            throw new IllegalArgumentException("minimumShown is " + minimumShown + " and minimumTested is "
                    + minimumTested + "; valid is 1 <= minimumShown <= minimumTested");
        }
        if (!(minimumRatio >= 1)) {
            throw new IllegalArgumentException("minimumRatio is " + minimumRatio + "; it must be 1 or more");
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must lie between 0 and 1");
        }
    }

    /** Alpha 0.01; 5 cases to be shown, 20 to be compared; Cliff's delta 0.2, ten points of rate, ratio 1.2. */
    public static SignificanceLimits defaults() {
        return new SignificanceLimits(0.01, 5, 20, 0.2, 0.1, 1.2);
    }

    public SignificanceLimits withAlpha(double value) {
        return new SignificanceLimits(
                value, minimumShown, minimumTested, minimumDelta, minimumRiskDifference, minimumRatio);
    }

    /** Fewest cases of a segment to be shown, and to be compared. */
    public SignificanceLimits withMinimumCases(int shown, int tested) {
        return new SignificanceLimits(alpha, shown, tested, minimumDelta, minimumRiskDifference, minimumRatio);
    }

    public SignificanceLimits withMinimumDelta(double value) {
        return new SignificanceLimits(alpha, minimumShown, minimumTested, value, minimumRiskDifference, minimumRatio);
    }

    public SignificanceLimits withMinimumRiskDifference(double value) {
        return new SignificanceLimits(alpha, minimumShown, minimumTested, minimumDelta, value, minimumRatio);
    }

    public SignificanceLimits withMinimumRatio(double value) {
        return new SignificanceLimits(alpha, minimumShown, minimumTested, minimumDelta, minimumRiskDifference, value);
    }
}
