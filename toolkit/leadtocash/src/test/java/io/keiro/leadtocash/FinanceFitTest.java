package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinanceFitTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private final FinanceMatch.Options options =
            FinanceMatch.Options.defaults().withTaxRates(List.of(0.0, 0.10)).withDays(10, 90);
    private final FinanceFit fit = new FinanceFit(options);

    @Test
    void anAmountFitsWithAndWithoutTaxAndAsAPart() {
        assertThat(fit.ofAmount(1000, 1000)).isEqualTo(1);
        assertThat(fit.ofAmount(1100, 1000)).isEqualTo(1);
        assertThat(fit.ofAmount(400, 1000)).isEqualTo(FinanceFit.PART);
        assertThat(fit.ofAmount(2000, 1000)).isZero();
        assertThat(fit.ofAmount(Double.NaN, 1000)).isEqualTo(FinanceFit.UNKNOWN);
    }

    /** What nobody knows is no proof: a payment does not settle an invoice of unknown amount exactly. */
    @Test
    void aPaymentFitsWhatIsDue() {
        assertThat(fit.ofPayment(500, 500)).isEqualTo(1);
        assertThat(fit.ofPayment(200, 500)).isEqualTo(FinanceFit.PART);
        assertThat(fit.ofPayment(900, 500)).isZero();
        assertThat(fit.ofPayment(500, Double.POSITIVE_INFINITY)).isEqualTo(FinanceFit.UNKNOWN);
    }

    @Test
    void aDateFitsInsideItsWindowOnly() {
        assertThat(fit.ofDate(DAY, DAY)).isEqualTo(1);
        assertThat(fit.ofDate(DAY, DAY.plusDays(30))).isLessThan(fit.ofDate(DAY, DAY.plusDays(5)));
        assertThat(fit.ofDate(DAY, DAY.plusDays(91))).isZero();
        assertThat(fit.ofDate(DAY, DAY.minusDays(11))).isZero();
        assertThat(fit.ofDate(null, DAY)).isEqualTo(FinanceFit.UNKNOWN);
    }
}
