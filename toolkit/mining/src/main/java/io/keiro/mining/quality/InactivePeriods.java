package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Spans in which nothing happens anywhere, or no case begins, for unusually long: data that is missing, a system that stood still, or the
 * ragged end of a log.
 *
 * <p>Counted in whole days between two days that have events (or first events of cases), by the clocks with which they were recorded. A
 * span offends if it has at least {@link Options#minimumDays} days without any and is {@link Options#factor} times as long as nineteen of
 * twenty steps from one such day to the next. Needs 20 such steps. Reasons {@code events} and {@code arrivals}; a span without events is
 * not told again as one without arrivals. Offenders are spans of the log, not cases. Cost: one pass, and a sort of the days.
 */
public final class InactivePeriods extends Detected {

    private static final About ABOUT = new About(
            "inactive-periods",
            Phrase.of("Inactive periods", "活動のない期間"),
            Phrase.of(
                    "Ask whether data is missing there; do not compare periods across the gap before you know.",
                    "その期間のデータが欠けていないかを確認し、分かるまでは前後の期間を比較しないでください。"));

    /**
     * @param minimumDays fewest days without anything, 1 or more
     * @param factor how many times the usual step, 1 or more
     */
    public record Options(int minimumDays, double factor) {
        public Options {
            if (minimumDays < 1 || !(factor >= 1)) {
                throw new IllegalArgumentException("minimumDays is " + minimumDays + " and factor is " + factor
                        + "; both must be 1 or more, for example 7 and 3");
            }
        }

        /** Seven days, three times the usual step. */
        public static Options defaults() {
            return new Options(7, 3);
        }

        public Options withMinimumDays(int days) {
            return new Options(days, factor);
        }

        public Options withFactor(double times) {
            return new Options(minimumDays, times);
        }
    }

    private static final int FEWEST_STEPS = 20;

    private InactivePeriods(Offences offences) {
        super(ABOUT, offences);
    }

    public static InactivePeriods of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static InactivePeriods of(EventLog log, Options options) {
        return of(new CheckedLog(log), options);
    }

    static InactivePeriods of(CheckedLog checked, Options options) {
        EventLog log = checked.log();
        Offences.Builder found = Offences.in(log);
        long[] active = new long[log.eventCount()];
        int n = 0;
        for (int e = 0; e < active.length; e++) {
            if (log.time(e) != EventLog.NO_TIME) {
                active[n++] = checked.day(e);
            }
        }
        long[] days = distinct(active, n);
        Reason events = reason("events", Phrase.of("no event at all", "イベントがまったくない期間"), days);
        boolean[] silent = offending(days, options);
        for (int i = 0; i < silent.length; i++) {
            if (silent[i]) {
                found.ofLog(events, ((days[i + 1] - days[i] - 1) << 32) | i);
            }
        }
        long[] arrivals = arrivals(checked);
        Reason starts = reason("arrivals", Phrase.of("no case begins", "新しいケースがない期間"), arrivals);
        boolean[] closed = offending(arrivals, options);
        for (int i = 0; i < closed.length; i++) {
            if (closed[i] && !isSilent(arrivals[i], arrivals[i + 1], days, silent)) {
                found.ofLog(starts, ((arrivals[i + 1] - arrivals[i] - 1) << 32) | i);
            }
        }
        return new InactivePeriods(found.build());
    }

    private static long[] distinct(long[] days, int n) {
        long[] sorted = Arrays.copyOf(days, n);
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    private static long[] arrivals(CheckedLog checked) {
        EventLog log = checked.log();
        long[] days = new long[log.caseCount()];
        int n = 0;
        for (int c = 0; c < days.length; c++) {
            long earliest = Long.MAX_VALUE;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                earliest = log.time(e) == EventLog.NO_TIME ? earliest : Math.min(earliest, checked.day(e));
            }
            if (earliest < Long.MAX_VALUE) {
                days[n++] = earliest;
            }
        }
        return distinct(days, n);
    }

    /** Which of the steps between these days are too long. */
    private static boolean[] offending(long[] days, Options options) {
        int steps = Math.max(0, days.length - 1);
        boolean[] offends = new boolean[steps];
        if (steps < FEWEST_STEPS) {
            return offends;
        }
        long[] lengths = new long[steps];
        Arrays.setAll(lengths, i -> days[i + 1] - days[i]);
        long[] sorted = lengths.clone();
        Arrays.sort(sorted);
        long usual = sorted[(int) Math.ceil(0.95 * steps) - 1];
        for (int i = 0; i < steps; i++) {
            offends[i] = lengths[i] > options.minimumDays() && lengths[i] > options.factor() * usual;
        }
        return offends;
    }

    /** True if most of the span is one without events that offends itself. */
    private static boolean isSilent(long from, long to, long[] days, boolean[] silent) {
        int place = Math.max(0, Arrays.binarySearch(days, from));
        for (int i = place; i < silent.length && days[i] < to; i++) {
            if (silent[i] && 2 * (days[i + 1] - days[i]) > to - from) {
                return true;
            }
        }
        return false;
    }

    private static Reason reason(String id, Phrase label, long[] days) {
        return Reason.of(id, Severity.INFO, label)
                .withDetail((log, index, value) -> {
                    int step = (int) value;
                    LocalDate first = LocalDate.ofEpochDay(days[step] + 1);
                    LocalDate last = LocalDate.ofEpochDay(days[step + 1] - 1);
                    String n = Wording.number(value >>> 32);
                    return Phrase.of(n + " days, " + first + " to " + last, first + "から" + last + "まで" + n + "日間");
                })
                .worstByValue();
    }
}
