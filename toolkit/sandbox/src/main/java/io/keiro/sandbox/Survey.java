package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One look at all deals of a company: the figures inside and outside the segment of every problem, and the records in it. */
final class Survey {

    private final Company company;
    private final Ids ids;
    private final long now;
    private final Map<Problem, Measured> inside = new EnumMap<>(Problem.class);
    private final Map<Problem, Measured> outside = new EnumMap<>(Problem.class);
    private final Map<Problem, List<String>> touched = new EnumMap<>(Problem.class);
    private final Sample dwellOfWon = new Sample();
    private final List<Standing> standing = new ArrayList<>();

    /** An open deal that stands in the stage and region of P1. */
    private record Standing(String id, double days) {}

    private Survey(Company company, Ids ids) {
        this.company = company;
        this.ids = ids;
        this.now = company.plan().end();
        for (Problem problem : Problem.values()) {
            inside.put(problem, new Measured());
            outside.put(problem, new Measured());
            touched.put(problem, new ArrayList<>());
        }
    }

    static Survey of(Company company, Ids ids) {
        Survey survey = new Survey(company, ids);
        for (int deal = 0; deal < company.plan().deals(); deal++) {
            survey.add(company.story(deal));
        }
        return survey;
    }

    private void add(DealStory story) {
        for (Problem problem : Problem.values()) {
            boolean within = isInside(problem, story.traits());
            (within ? inside : outside).get(problem).add(problem, story, now);
            if (within) {
                addTouched(problem, story);
            }
        }
        boolean won =
                story.visits().stream().anyMatch(visit -> visit.stage() == DealStage.WON && visit.entered() <= now);
        for (StageVisit visit : story.visits()) {
            if (visit.stage() != Segments.STALLED_STAGE || visit.entered() > now) {
                continue;
            }
            if (visit.left() > now && isInside(Problem.STALLED_DEALS, story.traits())) {
                standing.add(new Standing(dealId(story), (now - visit.entered()) / (double) WorkingTime.DAY));
            } else if (visit.left() <= now && won) {
                dwellOfWon.add(visit.days());
            }
        }
    }

    private boolean isInside(Problem problem, Traits traits) {
        return switch (problem) {
            case STALLED_DEALS ->
                traits.customer().region() == company.segments().stalled();
            case LATE_PAYMENT -> traits.customer().terms() == company.segments().late();
            case SLOW_QUOTE_TO_CONTRACT -> traits.isLarge();
        };
    }

    private void addTouched(Problem problem, DealStory story) {
        List<String> list = touched.get(problem);
        switch (problem) {
            case STALLED_DEALS -> {
                if (story.visits().stream()
                        .anyMatch(visit -> visit.stage() == Segments.STALLED_STAGE && visit.entered() <= now)) {
                    list.add(dealId(story));
                }
            }
            case LATE_PAYMENT ->
                story.invoices().stream()
                        .filter(invoice -> invoice.issued() <= now)
                        .mapToInt(invoice -> story.number() * Billing.INVOICES + invoice.slot())
                        .forEach(slot -> list.add(Long.toString(ids.id(ObjectType.INVOICES, slot))));
            case SLOW_QUOTE_TO_CONTRACT -> {
                if (story.quotes().stream().anyMatch(quote -> quote.published() <= now)) {
                    list.add(dealId(story));
                }
            }
        }
    }

    private String dealId(DealStory story) {
        return Long.toString(ids.id(ObjectType.DEALS, story.number() * Ids.DEALS_PER_NUMBER));
    }

    Measured inside(Problem problem) {
        return inside.get(problem);
    }

    Measured outside(Problem problem) {
        return outside.get(problem);
    }

    /** Ids of the records in the segment of a problem whose course it settles: deals, or invoices for P3. */
    List<String> touched(Problem problem) {
        return touched.get(problem);
    }

    /** Ids of the deals that stand in the stage and region of P1 for longer than nine tenths of the won deals stood there. */
    List<String> stalled() {
        double limit = dwellOfWon.quantile(0.9);
        return standing.stream()
                .filter(deal -> deal.days() > limit)
                .map(Standing::id)
                .toList();
    }
}
