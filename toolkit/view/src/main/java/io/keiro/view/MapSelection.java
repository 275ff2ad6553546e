package io.keiro.view;

import io.keiro.mining.DirectlyFollowsGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a map shows of a graph: the activities and paths that {@link DirectlyFollowsGraph#simplified} keeps for the shares asked, with
 * starts and ends of cases as arcs of their own, and the numbers to say what was left out.
 */
final class MapSelection {

    /** Beyond this many arcs no map can be read, and its layout would take minutes. */
    static final int MOST_ARCS = 400;

    /** Beyond this many activities neither. */
    static final int MOST_ACTIVITIES = 200;

    static final int START = -1;
    static final int END = -2;

    /** An arc between two positions in {@link #activities()}; {@link #START} and {@link #END} stand for the start and the end. */
    record Arc(int from, int to, long count) {
        boolean isTransition() {
            return from != START && to != END;
        }
    }

    /** Numbers of one map or of the whole graph. */
    record Totals(int activities, long events, int paths, long transitions, int starts, int ends, long cases) {

        static Totals of(DirectlyFollowsGraph graph) {
            long events = 0;
            int starts = 0;
            int ends = 0;
            long cases = 0;
            for (String activity : graph.activities()) {
                events += graph.activityCount(activity);
                starts += graph.startCount(activity) > 0 ? 1 : 0;
                ends += graph.endCount(activity) > 0 ? 1 : 0;
                cases += graph.startCount(activity);
            }
            long transitions = graph.edges().stream()
                    .mapToLong(DirectlyFollowsGraph.Edge::count)
                    .sum();
            return new Totals(
                    graph.activities().size(), events, graph.edges().size(), transitions, starts, ends, cases);
        }
    }

    private final List<String> activities;
    private final List<Arc> arcs;
    private final Totals totals;
    private final Totals shown;
    private final boolean limited;

    private MapSelection(DirectlyFollowsGraph whole, DirectlyFollowsGraph part, boolean limited) {
        this.activities = part.activities();
        this.arcs = arcs(part);
        this.totals = Totals.of(whole);
        this.shown = Totals.of(part);
        this.limited = limited;
    }

    static MapSelection of(DirectlyFollowsGraph graph, double activityShare, double pathShare) {
        double activityLimit = shareOfFirst(
                graph.activities().stream().mapToLong(graph::activityCount).toArray(), MOST_ACTIVITIES);
        DirectlyFollowsGraph part =
                graph.simplified(Math.min(activityShare, activityLimit), 1).graph();
        double pathLimit =
                shareOfFirst(arcs(part).stream().mapToLong(Arc::count).toArray(), MOST_ARCS);
        if (pathShare < 1 || pathLimit < 1) {
            part = graph.simplified(Math.min(activityShare, activityLimit), Math.min(pathShare, pathLimit))
                    .graph();
        }
        return new MapSelection(graph, part, activityShare > activityLimit || pathShare > pathLimit);
    }

    /** The share of the whole that the first so many of these descending counts make up; 1 if there are no more. */
    private static double shareOfFirst(long[] descending, int most) {
        if (descending.length <= most) {
            return 1;
        }
        double sum = 0;
        double first = 0;
        for (int i = 0; i < descending.length; i++) {
            sum += descending[i];
            first += i < most ? descending[i] : 0;
        }
        return first / sum;
    }

    /** The arcs of a graph, the most frequent first, equals in the order of their activities. */
    private static List<Arc> arcs(DirectlyFollowsGraph graph) {
        List<String> names = graph.activities();
        Map<String, Integer> positions = new HashMap<>();
        for (int a = 0; a < names.size(); a++) {
            positions.put(names.get(a), a);
        }
        List<Arc> arcs = new ArrayList<>();
        for (DirectlyFollowsGraph.Edge edge : graph.edges()) {
            arcs.add(new Arc(positions.get(edge.from()), positions.get(edge.to()), edge.count()));
        }
        for (int a = 0; a < names.size(); a++) {
            if (graph.startCount(names.get(a)) > 0) {
                arcs.add(new Arc(START, a, graph.startCount(names.get(a))));
            }
            if (graph.endCount(names.get(a)) > 0) {
                arcs.add(new Arc(a, END, graph.endCount(names.get(a))));
            }
        }
        arcs.sort(Comparator.comparingLong((Arc arc) -> -arc.count())
                .thenComparingInt(Arc::from)
                .thenComparingInt(Arc::to));
        return List.copyOf(arcs);
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

    /** True if more was asked for than a map can show. */
    boolean limited() {
        return limited;
    }
}
