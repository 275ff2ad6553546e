package io.keiro.mining;

import io.keiro.log.EventLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How often one activity directly follows another.
 *
 * <p>For each pair (a, b): the number of times that b is the next event after a in the same case; with it the number of cases that
 * start and end with each activity. Laws: for each activity, incoming + start = occurrences = outgoing + end; the sum of all pairs is
 * events minus non-empty cases. Cost: one pass over the events. Empty log: no activities, no pairs. Not to be confused with the
 * eventually-follows graph, which counts all later events.
 *
 * <p>Source: W. van der Aalst, Process Mining: Data Science in Action, 2016.
 */
public final class DirectlyFollowsGraph {

    /** One pair of activities and how often the second directly follows the first. */
    public record Edge(String from, String to, long count) {}

    private final List<String> labels;
    private final long[][] counts;
    private final long[] starts;
    private final long[] ends;
    private final long emptyTraces;

    private DirectlyFollowsGraph(List<String> labels, long[][] counts, long[] starts, long[] ends, long emptyTraces) {
        this.labels = labels;
        this.counts = counts;
        this.starts = starts;
        this.ends = ends;
        this.emptyTraces = emptyTraces;
    }

    public static DirectlyFollowsGraph of(EventLog log) {
        int size = log.activityCodeCount();
        List<String> labels = new ArrayList<>(size);
        for (int code = 0; code < size; code++) {
            labels.add(log.activityLabel(code));
        }
        long[][] counts = new long[size][size];
        long[] starts = new long[size];
        long[] ends = new long[size];
        long empty = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            int first = log.caseStart(c);
            int end = log.caseEnd(c);
            if (first == end) {
                empty++;
                continue;
            }
            int previous = log.activityCode(first);
            starts[previous]++;
            for (int e = first + 1; e < end; e++) {
                int next = log.activityCode(e);
                counts[previous][next]++;
                previous = next;
            }
            ends[previous]++;
        }
        return new DirectlyFollowsGraph(List.copyOf(labels), counts, starts, ends, empty);
    }

    /** Times that {@code to} directly follows {@code from}; 0 if either is unknown. */
    public long count(String from, String to) {
        int a = labels.indexOf(from);
        int b = labels.indexOf(to);
        return a < 0 || b < 0 ? 0 : counts[a][b];
    }

    /** Cases that start with the activity. */
    public long startCount(String activity) {
        int a = labels.indexOf(activity);
        return a < 0 ? 0 : starts[a];
    }

    /** Cases that end with the activity. */
    public long endCount(String activity) {
        int a = labels.indexOf(activity);
        return a < 0 ? 0 : ends[a];
    }

    /** Occurrences of the activity. */
    public long activityCount(String activity) {
        int a = labels.indexOf(activity);
        if (a < 0) {
            return 0;
        }
        long sum = ends[a];
        for (long count : counts[a]) {
            sum += count;
        }
        return sum;
    }

    /** Cases without any event. */
    public long emptyTraces() {
        return emptyTraces;
    }

    /** Activities that occur, the most frequent first, equals by label. */
    public List<String> activities() {
        return labels.stream()
                .filter(a -> activityCount(a) > 0)
                .sorted(Comparator.comparingLong((String a) -> -activityCount(a))
                        .thenComparing(a -> a))
                .toList();
    }

    /** The pairs that occur, the most frequent first, equals by label. */
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        for (int a = 0; a < counts.length; a++) {
            for (int b = 0; b < counts.length; b++) {
                if (counts[a][b] > 0) {
                    edges.add(new Edge(labels.get(a), labels.get(b), counts[a][b]));
                }
            }
        }
        edges.sort(Comparator.comparingLong((Edge e) -> -e.count())
                .thenComparing(Edge::from)
                .thenComparing(Edge::to));
        return edges;
    }

    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "Directly-follows graph: %,d activities, %,d pairs",
                activities().size(),
                edges().size());
    }
}
