package io.keiro.mining;

import io.keiro.log.EventLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counted pairs of activities: ranked, the most frequent first and equals by label, and looked up by label. */
final class PairCounts {

    private static final Comparator<DirectlyFollowsGraph.Edge> RANKING = Comparator.comparingLong(
                    (DirectlyFollowsGraph.Edge edge) -> -edge.count())
            .thenComparing(DirectlyFollowsGraph.Edge::from, LabelOrder.BY_CODE_POINT)
            .thenComparing(DirectlyFollowsGraph.Edge::to, LabelOrder.BY_CODE_POINT);

    private final List<DirectlyFollowsGraph.Edge> ranked;
    private final Map<String, Map<String, Long>> counts = new HashMap<>();

    private PairCounts(List<DirectlyFollowsGraph.Edge> ranked) {
        this.ranked = List.copyOf(ranked);
        for (DirectlyFollowsGraph.Edge edge : ranked) {
            counts.computeIfAbsent(edge.from(), from -> new HashMap<>()).put(edge.to(), edge.count());
        }
    }

    /** The pairs of an index, with the labels of the log that it was filled from. */
    static PairCounts of(EventLog log, PairIndex pairs) {
        List<DirectlyFollowsGraph.Edge> edges = new ArrayList<>(pairs.pairs());
        for (int id = 0; id < pairs.pairs(); id++) {
            edges.add(edge(log, pairs, id));
        }
        edges.sort(RANKING);
        return new PairCounts(edges);
    }

    /** Pairs that are ranked already. */
    static PairCounts ofRanked(List<DirectlyFollowsGraph.Edge> edges) {
        return new PairCounts(edges);
    }

    static DirectlyFollowsGraph.Edge edge(EventLog log, PairIndex pairs, int id) {
        return new DirectlyFollowsGraph.Edge(
                log.activityLabel(pairs.from(id)), log.activityLabel(pairs.to(id)), pairs.count(id));
    }

    List<DirectlyFollowsGraph.Edge> ranked() {
        return ranked;
    }

    long count(String from, String to) {
        return counts.getOrDefault(from, Map.of()).getOrDefault(to, 0L);
    }

    long total() {
        return ranked.stream().mapToLong(DirectlyFollowsGraph.Edge::count).sum();
    }
}
