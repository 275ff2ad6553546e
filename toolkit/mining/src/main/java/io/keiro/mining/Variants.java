package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.List;

/**
 * The different orders of activities in a log and how many cases follow each; the most frequent first, equals label by label.
 *
 * <p>Cases without events form the empty variant. Uses the order of events; times only for {@link #throughput}, elapsed unless a
 * {@link TimeBasis} says otherwise. Cost: one pass over the events and a sort of the variants, which the log does once for all who ask.
 * Empty log: no variants.
 */
public final class Variants implements Tabular {

    /**
     * One way through the process.
     *
     * @param rank 1 for the most frequent
     * @param activities the activities in order
     * @param cases number of cases
     * @param share of all cases, 0 to 1
     * @param cumulativeShare of all cases, of this variant and all more frequent ones together, 0 to 1
     */
    public record Variant(int rank, List<String> activities, int cases, double share, double cumulativeShare) {
        public Variant {
            activities = List.copyOf(activities);
        }

        /** The activities with arrows between them. */
        @Override
        public String toString() {
            return activities.isEmpty() ? "(no events)" : String.join(" → ", activities);
        }
    }

    private final EventLog log;
    private final List<Variant> shown;
    private final ThroughputByVariant throughput;

    private Variants(EventLog log, List<Variant> shown, ThroughputByVariant throughput) {
        this.log = log;
        this.shown = shown;
        this.throughput = throughput;
    }

    public static Variants of(EventLog log) {
        return of(log, TimeBasis.of(log));
    }

    /** With durations by another clock: {@code Variants.of(log, TimeBasis.business(calendar))}. */
    public static Variants of(EventLog log, TimeBasis basis) {
        WeightedVariants weighted = new WeightedVariants(log);
        List<Variant> variants = new ArrayList<>(weighted.size());
        long covered = 0;
        for (int v = 0; v < weighted.size(); v++) {
            int[] codes = weighted.codes(v);
            String[] activities = new String[codes.length];
            for (int i = 0; i < codes.length; i++) {
                activities[i] = log.activityLabel(codes[i]);
            }
            covered += weighted.cases(v);
            variants.add(new Variant(
                    v + 1,
                    List.of(activities),
                    weighted.cases(v),
                    (double) weighted.cases(v) / log.caseCount(),
                    (double) covered / log.caseCount()));
        }
        return new Variants(log, List.copyOf(variants), new ThroughputByVariant(log, basis));
    }

    /** Number of different variants here; after {@link #top} of those that are left. */
    public int count() {
        return shown.size();
    }

    /** Number of cases of the whole log. */
    public int caseCount() {
        return log.caseCount();
    }

    /** All variants, the most frequent first. */
    public List<Variant> all() {
        return shown;
    }

    /** The most frequent variants; shares remain shares of the whole log. */
    public Variants top(int limit) {
        return new Variants(log, shown.subList(0, Math.min(Math.max(limit, 0), shown.size())), throughput);
    }

    /** The most frequent variants that together cover at least this share of the cases, 0 to 1. */
    public Variants covering(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share of cases is " + share + "; it must lie between 0 and 1");
        }
        long[] cases = shown.stream().mapToLong(Variant::cases).toArray();
        return top(ShareCut.of(cases, share, caseCount()).taken());
    }

    /** Share of the cases of the whole log that these variants cover, 0 to 1; NaN for an empty log. */
    public double coverage() {
        if (caseCount() == 0) {
            return Double.NaN;
        }
        return shown.isEmpty() ? 0 : shown.get(shown.size() - 1).cumulativeShare();
    }

    /** Variants left out by {@link #top} although as frequent as the last one shown. */
    public int equalsLeftOut() {
        int equals = 0;
        int last = shown.size() - 1;
        while (last >= 0
                && last + 1 + equals < log.variantCount()
                && log.variantFrequency(last + 1 + equals) == log.variantFrequency(last)) {
            equals++;
        }
        return equals;
    }

    /** The variant that a case of the log follows, by the case's position in the log, also when {@link #top} left it out. */
    public int rankOfCase(int caseIndex) {
        return log.variantOf(caseIndex) + 1;
    }

    /** Throughput times (last completion minus first start) of the cases that follow one of {@link #all()}. */
    public DurationSummary throughput(Variant variant) {
        if (variant.rank() < 1
                || variant.rank() > shown.size()
                || !shown.get(variant.rank() - 1).equals(variant)) {
            throw new IllegalArgumentException(variant + " is not one of these " + shown.size() + " variants");
        }
        return throughput.of(variant.rank() - 1);
    }

    /** One row per variant, the most frequent first. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Variants", "バリアント"),
                DataTable.Field.of("rank", Phrase.of("Rank", "順位"), DataTable.Kind.COUNT),
                DataTable.Field.of("variant", Phrase.of("Variant", "バリアント"), DataTable.Kind.TEXT),
                DataTable.Field.of("length", Phrase.of("Events", "イベント数"), DataTable.Kind.COUNT),
                DataTable.Field.of("cases", Phrase.of("Cases", "ケース数"), DataTable.Kind.COUNT),
                DataTable.Field.of("share", Phrase.of("Share of cases", "ケースの割合"), DataTable.Kind.SHARE),
                DataTable.Field.of("cumulativeShare", Phrase.of("Cumulative share", "累積割合"), DataTable.Kind.SHARE),
                DataTable.Field.of(
                        "median", throughput.title(Phrase.of("Median duration", "所要時間の中央値")), DataTable.Kind.DURATION),
                DataTable.Field.of(
                        "p90",
                        throughput.title(Phrase.of("Duration, 90th percentile", "所要時間の90パーセンタイル")),
                        DataTable.Kind.DURATION));
        for (Variant variant : shown) {
            DurationSummary durations = throughput.of(variant.rank() - 1);
            table.row(
                    variant.rank(),
                    variant.toString(),
                    variant.activities().size(),
                    variant.cases(),
                    variant.share(),
                    variant.cumulativeShare(),
                    DurationSummary.asDuration(durations.median()),
                    DurationSummary.asDuration(durations.p90()));
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        int all = log.variantCount();
        String cases = Wording.number(caseCount());
        if (shown.size() == all) {
            return Phrase.of(
                    Wording.count(all, "variant", "variants") + " of " + Wording.count(caseCount(), "case", "cases")
                            + firstEn(),
                    cases + "ケースのバリアント" + Wording.number(all) + "種類" + firstJa());
        }
        int equals = equalsLeftOut();
        String covered = Wording.share(coverage());
        return Phrase.of(
                Wording.number(shown.size()) + " of " + Wording.count(all, "variant", "variants") + ", covering "
                        + covered + " of " + Wording.count(caseCount(), "case", "cases")
                        + (equals == 0
                                ? ""
                                : "; " + Wording.number(equals) + " more as frequent as the last one shown"),
                "バリアント" + Wording.number(all) + "種類のうち" + Wording.number(shown.size()) + "種類(" + cases + "ケースの"
                        + covered + ")" + (equals == 0 ? "" : "。最後の1件と同数のものが他に" + Wording.number(equals) + "種類"));
    }

    private String firstEn() {
        return shown.isEmpty()
                ? ""
                : "; the most frequent covers " + Wording.share(shown.get(0).share());
    }

    private String firstJa() {
        return shown.isEmpty() ? "" : "。最も多いものが" + Wording.share(shown.get(0).share()) + "を占める";
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
