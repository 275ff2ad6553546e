package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/**
 * How many activity instances wait at the same time: from the completion of the event before in the case, or from the moment for which they
 * were scheduled, to their start. Level ACTIVITY: before each activity; RESOURCE: for the resource that did them in the end.
 *
 * <p>The waits are those of {@link WaitingTime}; instances that began before the event before was complete did not wait, and are left out
 * and counted like those without the times needed. The mean is waits a time unit times their mean length (J. Little, A Proof for the Queuing
 * Formula L = λW, 1961). Cost: a sort. Empty log: no subjects.
 */
public final class QueueLength extends OverTime {

    private static final Phrase TITLE = Phrase.of("Queue length", "待ち行列の長さ");

    private QueueLength(Level level, LoadOfSubjects load) {
        super(level, load);
    }

    public static QueueLength of(EventLog log, Level level) {
        return of(log, level, "");
    }

    /**
     * @param scheduleAttribute event attribute with the moment from which the work was due, or empty
     */
    public static QueueLength of(EventLog log, Level level, String scheduleAttribute) {
        level.of(TITLE, Level.ACTIVITY, Level.RESOURCE);
        Subjects subjects = Subjects.of(log, level);
        Waits waits = new Waits(log, scheduleAttribute);
        Concurrency spans = new Concurrency();
        int unusable = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                int subject = subjects.ofEvents()[e];
                if (subject < 0 || !waits.waited(c, e)) {
                    continue;
                }
                long since = waits.since(c, e).millis();
                if (since == EventLog.NO_TIME || !log.hasStart(e) || log.startTime(e) < since) {
                    unusable++;
                } else {
                    spans.add(subject, since, log.startTime(e));
                }
            }
        }
        Phrase note = Untimed.spans(unusable);
        Phrase missing = Resources.note(subjects.leftOut());
        return new QueueLength(
                level,
                new LoadOfSubjects(
                        log,
                        Shares.byLevel(TITLE, level),
                        "instances",
                        subjects,
                        spans.sorted(subjects.names().size()),
                        Phrase.of(note.en() + missing.en(), note.ja() + missing.ja())));
    }
}
