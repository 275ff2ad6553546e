package io.keiro.leadtocash;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The events of every deal in order: the flat view in which the deal is the case. An event belongs to the deal it names, else to
 * every deal that its lead, quote, order, invoice or payment is linked to; events of objects without a deal are in none. What is kept of
 * a step is its position among the events, and that of the event whose time it has.
 */
final class DealTraces {

    private static final int NO_DEAL = -1;
    private static final int DEALS_AT_ONCE = 4_096;

    private final EventColumns events;
    private final ZoneId zone;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> numbers;
    private int[] starts;
    private int[] positions;
    /** The event whose time a step has: its own, unless it is known by its day and stands between others. */
    private int[] timed;
    /** The steps of the deals that somebody asked for. */
    private List<TraceStep>[] asked;

    private DealTraces(LeadToCash data) {
        this.events = data.columns();
        this.zone = data.zone();
        this.numbers = new HashMap<>(data.deals().size() * 2);
    }

    static DealTraces of(LeadToCash data) {
        DealTraces traces = new DealTraces(data);
        data.deals().forEach(deal -> traces.number(deal.id()));
        traces.collect(new Membership(traces, data));
        traces.sort();
        return traces;
    }

    private int number(String deal) {
        Integer known = numbers.putIfAbsent(deal, ids.size());
        if (known == null) {
            ids.add(deal);
            return ids.size() - 1;
        }
        return known;
    }

    /** Which deals each event belongs to. */
    private static final class Membership {
        private final DealTraces traces;
        private final DealLinks links;
        /** Per event: the number of its deal, none, or, from -2 down, which of the lists. */
        private final int[] dealOf;

        private final List<int[]> several = new ArrayList<>();

        /** By kind: the object asked for last, and what its events belong to. Sources tell one object after the other. */
        private final String[] lastIds = new String[ObjectKind.values().length];

        private final int[] lastDeals = new int[lastIds.length];

        Membership(DealTraces traces, LeadToCash data) {
            this.traces = traces;
            this.links = DealLinks.of(data, kindsBesideDeals(traces.events));
            this.dealOf = new int[traces.events.size()];
            int event = 0;
            String last = null;
            int ofLast = NO_DEAL;
            for (int c = 0; c < traces.events.chunkCount(); c++) {
                EventChunk chunk = traces.events.chunk(c);
                for (int row = 0; row < chunk.count(); row++) {
                    int place = chunk.shape(row).deal();
                    if (place < 0) {
                        dealOf[event++] = linked(chunk, row);
                        continue;
                    }
                    // Sources tell one deal after the other.
                    String named = chunk.value(row, place);
                    if (!named.equals(last)) {
                        last = named;
                        ofLast = traces.number(named);
                    }
                    dealOf[event++] = ofLast;
                }
            }
        }

        private static Set<ObjectKind> kindsBesideDeals(EventColumns events) {
            Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
            for (EventShape shape : events.shapes()) {
                for (int i = 0; i < shape.kinds() && shape.deal() < 0; i++) {
                    kinds.add((ObjectKind) shape.names()[i]);
                }
            }
            return kinds;
        }

        private int linked(EventChunk chunk, int row) {
            EventShape shape = chunk.shape(row);
            int deal = NO_DEAL;
            for (int i = 0; i < DealLinks.NEAREST_FIRST.size() && deal == NO_DEAL; i++) {
                ObjectKind kind = DealLinks.NEAREST_FIRST.get(i);
                int place = shape.placeOf(kind);
                deal = place < 0 ? NO_DEAL : linked(kind, chunk.value(row, place));
            }
            return deal;
        }

        private int linked(ObjectKind kind, String id) {
            int last = kind.ordinal();
            if (!id.equals(lastIds[last])) {
                lastIds[last] = id;
                lastDeals[last] = code(links.dealsOf(kind, id));
            }
            return lastDeals[last];
        }

        private int code(Set<String> deals) {
            if (deals.isEmpty()) {
                return NO_DEAL;
            }
            if (deals.size() == 1) {
                return traces.number(deals.iterator().next());
            }
            several.add(deals.stream().mapToInt(traces::number).toArray());
            return NO_DEAL - several.size();
        }

        int[] several(int code) {
            return several.get(NO_DEAL - 1 - code);
        }
    }

    /** The positions of each deal's events in the order of the source. */
    private void collect(Membership membership) {
        int[] counts = new int[ids.size() + 1];
        for (int deal : membership.dealOf) {
            if (deal >= 0) {
                counts[deal + 1]++;
            } else if (deal != NO_DEAL) {
                for (int one : membership.several(deal)) {
                    counts[one + 1]++;
                }
            }
        }
        Arrays.parallelPrefix(counts, Math::addExact);
        starts = counts;
        positions = new int[counts[ids.size()]];
        timed = new int[positions.length];
        int[] next = Arrays.copyOf(starts, ids.size());
        int event = 0;
        for (int c = 0; c < events.chunkCount(); c++) {
            int count = events.chunk(c).count();
            for (int row = 0; row < count; row++) {
                int deal = membership.dealOf[event++];
                if (deal >= 0) {
                    positions[next[deal]++] = EventColumns.position(c, row);
                } else if (deal != NO_DEAL) {
                    for (int one : membership.several(deal)) {
                        positions[next[one]++] = EventColumns.position(c, row);
                    }
                }
            }
        }
    }

    private void sort() {
        int stretches = (ids.size() + DEALS_AT_ONCE - 1) / DEALS_AT_ONCE;
        IntStream.range(0, stretches).parallel().forEach(stretch -> {
            TraceOrder order = new TraceOrder(events, zone);
            int end = Math.min(ids.size(), (stretch + 1) * DEALS_AT_ONCE);
            for (int deal = stretch * DEALS_AT_ONCE; deal < end; deal++) {
                order.sort(positions, timed, starts[deal], starts[deal + 1]);
            }
        });
        asked = newLists(ids.size());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List<TraceStep>[] newLists(int size) {
        return new List[size];
    }

    /** Ids of all deals, those of the deal table first; a deal may have no events. */
    List<String> deals() {
        return ids;
    }

    /** The first step of a deal, by the deal's number; it ends where the next one begins. */
    int start(int deal) {
        return starts[deal];
    }

    /** Where the event of a step stands. */
    int position(int step) {
        return positions[step];
    }

    /** When a step stands in its deal. */
    Instant time(int step) {
        return events.at(timed[step]).time(EventColumns.row(timed[step]));
    }

    /** Where the events of a deal stand, in order; none for an unknown deal. */
    int[] positions(String dealId) {
        Integer number = numbers.get(dealId);
        return number == null ? new int[0] : Arrays.copyOfRange(positions, starts[number], starts[number + 1]);
    }

    /** The steps of a deal in order; none for an unknown deal. */
    List<TraceStep> of(String dealId) {
        Integer number = numbers.get(dealId);
        if (number == null) {
            return List.of();
        }
        List<TraceStep> known = asked[number];
        if (known == null) {
            TraceStep[] steps = new TraceStep[starts[number + 1] - starts[number]];
            for (int i = 0; i < steps.length; i++) {
                int step = starts[number] + i;
                steps[i] = new TraceStep(events, positions[step], time(step), zone);
            }
            known = List.of(steps);
            asked[number] = known;
        }
        return known;
    }

    /** How many events of each activity the deals have. */
    Map<String, Integer> activityCounts() {
        Map<String, Integer> counts = new TreeMap<>();
        for (int position : positions) {
            String activity =
                    events.at(position).shape(EventColumns.row(position)).activity();
            counts.merge(activity, 1, Integer::sum);
        }
        return counts;
    }
}
