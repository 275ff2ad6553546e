package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** P1: how long deals stay in the stage, and which open ones stay longer than nine tenths of the won deals did. */
final class StallProbe extends Probe {

    private final Gauge dwell = Gauge.median("stage_dwell", "days");
    private final Survival insideWithOpen = new Survival();
    private final Survival outsideWithOpen = new Survival();
    private final Sample dwellOfWon = new Sample();
    private final List<Standing> standing = new ArrayList<>();
    private final List<String> visited = new ArrayList<>();

    /** An open deal that stands in the stage and region of P1. */
    private record Standing(DealStory story, double days) {}

    StallProbe(Company company, Ids ids) {
        super(Problem.STALLED_DEALS, company, ids);
    }

    @Override
    void add(DealStory story) {
        boolean within = contains(story);
        boolean won = won(story) <= now();
        boolean visits = false;
        for (StageVisit visit : story.visits()) {
            if (visit.stage() != Segments.STALLED_STAGE || visit.entered() > now()) {
                continue;
            }
            visits = true;
            boolean ended = visit.left() <= now();
            double days = (Math.min(visit.left(), now()) - visit.entered()) / DAY;
            (within ? insideWithOpen : outsideWithOpen).add(days, ended);
            if (ended) {
                dwell.add(within, days);
                if (won) {
                    dwellOfWon.add(days);
                }
            } else if (within) {
                standing.add(new Standing(story, days));
            }
        }
        if (within && visits) {
            visited.add(dealId(story));
        }
    }

    @Override
    List<Reading> readings() {
        return List.of(
                dwell.reading(),
                new Reading("stage_dwell_with_open", "days", insideWithOpen.median(), outsideWithOpen.median()),
                new Reading("stalled_deals", "deals", stalled().size(), Double.NaN));
    }

    @Override
    List<String> affected() {
        return visited;
    }

    private List<String> stalled() {
        double limit = dwellOfWon.quantile(0.9);
        return standing.stream()
                .filter(deal -> deal.days() > limit)
                .map(deal -> dealId(deal.story()))
                .toList();
    }

    @Override
    Map<String, List<String>> kinds() {
        return Map.of("stalled", stalled());
    }
}
