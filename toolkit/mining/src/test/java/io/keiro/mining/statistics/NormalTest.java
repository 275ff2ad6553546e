package io.keiro.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

    /** Published tables to as many digits as they give; 2.5 is where series and fraction meet. */
    @ParameterizedTest
    @CsvSource({
        "0,    0.5",
        "0.1,  0.460172162722971",
        "1,    0.15865525393145707",
        "1.96, 0.024997895148220435",
        "2.5,  0.006209665325776132",
        "2.6,  0.004661188023718747",
        "3,    0.0013498980316300933",
        "5,    2.866515718791933e-07",
        "8,    6.22096057427174e-16",
        "20,   2.7536241186061556e-89"
    })
    void upperTail(double z, double tail) {
        assertThat(Normal.upperTail(z)).isCloseTo(tail, Percentage.withPercentage(1e-9));
        assertThat(Normal.upperTail(-z)).isCloseTo(1 - tail, Percentage.withPercentage(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "0.5,    0",
        "0.75,   0.6744897501960817",
        "0.9,    1.2815515655446004",
        "0.975,  1.959963984540054",
        "0.995,  2.5758293035489004",
        "0.9999, 3.719016485455709"
    })
    void quantile(double p, double z) {
        assertThat(Normal.quantile(p)).isCloseTo(z, within(1e-11));
        assertThat(Normal.quantile(1 - p)).isCloseTo(-z, within(1e-11));
    }

    @Test
    void tailFallsWithoutAStepWhereTheMethodsMeet() {
        assertThat(Normal.upperTail(2.5)).isGreaterThan(Normal.upperTail(2.5 + 1e-12));
        assertThat(Normal.upperTail(2.5) - Normal.upperTail(2.5 + 1e-9)).isCloseTo(1.75e-11, within(1e-13));
    }

    @Test
    void edges() {
        assertThat(Normal.upperTail(Double.NaN)).isNaN();
        assertThat(Normal.upperTail(50)).isZero();
        assertThat(Normal.upperTail(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThatThrownBy(() -> Normal.quantile(0))
                .hasMessage("a quantile is asked for p = 0.0; p must lie between 0 and 1");
        assertThatThrownBy(() -> Normal.bound(95))
                .hasMessage("the confidence is 95.0; it must lie between 0 and 1, for example 0.95");
    }

    @Test
    void logFactorialsMeetWhereStirlingBegins() {
        double exact = 0;
        for (int n = 2; n <= 200; n++) {
            exact += Math.log(n);
            assertThat(Combinations.logFactorial(n)).isCloseTo(exact, within(1e-10));
        }
        assertThat(Math.exp(Combinations.logChoose(40, 3))).isCloseTo(9880, within(1e-8));
    }
}
