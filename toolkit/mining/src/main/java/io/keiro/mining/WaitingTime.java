package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.util.Arrays;
import java.util.Objects;

/**
 * How long work waited (queued) before it began: start of an event minus completion of the event before it in the case, or minus the
 * moment for which it was scheduled where an attribute says that. Levels LOG, ACTIVITY, RESOURCE_ACTIVITY, EVENT (single waits) and CASE
 * (their sum); as attribute {@code waitingTimeHours}.
 *
 * <p>Uses start and completion; in a log with one time per event that is the gap between events. The first event of a case has no wait
 * unless it was scheduled. Overlapping instances give negative waits, which are kept and counted; events without the times needed, such
 * as a start of their own in a log that knows starts, are left out and counted. Empty log: no numbers. Not to be confused with {@link IdleTime}, which looks at all instances together.
 */
public final class WaitingTime extends Metric {

    /**
     * @param basis by which clock
     * @param scheduleAttribute event attribute with the moment from which the work was due, or empty
     */
    public record Options(TimeBasis basis, String scheduleAttribute) {
        public Options {
            Objects.requireNonNull(basis, "waiting time needs a time basis, for example TimeBasis.ELAPSED");
            Objects.requireNonNull(scheduleAttribute, "the schedule attribute may be empty, but not null");
        }

        /** Elapsed time since the event before. */
        public static Options defaults() {
            return new Options(TimeBasis.ELAPSED, "");
        }

        public Options withBasis(TimeBasis other) {
            return new Options(other, scheduleAttribute);
        }

        public Options withScheduleAttribute(String attribute) {
            return new Options(basis, attribute);
        }
    }

    private static final Phrase TITLE = Phrase.of("Waiting time", "待ち時間");

    private WaitingTime(Metric.Result result) {
        super(result);
    }

    public static WaitingTime of(EventLog log, Level level) {
        return of(log, level, Options.defaults().withBasis(TimeBasis.of(log)));
    }

    public static WaitingTime of(EventLog log, Level level, Options options) {
        level.of(TITLE, Level.LOG, Level.CASE, Level.ACTIVITY, Level.RESOURCE_ACTIVITY, Level.EVENT);
        Observations observed = new Observations();
        int untimed = new Waits(log, options.scheduleAttribute())
                .observe(observed, options.basis().in(log), false);
        Measurement measurement =
                new Measurement(log, "waitingTime", options.basis().title(TITLE), Quantity.DURATION);
        Phrase note = Untimed.instances(log, untimed, observed.negatives());
        return new WaitingTime(
                level == Level.CASE
                        ? measurement.ofCases(level, sums(log, observed), note)
                        : measurement.ofEvents(level, observed, note));
    }

    /** By case; a case in which nothing waited has none. */
    private static long[] sums(EventLog log, Observations observed) {
        long[] sums = new long[log.caseCount()];
        Arrays.fill(sums, Quantity.NONE);
        int c = 0;
        for (int i = 0; i < observed.size(); i++) {
            while (observed.event(i) >= log.caseEnd(c)) {
                c++;
            }
            sums[c] = (sums[c] == Quantity.NONE ? 0 : sums[c]) + observed.value(i);
        }
        return sums;
    }
}
