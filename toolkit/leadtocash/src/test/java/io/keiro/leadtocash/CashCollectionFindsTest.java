package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.Company.Problem;
import io.keiro.mining.Finding.Status;
import io.keiro.mining.Segment;
import io.keiro.mining.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the analysis names exactly what was planted, and keeps quiet where nothing was. */
class CashCollectionFindsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void thePlantedTermsAreNamed(long seed) {
        CashCollection cash = CashCollection.of(Company.of(seed, 500, Problem.values()));
        assertThat(cash.topSegment().map(Segment::keys)).hasValue(Map.of("PaymentTerms", "Net 60"));
        assertThat(cash.verdict().en())
                .startsWith("Invoices with Payment Terms = Net 60 are paid late: half come ")
                .contains(" or more after the due date, against ", "Part of the delay is our own: they are sent after ")
                .doesNotContain("Also");
        assertThat(cash.verdict().ja())
                .startsWith("支払い条件 = Net 60の請求書は入金が遅れています。")
                .contains("当社側の遅れもあります：送付まで平均");
        assertThat(cash.valueAtStake()).hasValueSatisfying(value -> {
            assertThat(value.amount()).isPositive();
            assertThat(value.formula().en()).startsWith("cash released if these invoices were as late as the rest: (");
        });
        assertThat(cash.actions()).hasSize(2);
        assertThat(cash.shape())
                .hasValueSatisfying(shape -> assertThat(((Shape.Breakdown) shape).bars())
                        .filteredOn(Shape.Bar::highlighted)
                        .extracting(bar -> bar.label().en())
                        .containsExactly("Net 60"));
    }

    @Test
    void withoutAnyProblemThereIsNoAlarm() {
        int alarms = 0;
        for (long seed = 100; seed < 120; seed++) {
            alarms += CashCollection.of(Company.of(seed, 400)).status() == Status.PROBLEM ? 1 : 0;
        }
        assertThat(alarms)
                .as("alarms in 20 companies at a level of one in a hundred")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void theCalmVerdictSaysWhatWasLookedAt() {
        CashCollection cash = CashCollection.of(Company.of(101, 400));
        assertThat(cash.status()).isEqualTo(Status.NO_PROBLEM);
        assertThat(cash.verdict().en())
                .startsWith(
                        "No group of invoices is paid later than the others beyond chance: compared by Amount band, "
                                + "Customer Segment, ")
                .contains("Half of the paid ones came ");
        assertThat(cash.verdict().ja()).startsWith("偶然を超えて入金が遅い請求書のグループはありません。金額帯、顧客セグメント、");
    }
}
