package io.keiro.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.Language;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void durationsInTheUnitThatFits() {
        assertThat(Figures.duration(0, Language.EN)).isEqualTo("0 s");
        assertThat(Figures.duration(45, Language.EN)).isEqualTo("45.0 s");
        assertThat(Figures.duration(12 * 60, Language.EN)).isEqualTo("12.0 min");
        assertThat(Figures.duration(5.1 * 3600, Language.EN)).isEqualTo("5.1 h");
        assertThat(Figures.duration(3.2 * 86400, Language.EN)).isEqualTo("3.2 d");
        assertThat(Figures.duration(1234.4 * 86400, Language.EN)).isEqualTo("1,234 d");
        assertThat(Figures.duration(-7200, Language.EN)).isEqualTo("−2.0 h");
        assertThat(Figures.duration(Double.NaN, Language.EN)).isEqualTo("–");
        assertThat(Figures.duration(3.2 * 86400, Language.JA)).isEqualTo("3.2日");
        assertThat(Figures.duration(7200, Language.JA)).isEqualTo("2.0時間");
    }

    @Test
    void shortDurationsHaveTwoDigits() {
        assertThat(Figures.shortDuration(45, Language.EN)).isEqualTo("45 s");
        assertThat(Figures.shortDuration(0.01, Language.EN)).isEqualTo("<0.1 s");
        assertThat(Figures.shortDuration(3.24 * 86400, Language.EN)).isEqualTo("3.2 d");
        assertThat(Figures.shortDuration(9.97 * 86400, Language.EN)).isEqualTo("10 d");
        assertThat(Figures.shortDuration(47.3 * 86400, Language.JA)).isEqualTo("47日");
    }

    @Test
    void sharesKeepNothingAndAllForThemselves() {
        assertThat(Figures.share(0)).isEqualTo("0 %");
        assertThat(Figures.share(1)).isEqualTo("100 %");
        assertThat(Figures.share(0.00001)).isEqualTo("<0.1 %");
        assertThat(Figures.share(0.99999)).isEqualTo(">99.9 %");
        assertThat(Figures.share(0.1234)).isEqualTo("12.3 %");
        assertThat(Figures.share(-0.05)).isEqualTo("−5.0 %");
        assertThat(Figures.share(Double.NaN)).isEqualTo("–");
        assertThat(Figures.wholeShare(0.996)).isEqualTo(">99 %");
    }

    @Test
    void numbersCarrySeparatorsAndNoFalsePrecision() {
        assertThat(Figures.count(1234567)).isEqualTo("1,234,567");
        assertThat(Figures.number(1234.56)).isEqualTo("1,235");
        assertThat(Figures.number(12.345)).isEqualTo("12.3");
        assertThat(Figures.number(0.01234)).isEqualTo("0.0123");
        assertThat(Figures.number(-3)).isEqualTo("−3");
        assertThat(Figures.number(1e-9)).isEqualTo("1.00e-09");
        assertThat(Figures.number(Double.NaN)).isEqualTo("–");
        assertThat(Figures.number(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }
}
