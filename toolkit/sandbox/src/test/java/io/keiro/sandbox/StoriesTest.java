package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold in every story of every company, whatever the seed. */
class StoriesTest {

    private static final long END = Instant.parse("2026-09-30T00:00:00Z").toEpochMilli();
    private static final int DEALS = 1_500;

    private static void each(long seed, Consumer<DealStory> check) {
        Company company = Company.of(new Plan(seed, DEALS, END, Problems.all()));
        for (int deal = 0; deal < DEALS; deal++) {
            check.accept(company.story(deal));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void dealsAreMadeInOrderWithinTwoYears(long seed) {
        long[] before = {END - 731 * WorkingTime.DAY};
        each(seed, story -> {
            assertThat(story.created()).isBetween(before[0], END);
            before[0] = story.created();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void visitsFollowEachOtherWithoutGap(long seed) {
        each(seed, story -> {
            List<StageVisit> visits = story.visits();
            assertThat(visits.get(0).stage()).isEqualTo(DealStage.APPOINTMENT);
            for (int i = 0; i < visits.size(); i++) {
                StageVisit visit = visits.get(i);
                assertThat(visit.left()).isGreaterThan(visit.entered());
                if (i > 0) {
                    assertThat(visit.entered()).isEqualTo(visits.get(i - 1).left());
                    assertThat(visit.stage()).isNotEqualTo(visits.get(i - 1).stage());
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void quotesArePublishedWhileTheContractIsOut(long seed) {
        each(seed, story -> {
            for (QuoteVersion quote : story.quotes()) {
                assertThat(quote.approval()).extracting(Step::time).isSorted();
                assertThat(quote.lifeCycle()).extracting(Step::time).isSorted();
                assertThat(quote.created()).isGreaterThanOrEqualTo(story.created());
                assertThat(quote.published()).isGreaterThan(quote.created());
                Step decided = quote.approval().get(quote.approval().size() - 1);
                assertThat(decided.value()).isIn("APPROVAL_NOT_NEEDED", "APPROVED");
                assertThat(decided.time()).isLessThanOrEqualTo(quote.published());
                assertThat(story.visits())
                        .anyMatch(visit -> visit.stage() == DealStage.CONTRACT_SENT
                                && quote.published() >= visit.entered() - 3 * 60_000L
                                && quote.published() <= visit.left());
                if (quote.accepted() != Step.NEVER) {
                    assertThat(quote.accepted()).isGreaterThan(quote.published());
                }
            }
            boolean bypassed = story.quotes().stream().noneMatch(quote -> quote.accepted() != Step.NEVER);
            if (story.won() != Step.NEVER && !story.quotes().isEmpty() && !bypassed) {
                QuoteVersion last = story.quotes().get(story.quotes().size() - 1);
                assertThat(last.accepted()).isLessThanOrEqualTo(story.won());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void invoicesAddUpAndArePaidAfterTheyAreIssued(long seed) {
        each(seed, story -> {
            long billed = story.invoices().stream()
                    .filter(invoice -> invoice.voided() == Step.NEVER)
                    .mapToLong(InvoiceStory::amount)
                    .sum();
            assertThat(billed).isLessThanOrEqualTo(story.traits().amount());
            for (InvoiceStory invoice : story.invoices()) {
                assertThat(invoice.created()).isGreaterThan(story.won());
                assertThat(invoice.issued()).isGreaterThan(invoice.created());
                assertThat(invoice.due()).isAfter(invoice.date());
                assertThat(invoice.payments())
                        .extracting(InvoiceStory.PaymentStory::received)
                        .isSorted();
                for (InvoiceStory.PaymentStory payment : invoice.payments()) {
                    assertThat(payment.initiated()).isLessThan(payment.received());
                    assertThat(payment.received()).isGreaterThan(invoice.issued());
                    assertThat(payment.amount()).isPositive();
                }
                if (invoice.voided() != Step.NEVER) {
                    assertThat(invoice.payments()).isEmpty();
                    assertThat(invoice.voided()).isGreaterThan(invoice.issued());
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void linesAddUpToTheAmount(long seed) {
        Plan plan = new Plan(seed, DEALS, END, Problems.none());
        each(seed, story -> {
            List<LineItems.Line> lines = LineItems.of(
                    plan,
                    story.traits(),
                    story.traits().amount(),
                    story.pricing().percent());
            assertThat(lines.stream().mapToLong(LineItems.Line::amount).sum())
                    .isEqualTo(story.traits().amount());
            for (LineItems.Line line : lines) {
                assertThat(line.amount()).isPositive();
                assertThat(line.off().doubleValue()).isNotNegative();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void contactsComeBeforeTheirDealAndMoveForward(long seed) {
        each(seed, story -> {
            for (ContactStory contact : story.contacts()) {
                assertThat(contact.lifeCycle()).extracting(Step::time).isSorted();
                assertThat(contact.status()).extracting(Step::time).isSorted();
                if (contact.slot() == ContactStory.MAIN) {
                    assertThat(contact.captured()).isLessThan(story.created());
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void changesOfADealFollowItsCourse(long seed) {
        each(seed, story -> {
            for (List<Step> steps : List.of(
                    story.changes().owners(),
                    story.changes().amounts(),
                    story.changes().closeDates())) {
                assertThat(steps).extracting(Step::time).isSorted();
                assertThat(steps).allMatch(step -> step.time() >= story.created());
            }
            story.visits().stream()
                    .filter(visit -> visit.stage().isClosed())
                    .forEach(visit -> assertThat(story.changes().closeDates())
                            .contains(new Step(
                                    Instant.ofEpochMilli(visit.entered()).toString(), visit.entered(), Step.MACHINE)));
        });
    }
}
