package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number is what a decimal number of the same text is, to the last bit. */
class AmountTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "1200",
                "1200.00",
                "0.1",
                ".5",
                "5.",
                "007",
                "99999999999999.9",
                "999999999999999",
                "1234567890123456",
                "12345678901234567.89",
                "-3.25",
                "+4",
                "1e3",
                " 12 ",
                "１２",
                "0.000000000000001"
            })
    void aNumberIsThatOfItsText(String text) {
        assertThat(Amount.parse(text)).isEqualTo(new BigDecimal(text.strip()).doubleValue());
        assertThat(Amount.exact(text)).isEqualByComparingTo(new BigDecimal(text.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "1.2.3",
                "..",
                "12,50",
                "1 200",
                "EUR 5",
                "5-",
                "NaN",
                "1e999999999",
                "-1e-999999999",
                "1e400"
            })
    void whatIsNoNumberIsNaN(String text) {
        assertThat(Amount.parse(text)).isNaN();
        assertThat(Amount.exact(text)).isNull();
    }

    @Test
    void noTextIsNaN() {
        assertThat(Amount.parse(null)).isNaN();
        assertThat(Amount.exact(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomNumbersAreThoseOfTheirTexts(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = BigDecimal.valueOf(random.nextLong() >>> random.nextInt(64), random.nextInt(12))
                    .abs()
                    .toPlainString();
            assertThat(Amount.parse(text)).as(text).isEqualTo(new BigDecimal(text).doubleValue());
            assertThat(Amount.exact(text)).as(text).isEqualByComparingTo(new BigDecimal(text));
        }
    }
}
