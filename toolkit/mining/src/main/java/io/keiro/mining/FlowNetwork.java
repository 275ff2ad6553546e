package io.keiro.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A directly-follows graph with one artificial start and one artificial end, in which widest paths are found: paths whose rarest
 * step is as frequent as possible. Growing a tree from the start by always taking the most frequent arc that leaves it gives a widest
 * path to every node, because any path to a new node must leave the tree by an arc that is no more frequent.
 */
final class FlowNetwork {

    static final int START = -1;
    static final int END = -2;

    /** From one node to another; nodes are positions in the graph's ranking, or START, or END. */
    record Arc(int from, int to, long count) {
        boolean between(Set<Integer> kept) {
            return (from == START || kept.contains(from)) && (to == END || kept.contains(to));
        }
    }

    /** The most frequent first; equals by the rank of their ends, start and end arcs before the others. */
    private static final Comparator<Arc> RANKING = Comparator.comparingLong((Arc arc) -> -arc.count())
            .thenComparingInt(Arc::from)
            .thenComparingInt(Arc::to);

    private final List<Arc> arcs = new ArrayList<>();
    private final Map<String, Integer> position = new HashMap<>();
    private final Map<Integer, List<Arc>> outgoing = new HashMap<>();
    private final Map<Integer, List<Arc>> incoming = new HashMap<>();

    FlowNetwork(DirectlyFollowsGraph graph) {
        List<DirectlyFollowsGraph.Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            position.put(nodes.get(i).activity(), i);
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).starts() > 0) {
                arcs.add(new Arc(START, i, nodes.get(i).starts()));
            }
            if (nodes.get(i).ends() > 0) {
                arcs.add(new Arc(i, END, nodes.get(i).ends()));
            }
        }
        for (DirectlyFollowsGraph.Edge edge : graph.edges()) {
            arcs.add(arc(edge));
        }
        arcs.sort(RANKING);
        for (Arc arc : arcs) {
            outgoing.computeIfAbsent(arc.from(), node -> new ArrayList<>()).add(arc);
            incoming.computeIfAbsent(arc.to(), node -> new ArrayList<>()).add(arc);
        }
    }

    Arc arc(DirectlyFollowsGraph.Edge edge) {
        return new Arc(position.get(edge.from()), position.get(edge.to()), edge.count());
    }

    /** All arcs, the most frequent first. */
    List<Arc> arcs() {
        return arcs;
    }

    /** Adds the nodes without which some kept node would be cut off from start or end. */
    void connect(Set<Integer> kept) {
        // First to the start, then to the end: what the second step adds follows a node that already hangs on the
        // start.
        connect(kept, true);
        connect(kept, false);
    }

    private void connect(Set<Integer> kept, boolean toStart) {
        Set<Integer> connected = new HashSet<>(tree(toStart, kept::contains).keySet());
        Map<Integer, Arc> widest = tree(toStart, node -> true);
        for (int node : kept.stream().sorted().toList()) {
            int at = node;
            while (at >= 0 && connected.add(at)) {
                kept.add(at);
                Arc step = widest.get(at);
                at = toStart ? step.from() : step.to();
            }
        }
    }

    /** The arcs of the widest paths from start to each kept node and from each kept node to the end, inside the kept nodes. */
    Set<Arc> backbone(Set<Integer> kept) {
        Set<Arc> backbone = new HashSet<>(tree(true, kept::contains).values());
        backbone.addAll(tree(false, kept::contains).values());
        backbone.removeIf(arc -> !arc.between(kept));
        return backbone;
    }

    /** For each node reached from the start (or, backward, that reaches the end): the arc by which the tree reached it. */
    private Map<Integer, Arc> tree(boolean fromStart, IntPredicate allowed) {
        Map<Integer, Arc> reachedBy = new HashMap<>();
        Map<Integer, List<Arc>> next = fromStart ? outgoing : incoming;
        PriorityQueue<Arc> frontier = new PriorityQueue<>(RANKING);
        frontier.addAll(next.getOrDefault(fromStart ? START : END, List.of()));
        while (!frontier.isEmpty()) {
            Arc arc = frontier.poll();
            int node = fromStart ? arc.to() : arc.from();
            if (node >= 0 && allowed.test(node) && reachedBy.putIfAbsent(node, arc) == null) {
                frontier.addAll(next.getOrDefault(node, List.of()));
            }
        }
        return reachedBy;
    }
}
