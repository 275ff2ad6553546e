package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;

/** P10: how often customers are touched, and what a won deal costs with the effort on the lost ones. */
final class EffortProbe extends Probe {

    private final Gauge touches = Gauge.mean("touches_per_deal", "touches");
    private final Gauge ofLost = Gauge.mean("touches_per_deal[lost]", "touches");
    private final Gauge cost = Gauge.sum("cost", "currency");
    private final Gauge costOfWon = Gauge.mean("cost_of_won_deal", "currency");
    private final Gauge costOfLost = Gauge.sum("cost_of_lost_deals", "currency");
    private final Gauge wins = Gauge.sum("wins", "deals");
    private final List<String> deals = new ArrayList<>();

    EffortProbe(Company company, Ids ids) {
        super(Problem.HIGH_ACQUISITION_COST, company, ids);
    }

    @Override
    void add(DealStory story) {
        boolean within = contains(story);
        DealStage stage = story.stageAt(now());
        double spent = RateCard.cost(story, now());
        double count = story.touches().stream()
                .filter(touch -> touch.onDeal() && touch.isContact() && touch.start() <= now())
                .count();
        touches.add(within, count);
        cost.add(within, spent);
        if (stage == DealStage.WON) {
            wins.add(within, 1);
            costOfWon.add(within, spent);
        } else if (stage == DealStage.LOST) {
            ofLost.add(within, count);
            costOfLost.add(within, spent);
        }
        if (within) {
            deals.add(dealId(story));
        }
    }

    @Override
    List<Reading> readings() {
        return List.of(
                touches.reading(),
                ofLost.reading(),
                ratio("cost_per_won", "currency", cost, wins),
                costOfWon.reading(),
                ratio("cost_share_of_lost_deals", "share", costOfLost, cost));
    }

    private static Reading ratio(String measure, String unit, Gauge above, Gauge below) {
        Reading up = above.reading();
        Reading down = below.reading();
        return new Reading(measure, unit, up.inside() / down.inside(), up.outside() / down.outside());
    }

    @Override
    List<String> affected() {
        return deals;
    }
}
