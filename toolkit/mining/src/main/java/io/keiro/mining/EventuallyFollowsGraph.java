package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.List;

/**
 * How often one activity occurs anywhere after another in the same case.
 *
 * <p>For each pair (a, b): the number of position pairs i &lt; j of a case with a at i and b at j; every occurrence counts, directly
 * following ones included, equal times included. So a, b, b gives (a, b) twice. Law: a case of length n contributes n (n - 1) / 2
 * pairs. Cost: per variant, its length times its distinct activities (running counts, weighted by cases). Empty log: no pairs. Not to
 * be confused with the {@link DirectlyFollowsGraph}.
 *
 * <p>Source: the weak-order relation of M. Weidlich, J. Mendling, M. Weske, Efficient Consistency Measurement Based on Behavioral
 * Profiles of Process Models, 2011, counted instead of only observed.
 */
public final class EventuallyFollowsGraph implements Tabular {

    /** One pair of activities and how often the second occurs after the first. */
    public record Pair(String from, String to, long count) {}

    private final PairCounts pairs;
    private final int cases;

    private EventuallyFollowsGraph(PairCounts pairs, int cases) {
        this.pairs = pairs;
        this.cases = cases;
    }

    public static EventuallyFollowsGraph of(EventLog log) {
        WeightedVariants variants = new WeightedVariants(log);
        PairIndex pairs = new PairIndex(log.activityCodeCount());
        long[] before = new long[log.activityCodeCount()];
        int[] seen = new int[log.activityCodeCount()];
        for (int v = 0; v < variants.size(); v++) {
            int distinct = 0;
            for (int code : variants.codes(v)) {
                for (int i = 0; i < distinct; i++) {
                    pairs.add(seen[i], code, before[seen[i]] * variants.cases(v));
                }
                if (before[code]++ == 0) {
                    seen[distinct++] = code;
                }
            }
            for (int i = 0; i < distinct; i++) {
                before[seen[i]] = 0;
            }
        }
        return new EventuallyFollowsGraph(PairCounts.of(log, pairs), log.caseCount());
    }

    /** Times that {@code to} occurs after {@code from}; 0 if either is unknown. */
    public long count(String from, String to) {
        return pairs.count(from, to);
    }

    /** The pairs that occur, the most frequent first, equals by label. */
    public List<Pair> pairs() {
        return pairs.ranked().stream()
                .map(edge -> new Pair(edge.from(), edge.to(), edge.count()))
                .toList();
    }

    /** One row per pair, the most frequent first. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Eventually-follows pairs", "後に続くアクティビティの組"),
                DataTable.Field.of("from", Phrase.of("Earlier", "先のアクティビティ"), DataTable.Kind.TEXT),
                DataTable.Field.of("to", Phrase.of("Later", "後のアクティビティ"), DataTable.Kind.TEXT),
                DataTable.Field.of("count", Phrase.of("Times", "回数"), DataTable.Kind.COUNT));
        for (DirectlyFollowsGraph.Edge edge : pairs.ranked()) {
            table.row(edge.from(), edge.to(), edge.count());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        return Phrase.of(
                "Eventually-follows graph of " + Wording.count(cases, "case", "cases") + ": "
                        + Wording.count(pairs.ranked().size(), "pair", "pairs") + ", counted "
                        + Wording.count(pairs.total(), "time", "times"),
                Wording.number(cases) + "ケースの間接後続グラフ: 組"
                        + Wording.number(pairs.ranked().size()) + "件、延べ" + Wording.number(pairs.total()) + "回");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
