package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountBandsTest {

    private final AmountBands bands = AmountBands.of(new double[] {10_000, 50_000, 200_000});

    @Test
    void theLowerLimitBelongsToItsBand() {
        assertThat(bands.band(9_999.99)).isEqualTo("< 10,000");
        assertThat(bands.band(10_000)).isEqualTo("10,000 – 50,000");
        assertThat(bands.band(50_000)).isEqualTo("50,000 – 200,000");
        assertThat(bands.band(200_000)).isEqualTo("≥ 200,000");
        assertThat(bands.band(Double.NaN)).isNull();
    }

    @Test
    void anAmountLiesInItsBandAndAboveEachLimitItReaches() {
        assertThat(bands.bandsOf(60_000)).containsExactly("50,000 – 200,000", "≥ 10,000", "≥ 50,000");
        assertThat(bands.bandsOf(200_000)).containsExactly("≥ 200,000", "≥ 10,000", "≥ 50,000");
        assertThat(bands.bandsOf(5)).containsExactly("< 10,000");
        assertThat(bands.bandsOf(Double.NaN)).isEmpty();
    }

    @Test
    void withoutLimitsNothingIsCompared() {
        assertThat(AmountBands.of(new double[0]).bandsOf(60_000)).isEmpty();
    }
}
