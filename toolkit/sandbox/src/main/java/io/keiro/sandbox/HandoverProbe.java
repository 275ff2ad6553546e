package io.keiro.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** P8: from the contract to the order to the delivery, and the contracts that have no order after nine tenths of the others had one. */
final class HandoverProbe extends Probe {

    private final Gauge handover = Gauge.median("handover_time", "days");
    private final Gauge delivery = Gauge.median("order_to_fulfilled", "days");
    private final Gauge whole = Gauge.median("contract_to_fulfilled", "days");
    private final Sample all = new Sample();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<String> signed = new ArrayList<>();
    /** Contracts outside and inside the segment. */
    private final int[] contracts = new int[2];

    /** A contract that has no order so far. */
    private record Waiting(DealStory story, boolean within, double days) {}

    HandoverProbe(Company company, Ids ids) {
        super(Problem.POOR_HANDOVER, company, ids);
    }

    @Override
    void add(DealStory story) {
        if (story.won() > now()) {
            return;
        }
        long contract = Math.min(signed(story), story.won());
        boolean within = contains(story);
        OrderStory order = story.order();
        contracts[within ? 1 : 0]++;
        if (within) {
            signed.add(dealId(story));
        }
        if (order == null || order.created() > now()) {
            waiting.add(new Waiting(story, within, (now() - contract) / DAY));
            return;
        }
        double days = (order.created() - contract) / DAY;
        handover.add(within, days);
        all.add(days);
        if (order.fulfilled() <= now()) {
            delivery.add(within, (order.fulfilled() - order.created()) / DAY);
            whole.add(within, (order.fulfilled() - contract) / DAY);
        }
    }

    private List<Waiting> orphans(boolean within) {
        double limit = all.quantile(0.9);
        return waiting.stream()
                .filter(deal -> deal.within() == within && deal.days() > limit)
                .toList();
    }

    private static double value(List<Waiting> deals) {
        return deals.stream().mapToLong(deal -> deal.story().traits().amount()).sum();
    }

    @Override
    List<Reading> readings() {
        List<Waiting> inside = orphans(true);
        List<Waiting> outside = orphans(false);
        return List.of(
                handover.reading(),
                delivery.reading(),
                whole.reading(),
                new Reading("orphan_contracts", "deals", inside.size(), outside.size()),
                new Reading(
                        "orphan_rate",
                        "share",
                        inside.size() / (double) contracts[1],
                        outside.size() / (double) contracts[0]),
                new Reading("orphan_value", "currency", value(inside), value(outside)));
    }

    @Override
    List<String> affected() {
        return signed;
    }

    @Override
    Map<String, List<String>> kinds() {
        return Map.of(
                "orphans",
                orphans(true).stream().map(deal -> dealId(deal.story())).toList());
    }
}
