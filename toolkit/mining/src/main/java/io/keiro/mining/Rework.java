package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which activities are done more than once in a case.
 *
 * <p>Counts the cases in which an activity occurs at least twice, and the occurrences beyond the first; directly repeated ones and
 * later ones alike. Some repetition is the process working as meant (a second payment of an invoice in parts). Uses the order of
 * events only. Cost: one pass over the variants. Empty log: no activities.
 */
public final class Rework implements Tabular {

    /**
     * One activity.
     *
     * @param activity its label
     * @param cases cases in which it occurs
     * @param reworkedCases cases in which it occurs at least twice
     * @param extraOccurrences occurrences beyond the first of each case
     */
    public record Repetition(String activity, long cases, long reworkedCases, long extraOccurrences) {

        /** Share of the cases with the activity that have it more than once, 0 to 1. */
        public double share() {
            return (double) reworkedCases / cases;
        }
    }

    private final List<Repetition> repetitions;
    private final long reworkedCases;
    private final int cases;

    private Rework(List<Repetition> repetitions, long reworkedCases, int cases) {
        this.repetitions = repetitions;
        this.reworkedCases = reworkedCases;
        this.cases = cases;
    }

    public static Rework of(EventLog log) {
        WeightedVariants variants = new WeightedVariants(log);
        int size = log.activityCodeCount();
        long[] present = new long[size];
        long[] reworked = new long[size];
        long[] extra = new long[size];
        long anyRework = 0;
        int[] times = new int[size];
        for (int v = 0; v < variants.size(); v++) {
            boolean any = false;
            int[] codes = variants.codes(v);
            for (int code : codes) {
                times[code]++;
                if (times[code] == 1) {
                    present[code] += variants.cases(v);
                } else {
                    any = true;
                    extra[code] += variants.cases(v);
                    reworked[code] += times[code] == 2 ? variants.cases(v) : 0;
                }
            }
            for (int code : codes) {
                times[code] = 0;
            }
            anyRework += any ? variants.cases(v) : 0;
        }
        List<Repetition> repetitions = new ArrayList<>();
        for (int code = 0; code < size; code++) {
            if (present[code] > 0) {
                repetitions.add(new Repetition(log.activityLabel(code), present[code], reworked[code], extra[code]));
            }
        }
        repetitions.sort(Comparator.comparingLong((Repetition r) -> -r.reworkedCases())
                .thenComparing(Repetition::activity, LabelOrder.BY_CODE_POINT));
        return new Rework(List.copyOf(repetitions), anyRework, log.caseCount());
    }

    /** All activities, those repeated in most cases first. */
    public List<Repetition> activities() {
        return repetitions;
    }

    /** Cases in which any activity occurs at least twice. */
    public long reworkedCases() {
        return reworkedCases;
    }

    /** Share of all cases in which any activity occurs at least twice, 0 to 1; NaN for an empty log. */
    public double share() {
        return cases == 0 ? Double.NaN : (double) reworkedCases / cases;
    }

    /** One row per activity. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Rework", "手戻り"),
                DataTable.Field.of("activity", Phrase.of("Activity", "アクティビティ"), DataTable.Kind.TEXT),
                DataTable.Field.of("cases", Phrase.of("Cases with it", "該当ケース"), DataTable.Kind.COUNT),
                DataTable.Field.of("reworked", Phrase.of("Cases with two or more", "2回以上のケース"), DataTable.Kind.COUNT),
                DataTable.Field.of("share", Phrase.of("Rework rate", "手戻り率"), DataTable.Kind.SHARE),
                DataTable.Field.of("extra", Phrase.of("Extra occurrences", "追加の実施回数"), DataTable.Kind.COUNT));
        for (Repetition r : repetitions) {
            table.row(r.activity(), r.cases(), r.reworkedCases(), r.share(), r.extraOccurrences());
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        boolean none = reworkedCases == 0;
        return Phrase.of(
                "Rework in " + Wording.number(reworkedCases) + " of " + Wording.count(cases, "case", "cases") + " ("
                        + Wording.share(share()) + ")"
                        + (none ? "" : ", most often of \"" + repetitions.get(0).activity() + "\""),
                "手戻りのあるケース: " + Wording.number(cases) + "件中" + Wording.number(reworkedCases) + "件("
                        + Wording.share(share()) + ")"
                        + (none ? "" : "。最も多いのは「" + repetitions.get(0).activity() + "」"));
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
