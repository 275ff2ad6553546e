package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/**
 * Which activity cases end with. Level ACTIVITY: in how many cases an activity is the last one, their share of all cases, cumulated;
 * RESOURCE and RESOURCE_ACTIVITY: the same for who did it; LOG: how many different ones there are, as a share of all activities; CASE: the
 * activity itself, as attribute {@code endActivity}.
 *
 * <p>Uses the order of events, no times. Cases without events have none and are counted. Cost: one pass over the cases. Empty log: no
 * activities. Equal to the end counts of the {@link DirectlyFollowsGraph}.
 */
public final class EndActivities extends Metric {

    private static final Phrase TITLE = Phrase.of("End activities", "終了アクティビティ");

    private EndActivities(Metric.Result result) {
        super(result);
    }

    /** By activity. */
    public static EndActivities of(EventLog log) {
        return of(log, Level.ACTIVITY);
    }

    public static EndActivities of(EventLog log, Level level) {
        level.of(TITLE, Level.LOG, Level.CASE, Level.ACTIVITY, Level.RESOURCE, Level.RESOURCE_ACTIVITY);
        return new EndActivities(new EndpointsOfCases(log, "endActivity", TITLE, false).at(level));
    }
}
