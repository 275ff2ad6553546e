package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How long it takes from one activity to the directly following one.
 *
 * <p>For each pair that the {@link DirectlyFollowsGraph} counts: start of the second minus completion of the first, elapsed time unless a
 * {@link TimeBasis} says otherwise. An event of which no start is known ({@link EventLog#hasStart}) counts from its completion, as many
 * steps of a log with starts are moments and never have one; where they are work, the gap then includes it.
 * Overlaps in interval logs are negative, kept and counted in {@link #overlaps()}; pairs with a missing time are left out of the
 * durations, not of the counts, and counted in {@link #untimed()}. Cost: two passes over the events and a sort per pair. Empty log:
 * no pairs. Not to be confused with service times: these are gaps between activities.
 */
public final class PerformanceDfg implements Tabular {

    /** Gaps from which on a second thread pays for waking it. */
    private static final int WORTH_THREADS = 50_000;

    private static final Phrase TITLE = Phrase.of("Time between activities", "アクティビティ間の所要時間");

    private final DirectlyFollowsGraph graph;
    private final Map<DirectlyFollowsGraph.Edge, DurationSummary> durations;
    private final long overlaps;
    private final long untimed;
    private final Phrase title;

    private PerformanceDfg(
            Phrase title,
            DirectlyFollowsGraph graph,
            Map<DirectlyFollowsGraph.Edge, DurationSummary> durations,
            long overlaps,
            long untimed) {
        this.title = title;
        this.graph = graph;
        this.durations = durations;
        this.overlaps = overlaps;
        this.untimed = untimed;
    }

    public static PerformanceDfg of(EventLog log) {
        return of(log, TimeBasis.of(log));
    }

    /** Gaps measured by another clock: {@code PerformanceDfg.of(log, TimeBasis.business(calendar))}. */
    public static PerformanceDfg of(EventLog log, TimeBasis basis) {
        TimeBasis.Clock clock = basis.isElapsed() ? null : basis.in(log);
        PairIndex pairs = new PairIndex(log.activityCodeCount());
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(log, pairs);
        // All gaps in one array, those of a pair side by side.
        int[] begin = new int[pairs.pairs() + 1];
        for (int id = 0; id < pairs.pairs(); id++) {
            begin[id + 1] = begin[id] + Math.toIntExact(pairs.count(id));
        }
        int[] filled = Arrays.copyOf(begin, pairs.pairs());
        long[] gaps = new long[begin[pairs.pairs()]];
        long overlaps = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c) + 1; e < log.caseEnd(c); e++) {
                long from = log.time(e - 1);
                long to = log.startTime(e);
                if (from != EventLog.NO_TIME && to != EventLog.NO_TIME) {
                    int id = pairs.find(log.activityCode(e - 1), log.activityCode(e));
                    gaps[filled[id]++] = clock == null
                            ? to - from
                            : clock.between(c, new TimeBasis.Moment(e - 1, from), new TimeBasis.Moment(e, to));
                    overlaps += to < from ? 1 : 0;
                }
            }
        }
        // Each pair's gaps are a range of their own: how many threads sort them does not show.
        IntStream ids = IntStream.range(0, pairs.pairs());
        RangeSort sort = new RangeSort(gaps);
        (gaps.length < WORTH_THREADS ? ids : ids.parallel()).forEach(id -> sort.sort(begin[id], filled[id]));
        Map<DirectlyFollowsGraph.Edge, DurationSummary> durations = new HashMap<>();
        long timed = 0;
        for (int id = 0; id < pairs.pairs(); id++) {
            timed += filled[id] - begin[id];
            durations.put(PairCounts.edge(log, pairs, id), DurationSummary.ofSorted(gaps, begin[id], filled[id]));
        }
        return new PerformanceDfg(basis.title(TITLE), graph, durations, overlaps, gaps.length - timed);
    }

    /** The counts of the same pairs. */
    public DirectlyFollowsGraph graph() {
        return graph;
    }

    /** Durations of a pair, or empty if it does not occur. */
    public Optional<DurationSummary> duration(String from, String to) {
        return Optional.ofNullable(durations.get(new DirectlyFollowsGraph.Edge(from, to, graph.count(from, to))));
    }

    /** Durations of one of {@link DirectlyFollowsGraph#edges()}. */
    public DurationSummary duration(DirectlyFollowsGraph.Edge edge) {
        DurationSummary summary = durations.get(edge);
        if (summary == null) {
            throw new IllegalArgumentException(edge + " is not a pair of this graph");
        }
        return summary;
    }

    /** Gaps that are negative because the second activity started before the first was complete. */
    public long overlaps() {
        return overlaps;
    }

    /** Pairs counted in the graph but without a duration, because a time is missing. */
    public long untimed() {
        return untimed;
    }

    /** One row per pair, in the order of the graph. */
    @Override
    public DataTable table() {
        List<DataTable.Field> fields = new ArrayList<>(List.of(
                DataTable.Field.of("from", Phrase.of("From", "先行アクティビティ"), DataTable.Kind.TEXT),
                DataTable.Field.of("to", Phrase.of("To", "後続アクティビティ"), DataTable.Kind.TEXT),
                DataTable.Field.of("count", Phrase.of("Times", "回数"), DataTable.Kind.COUNT)));
        fields.addAll(SummaryColumns.of(DataTable.Kind.DURATION));
        DataTable.Builder table = DataTable.titled(title, fields);
        for (DirectlyFollowsGraph.Edge edge : graph.edges()) {
            List<Object> row = new ArrayList<>(List.of(edge.from(), edge.to(), edge.count()));
            row.addAll(Arrays.asList(SummaryColumns.values(duration(edge))));
            table.row(row.toArray());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        if (durations.isEmpty()) {
            return Phrase.of("Performance graph without pairs", "組のない所要時間グラフ");
        }
        DirectlyFollowsGraph.Edge longest = null;
        for (DirectlyFollowsGraph.Edge edge : graph.edges()) {
            DurationSummary summary = duration(edge);
            if (summary.n() > 0
                    && (longest == null || summary.sum() > duration(longest).sum())) {
                longest = edge;
            }
        }
        Phrase notes = Phrase.of(
                (overlaps == 0 ? "" : "; " + Wording.count(overlaps, "gap is", "gaps are") + " negative (overlap)")
                        + (untimed == 0 ? "" : "; " + Wording.count(untimed, "pair has", "pairs have") + " no time"),
                (overlaps == 0 ? "" : "。負の間隔(重なり)" + Wording.number(overlaps) + "件")
                        + (untimed == 0 ? "" : "。時刻のない組" + Wording.number(untimed) + "件"));
        if (longest == null) {
            return Phrase.of(
                    "Performance graph: no pair has both times" + notes.en(), "所要時間グラフ: 両方の時刻を持つ組なし" + notes.ja());
        }
        DurationSummary most = duration(longest);
        Phrase total = Wording.duration(most.sum());
        Phrase median = Wording.duration(most.median());
        return Phrase.of(
                "Performance graph of " + Wording.count(durations.size(), "pair", "pairs")
                        + "; most time passes between \"" + longest.from() + "\" and \"" + longest.to() + "\": "
                        + total.en() + " in all, median " + median.en() + notes.en(),
                "所要時間グラフ(" + Wording.number(durations.size()) + "組)。最も時間がかかるのは「" + longest.from() + "」から「"
                        + longest.to() + "」: 合計" + total.ja() + "、中央値" + median.ja() + notes.ja());
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
