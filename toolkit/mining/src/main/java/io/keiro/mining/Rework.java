package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which activities are done more than once in a case. Level ACTIVITY: cases with it at least twice, and extra occurrences; LOG: the same of
 * any activity; CASE: extra occurrences and how many activities have them, as attributes {@code extraOccurrences} and
 * {@code reworkedActivities}.
 *
 * <p>Counts the cases in which an activity occurs at least twice, and the occurrences beyond the first; directly repeated ones and
 * later ones alike. Some repetition is the process working as meant (a second payment of an invoice in parts). Uses the order of
 * events only. Cost: one pass over the variants. Empty log: no activities.
 */
public final class Rework extends Metric {

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

    static final Phrase TITLE = Phrase.of("Rework", "手戻り");

    private final List<Repetition> repetitions;
    private final long reworkedCases;
    private final int cases;

    private Rework(Metric.Result result, List<Repetition> repetitions, long reworkedCases, int cases) {
        super(result);
        this.repetitions = repetitions;
        this.reworkedCases = reworkedCases;
        this.cases = cases;
    }

    /** By activity. */
    public static Rework of(EventLog log) {
        return of(log, Level.ACTIVITY);
    }

    public static Rework of(EventLog log, Level level) {
        level.of(TITLE, Level.LOG, Level.CASE, Level.ACTIVITY);
        WeightedVariants variants = new WeightedVariants(log);
        int size = log.activityCodeCount();
        long[] present = new long[size];
        long[] reworked = new long[size];
        long[] extra = new long[size];
        long[] extraOfVariant = new long[variants.size()];
        long[] reworkedOfVariant = new long[variants.size()];
        long anyRework = 0;
        int[] times = new int[size];
        for (int v = 0; v < variants.size(); v++) {
            int[] codes = variants.codes(v);
            for (int code : codes) {
                times[code]++;
                if (times[code] == 1) {
                    present[code] += variants.cases(v);
                } else {
                    extra[code] += variants.cases(v);
                    extraOfVariant[v]++;
                    reworkedOfVariant[v] += times[code] == 2 ? 1 : 0;
                    reworked[code] += times[code] == 2 ? variants.cases(v) : 0;
                }
            }
            for (int code : codes) {
                times[code] = 0;
            }
            anyRework += extraOfVariant[v] > 0 ? variants.cases(v) : 0;
        }
        List<Repetition> repetitions = new ArrayList<>();
        for (int code = 0; code < size; code++) {
            if (present[code] > 0) {
                repetitions.add(new Repetition(log.activityLabel(code), present[code], reworked[code], extra[code]));
            }
        }
        repetitions.sort(Comparator.comparingLong((Repetition r) -> -r.reworkedCases())
                .thenComparing(Repetition::activity, LabelOrder.BY_CODE_POINT));
        ReworkTables tables = new ReworkTables(log, List.copyOf(repetitions), anyRework);
        return new Rework(
                tables.at(level, extraOfVariant, reworkedOfVariant),
                List.copyOf(repetitions),
                anyRework,
                log.caseCount());
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
}
