package io.keiro.mining;

import io.keiro.log.EventLog;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long it takes from one activity to the directly following one.
 *
 * <p>For each pair that the {@link DirectlyFollowsGraph} counts: start of the second minus completion of the first, elapsed time.
 * Overlaps in interval logs are negative and kept; pairs with a missing time are left out of the durations, not of the counts.
 * Cost: one pass over the events and a sort per pair. Empty log: no pairs.
 */
public final class PerformanceDfg {

    private final DirectlyFollowsGraph graph;
    private final Map<DirectlyFollowsGraph.Edge, DurationSummary> durations;

    private PerformanceDfg(DirectlyFollowsGraph graph, Map<DirectlyFollowsGraph.Edge, DurationSummary> durations) {
        this.graph = graph;
        this.durations = durations;
    }

    public static PerformanceDfg of(EventLog log) {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(log);
        int size = log.activityCodeCount();
        int[][] filled = new int[size][size];
        long[][][] gaps = new long[size][size][];
        for (DirectlyFollowsGraph.Edge edge : graph.edges()) {
            gaps[log.activityCode(edge.from())][log.activityCode(edge.to())] = new long[Math.toIntExact(edge.count())];
        }
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c) + 1; e < log.caseEnd(c); e++) {
                long from = log.time(e - 1);
                long to = log.startTime(e);
                if (from != EventLog.NO_TIME && to != EventLog.NO_TIME) {
                    int a = log.activityCode(e - 1);
                    int b = log.activityCode(e);
                    gaps[a][b][filled[a][b]++] = to - from;
                }
            }
        }
        Map<DirectlyFollowsGraph.Edge, DurationSummary> durations = new LinkedHashMap<>();
        for (DirectlyFollowsGraph.Edge edge : graph.edges()) {
            int a = log.activityCode(edge.from());
            int b = log.activityCode(edge.to());
            durations.put(edge, DurationSummary.ofMillis(Arrays.copyOf(gaps[a][b], filled[a][b])));
        }
        return new PerformanceDfg(graph, durations);
    }

    /** The counts of the same pairs. */
    public DirectlyFollowsGraph graph() {
        return graph;
    }

    /** Durations of a pair, or empty if it does not occur. */
    public Optional<DurationSummary> duration(String from, String to) {
        return graph.edges().stream()
                .filter(edge -> edge.from().equals(from) && edge.to().equals(to))
                .findFirst()
                .map(durations::get);
    }

    /** Durations of one of {@link DirectlyFollowsGraph#edges()}. */
    public DurationSummary duration(DirectlyFollowsGraph.Edge edge) {
        DurationSummary summary = durations.get(edge);
        if (summary == null) {
            throw new IllegalArgumentException(edge + " is not a pair of this graph");
        }
        return summary;
    }

    @Override
    public String toString() {
        return "Performance graph: " + durations.size() + " pairs with durations";
    }
}
