package io.keiro.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.mining.statistics.ConfidenceInterval.Bootstrap;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceIntervalTest {

    private static Sample oneTo(int n) {
        return Sample.of(IntStream.rangeClosed(1, n).asDoubleStream().toArray());
    }

    /** Ranks from tables of the sign test. */
    @ParameterizedTest
    @CsvSource({"6, 1, 6", "10, 2, 9", "17, 5, 13", "100, 40, 61"})
    void medianBetweenOrderStatistics(int n, double low, double high) {
        ConfidenceInterval interval = ConfidenceInterval.ofMedian(oneTo(n));
        assertThat(interval.low()).isEqualTo(low);
        assertThat(interval.high()).isEqualTo(high);
    }

    @Test
    void tooFewValuesGiveNoInterval() {
        assertThat(ConfidenceInterval.ofMedian(oneTo(5)).known()).isFalse();
        assertThat(ConfidenceInterval.ofMedian(oneTo(0)).known()).isFalse();
        assertThat(ConfidenceInterval.ofMedian(oneTo(5), 0.9).known()).isTrue();
    }

    @Test
    void bothIntervalsCoverTheTrueMedianAsOftenAsTheySay() {
        Random random = new Random(7);
        int exact = 0;
        int bootstrap = 0;
        int repetitions = 1000;
        for (int r = 0; r < repetitions; r++) {
            double[] values = new double[40];
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.exp(random.nextGaussian());
            }
            Sample sample = Sample.of(values);
            exact += ConfidenceInterval.ofMedian(sample).contains(1) ? 1 : 0;
            bootstrap += ConfidenceInterval.bootstrapMedian(
                                    sample, Bootstrap.defaults().withResamples(300))
                            .contains(1)
                    ? 1
                    : 0;
        }
        // 95 % by construction or more; three standard errors are 2 points.
        assertThat(exact).isBetween(940, 985);
        assertThat(bootstrap).isBetween(910, 975);
    }

    @Test
    void bootstrapIsReproducible() {
        Bootstrap options = Bootstrap.defaults().withSeed(5).withConfidence(0.9);
        ConfidenceInterval first = ConfidenceInterval.bootstrapMedian(oneTo(50), options);
        assertThat(ConfidenceInterval.bootstrapMedian(oneTo(50), options)).isEqualTo(first);
        assertThat(first.contains(25.5)).isTrue();
        assertThat(first.high() - first.low()).isBetween(8.0, 25.0);
    }

    @Test
    void bootstrapOfOneValueAndOfNone() {
        ConfidenceInterval one = ConfidenceInterval.bootstrapMedian(Sample.of(new double[] {4}), Bootstrap.defaults());
        assertThat(one.low()).isEqualTo(4);
        assertThat(one.high()).isEqualTo(4);
        assertThat(ConfidenceInterval.bootstrapMedian(oneTo(0), Bootstrap.defaults())
                        .known())
                .isFalse();
    }

    @Test
    void badOptionsAreNamed() {
        assertThatThrownBy(() -> Bootstrap.defaults().withResamples(10))
                .hasMessage("10 bootstrap samples are too few for the ends of an interval; take at least 100");
        assertThatThrownBy(() -> Bootstrap.defaults().withConfidence(95))
                .hasMessageStartingWith("the confidence is 95.0");
    }
}
