package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.deal;
import static io.keiro.leadtocash.Small.event;
import static io.keiro.leadtocash.Small.stageChange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keiro.mining.Evidence;
import io.keiro.mining.Finding.Status;
import io.keiro.mining.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class SalesCycleTest {

    /** D1 won after 10 days, D2 lost after 20, D3 open since day 5 at a cut-off of day 365, D4 closed without a closing event. */
    private static LeadToCash.Builder four() {
        return Small.data()
                .stage(new Stage("Sales", "a", "Talks", 0, Double.NaN, Outcome.OPEN, "", true))
                .stage(new Stage("Sales", "b", "Offer", 1, Double.NaN, Outcome.OPEN, "quote_issued", true))
                .stage(new Stage("Sales", "w", "Won", 2, Double.NaN, Outcome.WON, "closed_won", false))
                .stage(new Stage("Sales", "l", "Lost", 3, Double.NaN, Outcome.LOST, "closed_lost", false))
                .deal(deal("D1", Outcome.WON, 3000))
                .event(event("D1", Activity.OPPORTUNITY_CREATED, 0))
                .event(stageChange("D1", null, "Talks", 0))
                .event(event("D1", Activity.OPPORTUNITY_QUALIFIED, 2))
                .event(stageChange("D1", "Talks", "Offer", 4))
                .event(event("D1", Activity.QUOTE_ISSUED, 4))
                .event(stageChange("D1", "Offer", "Won", 10))
                .event(event("D1", Activity.CLOSED_WON, 10))
                .deal(deal("D2", Outcome.LOST, 1000))
                .event(event("D2", Activity.OPPORTUNITY_CREATED, 0))
                .event(stageChange("D2", null, "Talks", 0))
                .event(stageChange("D2", "Talks", "Lost", 20))
                .event(event("D2", Activity.CLOSED_LOST, 20))
                .deal(deal("D3", Outcome.OPEN, Double.NaN))
                .event(event("D3", Activity.OPPORTUNITY_CREATED, 5))
                .event(stageChange("D3", null, "Talks", 5))
                .deal(deal("D4", Outcome.WON, 500));
    }

    private static Measure measure(SalesCycle cycle, String id) {
        return cycle.measure(id).orElseThrow(() -> new AssertionError("no measure " + id));
    }

    private static double value(SalesCycle cycle, String id) {
        return measure(cycle, id).value();
    }

    @Test
    void measuresCanBeCheckedByHand() {
        SalesCycle cycle = SalesCycle.of(four().build());
        assertThat(value(cycle, "sales_cycle")).isEqualTo(15); // of 10 and 20
        assertThat(value(cycle, "sales_cycle.kaplan_meier")).isEqualTo(20); // 10, 20, at least 360
        assertThat(value(cycle, "sales_cycle.mean")).isEqualTo(15);
        assertThat(value(cycle, "sales_cycle.p75")).isEqualTo(17.5);
        assertThat(value(cycle, "sales_cycle.p90")).isEqualTo(19);
        assertThat(value(cycle, "sales_cycle.weighted_mean")).isEqualTo(12.5); // (10 x 3000 + 20 x 1000) / 4000
        assertThat(value(cycle, "sales_cycle.won")).isEqualTo(10);
        assertThat(value(cycle, "sales_cycle.lost")).isEqualTo(20);
        assertThat(value(cycle, "sales_cycle.target")).isEqualTo(12); // 20 % less
        // Thursday 1 January to Sunday 11 January and to Wednesday 21 January 2026: 7 and 14 working days.
        assertThat(value(cycle, "sales_cycle.business")).isEqualTo(10.5);
        assertThat(value(cycle, "win_rate")).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(measure(cycle, "win_rate").low()).isBetween(0.2, 0.21); // Wilson, 2 of 3
        assertThat(value(cycle, "win_rate.value")).isCloseTo(3500.0 / 4500, within(1e-12));
        assertThat(value(cycle, "time_to_qualification")).isEqualTo(2);
        assertThat(value(cycle, "qualification_to_quote")).isEqualTo(2);
        assertThat(value(cycle, "rework_rate")).isEqualTo(0);
        // 3 closed x 2/3 won x mean won amount (3000 + 500) / 2 / 15 days
        assertThat(value(cycle, "sales_velocity")).isCloseTo(3 * 2.0 / 3 * 1750 / 15, within(1e-9));
        assertThat(measure(cycle, "sales_velocity").unit()).isEqualTo("EUR per day");
        assertThat(value(cycle, "reopened_deals")).isEqualTo(0);
    }

    @Test
    void coverageAndEvidenceAreCounted() {
        SalesCycle cycle = SalesCycle.of(four().build());
        assertThat(cycle.coverage().considered()).isEqualTo(4);
        assertThat(cycle.coverage().measured()).isEqualTo(3);
        assertThat(cycle.coverage().explanation().en())
                .isEqualTo("2 closed, 1 still open and counted as running; 1 closed without a closing event");
        assertThat(cycle.coverage().explanation().ja()).isEqualTo("クローズ済み2件、進行中(経過分のみ)1件。クローズのイベントがない: 1件");
        assertThat(cycle.evidence()).isEqualTo(new Evidence(11, 0, 0)); // 5 ends of cycles and 6 stage changes
    }

    @Test
    void staysRunFromEntryToTheNextChange() {
        StageDwell dwell = StageDwell.of(four().build());
        assertThat(dwell.rows()).hasSize(2);
        StageDwell.Row talks = dwell.rows().get(0);
        assertThat(talks.stage()).isEqualTo("Talks");
        assertThat(talks.deals()).isEqualTo(3);
        assertThat(talks.stays()).isEqualTo(2); // 4 and 20 days
        assertThat(talks.staying()).isEqualTo(1);
        assertThat(talks.median()).isEqualTo(12);
        assertThat(talks.kaplanMeierMedian()).isEqualTo(20);
        assertThat(talks.shareOfTime()).isCloseTo(24.0 / 30, within(1e-12));
        assertThat(dwell.rows().get(1).median()).isEqualTo(6);
        assertThat(dwell.sentence().en())
                .isEqualTo("Stage dwell: 2 stages; the longest median is 12.0 days in \"Talks\"");
        assertThat(dwell.sentence().ja()).isEqualTo("ステージ滞留時間：2ステージ。中央値が最も長いのは「Talks」の12.0日");
    }

    @Test
    void theFirstStayBeginsWithCreationWhereTheFirstChangeNamesTheStageBefore() {
        LeadToCash data = Small.data()
                .deal(deal("D1", Outcome.OPEN, 1))
                .event(stageChange("D1", "Talks", "Offer", 7))
                .event(stageChange("D1", "Offer", "Offer", 9))
                .build();
        List<StageVisit> visits = StageHistory.of(data).of("D1");
        assertThat(visits).extracting(StageVisit::stage).containsExactly("Talks", "Offer");
        assertThat(visits).extracting(StageVisit::days).containsExactly(7.0, 358.0);
        assertThat(visits).extracting(StageVisit::finished).containsExactly(true, false);
    }

    @Test
    void aReopenedDealCountsOnceAndStillRuns() {
        LeadToCash data = four().deal(deal("D5", Outcome.OPEN, 100))
                .event(event("D5", Activity.OPPORTUNITY_CREATED, 1))
                .event(stageChange("D5", null, "Talks", 1))
                .event(stageChange("D5", "Talks", "Won", 3))
                .event(event("D5", Activity.CLOSED_WON, 3))
                .event(stageChange("D5", "Won", "Talks", 5))
                .build();
        SalesCycle cycle = SalesCycle.of(data);
        assertThat(value(cycle, "reopened_deals")).isEqualTo(1);
        assertThat(value(cycle, "sales_cycle")).isEqualTo(15);
        assertThat(StageHistory.of(data).of("D5")).extracting(StageVisit::days).containsExactly(2.0, 360.0);
    }

    @Test
    void openDealsBeyondThePolicyAndTheWonOnesAreStalled() {
        LeadToCash.Builder data = Small.data()
                .stage(new Stage("Sales", "a", "Talks", 0, Double.NaN, Outcome.OPEN, "", true))
                .stage(new Stage("Sales", "w", "Won", 2, Double.NaN, Outcome.WON, "closed_won", false));
        for (int i = 1; i <= 5; i++) { // won after 1 to 5 days in Talks: the 90th percentile is 4.6
            data.deal(deal("W" + i, Outcome.WON, 1))
                    .event(stageChange("W" + i, null, "Talks", 0))
                    .event(stageChange("W" + i, "Talks", "Won", i))
                    .event(event("W" + i, Activity.CLOSED_WON, i));
        }
        LeadToCash all = data.deal(deal("S", Outcome.OPEN, 900, "Region", "West"))
                .event(stageChange("S", null, "Talks", 360.3))
                .deal(deal("F", Outcome.OPEN, 100))
                .event(stageChange("F", null, "Talks", 360.5))
                .deal(deal("E", Outcome.OPEN, 100))
                .event(stageChange("E", null, "Elsewhere", 1))
                .build();
        StalledDeals stalled = StalledDeals.of(all);
        assertThat(stalled.deals()).singleElement().satisfies(s -> {
            assertThat(s.deal().id()).isEqualTo("S");
            assertThat(s.days()).isCloseTo(4.7, within(1e-6));
            assertThat(s.limitDays()).isCloseTo(4.6, within(1e-9));
        });
        assertThat(stalled.sentence().en())
                .isEqualTo("1 of 3 open deals are stalled, worth EUR 900; 1 cannot be judged");
        assertThat(stalled.sentence().ja()).isEqualTo("進行中の商談3件のうち1件が停滞、金額はEUR 900。判定できないもの1件");
        Policy strict = Policy.of(List.of(
                new PolicyRule(PolicyRule.Kind.STAGE_LIMIT, "*", "Talks", "30", "days", null, null),
                new PolicyRule(PolicyRule.Kind.STAGE_LIMIT, "*", "Elsewhere", "90", "days", null, null)));
        assertThat(StalledDeals.of(all, strict).deals())
                .extracting(s -> s.deal().id())
                .as("the larger of limit and norm counts")
                .containsExactly("E");
    }

    @Test
    void withoutStageChangesWholeCyclesAreCompared() {
        LeadToCash.Builder data = Small.data();
        for (int i = 0; i < 60; i++) {
            String id = "D" + i;
            boolean west = i % 2 == 0;
            data.deal(deal(id, Outcome.WON, 1, "Region", west ? "West" : "East"))
                    .event(event(id, Activity.OPPORTUNITY_CREATED, 0))
                    .event(event(id, Activity.CLOSED_WON, (west ? 40 : 10) + i * 0.1));
        }
        SalesCycle cycle = SalesCycle.of(data.build());
        assertThat(cycle.status()).isEqualTo(Status.PROBLEM);
        assertThat(cycle.verdict().en())
                .isEqualTo("Deals take longer where Region = West: half need more than 42.9 days, against 13.0 days "
                        + "elsewhere (30 deals, adjusted p < 0.001). Stages cannot be compared: the data has no stage "
                        + "changes.");
        assertThat(cycle.verdict().ja())
                .isEqualTo("地域 = Westの商談は時間がかかっています。サイクルの中央値は42.9日で、その他は13.0日です（商談30件、調整済みp < 0.001）。"
                        + "ステージ変更のデータがないため、ステージ別の比較はできません。");
        assertThat(cycle.table().rowCount()).isZero();
        assertThat(cycle.stalledDeals().deals()).isEmpty();
    }

    @Test
    void noDeals() {
        SalesCycle cycle = SalesCycle.of(Small.data().build());
        assertThat(cycle.status()).isEqualTo(Status.NOT_POSSIBLE);
        assertThat(cycle.verdict().en()).isEqualTo("Not possible: the data set has no deals.");
        assertThat(cycle.verdict().ja()).isEqualTo("分析できません：データセットに商談がありません。");
        assertThat(cycle.sentence().en()).isEqualTo("Stalled deals: Not possible: the data set has no deals.");
        assertThat(value(cycle, "sales_cycle")).isNaN();
    }

    @Test
    void allOpenWithoutHistory() {
        SalesCycle cycle = SalesCycle.of(Small.data()
                .deal(deal("D1", Outcome.OPEN, Double.NaN))
                .event(event("D1", Activity.OPPORTUNITY_CREATED, 1))
                .build());
        assertThat(cycle.status()).isEqualTo(Status.NOT_POSSIBLE);
        assertThat(cycle.verdict().en()).startsWith("Not possible: no deal has both a start and an end. Needed are ");
        assertThat(cycle.verdict().ja()).startsWith("分析できません：開始と終了の両方がある商談がありません。");
    }

    @Test
    void oneDeal() {
        SalesCycle cycle = SalesCycle.of(Small.data()
                .deal(deal("D1", Outcome.WON, Double.NaN))
                .event(event("D1", Activity.OPPORTUNITY_CREATED, 1))
                .event(event("D1", Activity.CLOSED_WON, 1))
                .build());
        assertThat(cycle.status()).isEqualTo(Status.NO_PROBLEM);
        assertThat(value(cycle, "sales_cycle")).isEqualTo(0);
        assertThat(value(cycle, "sales_velocity")).isNaN();
        assertThat(cycle.verdict().en())
                .isEqualTo(
                        "No group of deals takes longer than the others beyond chance: compared by nothing, because no "
                                + "group is large enough (0 comparisons, 1 deal). Stages cannot be compared: the data has no "
                                + "stage changes. The median sales cycle is 0.0 days (1 closed deal).");
    }

    @Test
    void daysWithoutTimeOfDayAreCountedAsCalendarDays() {
        SalesCycle cycle = SalesCycle.of(Small.data()
                .deal(deal("D1", Outcome.WON, 1))
                .event(event("D1", Activity.OPPORTUNITY_CREATED, 1.9))
                .event(event("D1", Activity.CLOSED_WON, 4).onDay())
                .build());
        assertThat(value(cycle, "sales_cycle")).isEqualTo(3);
    }
}
