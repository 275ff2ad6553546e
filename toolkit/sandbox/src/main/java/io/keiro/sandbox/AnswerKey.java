package io.keiro.sandbox;

import io.keiro.sandbox.Truth.Figure;
import io.keiro.sandbox.Truth.Planted;
import io.keiro.sandbox.Truth.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/** Works out the answer key: each planted problem is measured in the company as it is and in the same company without it. */
final class AnswerKey {

    static final String GENERATOR = "keiro-sandbox 5";

    /** A figure may be off by a tenth, and always by half a unit of days: analyses differ in quantiles and in censoring. */
    private static final double TOLERANCE = 0.1;

    private final Edition edition;
    private final Company company;
    private final Segments segments;
    private final Survey now;

    private AnswerKey(Edition edition) {
        this.edition = edition;
        this.company = edition.company();
        this.segments = company.segments();
        this.now = Survey.of(company, edition.ids(), EnumSet.allOf(Problem.class));
    }

    static Truth of(Edition edition, Sandbox.Options options) {
        AnswerKey key = new AnswerKey(edition);
        List<Planted> planted =
                Arrays.stream(Problem.values()).parallel().map(key::planted).toList();
        List<Truth.Defect> defects = new ArrayList<>(Defects.of(edition));
        defects.addAll(RowDefect.of(edition));
        return new Truth(GENERATOR, options, planted, defects, ContractRecords.truth(edition));
    }

    private Planted planted(Problem problem) {
        Plan plan = company.plan();
        boolean on = plan.problems().contains(problem);
        Plan cure = plan.withProblems(plan.problems().without(problem));
        Survey cured = on ? Survey.of(Company.of(cure), edition.ids(), EnumSet.of(problem)) : now;
        Probe probe = now.probe(problem);
        List<Truth.IdList> kinds = probe.kinds().entrySet().stream()
                .map(entry -> new Truth.IdList(entry.getKey(), on ? entry.getValue() : List.of()))
                .toList();
        return new Planted(
                problem,
                on,
                plan.strength(problem),
                where(problem),
                details(problem),
                probe.affectedType().plural(),
                on ? probe.affected() : List.of(),
                kinds,
                figures(probe, cured.probe(problem)));
    }

    private static List<Figure> figures(Probe now, Probe cured) {
        List<Reading> without = cured.readings();
        List<Figure> figures = new ArrayList<>();
        for (Reading reading : now.readings()) {
            double elsewise = without.stream()
                    .filter(other -> other.measure().equals(reading.measure()))
                    .mapToDouble(Reading::inside)
                    .findFirst()
                    .orElse(Double.NaN);
            figures.add(new Figure(
                    reading.measure(),
                    reading.unit(),
                    reading.inside(),
                    reading.outside(),
                    elsewise,
                    tolerance(reading)));
        }
        return figures;
    }

    private static double tolerance(Reading reading) {
        double least = switch (reading.unit()) {
            case "days" -> 0.5;
            case "deals", "leads" -> 2;
            default -> 0.05;
        };
        return Double.isNaN(reading.inside()) ? least : Math.max(least, Math.abs(reading.inside()) * TOLERANCE);
    }

    private List<Where> where(Problem problem) {
        return switch (problem) {
            case STALLED_DEALS ->
                List.of(
                        at("Stage", Segments.STALLED_STAGE.label()),
                        at("Region", segments.stalled().label()));
            case LOW_LEAD_CONVERSION ->
                List.of(new Where("LeadSource", segments.weak().name()));
            case LATE_PAYMENT -> List.of(at("PaymentTerms", segments.late().label()));
            case SLOW_QUOTE_TO_CONTRACT -> List.of(new Where("AmountBand", "≥ 50,000"));
            case PROCESS_NON_COMPLIANCE ->
                List.of(rep(segments.bypasser()), new Where("DealType", DealRecords.dealType(segments.bypassesNew())));
            case EXCESSIVE_DISCOUNTS -> List.of(rep(segments.discounters().get(0)));
            case UNTRACKED_STAGES -> List.of(rep(segments.careless()));
            case POOR_HANDOVER ->
                List.of(
                        at("Team", Staff.teamName(segments.handing().sales())),
                        at(
                                "FulfilmentTeam",
                                Staff.fulfilmentName(segments.handing().fulfilment())));
            case REGIONAL_VARIATION -> List.of(at("Region", segments.different().label()));
            case HIGH_ACQUISITION_COST ->
                List.of(at("ProductCategory", segments.laborious().label()));
            case POOR_DATA_QUALITY -> List.of(at("Team", Staff.teamName(segments.sloppy())));
            case REVENUE_TIMING_GAP ->
                List.of(at("ProductCategory", segments.unbilled().label()));
        };
    }

    private Where at(String attribute, Text value) {
        return new Where(attribute, edition.text(value));
    }

    private Where rep(int person) {
        return new Where("SalesRepresentative", edition.staff().name(person));
    }

    private List<Where> details(Problem problem) {
        List<Where> details = new ArrayList<>(now.probe(problem).facts());
        switch (problem) {
            case STALLED_DEALS ->
                details.add(new Where("StageId", edition.pipeline().stageId(Segments.STALLED_STAGE)));
            case LOW_LEAD_CONVERSION -> cause(details, "many leads that lead nowhere, contacted late or never");
            case LATE_PAYMENT -> cause(details, "late after the due day, and half of the invoices issued late");
            case SLOW_QUOTE_TO_CONTRACT -> {
                details.add(new Where("AmountFrom", Long.toString(Segments.LARGE)));
                details.add(at("AlsoSeenInStage", DealStage.CONTRACT_SENT.label()));
                details.add(new Where("Approver", edition.staff().name(segments.approver())));
                details.add(new Where(
                        "ApproverUserId", Long.toString(edition.staff().userId(segments.approver()))));
                cause(details, "further quotes, and slow approval of each");
            }
            case PROCESS_NON_COMPLIANCE -> {
                owner(details, segments.bypasser());
                details.add(new Where("Cap", Pricing.CAP + " %"));
                details.add(new Where(
                        "Rules",
                        "approval of a discount above the cap before issue; acceptance before the deal is won"));
            }
            case EXCESSIVE_DISCOUNTS -> {
                segments.discounters().forEach(rep -> {
                    details.add(rep(rep));
                    owner(details, rep);
                });
                details.add(new Where("Cap", Pricing.CAP + " %"));
                cause(details, "discounts above the cap, at the cap, and higher in the last two weeks of a quarter");
            }
            case UNTRACKED_STAGES -> owner(details, segments.careless());
            case POOR_HANDOVER -> cause(details, "the order waits, and some contracts never get one");
            case REGIONAL_VARIATION ->
                details.add(
                        new Where("Trap", "the region sells larger deals; compare within amount band and deal type"));
            case HIGH_ACQUISITION_COST ->
                details.add(new Where("RateCard", RateCard.PER_HOUR + " per hour; minutes in rate-card.csv"));
            case POOR_DATA_QUALITY -> {
                details.add(new Where("Field", segments.field().property()));
                details.add(at("Stage", segments.field().dueAt().label()));
                cause(
                        details,
                        "the field is filled after the stage was entered; amounts with a digit too many or too few");
            }
            case REVENUE_TIMING_GAP ->
                cause(details, "invoices long after delivery, and deliveries that are never invoiced");
        }
        return details;
    }

    private void owner(List<Where> details, int person) {
        details.add(new Where("OwnerId", Long.toString(edition.staff().ownerId(person))));
    }

    private static void cause(List<Where> details, String text) {
        details.add(new Where("Cause", text));
    }
}
