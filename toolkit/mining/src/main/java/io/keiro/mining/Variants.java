package io.keiro.mining;

import io.keiro.log.EventLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The different orders of activities in a log and how many cases follow each; the most frequent first, equals label by label.
 * Cases without events form the empty variant. Cost: one pass.
 */
public final class Variants {

    /**
     * One way through the process.
     *
     * @param rank 1 for the most frequent
     * @param activities the activities in order
     * @param cases number of cases
     * @param share of all cases, 0 to 1
     */
    public record Variant(int rank, List<String> activities, int cases, double share) {
        public Variant {
            activities = List.copyOf(activities);
        }
    }

    private final List<Variant> variants;
    private final int cases;

    private Variants(List<Variant> variants, int cases) {
        this.variants = variants;
        this.cases = cases;
    }

    public static Variants of(EventLog log) {
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (int c = 0; c < log.caseCount(); c++) {
            List<String> activities = new ArrayList<>();
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                activities.add(log.activity(e));
            }
            counts.merge(activities, 1, Integer::sum);
        }
        List<Map.Entry<List<String>, Integer>> ranked = new ArrayList<>(counts.entrySet());
        ranked.sort(Comparator.comparingInt((Map.Entry<List<String>, Integer> e) -> -e.getValue())
                .thenComparing(e -> String.join("\u0001", e.getKey())));
        List<Variant> variants = new ArrayList<>();
        for (Map.Entry<List<String>, Integer> entry : ranked) {
            variants.add(new Variant(
                    variants.size() + 1,
                    entry.getKey(),
                    entry.getValue(),
                    (double) entry.getValue() / log.caseCount()));
        }
        return new Variants(List.copyOf(variants), log.caseCount());
    }

    /** Number of different variants. */
    public int count() {
        return variants.size();
    }

    /** Number of cases behind them. */
    public int caseCount() {
        return cases;
    }

    /** All variants, the most frequent first. */
    public List<Variant> all() {
        return variants;
    }

    /** The most frequent variants; shares remain shares of the whole log. */
    public Variants top(int limit) {
        return new Variants(variants.subList(0, Math.min(Math.max(limit, 0), variants.size())), cases);
    }

    @Override
    public String toString() {
        return String.format(java.util.Locale.ROOT, "%,d variants of %,d cases", count(), cases);
    }
}
