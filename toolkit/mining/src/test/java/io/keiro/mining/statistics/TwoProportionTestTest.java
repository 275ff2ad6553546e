package io.keiro.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoProportionTestTest {

    /** Examples (a), (d) and (g) of table II in Newcombe's paper, to its four digits. */
    @ParameterizedTest
    @CsvSource({"56, 70, 48, 80, 0.0524, 0.3339", "9,  10, 3,  10, 0.1705, 0.8090", "10, 10, 0,  20, 0.6791, 1.0000"})
    void publishedIntervals(int s1, int n1, int s2, int n2, double low, double high) {
        ConfidenceInterval interval = test(s1, n1, s2, n2).interval();
        assertThat(interval.low()).isEqualTo(low, within(5e-5));
        assertThat(interval.high()).isEqualTo(high, within(5e-5));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10, 11, 14,   0.0027594561852200836",
        "8, 10, 1,  6,    0.034965034965034975",
        "3, 30, 40, 1970, 0.02509789270154143",
        "0, 5,  0,  5,    1",
        "5, 5,  5,  5,    1"
    })
    void thinCellsAreCounted(int s1, int n1, int s2, int n2, double p) {
        TwoProportionTest test = test(s1, n1, s2, n2);
        assertThat(test.exact()).isTrue();
        assertThat(test.p()).isEqualTo(p, within(1e-10));
    }

    @Test
    void manyCasesUseThePooledTest() {
        TwoProportionTest test = test(56, 70, 48, 80);
        assertThat(test.exact()).isFalse();
        assertThat(test.z()).isEqualTo(2.6501719512585336, within(1e-12));
        assertThat(test.p()).isEqualTo(0.00804508136819656, within(1e-12));
        assertThat(test.riskDifference()).isEqualTo(0.2, within(1e-12));
        assertThat(test)
                .hasToString("80.0 % (56 of 70) against 60.0 % (48 of 80): difference 20.0 points, p = 0.008045");
    }

    @Test
    void emptyGroup() {
        TwoProportionTest test = test(0, 0, 3, 5);
        assertThat(test.p()).isNaN();
        assertThat(test.riskDifference()).isNaN();
        assertThat(test.interval().known()).isFalse();
    }

    private static TwoProportionTest test(int s1, int n1, int s2, int n2) {
        return TwoProportionTest.of(Proportion.of(s1, n1), Proportion.of(s2, n2));
    }
}
