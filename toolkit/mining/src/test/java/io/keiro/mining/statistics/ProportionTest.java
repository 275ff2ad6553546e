package io.keiro.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {

    @ParameterizedTest
    @CsvSource({
        "0,   10,   0.0,                  0.27753279986288926",
        "1,   10,   0.017876213095072924, 0.40415002679523854",
        "7,   20,   0.18119182410108203,  0.5671457233147638",
        "500, 1000, 0.4690696003681042,   0.5309303996318958",
        "10,  10,   0.7224672001371106,   1.0"
    })
    void wilson(int successes, int n, double low, double high) {
        ConfidenceInterval interval = Proportion.of(successes, n).interval();
        assertThat(interval.low()).isEqualTo(low, within(1e-9));
        assertThat(interval.high()).isEqualTo(high, within(1e-9));
    }

    @Test
    void nothingOfNothing() {
        assertThat(Proportion.of(0, 0).share()).isNaN();
        assertThat(Proportion.of(0, 0).interval().known()).isFalse();
        assertThat(Proportion.of(0, 0)).hasToString("n/a (0 of 0)");
        assertThat(Proportion.of(0, 0).interval()).hasToString("n/a");
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatThrownBy(() -> Proportion.of(3, 2))
                .hasMessage("a proportion of 3 in 2; the first must lie between 0 and the second");
    }

    @Test
    void printsItsCounts() {
        assertThat(Proportion.of(7, 20)).hasToString("35.0 % (7 of 20)");
        assertThat(Proportion.of(7, 20).interval()).hasToString("0.1812 to 0.5671 (95 %)");
    }
}
