package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often one activity directly follows another.
 *
 * <p>For each pair (a, b): the number of times that b is the next event after a in the same case; with it the number of cases that
 * start and end with each activity. Laws: for each activity, incoming + start = occurrences = outgoing + end; the sum of all pairs is
 * events minus non-empty cases. Uses the order of events, no times. Cost: one pass over the events. Empty log: no activities, no
 * pairs. Not to be confused with the {@link EventuallyFollowsGraph}, which counts all later events.
 *
 * <p>Source: W. van der Aalst, Process Mining: Data Science in Action, 2016.
 */
public final class DirectlyFollowsGraph implements Tabular {

    /** One pair of activities and how often the second directly follows the first. */
    public record Edge(String from, String to, long count) {}

    /** What the graph knows of one activity: occurrences, and cases that start and end with it. */
    record Node(String activity, long occurrences, long starts, long ends) {}

    private final Map<String, Node> nodes;
    private final PairCounts pairs;
    private final long emptyTraces;
    private final long cases;

    /** Nodes in ranking order. */
    DirectlyFollowsGraph(List<Node> nodes, PairCounts pairs, long emptyTraces, long cases) {
        this.nodes = new LinkedHashMap<>();
        nodes.forEach(node -> this.nodes.put(node.activity(), node));
        this.pairs = pairs;
        this.emptyTraces = emptyTraces;
        this.cases = cases;
    }

    public static DirectlyFollowsGraph of(EventLog log) {
        return of(log, new PairIndex(log.activityCodeCount()));
    }

    /** Fills the index on the way, for whoever needs the pairs by number. */
    static DirectlyFollowsGraph of(EventLog log, PairIndex pairs) {
        int size = log.activityCodeCount();
        long[] occurrences = new long[size];
        long[] starts = new long[size];
        long[] ends = new long[size];
        long empty = 0;
        PairCells cells = PairCells.of(log);
        if (cells != null) {
            cells.addTo(pairs);
            empty = cells.emptyCases();
            for (int code = 0; code < size; code++) {
                starts[code] = cells.starts(code);
                ends[code] = cells.ends(code);
                occurrences[code] = ends[code];
                for (int to = 0; to < size; to++) {
                    occurrences[code] += cells.count(code, to);
                }
            }
        } else {
            for (int c = 0; c < log.caseCount(); c++) {
                int first = log.caseStart(c);
                int last = log.caseEnd(c) - 1;
                if (last < first) {
                    empty++;
                    continue;
                }
                starts[log.activityCode(first)]++;
                ends[log.activityCode(last)]++;
                for (int e = first; e <= last; e++) {
                    occurrences[log.activityCode(e)]++;
                    if (e < last) {
                        pairs.add(log.activityCode(e), log.activityCode(e + 1), 1);
                    }
                }
            }
        }
        List<Node> nodes = new ArrayList<>();
        for (int code = 0; code < size; code++) {
            if (occurrences[code] > 0) {
                nodes.add(new Node(log.activityLabel(code), occurrences[code], starts[code], ends[code]));
            }
        }
        nodes.sort(Comparator.comparingLong((Node node) -> -node.occurrences())
                .thenComparing(Node::activity, LabelOrder.BY_CODE_POINT));
        return new DirectlyFollowsGraph(nodes, PairCounts.of(log, pairs), empty, log.caseCount());
    }

    /** Times that {@code to} directly follows {@code from}; 0 if either is unknown. */
    public long count(String from, String to) {
        return pairs.count(from, to);
    }

    /** Cases that start with the activity. */
    public long startCount(String activity) {
        Node node = nodes.get(activity);
        return node == null ? 0 : node.starts();
    }

    /** Cases that end with the activity. */
    public long endCount(String activity) {
        Node node = nodes.get(activity);
        return node == null ? 0 : node.ends();
    }

    /** Occurrences of the activity. */
    public long activityCount(String activity) {
        Node node = nodes.get(activity);
        return node == null ? 0 : node.occurrences();
    }

    /** Cases of the log, those without events included. */
    public long caseCount() {
        return cases;
    }

    /** Cases without any event. */
    public long emptyTraces() {
        return emptyTraces;
    }

    /** Activities that occur, the most frequent first, equals by label. */
    public List<String> activities() {
        return List.copyOf(nodes.keySet());
    }

    /** The pairs that occur, the most frequent first, equals by label. */
    public List<Edge> edges() {
        return pairs.ranked();
    }

    /**
     * A smaller graph for reading: the most frequent activities that cover {@code activityShare} of all events, and between them the
     * most frequent paths that cover {@code pathShare} of what flows there (start and end arcs are paths too). Whatever a kept
     * activity needs to stay on a path from start to end is kept as well. Counts are those of the whole log.
     *
     * @param activityShare from 0 (the most frequent one and what it needs) to 1 (all activities)
     * @param pathShare from 0 (only what is needed) to 1 (all paths)
     */
    public GraphSimplification simplified(double activityShare, double pathShare) {
        return GraphSimplification.of(this, activityShare, pathShare);
    }

    List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    /** One row per pair, the most frequent first. */
    @Override
    public DataTable table() {
        long total = pairs.total();
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Directly-follows pairs", "直接後続するアクティビティの組"),
                DataTable.Field.of("from", Phrase.of("From", "先行アクティビティ"), DataTable.Kind.TEXT),
                DataTable.Field.of("to", Phrase.of("To", "後続アクティビティ"), DataTable.Kind.TEXT),
                DataTable.Field.of("count", Phrase.of("Times", "回数"), DataTable.Kind.COUNT),
                DataTable.Field.of("share", Phrase.of("Share of all pairs", "全体に占める割合"), DataTable.Kind.SHARE));
        for (Edge edge : edges()) {
            table.row(edge.from(), edge.to(), edge.count(), (double) edge.count() / total);
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        return Phrase.of(
                "Directly-follows graph of " + Wording.count(cases, "case", "cases") + ": "
                        + Wording.count(nodes.size(), "activity", "activities") + ", "
                        + Wording.count(edges().size(), "pair", "pairs"),
                Wording.number(cases) + "ケースの直接後続グラフ: アクティビティ" + Wording.number(nodes.size()) + "件、組"
                        + Wording.number(edges().size()) + "件");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
