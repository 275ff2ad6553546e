package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void counts() {
        assertThat(Wording.count(1, "case", "cases")).isEqualTo("1 case");
        assertThat(Wording.count(0, "case", "cases")).isEqualTo("0 cases");
        assertThat(Wording.number(999)).isEqualTo("999");
        assertThat(Wording.number(1_234_567)).isEqualTo("1,234,567");
        assertThat(Wording.number(-1_000)).isEqualTo("-1,000");
    }

    @Test
    void shares() {
        assertThat(Wording.share(0.84125)).isEqualTo("84.1 %");
        assertThat(Wording.share(1)).isEqualTo("100.0 %");
        assertThat(Wording.share(Double.NaN)).isEqualTo("n/a");
    }

    @Test
    void durationsChooseTheirUnit() {
        assertThat(Wording.duration(0).en()).isEqualTo("0.0 seconds");
        assertThat(Wording.duration(59).en()).isEqualTo("59.0 seconds");
        assertThat(Wording.duration(90).en()).isEqualTo("1.5 minutes");
        assertThat(Wording.duration(5_400).ja()).isEqualTo("1.5時間");
        assertThat(Wording.duration(-172_800).en()).isEqualTo("-2.0 days");
        assertThat(Wording.duration(-0.01).en()).isEqualTo("0.0 seconds");
        assertThat(Wording.duration(400 * 86_400d).en()).isEqualTo("400.0 days");
        assertThat(Wording.duration(1e6 * 86_400).en()).isEqualTo("1,000,000.0 days");
        assertThat(Wording.duration(Double.NaN).ja()).isEqualTo("該当なし");
    }
}
