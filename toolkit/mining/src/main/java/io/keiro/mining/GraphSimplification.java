package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A directly-follows graph made small enough to read, with an account of what was left out.
 *
 * <p>How: activities are taken by frequency until they cover the share asked for, at least one; if the share is reached inside a group of equally
 * frequent ones, the order of labels decides and {@link #equalActivitiesLeftOut()} says how many equals stayed out. An activity that
 * would lie on no path from start to end brings the activities of its widest path along (the path whose rarest step is the most
 * frequent). Then paths, start and end arcs included, are taken by frequency until they cover their share, and the widest paths are
 * added. So every activity of {@link #graph()} lies on a path from start to end, for any shares. In it counts of activities and pairs
 * are those of the whole log, so incoming + start may be less than the occurrences; a start or end arc that was left out counts 0.
 *
 * @param graph the smaller graph
 * @param activitiesLeftOut the activities that are not in it, the most frequent first
 * @param edgesLeftOut the pairs that are not in it, the most frequent first
 * @param activityShare share of all events that the kept activities cover, 0 to 1; NaN for an empty graph
 * @param pathShare share of all pairs, starts and ends that the kept paths cover, 0 to 1; NaN for an empty graph
 * @param equalActivitiesLeftOut activities left out although as frequent as the rarest one taken for the share
 * @param equalPathsLeftOut paths between kept activities left out although as frequent as the rarest one taken for the share
 */
public record GraphSimplification(
        DirectlyFollowsGraph graph,
        List<String> activitiesLeftOut,
        List<DirectlyFollowsGraph.Edge> edgesLeftOut,
        double activityShare,
        double pathShare,
        int equalActivitiesLeftOut,
        int equalPathsLeftOut)
        implements Tabular {

    public GraphSimplification {
        activitiesLeftOut = List.copyOf(activitiesLeftOut);
        edgesLeftOut = List.copyOf(edgesLeftOut);
    }

    static GraphSimplification of(DirectlyFollowsGraph whole, double activityShare, double pathShare) {
        check("activityShare", activityShare);
        check("pathShare", pathShare);
        FlowNetwork network = new FlowNetwork(whole);
        List<DirectlyFollowsGraph.Node> nodes = whole.nodes();

        long events =
                nodes.stream().mapToLong(DirectlyFollowsGraph.Node::occurrences).sum();
        ShareCut cut = ShareCut.of(
                nodes.stream().mapToLong(DirectlyFollowsGraph.Node::occurrences).toArray(), activityShare, events);
        Set<Integer> kept = new HashSet<>();
        for (int i = 0; i < cut.taken() || i == 0 && !nodes.isEmpty(); i++) {
            kept.add(i);
        }
        network.connect(kept);
        int equalActivities = 0;
        for (int i = cut.taken(); i < cut.taken() + cut.equalsLeftOut(); i++) {
            equalActivities += kept.contains(i) ? 0 : 1;
        }

        List<FlowNetwork.Arc> arcs =
                network.arcs().stream().filter(arc -> arc.between(kept)).toList();
        long flow = arcs.stream().mapToLong(FlowNetwork.Arc::count).sum();
        ShareCut pathCut =
                ShareCut.of(arcs.stream().mapToLong(FlowNetwork.Arc::count).toArray(), pathShare, flow);
        Set<FlowNetwork.Arc> keptArcs = new HashSet<>(arcs.subList(0, pathCut.taken()));
        keptArcs.addAll(network.backbone(kept));
        int equalPaths = 0;
        for (FlowNetwork.Arc arc : arcs.subList(pathCut.taken(), pathCut.taken() + pathCut.equalsLeftOut())) {
            equalPaths += keptArcs.contains(arc) ? 0 : 1;
        }

        List<DirectlyFollowsGraph.Node> smallNodes = new ArrayList<>();
        List<String> activitiesOut = new ArrayList<>();
        long keptEvents = 0;
        for (int i = 0; i < nodes.size(); i++) {
            DirectlyFollowsGraph.Node node = nodes.get(i);
            if (kept.contains(i)) {
                keptEvents += node.occurrences();
                boolean start = keptArcs.contains(new FlowNetwork.Arc(FlowNetwork.START, i, node.starts()));
                boolean end = keptArcs.contains(new FlowNetwork.Arc(i, FlowNetwork.END, node.ends()));
                smallNodes.add(new DirectlyFollowsGraph.Node(
                        node.activity(), node.occurrences(), start ? node.starts() : 0, end ? node.ends() : 0));
            } else {
                activitiesOut.add(node.activity());
            }
        }
        List<DirectlyFollowsGraph.Edge> smallEdges = new ArrayList<>();
        List<DirectlyFollowsGraph.Edge> edgesOut = new ArrayList<>();
        for (DirectlyFollowsGraph.Edge edge : whole.edges()) {
            (keptArcs.contains(network.arc(edge)) ? smallEdges : edgesOut).add(edge);
        }
        long allFlow = network.arcs().stream().mapToLong(FlowNetwork.Arc::count).sum();
        long keptFlow = keptArcs.stream().mapToLong(FlowNetwork.Arc::count).sum();
        return new GraphSimplification(
                new DirectlyFollowsGraph(
                        smallNodes, PairCounts.ofRanked(smallEdges), whole.emptyTraces(), whole.caseCount()),
                activitiesOut,
                edgesOut,
                events == 0 ? Double.NaN : (double) keptEvents / events,
                allFlow == 0 ? Double.NaN : (double) keptFlow / allFlow,
                equalActivities,
                equalPaths);
    }

    private static void check(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    name + " is " + share + "; it must be a share from 0 (only what is needed) to 1 (everything)");
        }
    }

    /** The smaller graph's pairs. */
    @Override
    public DataTable table() {
        return graph.table();
    }

    @Override
    public Phrase sentence() {
        int activities = graph.activities().size();
        int paths = graph.edges().size();
        return Phrase.of(
                activities + " of "
                        + Wording.count(activities + activitiesLeftOut.size(), "activity", "activities") + " ("
                        + Wording.share(activityShare) + " of the events) and " + paths + " of "
                        + Wording.count(paths + edgesLeftOut.size(), "path", "paths") + " ("
                        + Wording.share(pathShare) + " of what flows)" + equalsEn(),
                "アクティビティ" + (activities + activitiesLeftOut.size()) + "件中" + activities + "件(イベントの"
                        + Wording.share(activityShare) + ")、経路" + (paths + edgesLeftOut.size()) + "件中" + paths
                        + "件(流量の" + Wording.share(pathShare) + ")" + equalsJa());
    }

    private String equalsEn() {
        int equals = equalActivitiesLeftOut + equalPathsLeftOut;
        return equals == 0
                ? ""
                : "; left out although as frequent as the last one taken: "
                        + Wording.count(equalActivitiesLeftOut, "activity", "activities") + ", "
                        + Wording.count(equalPathsLeftOut, "path", "paths");
    }

    private String equalsJa() {
        int equals = equalActivitiesLeftOut + equalPathsLeftOut;
        return equals == 0
                ? ""
                : "。最後に採用したものと同頻度で省いたもの: アクティビティ" + equalActivitiesLeftOut + "件、経路" + equalPathsLeftOut + "件";
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
