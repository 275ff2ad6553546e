package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All beginnings of cases as a tree: one node for each sequence of activities with which some case begins, and how many cases begin and end
 * so. The root is the empty beginning, of all cases.
 *
 * <p>Laws: the cases of a node are those that end there and those of its children together; the ends of all nodes add up to the cases of the
 * log. Uses the order of events, no times. Cost: one pass over the variants. Empty log: only the root, with 0 cases.
 */
public final class PrefixTree implements Tabular {

    /** The number of the root. */
    public static final int ROOT = 0;

    private final EventLog log;
    /** Parent and activity of each node but the root, which is not in it. */
    private final PairIndex nodes;

    private final long[] ends;
    private final int[] depths;

    private PrefixTree(EventLog log, PairIndex nodes, long[] ends) {
        this.log = log;
        this.nodes = nodes;
        this.ends = ends;
        this.depths = new int[nodes.pairs() + 1];
        for (int node = 1; node < depths.length; node++) {
            depths[node] = depths[parent(node)] + 1;
        }
    }

    public static PrefixTree of(EventLog log) {
        WeightedVariants variants = new WeightedVariants(log);
        int most = 1;
        for (int v = 0; v < variants.size(); v++) {
            most = Math.addExact(most, variants.codes(v).length);
        }
        PairIndex nodes = new PairIndex(Math.max(most, log.activityCodeCount()));
        int[] last = new int[variants.size()];
        for (int v = 0; v < variants.size(); v++) {
            int node = ROOT;
            for (int code : variants.codes(v)) {
                node = nodes.add(node, code, variants.cases(v)) + 1;
            }
            last[v] = node;
        }
        long[] ends = new long[nodes.pairs() + 1];
        for (int v = 0; v < last.length; v++) {
            ends[last[v]] += variants.cases(v);
        }
        return new PrefixTree(log, nodes, ends);
    }

    /** How many nodes there are, the root among them; they are numbered from 0, a parent before its children. */
    public int nodeCount() {
        return nodes.pairs() + 1;
    }

    /** The node of a beginning, or -1 if no case begins so. */
    public int node(List<String> beginning) {
        int node = ROOT;
        for (String activity : beginning) {
            int code = log.activityCode(activity);
            int next = code < 0 ? -1 : nodes.find(node, code);
            if (next < 0) {
                return -1;
            }
            node = next + 1;
        }
        return node;
    }

    /** The beginning that a node stands for. */
    public List<String> beginning(int node) {
        List<String> activities = new ArrayList<>();
        for (int n = node; n != ROOT; n = parent(n)) {
            activities.add(log.activityLabel(nodes.to(n - 1)));
        }
        Collections.reverse(activities);
        return activities;
    }

    /** Cases that begin so. */
    public long cases(int node) {
        return node == ROOT ? log.caseCount() : nodes.count(node - 1);
    }

    /** Cases that begin so and are nothing more. */
    public long ends(int node) {
        return ends[node];
    }

    /** Number of activities of the beginning. */
    public int depth(int node) {
        return depths[node];
    }

    /** The node of the beginning without its last activity; -1 for the root. */
    public int parent(int node) {
        return node == ROOT ? -1 : nodes.from(node - 1);
    }

    /** One row per node; a node stands below its parent, not always directly. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Prefix tree", "プレフィックス木"),
                Field.of("node", Phrase.of("Node", "ノード"), Kind.COUNT),
                Field.of("parent", Phrase.of("Parent", "親ノード"), Kind.COUNT),
                Field.of("depth", Phrase.of("Depth", "深さ"), Kind.COUNT),
                Subjects.ACTIVITY,
                Whole.CASES.count(),
                Whole.CASES.share(),
                Field.of("ends", Phrase.of("Cases that end here", "ここで終わるケース"), Kind.COUNT));
        for (int node = 0; node < nodeCount(); node++) {
            table.row(
                    node,
                    node == ROOT ? null : parent(node),
                    depth(node),
                    node == ROOT ? null : log.activityLabel(nodes.to(node - 1)),
                    cases(node),
                    Whole.share(cases(node), log.caseCount()),
                    ends(node));
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        return Phrase.of(
                "Prefix tree of " + Wording.count(log.caseCount(), "case", "cases") + ": "
                        + Wording.count(nodeCount(), "node", "nodes"),
                Wording.number(log.caseCount()) + "ケースのプレフィックス木: ノード" + Wording.number(nodeCount()) + "個");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
