package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.Arrays;
import java.util.List;

/**
 * How long nothing was being done. Levels LOG, TRACE, CASE: throughput time minus the union of the case's activity instances; RESOURCE:
 * the gaps between one resource's instances, overlapping ones taken together, in all cases. As attribute {@code idleTimeHours}.
 *
 * <p>Uses start and completion: in a log with one time per event the idle time of a case is its throughput time. Cases without a time have
 * none and are counted; so are instances without a known start or completion, whose work is not seen and counts as idle. By resource, business time follows the calendar of the case whose instance ends the gap. Empty log: no numbers.
 */
public final class IdleTime extends Metric {

    private static final Phrase TITLE = Phrase.of("Idle time", "アイドル時間");

    private IdleTime(Metric.Result result) {
        super(result);
    }

    public static IdleTime of(EventLog log, Level level) {
        return of(log, level, TimeBasis.of(log));
    }

    public static IdleTime of(EventLog log, Level level, TimeBasis basis) {
        level.of(TITLE, Level.LOG, Level.TRACE, Level.CASE, Level.RESOURCE);
        Measurement measurement = new Measurement(log, "idleTime", basis.title(TITLE), Quantity.DURATION);
        if (level == Level.RESOURCE) {
            return new IdleTime(measurement.ofEvents(level, gaps(log, basis.in(log)), unseen(log)));
        }
        long[] values = ofCases(log, basis);
        int untimed = Math.toIntExact(
                Arrays.stream(values).filter(v -> v == Quantity.NONE).count());
        Phrase cases = Untimed.cases(untimed);
        Phrase work = unseen(log);
        return new IdleTime(
                measurement.ofCases(level, values, Phrase.of(cases.en() + work.en(), cases.ja() + work.ja())));
    }

    private static Phrase unseen(EventLog log) {
        return log.hasStartTimes() ? ProcessingTime.untimed(log, new Observations()) : Phrase.same("");
    }

    private static long[] ofCases(EventLog log, TimeBasis basis) {
        long[] idle = CaseDurations.of(log, basis).values();
        TimeBasis.Clock clock = basis.in(log);
        Spans spans = new Spans();
        for (int c = 0; c < idle.length; c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                spans.add(log, c, e);
            }
            if (idle[c] != Quantity.NONE) {
                for (Spans.Span busy : spans.merged()) {
                    idle[c] -= busy.length(clock);
                }
            }
            spans.clear();
        }
        return idle;
    }

    private static Observations gaps(EventLog log, TimeBasis.Clock clock) {
        Resources resources = Resources.of(log);
        Spans[] busy = new Spans[resources.size()];
        Arrays.setAll(busy, r -> new Spans());
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                if (resources.of(e) >= 0) {
                    busy[resources.of(e)].add(log, c, e);
                }
            }
        }
        Observations gaps = new Observations();
        for (Spans spans : busy) {
            List<Spans.Span> merged = spans.merged();
            for (int i = 1; i < merged.size(); i++) {
                Spans.Span before = merged.get(i - 1);
                Spans.Span next = merged.get(i);
                gaps.add(
                        next.event(),
                        clock.between(
                                next.caseIndex(),
                                new TimeBasis.Moment(before.lastEvent(), before.end()),
                                new TimeBasis.Moment(next.event(), next.start())));
            }
        }
        return gaps;
    }
}
