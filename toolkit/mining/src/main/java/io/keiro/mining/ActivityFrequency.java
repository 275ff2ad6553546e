package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * How often activities are done. Level ACTIVITY: occurrences, as a share of all events, cumulated; LOG: the occurrences of the activities
 * summarised; TRACE and CASE: occurrences of each activity in a variant or case, as a share of its events, so several rows each.
 *
 * <p>In an interval log occurrences are activity instances. Uses no times. Laws: the occurrences of all activities, and those of all cases,
 * add up to the events of the log. Cost: one pass over the variants; over the events by case. Empty log: no activities.
 */
public final class ActivityFrequency extends Metric {

    private static final Phrase TITLE = Phrase.of("Activity frequency", "アクティビティの頻度");

    private ActivityFrequency(Metric.Result result) {
        super(result);
    }

    /** By activity. */
    public static ActivityFrequency of(EventLog log) {
        return of(log, Level.ACTIVITY);
    }

    public static ActivityFrequency of(EventLog log, Level level) {
        level.of(TITLE, Level.LOG, Level.TRACE, Level.CASE, Level.ACTIVITY);
        return new ActivityFrequency(
                switch (level) {
                    case TRACE -> each(log, level, Subjects.of(log, level), log.variantCount(), log::variantExample);
                    case CASE -> each(log, level, Subjects.of(log, level), log.caseCount(), c -> c);
                    case ACTIVITY -> {
                        Subjects activities = Subjects.activities(log);
                        yield Shares.ofParts(TITLE, Whole.EVENTS, log.eventCount())
                                .result(level, activities, counts(log, activities), Phrase.same(""));
                    }
                    default ->
                        new Measurement(log, "activityFrequency", TITLE, Quantity.COUNT)
                                .all(counts(log, Subjects.activities(log)), Phrase.same(""));
                });
    }

    private static long[] counts(EventLog log, Subjects activities) {
        WeightedVariants variants = new WeightedVariants(log);
        long[] byCode = new long[log.activityCodeCount()];
        for (int v = 0; v < variants.size(); v++) {
            for (int code : variants.codes(v)) {
                byCode[code] += variants.cases(v);
            }
        }
        return activities.byActivity(log, byCode);
    }

    /** A row for each activity of each case, or of the case that stands for a variant: in the order in which they first occur. */
    private static Metric.Result each(EventLog log, Level level, Subjects subjects, int size, IntUnaryOperator caseOf) {
        return new Metric.Result(
                level,
                () -> table(log, level, subjects, caseOf),
                () -> {
                    long rows = 0;
                    CaseCounts counts = new CaseCounts(log);
                    for (int s = 0; s < size; s++) {
                        counts.count(caseOf.applyAsInt(s));
                        rows += counts.distinct();
                    }
                    Phrase by = Shares.byLevel(TITLE, level);
                    String mean = size == 0 ? "n/a" : Wording.decimal((double) rows / size);
                    return Phrase.of(
                            by.en() + ": " + level.count(size).en() + " with " + mean
                                    + " different activities on average",
                            by.ja() + ": " + level.count(size).ja() + "、アクティビティは平均" + mean + "種類");
                },
                List.of());
    }

    private static DataTable table(EventLog log, Level level, Subjects subjects, IntUnaryOperator caseOf) {
        List<Field> fields = new ArrayList<>(subjects.fields());
        fields.add(Subjects.ACTIVITY);
        fields.add(Whole.EVENTS.count());
        fields.add(Whole.EVENTS.share());
        DataTable.Builder table = DataTable.titled(Shares.byLevel(TITLE, level), fields);
        CaseCounts counts = new CaseCounts(log);
        for (int s = 0; s < subjects.names().size(); s++) {
            int caseIndex = caseOf.applyAsInt(s);
            counts.count(caseIndex);
            for (int i = 0; i < counts.distinct(); i++) {
                List<Object> row =
                        new ArrayList<>(Arrays.asList(subjects.names().get(s)));
                row.addAll(List.of(
                        log.activityLabel(counts.code(i)),
                        counts.times(i),
                        Whole.share(counts.times(i), log.caseEnd(caseIndex) - log.caseStart(caseIndex))));
                table.row(row.toArray());
            }
        }
        return table.build();
    }

    /** The different activities of one case after the other, in the order in which they occur, and how often each does. */
    private static final class CaseCounts {
        private final EventLog log;
        private final long[] times;
        private final int[] codes;
        private int distinct;

        CaseCounts(EventLog log) {
            this.log = log;
            this.times = new long[log.activityCodeCount()];
            this.codes = new int[log.activityCodeCount()];
        }

        void count(int caseIndex) {
            for (int i = 0; i < distinct; i++) {
                times[codes[i]] = 0;
            }
            distinct = 0;
            for (int e = log.caseStart(caseIndex); e < log.caseEnd(caseIndex); e++) {
                int code = log.activityCode(e);
                if (times[code]++ == 0) {
                    codes[distinct++] = code;
                }
            }
        }

        int distinct() {
            return distinct;
        }

        int code(int i) {
            return codes[i];
        }

        long times(int i) {
            return times[codes[i]];
        }
    }
}
