package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The company has the variety that analyses need: each kind of thing occurs, and about as often as it should. */
class CompanyMixTest {

    private static final long END = Instant.parse("2026-09-30T00:00:00Z").toEpochMilli();
    private static final int DEALS = 4_000;
    private static final List<DealStory> STORIES = new ArrayList<>();

    @BeforeAll
    static void tell() {
        Company company = Company.of(new Plan(11, DEALS, END, Problems.none()));
        for (int deal = 0; deal < DEALS; deal++) {
            STORIES.add(company.story(deal));
        }
    }

    private static double share(java.util.function.Predicate<DealStory> kind) {
        return STORIES.stream().filter(kind).count() / (double) DEALS;
    }

    private static DealStage stageNow(DealStory story) {
        return story.visits().stream()
                .filter(visit -> visit.entered() <= END)
                .reduce((first, second) -> second)
                .orElseThrow()
                .stage();
    }

    @Test
    void dealsAreWonLostAndOpen() {
        assertThat(share(story -> stageNow(story) == DealStage.WON)).isBetween(0.35, 0.5);
        assertThat(share(story -> stageNow(story) == DealStage.LOST)).isBetween(0.35, 0.55);
        assertThat(share(story -> !stageNow(story).isClosed())).isBetween(0.06, 0.2);
    }

    @Test
    void someStagesAreSkippedSomeDealsGoBackAndSomeAreReopened() {
        assertThat(share(story -> moves(story, 2, 4))).isBetween(0.02, 0.15);
        assertThat(share(story -> moves(story, -1, -1))).isBetween(0.02, 0.1);
        assertThat(share(story ->
                        story.visits().stream().anyMatch(visit -> visit.stage().isClosed() && visit.left() <= END)))
                .isBetween(0.003, 0.03);
    }

    /** True if the deal moved between open stages by a number of places. */
    private static boolean moves(DealStory story, int least, int most) {
        for (int i = 1; i < story.visits().size(); i++) {
            DealStage from = story.visits().get(i - 1).stage();
            DealStage to = story.visits().get(i).stage();
            int places = to.ordinal() - from.ordinal();
            if (!from.isClosed() && !to.isClosed() && places >= least && places <= most) {
                return true;
            }
        }
        return false;
    }

    @Test
    void amountsSpreadFromTwoToFourHundredThousand() {
        Sample amounts = new Sample();
        STORIES.forEach(story -> amounts.add(story.traits().amount()));
        assertThat(amounts.median()).isBetween(25_000.0, 31_000.0);
        assertThat(amounts.quantile(0)).isBetween(2_000.0, 2_500.0);
        assertThat(amounts.quantile(1)).isEqualTo(400_000.0);
        assertThat(share(story -> story.traits().isLarge())).isBetween(0.24, 0.32);
    }

    @Test
    void everyAttributeTakesEveryValue() {
        Set<Object> seen = new HashSet<>();
        STORIES.forEach(story -> {
            Traits traits = story.traits();
            seen.addAll(List.of(
                    traits.category(),
                    traits.source(),
                    traits.customer().region(),
                    traits.customer().terms(),
                    traits.customer().industry(),
                    story.lostReason()));
        });
        assertThat(seen).contains((Object[]) Region.values());
        assertThat(seen).contains((Object[]) PaymentTerms.values());
        assertThat(seen).contains((Object[]) ProductCategory.values());
        assertThat(seen).contains((Object[]) LeadSource.values());
        assertThat(seen).contains((Object[]) Industry.values());
        assertThat(seen).contains((Object[]) LostReason.values());
    }

    @Test
    void customersComeBack() {
        Map<Integer, Integer> deals = new HashMap<>();
        STORIES.forEach(story -> deals.merge(story.traits().customer().number(), 1, Integer::sum));
        assertThat(deals.size()).isBetween((int) (0.7 * DEALS), (int) (0.8 * DEALS));
        assertThat(deals.values()).anyMatch(count -> count >= 4);
    }

