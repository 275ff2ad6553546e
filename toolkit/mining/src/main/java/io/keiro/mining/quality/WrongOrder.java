package io.keiro.mining.quality;

import io.keiro.log.Column;
import io.keiro.log.EventLog;
import io.keiro.log.EventOrder;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;

/**
 * Events whose time contradicts the order in which they were recorded: a clock that jumped back, or a time that was entered by hand.
 *
 * <p>{@code time-back}: an event earlier than one of its case that stood before it in the source ({@link EventLog#sourcePosition}).
 * {@code sequence}: with a column that numbers the events as they were recorded, an event with a smaller number than one with a strictly
 * earlier time in the case. Many sources are not in the order of recording at all, but newest first or by activity: if of the neighbours
 * in the source more than {@link Options#mostBack} go back in time, the first is not asked, unless the log was read in
 * {@link EventOrder#SOURCE}. Events without time or number are left out, and an event that repeats its neighbour ({@link DuplicateEvents})
 * does not go back. Cost: one pass, and a sort of the cases that were not in order.
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
     * @param mostBack share of the neighbours in the source that may go back in time before its order says nothing, 0 to 1
     */
    public record Options(String sequence, double mostBack) {
        public Options {
            if (!(mostBack >= 0 && mostBack <= 1)) {
                throw new IllegalArgumentException(
                        "mostBack is " + mostBack + "; it must lie between 0 and 1, for example 0.1");
            }
        }

        /** No such column; a tenth. */
        public static Options defaults() {
            return new Options("", 0.1);
        }

        public Options withSequence(String eventAttribute) {
            return new Options(eventAttribute, mostBack);
        }

        public Options withMostBack(double share) {
            return new Options(sequence, share);
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
        SourceOrder source = SourceOrder.of(log);
        boolean recorded = log.order() == EventOrder.SOURCE || source.back() <= options.mostBack() * source.steps();
        if (recorded) {
            source.forEachBack((event, by) -> found.event(event, TIME_BACK, by));
        } else if (options.sequence().isEmpty()) {
            String share = Wording.share((double) source.back() / source.steps());
            found.unanswered(Phrase.of(
                    share + " of the neighbours in the source go back in time, so it is not in the order of recording;"
                            + " if it is, read it with order(SOURCE)",
                    "ソースで隣り合うイベントの" + share + "が時刻を逆行しており、記録順に並んでいないようです。記録順であれば order(SOURCE) で読み込んでください"));
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
