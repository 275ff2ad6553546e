package io.keiro.sandbox;

import io.keiro.sandbox.Truth.Figure;
import io.keiro.sandbox.Truth.Planted;
import io.keiro.sandbox.Truth.Where;
import io.keiro.sandbox.portal.ObjectType;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Works out the answer key: each planted problem is measured in the company as it is and in the same company without it. */
final class AnswerKey {

    private static final String GENERATOR = "keiro-sandbox 1";

    /** A figure may be off by a tenth, and always by half a unit of days: analyses differ in quantiles and in censoring. */
    private static final double TOLERANCE = 0.1;

    private final Edition edition;
    private final Company company;
    private final Survey now;

    private AnswerKey(Edition edition) {
        this.edition = edition;
        this.company = edition.company();
        this.now = Survey.of(company, edition.ids());
    }

    static Truth of(Edition edition, Sandbox.Options options) {
        AnswerKey key = new AnswerKey(edition);
        return new Truth(
                GENERATOR,
                options,
                Arrays.stream(Problem.values()).map(key::planted).toList());
    }

    private Planted planted(Problem problem) {
        Plan plan = company.plan();
        boolean on = plan.problems().contains(problem);
        Plan cure = plan.withProblems(plan.problems().without(problem));
        Survey cured = on ? Survey.of(Company.of(cure), edition.ids()) : now;
        return new Planted(
                problem,
                on,
                plan.strength(problem),
                where(problem),
                details(problem),
                (problem == Problem.LATE_PAYMENT ? ObjectType.INVOICES : ObjectType.DEALS).plural(),
                on ? now.touched(problem) : List.of(),
                problem == Problem.STALLED_DEALS ? now.stalled() : List.of(),
                figures(problem, cured));
    }

    private List<Figure> figures(Problem problem, Survey cured) {
        return switch (problem) {
            case STALLED_DEALS -> {
                int stalled = now.stalled().size();
                yield List.of(
                        figure(problem, cured, "stage_dwell", "days", side -> side.dwell.median()),
                        figure(problem, cured, "stage_dwell_with_open", "days", side -> side.dwellWithOpen.median()),
                        new Figure(
                                "stalled_deals",
                                "deals",
                                stalled,
                                Double.NaN,
                                cured.stalled().size(),
                                Math.max(2, stalled * TOLERANCE)));
            }
            case LATE_PAYMENT ->
                List.of(
                        figure(problem, cured, "days_late", "days", side -> side.daysLate.median()),
                        figure(problem, cured, "collection_time", "days", side -> side.collection.median()),
                        figure(problem, cured, "invoice_draft_to_issue", "days", side -> side.issueWait.median()));
            case SLOW_QUOTE_TO_CONTRACT ->
                List.of(
                        figure(problem, cured, "quote_to_contract", "days", side -> side.quoteToContract.median()),
                        figure(problem, cured, "approval_wait", "days", side -> side.approvalWait.median()),
                        figure(problem, cured, "quotes_per_deal", "quotes", side -> side.quotes.mean()),
                        figure(problem, cured, "first_time_right_quote", "share", side -> side.firstTimeRight.mean()));
        };
    }

    private Figure figure(
            Problem problem, Survey cured, String measure, String unit, ToDoubleFunction<Measured> value) {
        double inside = value.applyAsDouble(now.inside(problem));
        double least = unit.equals("days") ? 0.5 : 0.05;
        double tolerance = Double.isNaN(inside) ? least : Math.max(least, Math.abs(inside) * TOLERANCE);
        return new Figure(
                measure,
                unit,
                inside,
                value.applyAsDouble(now.outside(problem)),
                value.applyAsDouble(cured.inside(problem)),
                tolerance);
    }

    private List<Where> where(Problem problem) {
        return switch (problem) {
            case STALLED_DEALS ->
                List.of(
                        new Where("Stage", edition.text(Segments.STALLED_STAGE.label())),
                        new Where(
                                "Region",
                                edition.text(company.segments().stalled().label())));
            case LATE_PAYMENT ->
                List.of(new Where(
                        "PaymentTerms", edition.text(company.segments().late().label())));
            case SLOW_QUOTE_TO_CONTRACT -> List.of(new Where("AmountBand", "≥ 50,000"));
        };
    }

    private List<Where> details(Problem problem) {
        return switch (problem) {
            case STALLED_DEALS ->
                List.of(new Where("StageId", edition.pipeline().stageId(Segments.STALLED_STAGE)));
            case LATE_PAYMENT ->
                List.of(new Where("Cause", "late after the due day, and half of the invoices issued late"));
            case SLOW_QUOTE_TO_CONTRACT ->
                List.of(
                        new Where("AmountFrom", Long.toString(Segments.LARGE)),
                        new Where("AlsoSeenInStage", edition.text(DealStage.CONTRACT_SENT.label())),
                        new Where("Cause", "further quotes, and slow approval of each"));
        };
    }
}
