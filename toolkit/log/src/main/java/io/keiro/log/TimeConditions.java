package io.keiro.log;

import java.util.Arrays;
import java.util.BitSet;

/** Conditions on cases and events that ask for times. */
final class TimeConditions {

    private static final long MILLIS_PER_DAY = 86_400_000L;
    /** 1 January 1970 was a Thursday, the fourth day of the week. */
    private static final int FIRST_WEEKDAY = 3;

    private static final Phrase A_TIME = Phrase.of("time", "時刻");

    private TimeConditions() {}

    private static Between durations(Between range) {
        return range.in(Between.Of.DURATIONS, "durations");
    }

    static Bound throughput(EventLog log, Between range) {
        CaseDuration duration = new CaseDuration(log);
        return CaseValues.of(log, duration::throughput).in(durations(range), A_TIME);
    }

    static Bound processing(EventLog log, Between range) {
        CaseDuration duration = new CaseDuration(log);
        return CaseValues.of(log, duration::processing).in(durations(range), A_TIME);
    }

    static Bound idle(EventLog log, Between range) {
        CaseDuration duration = new CaseDuration(log);
        return CaseValues.of(log, duration::idle).in(durations(range), A_TIME);
    }

    /** Some event of the first activity, directly followed by one of the second after a gap in the range. */
    static Bound path(EventLog log, ActivityPair pair, Between range) {
        durations(range);
        int from = log.neededCode(pair.from());
        int to = log.neededCode(pair.to());
        CaseDuration duration = new CaseDuration(log);
        int[] codes = log.frame().codes();
        double[] gaps = new double[16];
        int[] cases = new int[16];
        int size = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c) + 1; e < log.caseEnd(c); e++) {
                if (codes[e] == to
                        && codes[e - 1] == from
                        && log.time(e - 1) != EventLog.NO_TIME
                        && log.startTime(e) != EventLog.NO_TIME) {
                    if (size == gaps.length) {
                        gaps = Arrays.copyOf(gaps, 2 * size);
                        cases = Arrays.copyOf(cases, 2 * size);
                    }
                    gaps[size] = duration.between(log.time(e - 1), log.startTime(e));
                    cases[size++] = c;
                }
            }
        }
        Between resolved = range.among(Arrays.copyOf(gaps, size));
        BitSet holding = new BitSet(log.caseCount());
        for (int i = 0; i < size; i++) {
            if (resolved.holds(gaps[i])) {
                holding.set(cases[i]);
            }
        }
        return Bound.of(holding::get);
    }

    /** From the completion of one chosen event to that of another. */
    static Bound flow(EventLog log, Occurrence from, Occurrence to, Between range) {
        durations(range);
        int codeFrom = log.neededCode(from.activity());
        int codeTo = log.neededCode(to.activity());
        CaseDuration duration = new CaseDuration(log);
        int[] codes = log.frame().codes();
        return CaseValues.of(log, c -> {
                    int a = from.find(codes, log.caseStart(c), log.caseEnd(c), codeFrom);
                    int b = a < 0 ? -1 : to.find(codes, log.caseStart(c), log.caseEnd(c), codeTo);
                    return b < 0 || log.time(a) == EventLog.NO_TIME || log.time(b) == EventLog.NO_TIME
                            ? Double.NaN
                            : duration.between(log.time(a), log.time(b));
                })
                .in(range, Phrase.of("both events and their times", "両イベントとその時刻"));
    }

    /** @param weekdays 0 is Monday */
    static Bound weekdays(EventLog log, BitSet weekdays) {
        UtcOffsets offsets = log.frame().times().offsets();
        return timed(
                log,
                e -> weekdays.get((int) Math.floorMod(
                        Math.floorDiv(log.time(e) + offsets.seconds(e) * 1000L, MILLIS_PER_DAY) + FIRST_WEEKDAY, 7L)));
    }

    /** From one time of day, inclusive, to another, exclusive; past midnight if the second is not later. In milliseconds of the day. */
    static Bound hours(EventLog log, long from, long to) {
        UtcOffsets offsets = log.frame().times().offsets();
        return timed(log, e -> {
            long time = Math.floorMod(log.time(e) + offsets.seconds(e) * 1000L, MILLIS_PER_DAY);
            return from < to ? time >= from && time < to : time >= from || time < to;
        });
    }

    static Bound working(EventLog log, WorkCalendar calendar) {
        return timed(log, e -> calendar.millisBetween(log.time(e), log.time(e) + 1) > 0);
    }

    /** An event without time meets no condition on times. */
    private static Bound timed(EventLog log, java.util.function.IntPredicate condition) {
        int missing = 0;
        for (long time : log.frame().times().ends()) {
            missing += time == EventLog.NO_TIME ? 1 : 0;
        }
        return new Bound(
                missing == 0 ? condition : e -> log.time(e) != EventLog.NO_TIME && condition.test(e),
                missing == 0
                        ? Phrase.same("")
                        : Phrase.of(
                                Wording.count(missing, "event", "events") + " without time",
                                "時刻のないイベント " + Wording.number(missing) + "件"));
    }
}
