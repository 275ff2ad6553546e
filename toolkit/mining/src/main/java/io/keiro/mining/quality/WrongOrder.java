package io.keiro.mining.quality;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;

/**
 * Events whose time contradicts the order in which they were recorded: a clock that jumped back, or a time that was entered by hand.
 *
 * <p>{@code time-back}: in a log that was read in the order of its source, an event earlier than one before it in the case.
 * {@code sequence}: with a column that numbers the events as they were recorded, an event with a smaller number than one with a strictly
 * earlier time in the case. A log that was sorted by time when it was read cannot show the first; its import report counts how many events
 * stood behind a later one. Events without time or number are left out. Cost: one pass.
 */
public final class WrongOrder extends Detected {

    private static final About ABOUT = new About(
            "wrong-order",
            Phrase.of("Times against the recorded order", "記録順と矛盾する時刻"),
            Phrase.of(
                    "Find out which is right, the clock or the order, and read the log with the order option that says so.",
                    "時刻と記録順のどちらが正しいかを確認し、それに合う順序の指定でログを読み込んでください。"));

    /**
     * @param sequence event attribute with a number that grows as events are recorded, or empty
     */
    public record Options(String sequence) {

        /** No such column. */
        public static Options defaults() {
            return new Options("");
        }

        public Options withSequence(String eventAttribute) {
            return new Options(eventAttribute);
        }
    }

    private static final Reason TIME_BACK = Reason.of(
                    "time-back",
                    Severity.WARNING,
                    Phrase.of("earlier than an event recorded before it", "先に記録されたイベントより早い時刻"))
            .withDetail((log, event, value) -> Phrase.of(
                    Wording.duration(value).en() + " earlier than an event recorded before it",
                    "先に記録されたイベントより" + Wording.duration(value).ja() + "早い"))
            .worstByValue();

    private WrongOrder(Offences offences) {
        super(ABOUT, offences);
    }

    public static WrongOrder of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static WrongOrder of(EventLog log, Options options) {
        Offences.Builder found = Offences.in(log);
        for (int c = 0; c < log.caseCount(); c++) {
            // By start, as logs are put in order.
            long latest = Long.MIN_VALUE;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                long time = log.startTime(e);
                if (time != EventLog.NO_TIME) {
                    if (time < latest) {
                        found.event(e, TIME_BACK, latest - time);
                    }
                    latest = Math.max(latest, time);
                }
            }
        }
        if (!options.sequence().isEmpty()) {
            sequence(log, log.eventAttribute(options.sequence()), found);
        }
        return new WrongOrder(found.build());
    }

    private static void sequence(EventLog log, Column numbers, Offences.Builder found) {
        if (!CheckedLog.isNumeric(numbers.type())) {
            throw new IllegalArgumentException("the sequence \"" + numbers.name() + "\" is of type " + numbers.type()
                    + "; it must be a column of numbers");
        }
        Reason reason = Reason.of(
                        "sequence",
                        Severity.WARNING,
                        Phrase.of(
                                "\"" + numbers.name() + "\" is smaller than at an earlier time",
                                "「" + numbers.name() + "」がより早い時刻のものより小さい"))
                .worstByValue();
        for (int c = 0; c < log.caseCount(); c++) {
            double before = Double.NEGATIVE_INFINITY;
            double now = Double.NEGATIVE_INFINITY;
            long time = Long.MIN_VALUE;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                double number = numbers.number(e);
                if (Double.isNaN(number) || log.time(e) == EventLog.NO_TIME) {
                    continue;
                }
                if (log.time(e) > time) {
                    before = Math.max(before, now);
                    time = log.time(e);
                }
                if (number < before) {
                    found.event(e, reason, (long) (before - number));
                }
                now = Math.max(now, number);
            }
        }
    }
}
