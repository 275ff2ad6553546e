package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/**
 * How many kinds of work resources do. Level RESOURCE: different activities of a resource, as a share of all activities; ACTIVITY: different
 * resources that do it, as a share of all resources; LOG: the activities per resource summarised; CASE: the activities per resource inside a
 * case summarised.
 *
 * <p>Few activities mean a specialist, many a generalist. Events without resource are left out and counted. Uses no times. Cost: one pass
 * over the events. Empty log: no resources.
 */
public final class ResourceSpecialisation extends Metric {

    private static final Phrase TITLE = Phrase.of("Resource specialisation", "リソースの専門化");

    private ResourceSpecialisation(Metric.Result result) {
        super(result);
    }

    /** By resource. */
    public static ResourceSpecialisation of(EventLog log) {
        return of(log, Level.RESOURCE);
    }

    public static ResourceSpecialisation of(EventLog log, Level level) {
        level.of(TITLE, Level.LOG, Level.CASE, Level.ACTIVITY, Level.RESOURCE);
        Resources resources = Resources.of(log);
        Subjects activities = Subjects.activities(log);
        int kinds = activities.names().size();
        Measurement measurement = new Measurement(log, "resourceSpecialisation", TITLE, Quantity.COUNT);
        return new ResourceSpecialisation(
                switch (level) {
                    case RESOURCE ->
                        Shares.of(TITLE, Whole.ACTIVITIES, kinds)
                                .result(
                                        level,
                                        Subjects.resources(resources),
                                        EventPairs.of(resources.codes(), activities.ofEvents())
                                                .partners(resources.size()),
                                        resources.note());
                    case ACTIVITY ->
                        Shares.of(TITLE, Whole.RESOURCES, resources.size())
                                .result(
                                        level,
                                        activities,
                                        EventPairs.of(activities.ofEvents(), resources.codes())
                                                .partners(kinds),
                                        resources.note());
                    case LOG ->
                        measurement.all(
                                EventPairs.of(resources.codes(), activities.ofEvents())
                                        .partners(resources.size()),
                                resources.note());
                    default -> measurement.ofEvents(level, insideCases(log, resources), resources.note());
                });
    }

    /** For each resource of each case its different activities there: pairs of case and resource among the first events of triples. */
    private static Observations insideCases(EventLog log, Resources resources) {
        int[] cases = Subjects.of(log, Level.CASE).ofEvents();
        EventPairs triples =
                EventPairs.of(cases, Subjects.of(log, Level.RESOURCE_ACTIVITY).ofEvents());
        EventPairs pairs = new EventPairs(Math.max(log.caseCount(), resources.size()));
        for (int id = 0; id < triples.size(); id++) {
            int event = triples.firstEvent(id);
            pairs.add(event, cases[event], resources.of(event));
        }
        return pairs.counts();
    }
}
