package io.keiro.leadtocash;

import io.keiro.mining.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stays of every deal in the open stages of its pipeline, rebuilt from the stage changes. Won and lost stages are ends, not stays.
 * The first stay begins with the first change, or with the deal's creation where that change names the stage before it; a deal
 * without changes has been in its current stage since its creation, provided that the source keeps a stage history at all.
 */
final class StageHistory {

    private static final double MILLIS_PER_DAY = Duration.ofDays(1).toMillis();

    private final LeadToCash data;
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Map<StageVisit.Place, Optional<Outcome>> found = new HashMap<>();
    private final Map<StageVisit.Place, Integer> order = new HashMap<>();
    private final Map<String, List<StageVisit>> visits = new LinkedHashMap<>();
    private boolean known;
    private Evidence evidence = Evidence.NONE;

    private StageHistory(LeadToCash data) {
        this.data = data;
        for (Stage stage : data.stages()) {
            StageVisit.Place place = new StageVisit.Place(stage.pipeline(), stage.stage());
            order.putIfAbsent(place, stage.displayOrder());
            outcomes.put(key(stage.pipeline(), stage.stage()), stage.outcome());
            outcomes.putIfAbsent(key("", stage.stage()), stage.outcome());
        }
    }

    static StageHistory of(LeadToCash data) {
        StageHistory history = new StageHistory(data);
        Map<String, List<TraceStep>> changes = new HashMap<>();
        for (Deal deal : data.deals()) {
            List<TraceStep> ofDeal = data.traces().of(deal.id()).stream()
                    .filter(step ->
                            step.is(Activity.STAGE_CHANGED) && step.event().changeTo() != null)
                    .toList();
            changes.put(deal.id(), ofDeal);
            history.known |= !ofDeal.isEmpty();
        }
        if (history.known) {
            for (Deal deal : data.deals()) {
                history.visits.put(deal.id(), history.visits(deal, changes.get(deal.id())));
            }
        }
        return history;
    }

    /** True if the source records when deals changed their stage. */
    boolean isKnown() {
        return known;
    }

    /** Where the stage changes come from. */
    Evidence evidence() {
        return evidence;
    }

    /** The stays of a deal in order. */
    List<StageVisit> of(String dealId) {
        return visits.getOrDefault(dealId, List.of());
    }

    /** All stages with a stay, in the order of their pipelines. */
    List<StageVisit.Place> places() {
        return visits.values().stream()
                .flatMap(List::stream)
                .map(StageVisit::place)
                .distinct()
                .sorted(Comparator.comparing(StageVisit.Place::pipeline)
                        .thenComparingInt(place -> order.getOrDefault(place, Integer.MAX_VALUE)))
                .toList();
    }

    private List<StageVisit> visits(Deal deal, List<TraceStep> changes) {
        List<StageVisit> stays = new ArrayList<>();
        Instant end = ending(deal, changes);
        if (changes.isEmpty()) {
            if (deal.outcome() == Outcome.OPEN && deal.stage() != null && deal.created() != null) {
                add(stays, deal, deal.stage(), new Stay(deal.created(), null, null, end));
            }
            return stays;
        }
        TraceStep first = changes.get(0);
        if (first.event().changeFrom() != null && deal.created() != null) {
            add(stays, deal, first.event().changeFrom(), new Stay(deal.created(), null, first, first.time()));
        }
        for (int i = 0; i < changes.size(); i++) {
            TraceStep entry = changes.get(i);
            evidence = evidence.plus(Evidences.of(entry.event()));
            int next = i + 1;
            while (next < changes.size()
                    && entry.event().changeTo().equals(changes.get(next).event().changeTo())) {
                next++; // saved again without a change
            }
            TraceStep exit = next < changes.size() ? changes.get(next) : null;
            add(
                    stays,
                    deal,
                    entry.event().changeTo(),
                    new Stay(entry.time(), entry, exit, exit == null ? end : exit.time()));
            i = next - 1;
        }
        return stays;
    }

    private record Stay(Instant from, TraceStep entry, TraceStep exit, Instant to) {}

    /** When the last stay ends: at the deal's closing, or not before the cut-off. */
    private Instant ending(Deal deal, List<TraceStep> changes) {
        if (deal.outcome() == Outcome.OPEN) {
            return data.cutOff();
        }
        Activity closing = deal.outcome() == Outcome.WON ? Activity.CLOSED_WON : Activity.CLOSED_LOST;
        Instant lastChange =
                changes.isEmpty() ? null : changes.get(changes.size() - 1).time();
        return data.traces().of(deal.id()).stream()
                .filter(step ->
                        step.is(closing) && (lastChange == null || !step.time().isBefore(lastChange)))
                .map(TraceStep::time)
                .findFirst()
                .orElse(lastChange);
    }

    private void add(List<StageVisit> stays, Deal deal, String stage, Stay stay) {
        BusinessEvent asOf = stay.entry() == null ? null : stay.entry().event();
        String pipeline = pipeline(deal, asOf);
        boolean last = stay.exit() == null;
        boolean open = last && deal.outcome() == Outcome.OPEN;
        Outcome outcome = outcome(new StageVisit.Place(pipeline, stage));
        boolean isEnd = outcome == null ? last && !open : outcome != Outcome.OPEN;
        if (isEnd || stay.to() == null || stay.to().isBefore(stay.from())) {
            return;
        }
        double days = stay.entry() != null && stay.exit() != null
                ? stay.entry().daysUntil(stay.exit())
                : Duration.between(stay.from(), stay.to()).toMillis() / MILLIS_PER_DAY;
        stays.add(new StageVisit(pipeline, stage, stay.from(), days, !open, asOf));
    }

    /** What entering a stage means; null for a stage that the stage map does not describe. */
    private Outcome outcome(StageVisit.Place place) {
        return found.computeIfAbsent(
                        place,
                        p -> Optional.ofNullable(
                                outcomes.getOrDefault(key(p.pipeline(), p.stage()), outcomes.get(key("", p.stage())))))
                .orElse(null);
    }

    private static String pipeline(Deal deal, BusinessEvent event) {
        String ofEvent = event == null ? null : event.attributes().get(Columns.PIPELINE);
        return ofEvent != null ? ofEvent : deal.pipeline() == null ? "" : deal.pipeline();
    }

    private static String key(String pipeline, String stage) {
        return Spelling.key(pipeline) + "/" + Spelling.key(stage);
    }
}
