package io.keiro.mining;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import java.time.Instant;

/** Since when each event waited before it started: its recorded schedule where there is one, else the completion of the event before it. */
final class Waits {

    private final EventLog log;
    private final Column scheduled;

    /**
     * @param scheduleAttribute event attribute with the moment from which the work was due, or empty
     */
    Waits(EventLog log, String scheduleAttribute) {
        this.log = log;
        this.scheduled = scheduleAttribute.isEmpty() ? null : log.eventAttribute(scheduleAttribute);
        if (scheduled != null && scheduled.type() != Column.Type.INSTANT) {
            throw new IllegalArgumentException("the attribute \"" + scheduleAttribute + "\" holds " + scheduled.type()
                    + "; a schedule is a moment (INSTANT)");
        }
    }

    /** All but the first of a case did, and those with a schedule. */
    boolean waited(int caseIndex, int event) {
        return scheduled != null && !scheduled.isMissing(event) || event > log.caseStart(caseIndex);
    }

    /** The moment from which an event waited; {@link EventLog#NO_TIME} for the first of a case or where a time is missing. */
    TimeBasis.Moment since(int caseIndex, int event) {
        if (scheduled != null && !scheduled.isMissing(event)) {
            return new TimeBasis.Moment(event, ((Instant) scheduled.value(event)).toEpochMilli());
        }
        int before = event - 1;
        return before < log.caseStart(caseIndex)
                ? new TimeBasis.Moment(event, EventLog.NO_TIME)
                : new TimeBasis.Moment(before, log.time(before));
    }

    /** How long each event waited, those that waited at all; and how many could not be measured for want of a time. */
    int observe(Observations observed, TimeBasis.Clock clock, boolean untilCompleted) {
        int untimed = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                TimeBasis.Moment since = since(c, e);
                long until = untilCompleted ? log.time(e) : log.startTime(e);
                boolean known = untilCompleted ? until != EventLog.NO_TIME : log.hasStart(e);
                if (since.millis() != EventLog.NO_TIME && known) {
                    observed.add(e, clock.between(c, since, new TimeBasis.Moment(e, until)));
                } else {
                    untimed += waited(c, e) ? 1 : 0;
                }
            }
        }
        return untimed;
    }
}
