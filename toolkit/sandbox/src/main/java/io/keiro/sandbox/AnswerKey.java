package io.keiro.sandbox;

import io.keiro.sandbox.Truth.Figure;
import io.keiro.sandbox.Truth.Planted;
import io.keiro.sandbox.Truth.Where;
import io.keiro.sandbox.portal.ObjectType;
import java.util.ArrayList;
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

    private AnswerKey(Edition edition) {
        this.edition = edition;
        this.company = edition.company();
    }

    static Truth of(Edition edition, Sandbox.Options options) {
        AnswerKey key = new AnswerKey(edition);
        return new Truth(
                GENERATOR,
                options,
                Arrays.stream(Problem.values()).map(key::planted).toList());
    }

    private Planted planted(Problem problem) {
        boolean on = company.plan().problems().contains(problem);
        Measured.Sides now = Measured.of(company, problem);
        Company cured =
                Company.of(company.plan().withProblems(company.plan().problems().without(problem)));
        Measured.Sides without = on ? Measured.of(cured, problem) : now;
        Figures figures = new Figures(now, without);
        List<String> stalled = problem == Problem.STALLED_DEALS ? stalled(company) : List.of();
        switch (problem) {
            case STALLED_DEALS -> {
                figures.add("stage_dwell", "days", side -> side.dwell.median());
                List<String> natural = on ? stalled(cured) : stalled;
                figures.list.add(new Figure("stalled_deals", "deals", stalled.size(), Double.NaN, natural.size(), 2));
            }
            case LATE_PAYMENT -> {
                figures.add("days_late", "days", side -> side.daysLate.median());
                figures.add("collection_time", "days", side -> side.collection.median());
                figures.add("invoice_draft_to_issue", "days", side -> side.issueWait.median());
            }
            case SLOW_QUOTE_TO_CONTRACT -> {
                figures.add("quote_to_contract", "days", side -> side.quoteToContract.median());
                figures.add("approval_wait", "days", side -> side.approvalWait.median());
                figures.add("quotes_per_deal", "quotes", side -> side.quotes.mean());
                figures.add("first_time_right_quote", "share", side -> side.firstTimeRight.mean());
            }
        }
        ObjectType type = problem == Problem.LATE_PAYMENT ? ObjectType.INVOICES : ObjectType.DEALS;
        return new Planted(
                problem,
                on,
                company.plan().strength(problem),
                where(problem),
                details(problem),
                type.plural(),
                on ? affected(problem) : List.of(),
                stalled,
                figures.list);
    }

    /** Collects figures of both sides, with and without the problem. */
    private record Figures(Measured.Sides now, Measured.Sides without, List<Figure> list) {
        Figures(Measured.Sides now, Measured.Sides without) {
            this(now, without, new ArrayList<>());
        }

        void add(String measure, String unit, ToDoubleFunction<Measured> figure) {
            double value = figure.applyAsDouble(now.inside());
            double least = unit.equals("days") ? 0.5 : 0.05;
            list.add(new Figure(
                    measure,
                    unit,
                    value,
                    figure.applyAsDouble(now.outside()),
                    figure.applyAsDouble(without.inside()),
                    Math.max(least, Math.abs(value) * TOLERANCE)));
        }
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
            case SLOW_QUOTE_TO_CONTRACT -> List.of(new Where("AmountBand", ">= 50,000"));
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

    private List<String> affected(Problem problem) {
        List<String> ids = new ArrayList<>();
        long now = company.plan().end();
        for (int deal = 0; deal < company.plan().deals(); deal++) {
            DealStory story = company.story(deal);
            if (!Measured.isInside(company, problem, story.traits())) {
                continue;
            }
            int number = deal;
            switch (problem) {
                case STALLED_DEALS -> {
                    if (story.visits().stream()
                            .anyMatch(visit -> visit.stage() == Segments.STALLED_STAGE && visit.entered() <= now)) {
                        ids.add(dealId(deal));
                    }
                }
                case LATE_PAYMENT ->
                    story.invoices().stream()
                            .filter(invoice -> invoice.issued() <= now)
                            .forEach(invoice -> ids.add(Long.toString(edition.ids()
                                    .id(ObjectType.INVOICES, number * Billing.INVOICES + invoice.slot()))));
                case SLOW_QUOTE_TO_CONTRACT -> {
                    if (story.quotes().stream().anyMatch(quote -> quote.published() <= now)) {
                        ids.add(dealId(deal));
                    }
                }
            }
        }
        return ids;
    }

    private String dealId(int deal) {
        return Long.toString(edition.ids().id(ObjectType.DEALS, deal * Ids.DEALS_PER_NUMBER));
    }

    /** Open deals of the segment that have stood in its stage for longer than nine tenths of the won deals did. */
    private List<String> stalled(Company which) {
        long now = which.plan().end();
        Sample won = new Sample();
        for (int deal = 0; deal < which.plan().deals(); deal++) {
            DealStory story = which.story(deal);
            boolean isWon =
                    story.visits().stream().anyMatch(visit -> visit.stage() == DealStage.WON && visit.entered() <= now);
            story.visits().stream()
                    .filter(visit -> isWon && visit.stage() == Segments.STALLED_STAGE && visit.left() <= now)
                    .forEach(visit -> won.add(visit.days()));
        }
        double limit = won.quantile(0.9);
        List<String> ids = new ArrayList<>();
        for (int deal = 0; deal < which.plan().deals(); deal++) {
            DealStory story = which.story(deal);
            boolean stands = story.visits().stream()
                    .anyMatch(visit -> visit.stage() == Segments.STALLED_STAGE
                            && visit.entered() <= now
                            && visit.left() > now
                            && (now - visit.entered()) / (double) WorkingTime.DAY > limit);
            if (stands && Measured.isInside(which, Problem.STALLED_DEALS, story.traits())) {
                ids.add(dealId(deal));
            }
        }
        return ids;
    }
}
