package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Times that cannot be meant as they stand, or that say less than they seem to.
 *
 * <ul>
 *   <li>{@code negative}: completed before it started. {@code zero}: started and completed at once, or without a start of
 *       its own, where at least half of the activity's events last longer.
 *   <li>{@code sentinel}: on a day that programs write for "unknown" (1970-01-01, 1900-01-01, 9999-12-31 and their like), with no other
 *       event within a year. {@code isolated}: more than {@value #YEARS_APART} years from the rest, on a side with less than a hundredth of
 *       the events. Old dates alone, such as 1948, are data.
 *   <li>{@code future}: after {@link Options#readAt}, the moment at which the data was read; not looked for unless it is given.
 *   <li>{@code dates-only}: all times of the log are days; {@code midnight}: exactly midnight, in more cases of this activity than chance
 *       explains, while other times have a time of day; {@code few-midnight}: the same for less than a hundredth of the activity.
 *   <li>{@code other-clock}: recorded with another UTC offset than most events of that day, the day before and the day after, where fewer
 *       than a hundredth of all are. {@code tied}: the same time as the event before in the case, another activity: which came first is
 *       not known; a warning from a tenth of the events on.
 * </ul>
 *
 * <p>Midnight and days are those of the clock with which an event was recorded. Events without time are left to {@link MissingValues}.
 * Cost: one pass, and a sort of the times.
 */
public final class TimeAnomalies extends Detected {

    static final int YEARS_APART = 5;

    private static final About ABOUT = new About(
            "time-anomalies",
            Phrase.of("Time anomalies", "時刻の異常"),
            Phrase.of(
                    "Drop or repair impossible times before you measure durations; do not trust the order of tied events.",
                    "所要時間を測る前に、ありえない時刻を除くか直してください。同時刻のイベントの順序は信頼しないでください。"));

    /**
     * @param readAt when the data was read from its source; later times are in the future; null if not known
     */
    public record Options(Instant readAt) {

        /** The moment of reading is not known. */
        public static Options defaults() {
            return new Options(null);
        }

        public Options withReadAt(Instant moment) {
            return new Options(moment);
        }
    }

    /** Days that programs write where they know none. */
    private static final long[] SENTINELS = List.of(
                    "0001-01-01",
                    "1582-10-15",
                    "1601-01-01",
                    "1753-01-01",
                    "1899-12-30",
                    "1899-12-31",
                    "1900-01-01",
                    "1970-01-01",
                    "1980-01-01",
                    "2038-01-19",
                    "2099-12-31",
                    "2999-12-31",
                    "9999-12-31")
            .stream()
            .mapToLong(day -> LocalDate.parse(day).toEpochDay())
            .toArray();

    /** From which share of the events on the order of many cases is a matter of luck. */
    private static final double MANY_TIES = 0.1;

    private static final long YEAR = 366 * CheckedLog.MILLIS_PER_DAY;

    private static final Reason NEGATIVE = Reason.of(
                    "negative", Severity.ERROR, Phrase.of("completed before its start", "開始より前に完了"))
            .withDetail((log, event, value) -> Phrase.of(
                    "completed " + Wording.duration(value).en() + " before its start",
                    "開始の" + Wording.duration(value).ja() + "前に完了"))
            .worstByValue();
    private static final Reason ZERO = Reason.of(
            "zero",
            Severity.INFO,
            Phrase.of("no duration, or no start of its own, unlike its like", "同種と異なり所要時間がゼロ、または開始の記録なし"));
    private static final Reason SENTINEL =
            dated("sentinel", Severity.ERROR, Phrase.of("a day that stands for \"unknown\"", "「不明」を表す日付"));
    private static final Reason ISOLATED = dated(
            "isolated",
            Severity.WARNING,
            Phrase.of("more than " + YEARS_APART + " years from the rest", "他から" + YEARS_APART + "年以上離れた時刻"));
    private static final Reason FUTURE =
            dated("future", Severity.ERROR, Phrase.of("after the data was read", "データの取得時点より後"));
    private static final Reason DATES_ONLY = Reason.of(
            "dates-only", Severity.INFO, Phrase.of("days without a time of day in the whole log", "ログ全体が日付のみで時刻がない"));
    private static final Reason MIDNIGHT = dated(
            "midnight",
            Severity.WARNING,
            Phrase.of("exactly midnight: probably a day without a time of day", "ちょうど0時: 時刻のない日付の可能性"));
    private static final Reason FEW_MIDNIGHT = dated(
            "few-midnight",
            Severity.INFO,
            Phrase.of("exactly midnight, for a few events of the activity", "一部のイベントだけちょうど0時"));
    private static final Reason CLOCK = dated(
            "other-clock",
            Severity.INFO,
            Phrase.of("another UTC offset than the events around it", "前後のイベントと異なるUTCオフセット"));

    private static Reason tied(Severity severity) {
        return Reason.of(
                        "tied",
                        severity,
                        Phrase.of("the same time as the event before: order not known", "直前のイベントと同時刻: 順序が不明"))
                .withDetail((log, event, value) -> Phrase.of(
                        "\"" + log.activity(event) + "\" and \"" + log.activity(event - 1) + "\" at the same time",
                        "「" + log.activity(event) + "」と「" + log.activity(event - 1) + "」が同時刻"));
    }

    private TimeAnomalies(Offences offences) {
        super(ABOUT, offences);
    }

    public static TimeAnomalies of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static TimeAnomalies of(EventLog log, Options options) {
        return of(new CheckedLog(log), options);
    }

    static TimeAnomalies of(CheckedLog checked, Options options) {
        EventLog log = checked.log();
        Offences.Builder found = Offences.in(log);
        durations(log, found);
        implausible(checked, found);
        if (options.readAt() != null) {
            for (int e = 0; e < log.eventCount(); e++) {
                if (log.time(e) > options.readAt().toEpochMilli()) {
                    found.event(e, FUTURE);
                }
            }
        }
        if (checked.datesOnly()) {
            found.ofLog(DATES_ONLY, 0);
        } else {
            Midnight.find(checked, found, MIDNIGHT, FEW_MIDNIGHT);
        }
        ties(log, found);
        OtherClocks.find(checked, found, CLOCK);
        return new TimeAnomalies(found.build());
    }

    private static Reason dated(String id, Severity severity, Phrase label) {
        return Reason.of(id, severity, label)
                .withDetail(
                        (log, event, value) -> Phrase.same(Wording.time(log.time(event), log.utcOffsetSeconds(event))));
    }

    private static void durations(EventLog log, Offences.Builder found) {
        if (!log.hasStartTimes()) {
            return;
        }
        int[] timed = new int[log.activityCodeCount()];
        int[] lasting = new int[timed.length];
        for (int e = 0; e < log.eventCount(); e++) {
            if (log.time(e) != EventLog.NO_TIME && log.hasStart(e)) {
                timed[log.activityCode(e)]++;
                lasting[log.activityCode(e)] += log.time(e) > log.startTime(e) ? 1 : 0;
                if (log.time(e) < log.startTime(e)) {
                    found.event(e, NEGATIVE, log.startTime(e) - log.time(e));
                }
            }
        }
        for (int e = 0; e < log.eventCount(); e++) {
            int activity = log.activityCode(e);
            boolean zero = log.hasStart(e) && log.time(e) == log.startTime(e);
            if (zero && 2 * lasting[activity] >= timed[activity]) {
                found.event(e, ZERO);
            }
        }
    }

    /** Sentinel days, and times far from all others. */
    private static void implausible(CheckedLog checked, Offences.Builder found) {
        EventLog log = checked.log();
        long[] others = new long[log.eventCount()];
        boolean[] sentinel = new boolean[others.length];
        int n = 0;
        for (int e = 0; e < others.length; e++) {
            if (log.time(e) != EventLog.NO_TIME) {
                sentinel[e] =
                        isSentinel(Math.floorDiv(log.time(e), CheckedLog.MILLIS_PER_DAY)) || isSentinel(checked.day(e));
                if (!sentinel[e]) {
                    others[n++] = log.time(e);
                }
            }
        }
        long[] times = Arrays.copyOf(others, n);
        Arrays.sort(times);
        long first = first(times);
        long last = last(times);
        for (int e = 0; e < sentinel.length; e++) {
            long time = log.time(e);
            if (time == EventLog.NO_TIME) {
                continue;
            }
            if (sentinel[e]) {
                if (n > 0 && isAlone(times, time)) {
                    found.event(e, SENTINEL);
                }
            } else if (time < first || time > last) {
                found.event(e, ISOLATED);
            }
        }
    }

    private static boolean isSentinel(long day) {
        return Arrays.binarySearch(SENTINELS, day) >= 0;
    }

    private static boolean isAlone(long[] times, long time) {
        int place = Arrays.binarySearch(times, time);
        int next = place >= 0 ? place : -place - 1;
        boolean before = next > 0 && time - times[next - 1] <= YEAR;
        boolean after = next < times.length && times[next] - time <= YEAR;
        return !before && !after;
    }

    /** The first time that is not cut off from the rest by years, with less than a hundredth of the events before it. */
    private static long first(long[] times) {
        int few = (int) Math.ceil(times.length / 100.0);
        for (int i = Math.min(few, times.length) - 1; i > 0; i--) {
            if (times[i] - times[i - 1] > YEARS_APART * YEAR) {
                return times[i];
            }
        }
        return Long.MIN_VALUE;
    }

    private static long last(long[] times) {
        int few = (int) Math.ceil(times.length / 100.0);
        for (int i = Math.max(0, times.length - few); i < times.length - 1; i++) {
            if (times[i + 1] - times[i] > YEARS_APART * YEAR) {
                return times[i];
            }
        }
        return Long.MAX_VALUE;
    }

    private static void ties(EventLog log, Offences.Builder found) {
        int ties = 0;
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c) + 1; e < log.caseEnd(c); e++) {
                ties += isTied(log, e) ? 1 : 0;
            }
        }
        Reason reason = tied(ties >= MANY_TIES * log.eventCount() ? Severity.WARNING : Severity.INFO);
        for (int c = 0; c < log.caseCount() && ties > 0; c++) {
            for (int e = log.caseStart(c) + 1; e < log.caseEnd(c); e++) {
                if (isTied(log, e)) {
                    found.event(e, reason);
                }
            }
        }
    }

    private static boolean isTied(EventLog log, int event) {
        return log.time(event) != EventLog.NO_TIME
                && log.time(event) == log.time(event - 1)
                && log.startTime(event) == log.startTime(event - 1)
                && log.activityCode(event) != log.activityCode(event - 1);
    }
}
