package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.HashMap;
import java.util.Map;

/**
 * Which activity comes directly before which, in four counts: how often (absolute), as a share of all pairs (relative), as a share of
 * what follows the first activity (by antecedent) and of what precedes the second (by consequent). Shares from 0 to 1.
 *
 * <p>Uses the order of events, no times; starts and ends of cases are not in it. Cost: one pass over the events. Empty log: no pairs.
 */
public final class PrecedenceMatrix implements Tabular {

    private final DirectlyFollowsGraph graph;
    private final Map<String, Long> outgoing = new HashMap<>();
    private final Map<String, Long> incoming = new HashMap<>();
    private long total;

    private PrecedenceMatrix(DirectlyFollowsGraph graph) {
        this.graph = graph;
        for (DirectlyFollowsGraph.Edge edge : graph.edges()) {
            outgoing.merge(edge.from(), edge.count(), Long::sum);
            incoming.merge(edge.to(), edge.count(), Long::sum);
            total += edge.count();
        }
    }

    public static PrecedenceMatrix of(EventLog log) {
        return new PrecedenceMatrix(DirectlyFollowsGraph.of(log));
    }

    /** Times that the consequent directly follows the antecedent; 0 if either is unknown. */
    public long absolute(String antecedent, String consequent) {
        return graph.count(antecedent, consequent);
    }

    /** Share of all pairs; NaN for a log without pairs. */
    public double relative(String antecedent, String consequent) {
        return share(antecedent, consequent, total);
    }

    /** Share of the pairs that begin with the antecedent; NaN if there are none. */
    public double byAntecedent(String antecedent, String consequent) {
        return share(antecedent, consequent, outgoing.getOrDefault(antecedent, 0L));
    }

    /** Share of the pairs that end with the consequent; NaN if there are none. */
    public double byConsequent(String antecedent, String consequent) {
        return share(antecedent, consequent, incoming.getOrDefault(consequent, 0L));
    }

    private double share(String antecedent, String consequent, long of) {
        return of == 0 ? Double.NaN : (double) absolute(antecedent, consequent) / of;
    }

    /** One row per pair that occurs, the most frequent first. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Precedence matrix", "先行行列"),
                Field.of("antecedent", Phrase.of("Antecedent", "先行アクティビティ"), DataTable.Kind.TEXT),
                Field.of("consequent", Phrase.of("Consequent", "後続アクティビティ"), DataTable.Kind.TEXT),
                Field.of("absolute", Phrase.of("Times", "回数"), DataTable.Kind.COUNT),
                Field.of("relative", Phrase.of("Share of all pairs", "全体に占める割合"), DataTable.Kind.SHARE),
                Field.of("byAntecedent", Phrase.of("Share by antecedent", "先行側に占める割合"), DataTable.Kind.SHARE),
                Field.of("byConsequent", Phrase.of("Share by consequent", "後続側に占める割合"), DataTable.Kind.SHARE));
        for (DirectlyFollowsGraph.Edge edge : graph.edges()) {
            table.row(
                    edge.from(),
                    edge.to(),
                    edge.count(),
                    relative(edge.from(), edge.to()),
                    byAntecedent(edge.from(), edge.to()),
                    byConsequent(edge.from(), edge.to()));
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        int pairs = graph.edges().size();
        return Phrase.of(
                "Precedence matrix of " + Wording.count(pairs, "pair", "pairs") + ", counted "
                        + Wording.count(total, "time", "times"),
                Wording.number(pairs) + "組の先行行列(延べ" + Wording.number(total) + "回)");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
