package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/**
 * In how many cases an activity is done at all, and their share of all cases. Level ACTIVITY.
 *
 * <p>An activity counts once a case, however often it occurs; cases without events are part of the whole. Uses no times. Cost: one pass
 * over the variants. Empty log: no activities. Not to be confused with {@link ActivityFrequency}, which counts occurrences.
 */
public final class ActivityPresence extends Metric {

    private static final Phrase TITLE = Phrase.of("Activity presence", "アクティビティの出現");

    private ActivityPresence(Metric.Result result) {
        super(result);
    }

    public static ActivityPresence of(EventLog log) {
        return of(log, Level.ACTIVITY);
    }

    public static ActivityPresence of(EventLog log, Level level) {
        level.of(TITLE, Level.ACTIVITY);
        WeightedVariants variants = new WeightedVariants(log);
        long[] byCode = new long[log.activityCodeCount()];
        int[] seenIn = new int[byCode.length];
        for (int v = 0; v < variants.size(); v++) {
            for (int code : variants.codes(v)) {
                byCode[code] += seenIn[code] == v + 1 ? 0 : variants.cases(v);
                seenIn[code] = v + 1;
            }
        }
        Subjects activities = Subjects.activities(log);
        return new ActivityPresence(Shares.of(TITLE, Whole.CASES, log.caseCount())
                .result(level, activities, activities.byActivity(log, byCode), Phrase.same("")));
    }
}
