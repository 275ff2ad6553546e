package io.keiro.mining.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

    @Test
    void handCheckedProbabilities() {
        double[] adjusted = BenjaminiHochberg.adjust(new double[] {.01, .02, .03, .04, .05, .5, .8, .0001});
        assertThat(adjusted)
                .containsExactly(new double[] {.04, .16 / 3, .06, .064, .4 / 6, 4.0 / 7, .8, .0008}, within(1e-12));
    }

    @Test
    void adjustedKeepsTheOrderAndNeverExceedsOne() {
        assertThat(BenjaminiHochberg.adjust(new double[] {.9, .95, 1})).containsExactly(1, 1, 1);
    }

    @Test
    void notTestedDoesNotCount() {
        double[] adjusted = BenjaminiHochberg.adjust(new double[] {Double.NaN, .02, Double.NaN, .5});
        assertThat(adjusted[0]).isNaN();
        assertThat(adjusted[1]).isEqualTo(.04);
        assertThat(adjusted[3]).isEqualTo(.5);
        assertThat(BenjaminiHochberg.adjust(new double[0])).isEmpty();
    }

    @Test
    void impossibleProbabilityIsNamed() {
        assertThatThrownBy(() -> BenjaminiHochberg.adjust(new double[] {.1, 1.2}))
                .hasMessage("probability 1 is 1.2; it must lie between 0 and 1");
    }
}
