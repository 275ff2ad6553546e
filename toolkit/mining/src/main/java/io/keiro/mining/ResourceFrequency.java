package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/**
 * How much resources do. Level RESOURCE: events (in an interval log activity instances) of a resource, their share of all events whose
 * resource is known, cumulated; RESOURCE_ACTIVITY: the same for each activity of a resource; LOG, CASE, ACTIVITY: the events per resource in
 * the log, in a case, of an activity, summarised.
 *
 * <p>Events without resource are left out and counted. Uses no times. Laws: the counts of resources, of pairs, and the sums of cases and of
 * activities all add up to the events with a resource. Cost: one pass over the events. Empty log: no resources.
 */
public final class ResourceFrequency extends Metric {

    private static final Phrase TITLE = Phrase.of("Resource frequency", "リソースの頻度");

    private ResourceFrequency(Metric.Result result) {
        super(result);
    }

    /** By resource. */
    public static ResourceFrequency of(EventLog log) {
        return of(log, Level.RESOURCE);
    }

    public static ResourceFrequency of(EventLog log, Level level) {
        level.of(TITLE, Level.LOG, Level.CASE, Level.ACTIVITY, Level.RESOURCE, Level.RESOURCE_ACTIVITY);
        Resources resources = Resources.of(log);
        return new ResourceFrequency(
                switch (level) {
                    case RESOURCE, RESOURCE_ACTIVITY -> {
                        Subjects subjects = Subjects.of(log, level);
                        long[] counts = new long[subjects.names().size()];
                        for (int subject : subjects.ofEvents()) {
                            if (subject >= 0) {
                                counts[subject]++;
                            }
                        }
                        yield Shares.ofParts(TITLE, Whole.EVENTS, log.eventCount() - resources.missing())
                                .result(level, subjects, counts, resources.note());
                    }
                    case LOG -> {
                        long[] counts = new long[resources.size()];
                        for (int e = 0; e < log.eventCount(); e++) {
                            if (resources.of(e) >= 0) {
                                counts[resources.of(e)]++;
                            }
                        }
                        yield measurement(log).all(counts, resources.note());
                    }
                    default -> {
                        int[] subjects = Subjects.of(log, level).ofEvents();
                        yield measurement(log)
                                .ofEvents(
                                        level,
                                        EventPairs.of(subjects, resources.codes())
                                                .counts(),
                                        resources.note());
                    }
                });
    }

    private static Measurement measurement(EventLog log) {
        return new Measurement(log, "resourceFrequency", TITLE, Quantity.COUNT);
    }
}
