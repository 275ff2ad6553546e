package io.keiro.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KaplanMeierTest {

    /** Weeks in remission from E. Freireich and others, 1963, the example of most textbooks; negative: still in remission. */
    static final KaplanMeier TREATED =
            curve(6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35);

    static final KaplanMeier PLACEBO = curve(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);

    static KaplanMeier curve(double... signed) {
        boolean[] observed = new boolean[signed.length];
        double[] durations = new double[signed.length];
        for (int i = 0; i < signed.length; i++) {
            observed[i] = signed[i] > 0;
            durations[i] = Math.abs(signed[i]);
        }
        return KaplanMeier.of(durations, observed);
    }

    @Test
    void publishedCurve() {
        assertThat(TREATED.survivalAt(5.9)).isEqualTo(1);
        assertThat(TREATED.survivalAt(6)).isEqualTo(0.857143, within(1e-6));
        assertThat(TREATED.survivalAt(7)).isEqualTo(0.806723, within(1e-6));
        assertThat(TREATED.survivalAt(10)).isEqualTo(0.752941, within(1e-6));
        assertThat(TREATED.survivalAt(15)).isEqualTo(0.690196, within(1e-6));
        assertThat(TREATED.survivalAt(16)).isEqualTo(0.627451, within(1e-6));
        assertThat(TREATED.survivalAt(22)).isEqualTo(0.537815, within(1e-6));
        assertThat(TREATED.survivalAt(99)).isEqualTo(0.448179, within(1e-6));
        assertThat(PLACEBO.survivalAt(8)).isEqualTo(0.380952, within(1e-6));
        assertThat(PLACEBO.survivalAt(23)).isZero();
    }

    @Test
    void publishedMediansWithTheirIntervals() {
        assertThat(TREATED.median()).isEqualTo(23);
        assertThat(TREATED.medianInterval()).isEqualTo(new ConfidenceInterval(13, Double.POSITIVE_INFINITY, 0.95));
        assertThat(PLACEBO.median()).isEqualTo(8);
        assertThat(PLACEBO.medianInterval()).isEqualTo(new ConfidenceInterval(4, 11, 0.95));
        assertThat(TREATED.sentence().en()).isEqualTo("Kaplan-Meier curve: median 23.00 (n = 21, 12 still running)");
        assertThat(TREATED.table().rowCount()).isEqualTo(7);
        assertThat(TREATED.table().row(0)).containsExactly(6.0, 21, 3, 18.0 / 21);
    }

    @Test
    void nothingRunningIsTheOrdinaryMedian() {
        Random random = new Random(11);
        for (int n = 1; n < 60; n++) {
            double[] values = random.ints(n, 0, 30).asDoubleStream().toArray();
            boolean[] all = new boolean[n];
            Arrays.fill(all, true);
            assertThat(KaplanMeier.of(values, all).median())
                    .isEqualTo(Sample.of(values).median());
        }
    }

    @Test
    void leavingOutRunningCasesWouldBeTooShort() {
        KaplanMeier curve = curve(1, 2, 3, -10, -10, -10, 20);
        assertThat(curve.median()).isEqualTo(20);
        assertThat(Sample.of(new double[] {1, 2, 3, 20}).median()).isEqualTo(2.5);
    }

    @Test
    void medianIsUnknownWhileMoreThanHalfAreRunning() {
        KaplanMeier curve = curve(1, -5, -5, -5);
        assertThat(curve.median()).isNaN();
        assertThat(curve.quantile(0.25)).isEqualTo(1);
        assertThat(curve.medianInterval().known()).isFalse();
        assertThat(curve.sentence().en()).isEqualTo("Kaplan-Meier curve: median not reached (n = 4, 3 still running)");
    }

    @Test
    void allRunning() {
        KaplanMeier curve = curve(-3, -4);
        assertThat(curve.survivalAt(10)).isEqualTo(1);
        assertThat(curve.median()).isNaN();
        assertThat(curve.restrictedMean(4)).isEqualTo(4);
        assertThat(curve.table().rowCount()).isZero();
    }

    @Test
    void equalTimesFinishBeforeTheyAreCensored() {
        assertThat(curve(5, -5).survivalAt(5)).isEqualTo(0.5);
    }

    @Test
    void restrictedMeanIsTheAreaUnderTheCurve() {
        assertThat(curve(2, 4, 6).restrictedMean(6)).isEqualTo(4, within(1e-12));
        assertThat(curve(2, 4, 6).restrictedMean(3)).isEqualTo((2 + 3 + 3) / 3.0, within(1e-12));
        assertThat(curve(2, 4, 6).restrictedMean(60)).isEqualTo(4, within(1e-12));
    }

    @Test
    void cliffsDeltaEqualsTheOrdinaryOneWhenAllFinished() {
        Random random = new Random(5);
        for (int r = 0; r < 40; r++) {
            double[] x =
                    random.ints(1 + random.nextInt(20), 1, 9).asDoubleStream().toArray();
            double[] y =
                    random.ints(1 + random.nextInt(20), 1, 9).asDoubleStream().toArray();
            assertThat(curve(x).cliffsDelta(curve(y)))
                    .isEqualTo(MannWhitneyTest.of(x, y).cliffsDelta(), within(1e-12));
        }
    }

    @Test
    void cliffsDeltaOfRunningCasesIsNotFooledByShortWatching() {
        // Both finish alike, but the second was watched for a short time only.
        Random random = new Random(6);
        int n = 4000;
        double[] first = new double[n];
        double[] second = new double[n];
        boolean[] all = new boolean[n];
        boolean[] some = new boolean[n];
        for (int i = 0; i < n; i++) {
            first[i] = -Math.log(random.nextDouble());
            all[i] = true;
            double value = -Math.log(random.nextDouble());
            double watched = 1.5 * random.nextDouble();
            some[i] = value <= watched;
            second[i] = Math.min(value, watched);
        }
        KaplanMeier a = KaplanMeier.of(first, all);
        KaplanMeier b = KaplanMeier.of(second, some);
        assertThat(a.cliffsDelta(b)).isEqualTo(0, within(0.04));
        assertThat(MannWhitneyTest.of(first, second).cliffsDelta()).isGreaterThan(0.3);
    }

    @Test
    void noDurations() {
        KaplanMeier none = KaplanMeier.of(new double[0], new boolean[0]);
        assertThat(none.median()).isNaN();
        assertThat(none.survivalAt(1)).isNaN();
        assertThat(none.restrictedMean(1)).isNaN();
        assertThat(none.longest()).isNaN();
        assertThat(none.medianInterval().known()).isFalse();
        assertThat(none.cliffsDelta(TREATED)).isNaN();
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> KaplanMeier.of(new double[] {1, -2}, new boolean[2]))
                .hasMessage("duration 1 is -2.0; durations are finite and 0 or more");
        assertThatThrownBy(() -> KaplanMeier.of(new double[] {1}, new boolean[2]))
                .hasMessage("there are 1 durations, but 2 marks for finished; each duration needs its mark");
        assertThatThrownBy(() -> TREATED.quantile(1))
                .hasMessage("the quantile 1.0 does not exist; q lies between 0 and 1");
    }

    @Test
    void theIntervalCoversTheTrueMedianAsOftenAsItSays() {
        Random random = new Random(12);
        int covered = 0;
        for (int r = 0; r < 1000; r++) {
            double[] durations = new double[60];
            boolean[] observed = new boolean[60];
            for (int i = 0; i < 60; i++) {
                double value = Math.exp(random.nextGaussian());
                double watched = 4 * random.nextDouble();
                observed[i] = value <= watched;
                durations[i] = Math.min(value, watched);
            }
            covered += KaplanMeier.of(durations, observed).medianInterval().contains(1) ? 1 : 0;
        }
        assertThat(covered).isBetween(925, 975);
    }
}
