package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/**
 * In how much of the work resources take part. Level CASE: different resources that worked on a case, as attribute
 * {@code resourceInvolvement}; LOG: the same summarised; RESOURCE and RESOURCE_ACTIVITY: cases in which a resource takes part (with that
 * activity), as a share of all cases.
 *
 * <p>Events without resource are left out and counted; a case that has only such has 0 resources. Uses no times. Cost: one pass over the
 * events. Empty log: no resources.
 */
public final class ResourceInvolvement extends Metric {

    private static final Phrase TITLE = Phrase.of("Resource involvement", "リソースの関与");

    private ResourceInvolvement(Metric.Result result) {
        super(result);
    }

    /** By resource. */
    public static ResourceInvolvement of(EventLog log) {
        return of(log, Level.RESOURCE);
    }

    public static ResourceInvolvement of(EventLog log, Level level) {
        level.of(TITLE, Level.LOG, Level.CASE, Level.RESOURCE, Level.RESOURCE_ACTIVITY);
        Resources resources = Resources.of(log);
        if (level == Level.LOG || level == Level.CASE) {
            return new ResourceInvolvement(new Measurement(log, "resourceInvolvement", TITLE, Quantity.COUNT)
                    .ofCases(level, ofCases(log, resources), resources.note()));
        }
        Subjects subjects = Subjects.of(log, level);
        return new ResourceInvolvement(Shares.of(TITLE, Whole.CASES, log.caseCount())
                .result(level, subjects, Shares.countCases(log, subjects), resources.note()));
    }

    private static long[] ofCases(EventLog log, Resources resources) {
        long[] different = new long[log.caseCount()];
        int[] seenIn = new int[resources.size()];
        for (int c = 0; c < different.length; c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                int resource = resources.of(e);
                if (resource >= 0 && seenIn[resource] != c + 1) {
                    seenIn[resource] = c + 1;
                    different[c]++;
                }
            }
        }
        return different;
    }
}
