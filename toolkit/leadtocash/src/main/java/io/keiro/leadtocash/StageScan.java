package io.keiro.leadtocash;

import io.keiro.mining.Segment;
import io.keiro.mining.statistics.SegmentScan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Looks in every stage for deals that stay longer than the others. A deal counts once per stage, with all its stays there together;
 * deals that are still there count as "at least this long". The scans of all stages are judged as one.
 */
final class StageScan {

    private final LeadToCash data;
    private final StageHistory history;
    private final Analysis.Options options;

    private StageScan(LeadToCash data, StageHistory history, Analysis.Options options) {
        this.data = data;
        this.history = history;
        this.options = options;
    }

    static SegmentScan of(LeadToCash data, StageHistory history, Analysis.Options options) {
        StageScan scan = new StageScan(data, history, options);
        Map<String, Long> pipelinesOfLabel = history.places().stream()
                .collect(Collectors.groupingBy(StageVisit.Place::stage, Collectors.counting()));
        List<SegmentScan> scans = new ArrayList<>();
        scan.observations().forEach((place, observations) -> {
            SegmentScan.Options asked = SegmentAttributes.labelled(
                            SegmentScan.Options.defaults().withLimits(options.limits()),
                            options.policy().amountBands())
                    .withContext(SegmentAttributes.STAGE, place.stage());
            if (pipelinesOfLabel.get(place.stage()) > 1) {
                asked = asked.withContext(Columns.PIPELINE, place.pipeline());
            }
            scans.add(SegmentScan.ofDurations(observations, asked));
        });
        return SegmentScan.joined(scans);
    }

    private Map<StageVisit.Place, List<SegmentScan.Observation>> observations() {
        Map<StageVisit.Place, List<SegmentScan.Observation>> observations = new LinkedHashMap<>();
        history.places().forEach(place -> observations.put(place, new ArrayList<>()));
        for (Deal deal : data.deals()) {
            Map<StageVisit.Place, List<StageVisit>> stays = new LinkedHashMap<>();
            for (StageVisit visit : history.of(deal.id())) {
                stays.computeIfAbsent(visit.place(), place -> new ArrayList<>()).add(visit);
            }
            stays.forEach((place, ofPlace) -> observations.get(place).add(observation(deal, ofPlace)));
        }
        return observations;
    }

    private SegmentScan.Observation observation(Deal deal, List<StageVisit> stays) {
        double days = stays.stream().mapToDouble(StageVisit::days).sum();
        boolean finished = stays.stream().allMatch(StageVisit::finished);
        return new SegmentScan.Observation(segments(deal, stays.get(0).asOf()), Math.max(0, days), finished);
    }

    /** What the deal is compared by: values as of entering the stage where the event knows them. */
    private Map<String, String> segments(Deal deal, BusinessEvent entry) {
        Map<String, String> segments = SegmentAttributes.of(deal, entry, options.attributes());
        if (options.attributes().contains(SegmentAttributes.AMOUNT_BAND)) {
            String asOf = entry == null ? null : entry.attributes().get(Columns.AMOUNT);
            double amount = asOf == null ? deal.amount() : Amounts.amount(asOf).orElse(deal.amount());
            SegmentAttributes.addAmount(segments, options.policy().amountBands(), amount);
        }
        return segments;
    }

    /** Stays of each deal in the stage of a segment, summed up, by whether the deal belongs to the segment. */
    static Map<Boolean, List<DealStay>> stays(
            LeadToCash data, StageHistory history, Analysis.Options options, Segment segment) {
        StageScan scan = new StageScan(data, history, options);
        Map<Boolean, List<DealStay>> sides = new HashMap<>(Map.of(true, new ArrayList<>(), false, new ArrayList<>()));
        for (Deal deal : data.deals()) {
            List<StageVisit> stays = history.of(deal.id()).stream()
                    .filter(visit -> isIn(visit, segment))
                    .toList();
            if (!stays.isEmpty()) {
                Map<String, String> values = scan.segments(deal, stays.get(0).asOf());
                sides.get(SegmentAttributes.contains(segment, values))
                        .add(new DealStay(
                                deal,
                                stays.stream().mapToDouble(StageVisit::days).sum(),
                                stays.stream().allMatch(StageVisit::finished),
                                values));
            }
        }
        return sides;
    }

    private static boolean isIn(StageVisit visit, Segment segment) {
        String pipeline = segment.keys().get(Columns.PIPELINE);
        return visit.stage().equals(segment.keys().get(SegmentAttributes.STAGE))
                && (pipeline == null || visit.pipeline().equals(pipeline));
    }

    /** All stays of one deal in one stage. */
    record DealStay(Deal deal, double days, boolean finished, Map<String, String> values) {}
}
