package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A problem changes its own segment and nothing else. */
class PlantingTest {

    private static final long END = Instant.parse("2026-09-30T00:00:00Z").toEpochMilli();
    private static final int DEALS = 2_000;

    private static Company company(long seed, Problems problems) {
        return Company.of(new Plan(seed, DEALS, END, problems));
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void dealsOutsideTheSegmentAreUntouched(Problem problem) {
        Company with = company(3, Problems.all());
        Company without = company(3, Problems.all().without(problem));
        int changed = 0;
        for (int deal = 0; deal < DEALS; deal++) {
            DealStory one = with.story(deal);
            DealStory other = without.story(deal);
            if (with.segments().contains(problem, one.traits())) {
                changed += one.equals(other) ? 0 : 1;
            } else if (problem == Problem.LOW_LEAD_CONVERSION) {
                assertThat(withoutLeadsOf(with.segments().weak(), one))
                        .isEqualTo(withoutLeadsOf(with.segments().weak(), other));
            } else {
                assertThat(one).isEqualTo(other);
            }
        }
        assertThat(changed).isGreaterThan(10);
    }

    /** Leads that led nowhere belong to the number of a deal, but have sources of their own. */
    private static DealStory withoutLeadsOf(LeadSource source, DealStory story) {
        List<ContactStory> contacts = story.contacts().stream()
                .filter(contact -> contact.isConverted() || contact.source() != source)
                .toList();
        List<Touch> touches = story.touches().stream()
                .filter(touch -> touch.contact() < ContactStory.UNCONVERTED)
                .toList();
        return new DealStory(
                story.traits(),
                story.visits(),
                story.changes(),
                story.fields(),
                story.pricing(),
                story.quotes(),
                story.order(),
                story.invoices(),
                contacts,
                touches,
                story.afterSale(),
                story.lostReason(),
                story.won(),
                story.duplicateArchived(),
                story.merged(),
                story.partner());
    }

    /** P1 moves what comes later in time, but quotes, invoices and payments are drawn as before. */
    @Test
    void stalledDealsChooseTheirQuotesAndInvoicesAsBefore() {
        Company with = company(5, Problems.all());
        Company without = company(5, Problems.all().without(Problem.STALLED_DEALS));
        int compared = 0;
        for (int deal = 0; deal < DEALS; deal++) {
            DealStory one = with.story(deal);
            DealStory other = without.story(deal);
            assertThat(one.traits()).isEqualTo(other.traits());
            assertThat(one.lostReason()).isEqualTo(other.lostReason());
            if (one.won() == Step.NEVER || other.won() == Step.NEVER || one.won() == other.won()) {
                continue;
            }
            compared++;
            assertThat(shape(one, DealStory::visits, StageVisit::stage))
                    .isEqualTo(shape(other, DealStory::visits, StageVisit::stage));
            assertThat(shape(one, DealStory::quotes, QuoteVersion::electronic))
                    .isEqualTo(shape(other, DealStory::quotes, QuoteVersion::electronic));
            assertThat(shape(one, DealStory::quotes, quote -> quote.approval().size()))
                    .isEqualTo(shape(
                            other, DealStory::quotes, quote -> quote.approval().size()));
            assertThat(shape(one, DealStory::invoices, InvoiceStory::amount))
                    .isEqualTo(shape(other, DealStory::invoices, InvoiceStory::amount));
            assertThat(shape(
                            one,
                            DealStory::invoices,
                            invoice -> invoice.payments().stream()
                                    .map(InvoiceStory.PaymentStory::amount)
                                    .toList()))
                    .isEqualTo(shape(
                            other,
                            DealStory::invoices,
                            invoice -> invoice.payments().stream()
                                    .map(InvoiceStory.PaymentStory::amount)
                                    .toList()));
        }
        assertThat(compared).isGreaterThan(50);
    }

    private static <T, R> List<R> shape(DealStory story, Function<DealStory, List<T>> part, Function<T, R> of) {
        return part.apply(story).stream().map(of).toList();
    }

    @Test
    void latePaymentLeavesTheSalesAlone() {
        Company with = company(5, Problems.all());
        Company without = company(5, Problems.all().without(Problem.LATE_PAYMENT));
        for (int deal = 0; deal < DEALS; deal++) {
            DealStory one = with.story(deal);
            DealStory other = without.story(deal);
            assertThat(one.visits()).isEqualTo(other.visits());
            assertThat(one.quotes()).isEqualTo(other.quotes());
            assertThat(one.changes()).isEqualTo(other.changes());
            assertThat(one.contacts()).isEqualTo(other.contacts());
            // One that takes the place of a voided invoice follows it in time.
            assertThat(firstDrafts(one)).isEqualTo(firstDrafts(other));
        }
    }

    private static List<Long> firstDrafts(DealStory story) {
        return story.invoices().stream()
                .filter(invoice -> invoice.slot() < 2)
                .map(InvoiceStory::created)
                .toList();
    }

    @Test
    void slowQuotesLeaveTheWayUpToTheContractAlone() {
        Company with = company(5, Problems.all());
        Company without = company(5, Problems.all().without(Problem.SLOW_QUOTE_TO_CONTRACT));
        for (int deal = 0; deal < DEALS; deal++) {
            List<StageVisit> one = upToContract(with.story(deal));
            assertThat(one).isEqualTo(upToContract(without.story(deal)));
        }
    }

    private static List<StageVisit> upToContract(DealStory story) {
        return story.visits().stream()
                .takeWhile(visit -> visit.stage() != DealStage.CONTRACT_SENT)
                .toList();
    }

    @Test
    void theSeedChoosesTheSegments() {
        Set<Segments> seen = new HashSet<>();
        for (long seed = 0; seed < 60; seed++) {
            seen.add(company(seed, Problems.all()).segments());
        }
        assertThat(seen).hasSizeGreaterThan(10);
        assertThat(company(9, Problems.none()).segments())
                .isEqualTo(company(9, Problems.all()).segments());
    }

    @Test
    void aStrongerProblemShowsMore() {
        double last = 1;
        for (double strength : new double[] {1.5, 2, 4, 8}) {
            Company company = company(2, Problems.none().with(Problem.STALLED_DEALS, strength));
            Reading dwell = Survey.of(company, new Ids(company.plan()), EnumSet.of(Problem.STALLED_DEALS))
                    .probe(Problem.STALLED_DEALS)
                    .reading("stage_dwell");
            double ratio = dwell.inside() / dwell.outside();
            assertThat(ratio).isGreaterThan(last);
            assertThat(ratio).isCloseTo(strength, within(0.3 * strength));
            last = ratio;
        }
    }
}
