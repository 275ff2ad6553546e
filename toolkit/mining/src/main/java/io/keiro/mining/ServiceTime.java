package io.keiro.mining;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;

/**
 * How long the work on an activity takes once it has begun: completion minus start of its instances. Levels LOG, ACTIVITY, EVENT; as
 * attribute {@code serviceTimeHours}. The same instances as {@link ProcessingTime}, without sums per case; with the wait before it is
 * {@link SojournTime}. In a log with one time per event it is 0. Instances without a known start or completion are left out and counted.
 * Empty log: no numbers.
 */
public final class ServiceTime extends Metric {

    private static final Phrase TITLE = Phrase.of("Service time", "作業時間");

    private ServiceTime(Metric.Result result) {
        super(result);
    }

    public static ServiceTime of(EventLog log, Level level) {
        return of(log, level, TimeBasis.of(log));
    }

    public static ServiceTime of(EventLog log, Level level, TimeBasis basis) {
        level.of(TITLE, Level.LOG, Level.ACTIVITY, Level.EVENT);
        Observations observed = ProcessingTime.instances(log, basis.in(log));
        Phrase note = ProcessingTime.untimed(log, observed);
        return new ServiceTime(new Measurement(log, "serviceTime", basis.title(TITLE), Quantity.DURATION)
                .ofEvents(level, observed, note));
    }
}
