package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Switching one problem changes what it is about, and no choice that belongs to anything else: every topic has its own random stream. */
class IndependenceTest {

    private static final long END = Instant.parse("2026-09-30T00:00:00Z").toEpochMilli();
    private static final int DEALS = 1_500;

    /** A part of a deal's story, reduced to what was chosen: times follow from it and from what came before. */
    enum Part {
        TRAITS(DealStory::traits),
        WAY(story -> story.visits().stream().map(StageVisit::stage).toList()),
        OWNERS(story -> story.changes().owners().stream().map(Step::value).toList()),
        AMOUNTS(story -> story.changes().amounts().stream().map(Step::value).toList()),
        FIELDS(story -> story.fields().stream()
                .map(field -> field.field() + " " + (field.filled() <= field.due()))
                .toList()),
        PRICING(DealStory::pricing),
        QUOTES(story -> story.quotes().stream()
                .map(quote -> quote.slot() + " " + quote.electronic() + " " + (quote.accepted() != Step.NEVER) + " "
                        + quote.approval().stream().map(Step::value).toList())
                .toList()),
        ORDER(story -> story.order() == null
                ? "none"
                : story.order().person() + " " + story.order().imported()),
        INVOICES(story -> story.invoices().stream()
                .filter(invoice -> invoice.slot() < 2)
                .map(invoice -> invoice.slot() + " " + invoice.amount() + " " + (invoice.voided() != Step.NEVER) + " "
                        + invoice.payments().stream()
                                .map(InvoiceStory.PaymentStory::amount)
                                .toList())
                .toList()),
        LEADS(story -> story.contacts().stream()
                .map(contact ->
                        contact.slot() + " " + contact.source() + " " + contact.region() + " " + contact.owner())
                .toList()),
        AFTER_SALE(story -> (story.afterSale().ticketOpened() != Step.NEVER) + " "
                + (story.afterSale().subscribed() != Step.NEVER)),
        LOST_REASON(DealStory::lostReason),
        DUPLICATE(story -> story.duplicateArchived() != Step.NEVER);

        private final Function<DealStory, Object> chosen;

        Part(Function<DealStory, Object> chosen) {
            this.chosen = chosen;
        }
    }

    /** What each problem is about, and what cannot exist without it: no order, no invoice. */
    private static final Map<Problem, Set<Part>> ABOUT = Map.ofEntries(
            Map.entry(Problem.STALLED_DEALS, EnumSet.noneOf(Part.class)),
            Map.entry(Problem.LOW_LEAD_CONVERSION, EnumSet.of(Part.LEADS)),
            Map.entry(Problem.LATE_PAYMENT, EnumSet.noneOf(Part.class)),
            Map.entry(Problem.SLOW_QUOTE_TO_CONTRACT, EnumSet.of(Part.QUOTES)),
            Map.entry(Problem.PROCESS_NON_COMPLIANCE, EnumSet.of(Part.QUOTES)),
            Map.entry(Problem.EXCESSIVE_DISCOUNTS, EnumSet.of(Part.PRICING, Part.QUOTES)),
            Map.entry(Problem.UNTRACKED_STAGES, EnumSet.of(Part.WAY)),
            Map.entry(Problem.POOR_HANDOVER, EnumSet.of(Part.ORDER, Part.INVOICES, Part.AFTER_SALE)),
            Map.entry(Problem.REGIONAL_VARIATION, EnumSet.of(Part.TRAITS, Part.AMOUNTS, Part.QUOTES, Part.INVOICES)),
            Map.entry(Problem.HIGH_ACQUISITION_COST, EnumSet.noneOf(Part.class)),
            Map.entry(Problem.POOR_DATA_QUALITY, EnumSet.of(Part.AMOUNTS, Part.FIELDS)),
            Map.entry(Problem.REVENUE_TIMING_GAP, EnumSet.of(Part.INVOICES)));

    /** The problem switched alone, and switched among all others. */
    @ParameterizedTest
    @EnumSource(Problem.class)
    void aProblemChangesWhatItIsAboutOnly(Problem problem) {
        compare(problem, Problems.of(problem), Problems.none());
        compare(problem, Problems.all(), Problems.all().without(problem));
    }

    private static void compare(Problem problem, Problems with, Problems without) {
        Company one = Company.of(new Plan(4, DEALS, END, with));
        Company other = Company.of(new Plan(4, DEALS, END, without));
        int compared = 0;
        for (int deal = 0; deal < DEALS; deal++) {
            DealStory here = one.story(deal);
            DealStory there = other.story(deal);
            // A deal that stalls, or ends after the present, has no continuation to compare.
            if (!hasEnded(here) || !hasEnded(there)) {
                continue;
            }
            // A quote that stalling moves into the end of a quarter, or out of it, gets another discount from P6: that
            // is what P6 is.
            boolean moved = problem == Problem.STALLED_DEALS
                    && one.segments().contains(Problem.EXCESSIVE_DISCOUNTS, here.traits());
            if (moved) {
                continue;
            }
            compared++;
            for (Part part : Part.values()) {
                if (!ABOUT.get(problem).contains(part)) {
                    assertThat(part.chosen.apply(here))
                            .as(part + " of deal " + deal + " with " + with.toString())
                            .isEqualTo(part.chosen.apply(there));
                }
            }
        }
        assertThat(compared).isGreaterThan(900);
    }

    private static boolean hasEnded(DealStory story) {
        StageVisit last = story.visits().get(story.visits().size() - 1);
        return last.stage().isClosed() && last.left() == Step.NEVER && last.entered() < END - 60 * WorkingTime.DAY;
    }

    /** Where the segments are does not depend on what is planted. */
    @ParameterizedTest
    @EnumSource(Problem.class)
    void theSegmentsStayWhereTheyAre(Problem problem) {
        assertThat(java.util.stream.LongStream.range(0, 40)
                        .mapToObj(seed -> new Plan(seed, 1, END, Problems.of(problem)))
                        .map(Segments::of)
                        .collect(Collectors.toList()))
                .isEqualTo(java.util.stream.LongStream.range(0, 40)
                        .mapToObj(seed -> new Plan(seed, 1, END, Problems.none()))
                        .map(Segments::of)
                        .collect(Collectors.toList()));
    }

    /** Problems that strike the same kind of segment never strike the same one. */
    @org.junit.jupiter.api.Test
    void noProblemHidesAnother() {
        for (long seed = 0; seed < 200; seed++) {
            Segments segments = Segments.of(new Plan(seed, 1, END, Problems.all()));
            assertThat(segments.different()).isNotEqualTo(segments.stalled());
            assertThat(segments.laborious()).isNotEqualTo(segments.unbilled());
            assertThat(segments.sloppy()).isNotEqualTo(segments.handing().sales());
            Set<Integer> reps = new java.util.HashSet<>(segments.discounters());
            reps.add(segments.bypasser());
            reps.add(segments.careless());
            assertThat(reps).hasSize(4).allMatch(rep -> rep < Staff.LEAVER);
        }
    }
}
