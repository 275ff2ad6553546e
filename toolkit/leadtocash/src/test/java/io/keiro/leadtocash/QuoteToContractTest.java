package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.deal;
import static io.keiro.leadtocash.Small.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keiro.mining.Evidence;
import io.keiro.mining.Finding.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuoteToContractTest {

    private static BusinessEvent quote(String deal, Activity activity, double day, String quote) {
        return event(deal, activity, day).touching(ObjectKind.QUOTE, quote);
    }

    /**
     * D1: quote on day 10 after an approval of 2 days, again on day 16 after an approval of 1 day, accepted on day 20, signed on day 21.
     * D2: one quote on day 5, signed through the win on day 8, no acceptance. D3: quote on day 300, open; an approval waits. D4: quote,
     * lost. D5: no quote.
     */
    private static LeadToCash.Builder five() {
        return Small.data()
                .cutOff(Small.day(310))
                .deal(deal("D1", Outcome.WON, 3000))
                .event(quote("D1", Activity.DISCOUNT_APPROVAL_REQUESTED, 8, "A").by("Rep", ActorType.HUMAN))
                .event(quote("D1", Activity.DISCOUNT_APPROVED, 10, "A").by("Manager 01", ActorType.HUMAN))
                .event(quote("D1", Activity.QUOTE_ISSUED, 10, "A"))
                .event(quote("D1", Activity.DISCOUNT_APPROVAL_REQUESTED, 15, "B"))
                .event(quote("D1", Activity.DISCOUNT_REJECTED, 16, "B").by("Manager 01", ActorType.HUMAN))
                .event(quote("D1", Activity.QUOTE_REISSUED, 16, "B"))
                .event(quote("D1", Activity.QUOTE_ACCEPTED, 20, "B"))
                .event(event("D1", Activity.CONTRACT_SIGNED, 21))
                .event(event("D1", Activity.CLOSED_WON, 22))
                .deal(deal("D2", Outcome.WON, 1000))
                .event(quote("D2", Activity.QUOTE_ISSUED, 5, "C"))
                .event(event("D2", Activity.CLOSED_WON, 8))
                .deal(deal("D3", Outcome.OPEN, 500))
                .event(quote("D3", Activity.QUOTE_ISSUED, 300, "D"))
                .event(quote("D3", Activity.DISCOUNT_APPROVAL_REQUESTED, 306, "E"))
                .deal(deal("D4", Outcome.LOST, 500))
                .event(quote("D4", Activity.QUOTE_ISSUED, 1, "F"))
                .event(event("D4", Activity.CLOSED_LOST, 4))
                .deal(deal("D5", Outcome.WON, 500))
                .event(event("D5", Activity.CLOSED_WON, 4));
    }

    private static double value(QuoteToContract quotes, String id) {
        return quotes.measure(id)
                .orElseThrow(() -> new AssertionError("no measure " + id))
                .value();
    }

    @Test
    void measuresCanBeCheckedByHand() {
        QuoteToContract quotes = QuoteToContract.of(five().build());
        assertThat(value(quotes, "quote_to_contract")).isEqualTo(7); // 11 and 3
        assertThat(value(quotes, "quote_to_contract.kaplan_meier")).isEqualTo(11); // 3, at least 10, 11
        assertThat(value(quotes, "quote_to_contract.weighted_mean")).isEqualTo(9); // (11 x 3000 + 3 x 1000) / 4000
        assertThat(value(quotes, "quote_to_contract.final")).isEqualTo(1);
        assertThat(value(quotes, "approval_wait")).isEqualTo(1.5);
        assertThat(value(quotes, "approval_wait.kaplan_meier")).isEqualTo(2); // 1, 2, at least 4
        assertThat(value(quotes, "customer_decision")).isEqualTo(4);
        assertThat(value(quotes, "quote_rework")).isEqualTo(0); // 6, 0, 0
        assertThat(value(quotes, "quotes_per_deal")).isCloseTo(4.0 / 3, within(1e-12));
        assertThat(value(quotes, "first_time_right_quote")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(value(quotes, "rework_rate")).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(value(quotes, "acceptance_rate")).isCloseTo(1.0 / 3, within(1e-12)); // of D1, D2, D4
        assertThat(quotes.measure("expiry_rate")).isEmpty();
    }

    @Test
    void coverageAndEvidenceAreCounted() {
        QuoteToContract quotes = QuoteToContract.of(five().build());
        assertThat(quotes.coverage().considered()).isEqualTo(4);
        assertThat(quotes.coverage().measured()).isEqualTo(3);
        assertThat(quotes.coverage().explanation().en())
                .isEqualTo(
                        "2 signed, 1 still open and counted as running; 1 signatures inferred from the win; 1 lost before "
                                + "a signature");
        assertThat(quotes.coverage().explanation().ja())
                .isEqualTo("契約締結済み2件、進行中(経過分のみ)1件。受注から推定した契約締結: 1件。契約締結前に失注: 1件");
        assertThat(quotes.evidence()).isEqualTo(new Evidence(7, 0, 0));
    }

    @Test
    void tablesCanBeCheckedByHand() {
        QuoteToContract quotes = QuoteToContract.of(five().build());
        assertThat(quotes.table().value(0, "MedianDays")).isEqualTo(3.5); // waits of D1 together, and of D3 so far
        assertThat(quotes.table().value(4, "MedianDays")).isEqualTo(7.0);
        assertThat(quotes.approvers().rows()).isEqualTo(List.of(List.of("Manager 01", 2, 1.5, 1.9)));
        assertThat(quotes.revisions().rows())
                .isEqualTo(List.of(java.util.Arrays.asList(1, 2, 1, 3.0), java.util.Arrays.asList(2, 1, 1, 11.0)));
    }

    @Test
    void anElectronicSignatureIsAcceptanceAndContractAtOnce() {
        QuoteToContract quotes = QuoteToContract.of(Small.data()
                .deal(deal("D1", Outcome.WON, 1))
                .event(quote("D1", Activity.QUOTE_ISSUED, 1, "A"))
                .event(quote("D1", Activity.QUOTE_ACCEPTED, 3, "A"))
                .event(quote("D1", Activity.CONTRACT_SIGNED, 3, "A"))
                .build());
        assertThat(value(quotes, "quote_to_contract")).isEqualTo(2);
        assertThat(value(quotes, "quote_to_contract.final")).isEqualTo(0);
    }

    @Test
    void aSlowApproverIsNamed() {
        LeadToCash.Builder data = Small.data();
        for (int i = 0; i < 120; i++) {
            String id = "D" + i;
            boolean slow = i % 3 == 0;
            double wait = (slow ? 5 : 1) + i % 7 * 0.1;
            data.deal(deal(id, Outcome.WON, 100))
                    .event(quote(id, Activity.DISCOUNT_APPROVAL_REQUESTED, 1, "Q" + i))
                    .event(quote(id, Activity.DISCOUNT_APPROVED, 1 + wait, "Q" + i)
                            .by("Manager " + i % 3, ActorType.HUMAN))
                    .event(quote(id, Activity.QUOTE_ISSUED, 10, "Q" + i))
                    .event(event(id, Activity.CONTRACT_SIGNED, 15 + i % 5));
        }
        QuoteToContract quotes = QuoteToContract.of(data.build());
        assertThat(quotes.status()).isEqualTo(Status.PROBLEM);
        assertThat(quotes.verdict().en())
                .isEqualTo(
                        "Approvals take long with Approver = Manager 0: half wait longer than 5.3 days, against 1.3 days "
                                + "for the rest (40 requests, adjusted p < 0.001).");
        assertThat(quotes.verdict().ja())
                .isEqualTo("承認者 = Manager 0の承認に時間がかかっています。待ち時間の中央値は5.3日で、その他は1.3日です（依頼40件、調整済みp < 0.001）。");
    }

    @Test
    void discountBandsCloseAtTheirUpperLimit() {
        assertThat(QuoteCases.discountBand(0)).isEqualTo("0 %");
        assertThat(QuoteCases.discountBand(0.10)).isEqualTo("5 – 10 %");
        assertThat(QuoteCases.discountBand(0.1001)).isEqualTo("10 – 15 %");
        assertThat(QuoteCases.discountBand(0.5)).isEqualTo("30 % +");
    }

    @Test
    void noQuotes() {
        QuoteToContract quotes = QuoteToContract.of(Small.data()
                .deal(deal("D5", Outcome.WON, 500))
                .event(event("D5", Activity.CLOSED_WON, 4))
                .build());
        assertThat(quotes.status()).isEqualTo(Status.NOT_POSSIBLE);
        assertThat(quotes.verdict().en())
                .isEqualTo(
                        "Not possible: no deal has a quote. Needed is Quote/Proposal Issued with its time: from HubSpot "
                                + "quotes, or from a stage that the stage map connects with quote_issued.");
        assertThat(quotes.verdict().ja()).startsWith("分析できません：見積書のある商談がありません。");
    }

    @Test
    void allOpen() {
        QuoteToContract quotes = QuoteToContract.of(Small.data()
                .deal(deal("D3", Outcome.OPEN, 500))
                .event(quote("D3", Activity.QUOTE_ISSUED, 300, "D"))
                .build());
        assertThat(quotes.status()).isEqualTo(Status.NOT_POSSIBLE);
        assertThat(quotes.verdict().en())
                .isEqualTo(
                        "Not possible: none of the 1 deal with a quote has a signature after it. Needed is Contract Signed "
                                + "or Opportunity Closed Won with its time.");
    }
}
