package io.keiro.leadtocash;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The events of every deal in order: the flat view in which the deal is the case. An event belongs to the deal it names, else to
 * every deal that its lead, quote, order, invoice or payment is linked to; events of objects without a deal are in none.
 */
final class DealTraces {

    private final Map<String, List<TraceStep>> traces;

    private DealTraces(Map<String, List<TraceStep>> traces) {
        this.traces = traces;
    }

    static DealTraces of(LeadToCash data) {
        DealLinks links = DealLinks.of(data);
        Map<String, List<BusinessEvent>> events =
                new LinkedHashMap<>(data.deals().size() * 2);
        data.deals().forEach(deal -> events.put(deal.id(), new ArrayList<>()));
        String last = null;
        List<BusinessEvent> ofLast = null;
        for (BusinessEvent event : data.events()) {
            String named = event.object(ObjectKind.DEAL);
            if (named == null) {
                for (String deal : links.dealsOf(event)) {
                    events.computeIfAbsent(deal, id -> new ArrayList<>()).add(event);
                }
                continue;
            }
            // Sources tell one deal after the other.
            if (!named.equals(last)) {
                last = named;
                ofLast = events.computeIfAbsent(named, id -> new ArrayList<>());
            }
            ofLast.add(event);
        }
        TraceOrder order = new TraceOrder(data.zone());
        List<Map.Entry<String, List<BusinessEvent>>> deals = new ArrayList<>(events.entrySet());
        List<List<TraceStep>> steps =
                deals.parallelStream().map(deal -> order.of(deal.getValue())).toList();
        Map<String, List<TraceStep>> traces = new LinkedHashMap<>(deals.size() * 2);
        for (int i = 0; i < deals.size(); i++) {
            traces.put(deals.get(i).getKey(), steps.get(i));
        }
        return new DealTraces(traces);
    }

    /** Ids of all deals, those of the deal table first; a deal may have no events. */
    Set<String> deals() {
        return traces.keySet();
    }

    /** The steps of a deal in order; none for an unknown deal. */
    List<TraceStep> of(String dealId) {
        return traces.getOrDefault(dealId, List.of());
    }

    /** How many events of each activity the deals have. */
    Map<String, Integer> activityCounts() {
        Map<String, Integer> counts = new TreeMap<>();
        traces.values()
                .forEach(
                        steps -> steps.forEach(step -> counts.merge(step.event().activity(), 1, Integer::sum)));
        return counts;
    }
}
