package io.keiro.mining;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.WorkCalendar;
import java.util.Map;
import java.util.Objects;

/**
 * By which clock durations are measured: elapsed time (the default everywhere), the local clocks of the events, or business time by one
 * work calendar or by one for each value of a case attribute. A log with a calendar of its own ({@code log.withCalendar(calendar)}) is
 * measured in its business time by every metric that is not told otherwise.
 */
public final class TimeBasis {

    /** The time that passed, whatever the clocks showed. */
    public static final TimeBasis ELAPSED =
            new TimeBasis(Phrase.same(""), log -> (caseIndex, from, to) -> to.millis() - from.millis());

    /**
     * The difference of local times, offsets dropped: an hour off where a clock change lies in between. Only for comparison with tools
     * that measure like this.
     */
    public static final TimeBasis WALL_CLOCK = new TimeBasis(
            Phrase.of("wall clock", "現地時刻の差"),
            log -> (caseIndex, from, to) -> to.millis()
                    + 1000L * log.utcOffsetSeconds(to.event())
                    - from.millis()
                    - 1000L * log.utcOffsetSeconds(from.event()));

    /** A time of the log: the event that carries it, and epoch milliseconds. */
    record Moment(int event, long millis) {}

    /** Measures inside one log. */
    interface Clock {
        /** Milliseconds from one moment to another; negative if the second is the earlier one. */
        long between(int caseIndex, Moment from, Moment to);
    }

    private interface Clocks {
        Clock in(EventLog log);
    }

    private final Phrase name;
    private final Clocks clocks;

    private TimeBasis(Phrase name, Clocks clocks) {
        this.name = name;
        this.clocks = clocks;
    }

    /** Business time by one calendar. */
    public static TimeBasis business(WorkCalendar calendar) {
        Objects.requireNonNull(
                calendar, "business time needs a calendar, for example WorkCalendar.weekdays(zone, nine, six)");
        return new TimeBasis(
                BUSINESS, log -> (caseIndex, from, to) -> calendar.millisBetween(from.millis(), to.millis()));
    }

    /**
     * Business time by the calendar of each case: {@code business("Region", Map.of("West", …), others)}.
     *
     * @param caseAttribute whose value chooses the calendar
     * @param calendars by value, as text
     * @param others for all other cases, those without a value among them
     */
    public static TimeBasis business(String caseAttribute, Map<String, WorkCalendar> calendars, WorkCalendar others) {
        Objects.requireNonNull(caseAttribute, "business time by case needs the name of a case attribute");
        Objects.requireNonNull(others, "business time by case needs a calendar for all other cases");
        Map<String, WorkCalendar> copy = Map.copyOf(calendars);
        return new TimeBasis(BUSINESS, log -> {
            Column values = log.caseAttribute(caseAttribute);
            WorkCalendar[] ofCases = new WorkCalendar[log.caseCount()];
            for (int c = 0; c < ofCases.length; c++) {
                ofCases[c] = values.isMissing(c) ? others : copy.getOrDefault(values.text(c), others);
            }
            return (caseIndex, from, to) -> ofCases[caseIndex].millisBetween(from.millis(), to.millis());
        });
    }

    private static final Phrase BUSINESS = Phrase.of("business time", "営業時間");

    /** What a metric measures by unless it is told: business time if the log has a calendar, else elapsed time. */
    static TimeBasis of(EventLog log) {
        return log.calendar().map(TimeBasis::business).orElse(ELAPSED);
    }

    Clock in(EventLog log) {
        return clocks.in(log);
    }

    boolean isElapsed() {
        return this == ELAPSED;
    }

    /** What the clock is called. */
    Phrase name() {
        return name;
    }

    /** A title with the clock behind it where it is not the elapsed time. */
    Phrase title(Phrase metric) {
        return isElapsed()
                ? metric
                : Phrase.of(metric.en() + " (" + name.en() + ")", metric.ja() + "(" + name.ja() + ")");
    }

    @Override
    public String toString() {
        return isElapsed() ? "elapsed time" : name.en();
    }
}
