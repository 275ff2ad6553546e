package io.keiro.mining.statistics;

import java.util.Locale;

/**
 * Do two groups differ in how long things take, when some are still running?
 *
 * <p>At each time something finishes, compares how many of the first group finish with how many would if both groups finished at the
 * same rate. Source: N. Mantel, Evaluation of Survival Data and Two New Rank Order Statistics Arising in Its Consideration, 1966;
 * weights: R. Peto, J. Peto, Asymptotically Efficient Rank Invariant Test Procedures, 1972. Variance is the hypergeometric one, so the
 * groups may be watched for different lengths of time. Normal approximation: each group should have 20 or more. Cost: linear in the
 * steps of the curves.
 *
 * @param observed ends seen in the first group
 * @param expected ends expected in the first group if there were no difference
 * @param z standardised difference, positive if the first group takes longer; NaN if a group is empty or nothing finished
 * @param p two-sided probability of such a difference if there is none; NaN like z
 */
public record LogRankTest(int observed, double expected, double z, double p) {

    /** Which part of the curves counts most. */
    public enum Weight {
        /** All times alike: strongest when one group finishes at a constant multiple of the other's rate. */
        EVEN,
        /** Early times more, by the share still running: with nothing censored the Mann-Whitney test; steady when few are left. */
        EARLY
    }

    public static LogRankTest of(KaplanMeier first, KaplanMeier second) {
        return of(first, second, Weight.EVEN);
    }

    public static LogRankTest of(KaplanMeier first, KaplanMeier second, Weight weight) {
        double excess = 0;
        double variance = 0;
        double expected = 0;
        int observed = 0;
        double running = 1;
        int a = 0;
        int b = 0;
        while (a < first.steps() || b < second.steps()) {
            double timeA = a < first.steps() ? first.time(a) : Double.POSITIVE_INFINITY;
            double timeB = b < second.steps() ? second.time(b) : Double.POSITIVE_INFINITY;
            double time = Math.min(timeA, timeB);
            double riskA = a < first.steps() ? first.atRisk(a) : 0;
            double riskB = b < second.steps() ? second.atRisk(b) : 0;
            int endsA = timeA == time ? first.finished(a++) : 0;
            int ends = endsA + (timeB == time ? second.finished(b++) : 0);
            if (ends == 0) {
                continue;
            }
            double risk = riskA + riskB;
            // Peto's and Prentice's estimate of the share still running: never zero, so the last ends keep a weight.
            running *= (risk + 1 - ends) / (risk + 1);
            double w = weight == Weight.EVEN ? 1 : running;
            double share = riskA / risk;
            observed += endsA;
            expected += ends * share;
            excess += w * (endsA - ends * share);
            if (risk > 1) {
                variance += w * w * ends * share * (1 - share) * (risk - ends) / (risk - 1);
            }
        }
        // Fewer ends than expected means longer durations.
        double z = variance > 0 ? -excess / Math.sqrt(variance) : Double.NaN;
        return new LogRankTest(observed, expected, z, Double.isNaN(z) ? Double.NaN : Normal.twoSided(z));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Log-rank test: %,d ends where %.1f were expected, z = %.2f, p = %.4g",
                observed,
                expected,
                z,
                p);
    }
}
