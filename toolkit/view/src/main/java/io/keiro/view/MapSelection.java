package io.keiro.view;

import io.keiro.mining.DirectlyFollowsGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which activities and paths of a graph a map shows. Counts are taken as they are, nothing is computed anew.
 *
 * <p>Law: every activity shown lies on a path of shown arcs from the start to the end, provided it does so in the whole graph. To keep
 * it, the widest path of each activity (the one whose rarest arc is the most frequent) from the start and to the end always stays,
 * and with it the activities on it. A larger share never shows less.
 */
final class MapSelection {

    /** Beyond this many arcs no map can be read, and its layout would take minutes. */
    static final int MOST_ARCS = 600;

    /** Beyond this many activities neither. */
    static final int MOST_ACTIVITIES = 200;

    /** An arc between two positions in {@link #activities()}; {@link #START} and {@link #END} stand for the start and the end. */
    record Arc(int from, int to, long count) {
        boolean isTransition() {
            return from != START && to != END;
        }
    }

    static final int START = -1;
    static final int END = -2;

    private final List<String> activities;
    private final List<Arc> arcs;
    private final Totals totals;
    private final Totals shown;
    private final boolean limited;

    /** Numbers of one map or of the whole graph. */
    record Totals(int activities, long events, int paths, long transitions, int starts, int ends, long cases) {}

    private MapSelection(List<String> activities, List<Arc> arcs, Totals totals, Totals shown, boolean limited) {
        this.activities = activities;
        this.arcs = arcs;
        this.totals = totals;
        this.shown = shown;
        this.limited = limited;
    }

    static MapSelection of(DirectlyFollowsGraph graph, double activityShare, double pathShare) {
        Whole whole = Whole.of(graph);
        boolean[] frequent = frequentActivities(whole.counts(), activityShare);
        boolean[] keep = frequent.clone();
        WidestPaths widest = WidestPaths.of(keep.length, whole.arcs());
        for (int a = 0; a < keep.length; a++) {
            if (frequent[a]) {
                widest.activitiesThrough(a).forEach(other -> keep[other] = true);
            }
        }
        List<Arc> candidates = whole.arcs().stream()
                .filter(arc -> (arc.from() == START || keep[arc.from()]) && (arc.to() == END || keep[arc.to()]))
                .toList();
        boolean[] kept = new boolean[candidates.size()];
        boolean limited = markFrequent(candidates, kept, pathShare);
        WidestPaths.of(keep.length, candidates).markBackbone(candidates, kept);
        List<Arc> chosen = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (kept[i]) {
                chosen.add(candidates.get(i));
            }
        }
        return whole.select(keep, chosen, limited || activityShare >= 1 && frequent.length > MOST_ACTIVITIES);
    }

    /** The graph with activities as positions, the most frequent first, and its starts and ends as arcs of their own. */
    private record Whole(List<String> activities, long[] counts, List<Arc> arcs) {

        static Whole of(DirectlyFollowsGraph graph) {
            List<String> all = graph.activities();
            Map<String, Integer> positions = new HashMap<>();
            for (int a = 0; a < all.size(); a++) {
                positions.put(all.get(a), a);
            }
            List<Arc> arcs = new ArrayList<>();
            for (DirectlyFollowsGraph.Edge edge : graph.edges()) {
                arcs.add(new Arc(positions.get(edge.from()), positions.get(edge.to()), edge.count()));
            }
            for (int a = 0; a < all.size(); a++) {
                if (graph.startCount(all.get(a)) > 0) {
                    arcs.add(new Arc(START, a, graph.startCount(all.get(a))));
                }
                if (graph.endCount(all.get(a)) > 0) {
                    arcs.add(new Arc(a, END, graph.endCount(all.get(a))));
                }
            }
            arcs.sort(Comparator.comparingLong((Arc arc) -> -arc.count())
                    .thenComparingInt(Arc::from)
                    .thenComparingInt(Arc::to));
            return new Whole(all, all.stream().mapToLong(graph::activityCount).toArray(), arcs);
        }

        MapSelection select(boolean[] keep, List<Arc> chosen, boolean limited) {
            int[] position = new int[keep.length];
            List<String> names = new ArrayList<>();
            long events = 0;
            for (int a = 0; a < keep.length; a++) {
                if (keep[a]) {
                    position[a] = names.size();
                    names.add(activities.get(a));
                    events += counts[a];
                }
            }
            List<Arc> renumbered = chosen.stream()
                    .map(arc -> new Arc(
                            arc.from() == START ? START : position[arc.from()],
                            arc.to() == END ? END : position[arc.to()],
                            arc.count()))
                    .toList();
            return new MapSelection(
                    List.copyOf(names),
                    renumbered,
                    totals(activities.size(), Arrays.stream(counts).sum(), arcs),
                    totals(names.size(), events, renumbered),
                    limited);
        }
    }

    private static Totals totals(int activities, long events, List<Arc> arcs) {
        int paths = 0;
        long transitions = 0;
        int starts = 0;
        int ends = 0;
        long cases = 0;
        for (Arc arc : arcs) {
            if (arc.isTransition()) {
                paths++;
                transitions += arc.count();
            } else if (arc.from() == START) {
                starts++;
                cases += arc.count();
            } else {
                ends++;
            }
        }
        return new Totals(activities, events, paths, transitions, starts, ends, cases);
    }

    /** The most frequent activities that together make up the share of all events. */
    private static boolean[] frequentActivities(long[] counts, double share) {
        boolean[] keep = new boolean[counts.length];
        double wanted = Arrays.stream(counts).sum() * share;
        double covered = 0;
        for (int a = 0; a < Math.min(counts.length, MOST_ACTIVITIES) && (a == 0 || covered < wanted); a++) {
            keep[a] = true;
            covered += counts[a];
        }
        return keep;
    }

    /** Marks the most frequent transitions, starts and ends, each up to the share of their own total; true if the limit cut some off. */
    private static boolean markFrequent(List<Arc> arcs, boolean[] kept, double share) {
        double[] wanted = new double[3];
        arcs.forEach(arc -> wanted[kind(arc)] += arc.count() * share);
        double[] covered = new double[3];
        int marked = 0;
        for (int i = 0; i < kept.length; i++) {
            int kind = kind(arcs.get(i));
            if (covered[kind] < wanted[kind]) {
                if (marked == MOST_ARCS) {
                    return true;
                }
                kept[i] = true;
                marked++;
                covered[kind] += arcs.get(i).count();
            }
        }
        return false;
    }

    private static int kind(Arc arc) {
        return arc.isTransition() ? 0 : arc.from() == START ? 1 : 2;
    }

    /** The activities shown, the most frequent first. */
    List<String> activities() {
        return activities;
    }

    /** The arcs shown, the most frequent first. */
    List<Arc> arcs() {
        return arcs;
    }

    /** Numbers of the whole graph. */
    Totals totals() {
        return totals;
    }

    /** Numbers of what is shown. */
    Totals shown() {
        return shown;
    }

    /** True if more arcs were asked for than a map can show. */
    boolean limited() {
        return limited;
    }
}
