package io.keiro.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.leadtocash.Company.Problem;
import io.keiro.mining.Finding.Status;
import io.keiro.mining.Segment;
import io.keiro.mining.Shape;
import io.keiro.mining.SuggestedAction;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the analysis names exactly what was planted, and keeps quiet where nothing was. */
class QuoteToContractFindsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void thePlantedAmountIsNamedAsOneSegment(long seed) {
        QuoteToContract quotes = QuoteToContract.of(Company.of(seed, 500, Problem.values()));
        assertThat(quotes.topSegment().map(Segment::keys)).hasValue(Map.of("AmountBand", "≥ 50,000"));
        assertThat(quotes.verdict().en())
                .startsWith("Deals with Amount band ≥ 50,000 take long from quote to contract: half need more than ")
                .contains(" The time goes into rework: first to last quote (", "waiting for approval (")
                .doesNotContain("Also");
        assertThat(quotes.verdict().ja()).startsWith("金額帯 ≥ 50,000の商談は見積もりから契約までに時間がかかっています。");
        assertThat(quotes.actions())
                .extracting(SuggestedAction::kpi)
                .contains("first_time_right_quote", "approval_wait");
        assertThat(quotes.shape())
                .hasValueSatisfying(shape -> assertThat(((Shape.Breakdown) shape).bars())
                        .filteredOn(Shape.Bar::highlighted)
                        .extracting(bar -> bar.label().en())
                        .contains("50,000 – 200,000")
                        .isSubsetOf("50,000 – 200,000", "≥ 200,000"));
    }

    @Test
    void withoutAnyProblemThereIsNoAlarm() {
        int alarms = 0;
        for (long seed = 100; seed < 120; seed++) {
            alarms += QuoteToContract.of(Company.of(seed, 400)).status() == Status.PROBLEM ? 1 : 0;
        }
        assertThat(alarms)
                .as("alarms in 20 companies at a level of one in a hundred")
                .isLessThanOrEqualTo(1);
    }

    @Test
    void theCalmVerdictSaysWhatWasLookedAt() {
        QuoteToContract quotes = QuoteToContract.of(Company.of(101, 400));
        assertThat(quotes.status()).isEqualTo(Status.NO_PROBLEM);
        assertThat(quotes.verdict().en())
                .startsWith(
                        "No group of deals takes longer from quote to contract than the others beyond chance: compared "
                                + "by Amount band, Customer Segment, ")
                .contains("). The median from the first quote to the signature is ");
        assertThat(quotes.verdict().ja()).startsWith("偶然を超えて見積もりから契約までに時間がかかる商談のグループはありません。");
    }
}
