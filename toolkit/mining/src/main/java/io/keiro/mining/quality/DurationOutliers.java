package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.quality.Offences.Reason;
import io.keiro.mining.quality.QualityFinding.Severity;
import java.util.Arrays;

/**
 * Cases, and in an interval log activity instances, that take unusually long or short.
 *
 * <p>Robust rule: outside the outer fences, that is more than {@link Options#fences} quartile distances below the first or above the
 * third quartile (Tukey, Exploratory Data Analysis, 1977), of the logarithm of the duration in seconds (in days where the times are
 * days), because durations are skewed to the right. Cases by throughput time (last completion minus first start), those with two timed
 * events or more; instances by activity. Negative durations are left to {@link TimeAnomalies}, and so are instances without duration; a
 * case may last zero. Groups of fewer than 20 are not judged, nor are those in which half take the same time. Reasons {@code case-long},
 * {@code case-short}, {@code activity-long}, {@code activity-short}. Cost: a sort.
 */
public final class DurationOutliers extends Detected {

    private static final About ABOUT = new About(
            "duration-outliers",
            Phrase.of("Unusual durations", "所要時間の外れ値"),
            Phrase.of(
                    "Look at the extremes one by one: forgotten to close, closed at once, or truly so? Prefer medians to means.",
                    "極端なものを個別に確認してください(閉じ忘れ、即時終了、または事実)。平均より中央値を使ってください。"));

    /**
     * @param fences distance from the quartiles in quartile distances, more than 0
     */
    public record Options(double fences) {
        public Options {
            if (!(fences > 0)) {
                throw new IllegalArgumentException("fences is " + fences + "; it must be more than 0, for example 3");
            }
        }

        /** Tukey's outer fences: three quartile distances. */
        public static Options defaults() {
            return new Options(3);
        }

        public Options withFences(double distance) {
            return new Options(distance);
        }
    }

    private static final int FEWEST = 20;

    private static final Reason CASE_LONG = reason("case-long", Phrase.of("case takes unusually long", "ケースが異常に長い"));
    private static final Reason CASE_SHORT = reason("case-short", Phrase.of("case takes unusually short", "ケースが異常に短い"));
    private static final Reason ACTIVITY_LONG =
            reason("activity-long", Phrase.of("activity takes unusually long", "アクティビティが異常に長い"));
    private static final Reason ACTIVITY_SHORT =
            reason("activity-short", Phrase.of("activity takes unusually short", "アクティビティが異常に短い"));

    private DurationOutliers(Offences offences) {
        super(ABOUT, offences);
    }

    public static DurationOutliers of(EventLog log) {
        return of(log, Options.defaults());
    }

    public static DurationOutliers of(EventLog log, Options options) {
        return of(new CheckedLog(log), options);
    }

    static DurationOutliers of(CheckedLog checked, Options options) {
        EventLog log = checked.log();
        Offences.Builder found = Offences.in(log);
        double unit = checked.datesOnly() ? CheckedLog.MILLIS_PER_DAY : 1000;
        cases(log, unit, options, found);
        if (log.hasStartTimes()) {
            instances(log, unit, options, found);
        }
        return new DurationOutliers(found.build());
    }

    private static Reason reason(String id, Phrase label) {
        // The value is the duration; short ones are kept negative, so that the greatest is the worst.
        return Reason.of(id, Severity.INFO, label)
                .withDetail((log, index, value) -> Wording.duration(Math.abs(value)))
                .worstByValue();
    }

    private static void cases(EventLog log, double unit, Options options, Offences.Builder found) {
        long[] durations = new long[log.caseCount()];
        for (int c = 0; c < durations.length; c++) {
            int timed = 0;
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                timed += log.time(e) == EventLog.NO_TIME ? 0 : 1;
            }
            durations[c] = timed < 2 ? -1 : CheckedLog.lastTime(log, c) - CheckedLog.firstTime(log, c);
        }
        Fences fences = Fences.of(durations, durations.length, unit, options);
        for (int c = 0; c < durations.length; c++) {
            if (fences.isLong(durations[c])) {
                found.ofCase(c, CASE_LONG, durations[c]);
            } else if (fences.isShort(durations[c])) {
                found.ofCase(c, CASE_SHORT, -durations[c]);
            }
        }
    }

    private static void instances(EventLog log, double unit, Options options, Offences.Builder found) {
        int[] counts = new int[log.activityCodeCount()];
        for (int e = 0; e < log.eventCount(); e++) {
            counts[log.activityCode(e)]++;
        }
        long[][] durations = new long[counts.length][];
        Arrays.setAll(durations, a -> new long[counts[a]]);
        int[] sizes = new int[counts.length];
        for (int e = 0; e < log.eventCount(); e++) {
            int a = log.activityCode(e);
            durations[a][sizes[a]++] = duration(log, e);
        }
        Fences[] fences = new Fences[counts.length];
        Arrays.setAll(fences, a -> Fences.of(durations[a], sizes[a], unit, options));
        for (int e = 0; e < log.eventCount(); e++) {
            long duration = duration(log, e);
            if (fences[log.activityCode(e)].isLong(duration)) {
                found.event(e, ACTIVITY_LONG, duration);
            } else if (duration > 0 && fences[log.activityCode(e)].isShort(duration)) {
                found.event(e, ACTIVITY_SHORT, -duration);
            }
        }
    }

    private static long duration(EventLog log, int event) {
        boolean timed = log.time(event) != EventLog.NO_TIME && log.hasStart(event);
        return timed ? log.time(event) - log.startTime(event) : -1;
    }

    /** What is still usual; a negative duration is neither long nor short. */
    private record Fences(double low, double high, double unit) {

        static Fences of(long[] durations, int size, double unit, Options options) {
            double[] scaled = Arrays.stream(durations, 0, size)
                    .filter(duration -> duration >= 0)
                    .mapToDouble(duration -> Math.log1p(duration / unit))
                    .sorted()
                    .toArray();
            double first = quantile(scaled, 0.25);
            double third = quantile(scaled, 0.75);
            if (scaled.length < FEWEST || third == first) {
                return new Fences(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, unit);
            }
            double distance = options.fences() * (third - first);
            return new Fences(first - distance, third + distance, unit);
        }

        private double scaled(long millis) {
            return Math.log1p(millis / unit);
        }

        private static double quantile(double[] sorted, double share) {
            if (sorted.length == 0) {
                return Double.NaN;
            }
            double place = share * (sorted.length - 1);
            int below = (int) place;
            int above = Math.min(below + 1, sorted.length - 1);
            return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        }

        boolean isLong(long millis) {
            return millis >= 0 && scaled(millis) > high;
        }

        boolean isShort(long millis) {
            return millis >= 0 && scaled(millis) < low;
        }
    }
}
