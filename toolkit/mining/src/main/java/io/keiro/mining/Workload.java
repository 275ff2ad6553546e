package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/**
 * How many activity instances each resource has in hand at the same time, from their start to their completion (multitasking). Level
 * RESOURCE.
 *
 * <p>In a log with one time per event instances take no time, so nothing is in hand; the sentence says so. Instances without resource,
 * without a known start or completion or completed before they started are left out and counted. Cost: a sort. Empty log: no resources.
 */
public final class Workload extends OverTime {

    private static final Phrase TITLE = Phrase.of("Workload by resource", "リソース別の作業負荷");

    private Workload(LoadOfSubjects load) {
        super(Level.RESOURCE, load);
    }

    public static Workload of(EventLog log) {
        Resources resources = Resources.of(log);
        Concurrency spans = new Concurrency();
        int unusable = 0;
        for (int e = 0; e < log.eventCount(); e++) {
            if (resources.of(e) >= 0) {
                boolean timed = log.time(e) != EventLog.NO_TIME && log.hasStart(e) && log.startTime(e) <= log.time(e);
                unusable += timed ? 0 : 1;
                if (timed) {
                    spans.add(resources.of(e), log.startTime(e), log.time(e));
                }
            }
        }
        Phrase note = Untimed.spans(unusable);
        Phrase missing = resources.note();
        Phrase atomic = Untimed.noStarts(log);
        return new Workload(new LoadOfSubjects(
                log,
                TITLE,
                "instances",
                Subjects.resources(resources),
                spans.sorted(resources.size()),
                Phrase.of(note.en() + missing.en() + atomic.en(), note.ja() + missing.ja() + atomic.ja())));
    }
}
