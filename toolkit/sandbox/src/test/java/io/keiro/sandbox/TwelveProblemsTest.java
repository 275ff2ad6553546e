package io.keiro.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each problem shows where it is planted, alone and among the others, and nowhere in the control. */
class TwelveProblemsTest {

    private static final long END = Instant.parse("2026-09-30T00:00:00Z").toEpochMilli();
    private static final int DEALS = 2_000;
    private static final int SEEDS = 6;

    private static Probe probe(long seed, Problem problem, Problems planted) {
        Company company = Company.of(new Plan(seed, DEALS, END, planted));
        return Survey.of(company, new Ids(company.plan()), EnumSet.of(problem)).probe(problem);
    }

    /** How the segment differs from the others, per seed. */
    private static List<Double> over(Problem problem, Problems planted, Function<Probe, Double> difference) {
        List<Double> values = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            values.add(difference.apply(probe(seed, problem, planted)));
        }
        return values;
    }

    private static double ratio(Probe probe, String measure) {
        Reading reading = probe.reading(measure);
        return reading.inside() / reading.outside();
    }

    private static double difference(Probe probe, String measure) {
        Reading reading = probe.reading(measure);
        return reading.inside() - reading.outside();
    }

    /** In the company with this problem alone, and in the one with all twelve, the segment differs at least so much in every seed. */
    private static void shows(Problem problem, Function<Probe, Double> difference, double least) {
        for (Problems planted : List.of(Problems.of(problem), Problems.all())) {
            assertThat(over(problem, planted, difference))
                    .as(problem + " among " + planted)
                    .allSatisfy(value -> assertThat(value).isGreaterThan(least));
        }
    }

    /** In the control the segment is like the others on the average of several seeds. */
    private static void isAbsent(Problem problem, Function<Probe, Double> difference, double low, double high) {
        assertThat(over(problem, Problems.none(), difference).stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .as(problem + " in the control")
                .isBetween(low, high);
    }

    private static void ratioOf(Problem problem, String measure, double least) {
        shows(problem, probe -> ratio(probe, measure), least);
        isAbsent(problem, probe -> ratio(probe, measure), 0.85, 1.15);
    }

    private static void differenceOf(Problem problem, String measure, double least, double chance) {
        shows(problem, probe -> difference(probe, measure), least);
        isAbsent(problem, probe -> difference(probe, measure), -chance, chance);
    }

    @Test
    void stalledDeals() {
        ratioOf(Problem.STALLED_DEALS, "stage_dwell", 2.3);
        shows(Problem.STALLED_DEALS, probe -> probe.reading("stalled_deals").inside(), 20);
        isAbsent(Problem.STALLED_DEALS, probe -> probe.reading("stalled_deals").inside(), 0, 12);
    }

    @Test
    void lowLeadConversion() {
        Problem problem = Problem.LOW_LEAD_CONVERSION;
        shows(problem, probe -> 1 / ratio(probe, "lead_conversion_rate"), 2.2);
        isAbsent(problem, probe -> ratio(probe, "lead_conversion_rate"), 0.9, 1.1);
        ratioOf(problem, "time_to_first_contact", 2.2);
        for (long seed = 1; seed <= SEEDS; seed++) {
            Probe planted = probe(seed, problem, Problems.of(problem));
            assertThat(planted.facts())
                    .contains(new Truth.Where("DropOffStep", "lead_first_contacted > lead_qualified"));
            assertThat(planted.readings().stream()
                            .filter(reading -> reading.measure().startsWith("lead_conversion_rate[20"))
                            .filter(reading -> reading.inside() < reading.outside())
                            .count())
                    .as("months in which the source converts worse")
                    .isGreaterThan(18);
        }
    }

    @Test
    void latePayment() {
        differenceOf(Problem.LATE_PAYMENT, "days_late", 12, 1.5);
        ratioOf(Problem.LATE_PAYMENT, "invoice_draft_to_issue", 2);
    }

    @Test
    void slowQuoteToContract() {
        Problem problem = Problem.SLOW_QUOTE_TO_CONTRACT;
        ratioOf(problem, "quote_to_contract", 1.9);
        ratioOf(problem, "approval_wait", 3);
        ratioOf(problem, "approval_wait_of_approver", 2.5);
        differenceOf(problem, "rework_rate", 0.4, 0.04);
    }

    @Test
    void processNonCompliance() {
        differenceOf(Problem.PROCESS_NON_COMPLIANCE, "acceptance_missing_rate", 0.4, 0.001);
        shows(Problem.PROCESS_NON_COMPLIANCE, probe -> -difference(probe, "conformance_rate"), 0.2);
        isAbsent(Problem.PROCESS_NON_COMPLIANCE, probe -> difference(probe, "conformance_rate"), -0.06, 0.06);
    }

    /** Seldom enough in one company: the deals with a discount above the cap are counted over all seeds. */
    @Test
    void approvalsAreMissing() {
        int missing = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Probe planted = probe(seed, Problem.PROCESS_NON_COMPLIANCE, Problems.of(Problem.PROCESS_NON_COMPLIANCE));
            assertThat(planted.reading("approval_missing_rate").outside()).isZero();
            missing +=
                    planted.kinds().getOrDefault("approvalMissing", List.of()).size();
        }
        assertThat(missing).isGreaterThan(8);
    }

    @Test
    void excessiveDiscounts() {
        Problem problem = Problem.EXCESSIVE_DISCOUNTS;
        differenceOf(problem, "over_cap_rate", 0.2, 0.04);
        differenceOf(problem, "at_cap_rate", 0.1, 0.03);
        differenceOf(problem, "discount_rate_weighted", 0.04, 0.01);
        ratioOf(problem, "discount_leakage", 1.5, 0.6);
        double atEnd = 0;
        double otherwise = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            Probe planted = probe(seed, problem, Problems.of(problem));
            atEnd += planted.reading("over_cap_rate[quarter end]").inside();
            otherwise += planted.reading("over_cap_rate[other times]").inside();
        }
        assertThat(atEnd).isGreaterThan(otherwise * 1.3);
    }

    private static void ratioOf(Problem problem, String measure, double least, double chance) {
        shows(problem, probe -> ratio(probe, measure), least);
        isAbsent(problem, probe -> ratio(probe, measure), 0, chance);
    }

    @Test
    void untrackedStages() {
        Problem problem = Problem.UNTRACKED_STAGES;
        differenceOf(problem, "skip_rate", 0.02, 0.03);
        differenceOf(problem, "back_rate", 0.03, 0.03);
        differenceOf(problem, "burst_rate", 0.05, 0.01);
        differenceOf(problem, "silent_transition_rate", 0.25, 0.03);
    }

    @Test
    void poorHandover() {
        Problem problem = Problem.POOR_HANDOVER;
        ratioOf(problem, "handover_time", 2.5);
        differenceOf(problem, "orphan_rate", 0.02, 0.02);
        isAbsent(problem, probe -> ratio(probe, "order_to_fulfilled"), 0.85, 1.15);
    }

    @Test
    void regionalVariation() {
        Problem problem = Problem.REGIONAL_VARIATION;
        differenceOf(problem, "approval_before_issue_rate", 0.3, 0.04);
        // The trap: the region's deals are worth more, but not among deals of the same band and type.
        ratioOf(problem, "mean_won_amount", 1.3);
        for (Problems planted : List.of(Problems.of(problem), Problems.all(), Problems.none())) {
            isLike(problem, planted, "mean_won_amount_standardised", 0.85, 1.25);
        }
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<Truth.Where> facts = probe(seed, problem, Problems.of(problem)).facts();
            assertThat(facts.get(0).value())
                    .isEqualTo("discount_approval_requested > discount_approved > quote_issued > quote_accepted");
            assertThat(facts.get(1).value()).isEqualTo("quote_issued > quote_accepted");
        }
        // With slow quotes for large deals beside it, the region seems slow; like for like it is not.
        assertThat(over(problem, Problems.all(), probe -> ratio(probe, "quote_to_contract")))
                .allSatisfy(value -> assertThat(value).isGreaterThan(1.1));
        isLike(problem, Problems.all(), "quote_to_contract_standardised", 0.9, 1.1);
    }

    private static void isLike(Problem problem, Problems planted, String measure, double low, double high) {
        assertThat(over(problem, planted, probe -> ratio(probe, measure)).stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .as(measure + " among " + planted)
                .isBetween(low, high);
    }

    @Test
    void highAcquisitionCost() {
        Problem problem = Problem.HIGH_ACQUISITION_COST;
        ratioOf(problem, "touches_per_deal", 1.5);
        ratioOf(problem, "touches_per_deal[lost]", 1.6);
        ratioOf(problem, "cost_per_won", 1.25);
    }

    @Test
    void poorDataQuality() {
        Problem problem = Problem.POOR_DATA_QUALITY;
        differenceOf(problem, "wrong_amount_rate", 0.04, 0.001);
        for (Problems planted : List.of(Problems.of(problem), Problems.all(), Problems.none())) {
            for (long seed = 1; seed <= SEEDS; seed++) {
                Probe probe = probe(seed, problem, planted);
                DataField field = probe.company().segments().field();
                for (Reading reading : probe.readings()) {
                    boolean struck =
                            planted.contains(problem) && reading.measure().contains(field.property());
                    if (reading.measure().startsWith("completeness")) {
                        assertThat(reading.outside() - reading.inside())
                                .as(reading + " of " + planted)
                                .isBetween(struck ? 0.4 : -0.1, struck ? 0.8 : 0.1);
                    }
                }
            }
        }
    }

    @Test
    void revenueTimingGap() {
        Problem problem = Problem.REVENUE_TIMING_GAP;
        ratioOf(problem, "fulfil_to_invoice", 2);
        differenceOf(problem, "period_crossing_rate", 0.1, 0.04);
        for (long seed = 1; seed <= SEEDS; seed++) {
            Probe planted = probe(seed, problem, Problems.of(problem));
            Probe control = probe(seed, problem, Problems.none());
            assertThat(planted.reading("unbilled_value").inside())
                    .isGreaterThan(2 * control.reading("unbilled_value").inside());
            assertThat(planted.reading("invoiced_before_delivery_rate").inside())
                    .isBetween(0.1, 0.45);
        }
    }

    /** What one problem shows does not depend on the others, beyond what they do to the same deals. */
    @ParameterizedTest
    @EnumSource(Problem.class)
    void theRecordsOfASegmentAreAffected(Problem problem) {
        Probe alone = probe(7, problem, Problems.of(problem));
        assertThat(alone.affected()).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        alone.kinds().forEach((kind, ids) -> assertThat(ids).as(kind).doesNotHaveDuplicates());
    }
}
