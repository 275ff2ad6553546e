package io.keiro.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void handCheckedNumbers() {
        Sample sample = Sample.of(new double[] {60, 10, 30, 20});
        assertThat(sample.n()).isEqualTo(4);
        assertThat(sample.mean()).isEqualTo(30);
        assertThat(sample.median()).isEqualTo(25);
        assertThat(sample.p75()).isEqualTo(37.5);
        assertThat(sample.p90()).isEqualTo(51, within(1e-12));
        assertThat(sample.min()).isEqualTo(10);
        assertThat(sample.max()).isEqualTo(60);
        assertThat(sample.standardDeviation()).isEqualTo(Math.sqrt(1400.0 / 3), within(1e-12));
        assertThat(sample.shareOver(20)).isEqualTo(Proportion.of(2, 4));
        assertThat(sample.sorted()).containsExactly(10, 20, 30, 60);
        assertThat(sample).hasToString("n = 4, median 25.00, mean 30.00, 75th percentile 37.50, 90th percentile 51.00");
    }

    @Test
    void weightsMoveOnlyTheWeightedMean() {
        Sample sample = Sample.of(new double[] {10, 40}, new double[] {1, 2});
        assertThat(sample.weightedMean()).isEqualTo(30);
        assertThat(sample.mean()).isEqualTo(25);
        assertThat(Sample.of(new double[] {10, 40}).weightedMean()).isEqualTo(25);
        assertThat(Sample.of(new double[] {10}, new double[] {0}).weightedMean())
                .isNaN();
    }

    @Test
    void emptySample() {
        Sample none = Sample.of(new double[0]);
        assertThat(none.n()).isZero();
        assertThat(none.mean()).isNaN();
        assertThat(none.median()).isNaN();
        assertThat(none.min()).isNaN();
        assertThat(none.max()).isNaN();
        assertThat(none.standardDeviation()).isNaN();
        assertThat(none.shareOver(1).share()).isNaN();
    }

    @Test
    void singleValue() {
        Sample one = Sample.of(new double[] {7});
        assertThat(one.p90()).isEqualTo(7);
        assertThat(one.standardDeviation()).isNaN();
    }

    @Test
    void theArrayGivenAndTheArrayTakenStayApart() {
        double[] values = {3, 1, 2};
        Sample sample = Sample.of(values);
        assertThat(values).containsExactly(3, 1, 2);
        sample.sorted()[0] = 99;
        assertThat(sample.min()).isEqualTo(1);
    }

    @Test
    void badInputIsNamed() {
        assertThatThrownBy(() -> Sample.of(new double[] {1, Double.NaN}))
                .hasMessage("value 1 is NaN; leave missing values out before summarising");
        assertThatThrownBy(() -> Sample.of(new double[] {1, 2}, new double[] {1}))
                .hasMessage("there are 2 values, but 1 weights; each value needs its weight");
        assertThatThrownBy(() -> Sample.of(new double[] {1}, new double[] {-1}))
                .hasMessage("weight 0 is -1.0; weights are finite and 0 or more");
        assertThatThrownBy(() -> Sample.of(new double[] {1}).quantile(90))
                .hasMessage("the quantile 90.0 does not exist; q lies between 0 and 1");
    }
}