    @Test
    void everybodySellsAndTheLeaverOnlyBeforeLeaving() {
        Plan plan = new Plan(11, DEALS, END, Problems.none());
        int[] deals = new int[Staff.REPS];
        for (DealStory story : STORIES) {
            int owner = story.ownerAt(story.created());
            deals[owner]++;
            if (owner == Staff.LEAVER) {
                assertThat(story.created()).isLessThan(Staff.leaving(plan));
                boolean stillOpen = story.visits().stream()
                        .noneMatch(visit -> visit.stage().isClosed() && visit.entered() <= Staff.leaving(plan));
                if (stillOpen) {
                    assertThat(story.ownerAt(END)).isNotEqualTo(Staff.LEAVER);
                }
            }
        }
        assertThat(java.util.Arrays.stream(deals).min().orElseThrow()).isGreaterThan(DEALS / 40);
    }

    @Test
    void invoicesArePaidOpenOverdueAndVoided() {
        int paid = 0;
        int partly = 0;
        int overdue = 0;
        int voided = 0;
        int all = 0;
        for (DealStory story : STORIES) {
            for (InvoiceStory invoice : story.invoices()) {
                if (invoice.issued() > END) {
                    continue;
                }
                all++;
                boolean isVoided = invoice.voided() <= END;
                boolean isPaid = invoice.paid() <= END;
                boolean isDue = invoice.due().toEpochDay() < END / WorkingTime.DAY;
                voided += isVoided ? 1 : 0;
                paid += isPaid ? 1 : 0;
                overdue += isDue && !isPaid && !isVoided ? 1 : 0;
                partly += invoice.payments().stream()
                                        .filter(payment -> !payment.failed())
                                        .count()
                                > 1
                        ? 1
                        : 0;
            }
        }
        assertThat(all).isGreaterThan(DEALS / 4);
        assertThat(paid / (double) all).isBetween(0.7, 0.92);
        assertThat(overdue / (double) all).isBetween(0.01, 0.08);
        assertThat(voided / (double) all).isBetween(0.01, 0.05);
        assertThat(partly / (double) all).isBetween(0.08, 0.2);
    }

    @Test
    void quotesAreRevisedApprovedRejectedSignedAndForgotten() {
        long withQuotes =
                STORIES.stream().filter(story -> !story.quotes().isEmpty()).count();
        assertThat(STORIES.stream().filter(story -> story.quotes().size() > 1).count() / (double) withQuotes)
                .isBetween(0.12, 0.3);
        assertThat(withAny("PENDING_APPROVAL") / (double) withQuotes).isBetween(0.3, 0.55);
        assertThat(withAny("REJECTED")).isPositive();
        long wonWithoutQuote = STORIES.stream()
                .filter(story -> story.won() <= END && story.quotes().isEmpty())
                .count();
        assertThat(wonWithoutQuote).isPositive();
        assertThat(STORIES.stream()
                        .flatMap(story -> story.quotes().stream())
                        .filter(quote -> quote.electronic()
                                && quote.accepted() != Step.NEVER
                                && quote.lifeCycle().stream()
                                        .noneMatch(step -> step.value().equals("ACCEPTED"))))
                .as("signed, never marked as accepted")
                .isNotEmpty();
    }

    private static long withAny(String status) {
        return STORIES.stream()
                .filter(story -> story.quotes().stream()
                        .flatMap(quote -> quote.approval().stream())
                        .anyMatch(step -> step.value().equals(status)))
                .count();
    }

    @Test
    void closeDatesSitOnTheEndOfTheMonthUntilTheyAreMoved() {
        assertThat(share(story -> {
                    Instant first =
                            Instant.parse(story.changes().closeDates().get(0).value());
                    return first.plusSeconds(86_400)
                                    .atOffset(java.time.ZoneOffset.UTC)
                                    .getDayOfMonth()
                            == 1;
                }))
                .isBetween(0.65, 0.78);
        assertThat(share(story -> story.changes().closeDates().size() > 20)).isPositive();
    }
}
