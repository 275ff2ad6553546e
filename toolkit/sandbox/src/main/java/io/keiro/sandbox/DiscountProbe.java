package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/** P6: what deals give away, from the moment that their lines are written. */
final class DiscountProbe extends Probe {

    private final Gauge list = Gauge.sum("list_amount", "currency");
    private final Gauge net = Gauge.sum("net_amount", "currency");
    private final Gauge overCap = Gauge.share("over_cap_rate");
    private final Gauge atCap = Gauge.share("at_cap_rate");
    private final Gauge leakage = Gauge.sum("discount_leakage", "currency");
    private final Gauge atQuarterEnd = Gauge.share("over_cap_rate[quarter end]");
    private final Gauge atOtherTimes = Gauge.share("over_cap_rate[other times]");
    private final List<String> generous = new ArrayList<>();

    DiscountProbe(Company company, Ids ids) {
        super(Problem.EXCESSIVE_DISCOUNTS, company, ids);
    }

    @Override
    void add(DealStory story) {
        if (LineItems.written(story) > now()) {
            return;
        }
        boolean within = contains(story);
        Pricing pricing = story.pricing();
        double whole = pricing.list(story.traits().amount());
        list.add(within, whole);
        net.add(within, story.traits().amount());
        overCap.add(within, pricing.isOverCap());
        atCap.add(within, pricing.percent() == Pricing.CAP);
        leakage.add(within, whole * Math.max(0, pricing.percent() - Pricing.CAP) / 100);
        long quoted = story.visits().stream()
                .filter(visit -> visit.stage() == DealStage.CONTRACT_SENT)
                .mapToLong(StageVisit::entered)
                .findFirst()
                .orElse(Step.NEVER);
        if (quoted <= now()) {
            (Pricing.isQuarterEnd(quoted) ? atQuarterEnd : atOtherTimes).add(within, pricing.isOverCap());
        }
        if (within && pricing.percent() >= Pricing.CAP) {
            generous.add(dealId(story));
            list(pricing.isOverCap() ? "overCap" : "atCap", story);
        }
    }

    @Override
    List<Reading> readings() {
        Reading whole = list.reading();
        Reading paid = net.reading();
        Reading weighted = new Reading(
                "discount_rate_weighted",
                "share",
                1 - paid.inside() / whole.inside(),
                1 - paid.outside() / whole.outside());
        return List.of(
                weighted,
                overCap.reading(),
                atCap.reading(),
                leakage.reading(),
                atQuarterEnd.reading(),
                atOtherTimes.reading());
    }

    @Override
    List<String> affected() {
        return generous;
    }
}
