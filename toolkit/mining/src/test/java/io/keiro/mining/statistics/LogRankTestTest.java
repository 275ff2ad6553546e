package io.keiro.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogRankTestTest {

    @Test
    void publishedExample() {
        LogRankTest test = LogRankTest.of(KaplanMeierTest.TREATED, KaplanMeierTest.PLACEBO);
        assertThat(test.z() * test.z()).isEqualTo(16.792940989216547, within(1e-9));
        assertThat(test.p()).isEqualTo(4.168809109334511e-05, within(1e-12));
        assertThat(test.z()).isPositive();
        assertThat(test.observed()).isEqualTo(9);
        assertThat(test.expected()).isEqualTo(19.25, within(0.005));
        assertThat(test).hasToString("Log-rank test: 9 ends where 19.3 were expected, z = 4.10, p = 4.169e-05");
    }

    @Test
    void publishedExampleWithEarlyWeights() {
        LogRankTest test = LogRankTest.of(KaplanMeierTest.TREATED, KaplanMeierTest.PLACEBO, LogRankTest.Weight.EARLY);
        assertThat(test.z() * test.z()).isEqualTo(14.08413986685654, within(1e-9));
        assertThat(test.p()).isEqualTo(0.00017481161537960345, within(1e-12));
    }

    @Test
    void groupsSwapped() {
        LogRankTest test = LogRankTest.of(KaplanMeierTest.PLACEBO, KaplanMeierTest.TREATED);
        assertThat(test.z() * test.z()).isEqualTo(16.792940989216547, within(1e-9));
        assertThat(test.z()).isNegative();
    }

    @Test
    void withNothingRunningEarlyWeightsAreTheMannWhitneyTest() {
        Random random = new Random(9);
        double[] x = random.doubles(150).map(v -> -1.4 * Math.log(v)).toArray();
        double[] y = random.doubles(200).map(v -> -Math.log(v)).toArray();
        boolean[] doneX = new boolean[150];
        boolean[] doneY = new boolean[200];
        Arrays.fill(doneX, true);
        Arrays.fill(doneY, true);
        LogRankTest test = LogRankTest.of(KaplanMeier.of(x, doneX), KaplanMeier.of(y, doneY), LogRankTest.Weight.EARLY);
        assertThat(test.z()).isEqualTo(MannWhitneyTest.of(x, y).z(), within(0.1));
    }

    @Test
    void sameCurve() {
        LogRankTest test = LogRankTest.of(KaplanMeierTest.TREATED, KaplanMeierTest.TREATED);
        assertThat(test.z()).isEqualTo(0, within(1e-12));
        assertThat(test.p()).isEqualTo(1, within(1e-9));
    }

    @Test
    void nothingFinishedOrEmptyGroup() {
        KaplanMeier running = KaplanMeierTest.curve(-3, -4);
        assertThat(LogRankTest.of(running, running).p()).isNaN();
        KaplanMeier none = KaplanMeier.of(new double[0], new boolean[0]);
        assertThat(LogRankTest.of(none, KaplanMeierTest.TREATED).p()).isNaN();
    }
}
