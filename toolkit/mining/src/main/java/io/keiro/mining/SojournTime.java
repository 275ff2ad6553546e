package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/**
 * How long a case stays with an activity: waiting plus service, from the completion of the event before to the completion of this one.
 * Levels LOG, ACTIVITY, EVENT; as attribute {@code sojournTimeHours}.
 *
 * <p>Uses completions and, with {@link WaitingTime.Options#withScheduleAttribute}, the schedule. The first event of a case has none unless
 * it was scheduled. Events without the times needed are left out and counted. Empty log: no numbers.
 */
public final class SojournTime extends Metric {

    private static final Phrase TITLE = Phrase.of("Sojourn time", "滞在時間");

    private SojournTime(Metric.Result result) {
        super(result);
    }

    public static SojournTime of(EventLog log, Level level) {
        return of(log, level, WaitingTime.Options.defaults().withBasis(TimeBasis.of(log)));
    }

    public static SojournTime of(EventLog log, Level level, WaitingTime.Options options) {
        level.of(TITLE, Level.LOG, Level.ACTIVITY, Level.EVENT);
        Observations observed = new Observations();
        int untimed = new Waits(log, options.scheduleAttribute())
                .observe(observed, options.basis().in(log), true);
        Phrase note = Untimed.events(untimed, observed.negatives());
        return new SojournTime(
                new Measurement(log, "sojournTime", options.basis().title(TITLE), Quantity.DURATION)
                        .ofEvents(level, observed, note));
    }
}
