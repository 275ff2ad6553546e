package io.keiro.mining.statistics;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * How long things take when some are not finished yet. Unfinished ones count as "at least this long" (right-censored) instead of
 * being dropped; dropping them makes every duration look too short.
 *
 * <p>The curve gives for each time the share that lasts longer. Source: E. Kaplan, P. Meier, Nonparametric Estimation from Incomplete
 * Observations, 1958; variance after M. Greenwood, 1926; interval of a quantile after R. Brookmeyer, J. Crowley, A Confidence Interval
 * for the Median Survival Time, 1982, with the log-log transformation. At equal times finishing comes before censoring. Assumes that
 * being unfinished says nothing about what is left (open deals that nobody will ever close violate it). Times in the unit given.
 * Cost: one sort. No durations: no curve, every number NaN.
 */
public final class KaplanMeier implements Tabular {

    private static final int FEWEST = 6;

    /** Curve after each time at which something finished or was censored. */
    private final double[] times;

    private final int[] atRisk;
    private final int[] finished;
    private final int[] censored;
    private final double[] survival;
    private final double[] greenwood;
    private final int n;

    private KaplanMeier(double[] times, int[] atRisk, int[] finished, int[] censored, int n) {
        this.times = times;
        this.atRisk = atRisk;
        this.finished = finished;
        this.censored = censored;
        this.n = n;
        survival = new double[times.length];
        greenwood = new double[times.length];
        double share = 1;
        double sum = 0;
        boolean allFinished = true;
        for (int i = 0; i < times.length; i++) {
            int left = atRisk[i] - finished[i];
            // The product of the steps; while nothing was censored it is simply the share left, free of rounding.
            share = allFinished ? (double) left / n : share * left / atRisk[i];
            allFinished &= censored[i] == 0;
            sum += finished[i] == 0 ? 0 : finished[i] / ((double) atRisk[i] * left);
            survival[i] = share;
            greenwood[i] = sum;
        }
    }

    /**
     * The curve of these durations.
     *
     * @param durations how long each lasted, or has lasted so far; finite, 0 or more
     * @param observed true if it finished, false if it was still running
     */
    public static KaplanMeier of(double[] durations, boolean[] observed) {
        if (durations.length != observed.length) {
            throw new IllegalArgumentException("there are " + durations.length + " durations, but " + observed.length
                    + " marks for finished; each duration needs its mark");
        }
        Integer[] order = new Integer[durations.length];
        for (int i = 0; i < order.length; i++) {
            if (!(durations[i] >= 0 && durations[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "duration " + i + " is " + durations[i] + "; durations are finite and 0 or more");
            }
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingDouble(i -> durations[i]));
        double[] sorted = new double[order.length];
        boolean[] done = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = durations[order[i]];
            done[i] = observed[order[i]];
        }
        return ofSorted(sorted, done);
    }

    /** The curve of durations that are sorted and checked already; linear. */
    static KaplanMeier ofSorted(double[] durations, boolean[] observed) {
        int n = durations.length;
        double[] times = new double[n];
        int[] atRisk = new int[n];
        int[] finished = new int[n];
        int[] censored = new int[n];
        int steps = 0;
        for (int i = 0; i < n; ) {
            times[steps] = durations[i];
            atRisk[steps] = n - i;
            while (i < n && durations[i] == times[steps]) {
                if (observed[i++]) {
                    finished[steps]++;
                } else {
                    censored[steps]++;
                }
            }
            steps++;
        }
        return new KaplanMeier(
                Arrays.copyOf(times, steps),
                Arrays.copyOf(atRisk, steps),
                Arrays.copyOf(finished, steps),
                Arrays.copyOf(censored, steps),
                n);
    }

    /** Durations in all. */
    public int n() {
        return n;
    }

    /** Durations that were still running. */
    public int censored() {
        return Arrays.stream(censored).sum();
    }

    /** Share that lasts longer than this time; 1 before the first end. Beyond the longest duration the curve's last value. */
    public double survivalAt(double time) {
        if (n == 0) {
            return Double.NaN;
        }
        int i = Arrays.binarySearch(times, time);
        int step = i >= 0 ? i : -i - 2;
        return step < 0 ? 1 : survival[step];
    }

    /** Time by which one half is finished; NaN if the curve never comes down to one half. */
    public double median() {
        return quantile(0.5);
    }

    /**
     * Time by which the share q (0 &lt; q &lt; 1) is finished; NaN if the curve never comes down to 1 - q. Where it runs level at exactly
     * 1 - q, the middle of that stretch: so the median of finished durations is their ordinary median.
     */
    public double quantile(double q) {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException("the quantile " + q + " does not exist; q lies between 0 and 1");
        }
        double level = 1 - q;
        for (int i = 0; i < times.length; i++) {
            if (finished[i] > 0 && survival[i] <= level + 1e-12) {
                boolean exactly = survival[i] >= level - 1e-12;
                int next = i + 1;
                while (next < times.length && finished[next] == 0) {
                    next++;
                }
                return exactly && next < times.length ? (times[i] + times[next]) / 2 : times[i];
            }
        }
        return Double.NaN;
    }

    /** The 95 % interval of the median. */
    public ConfidenceInterval medianInterval() {
        return quantileInterval(0.5, 0.95);
    }

    /**
     * Interval of a quantile: the times at which the curve is not clearly above or below 1 - q. Its upper end is infinite if the
     * curve's band never falls below that level, which is common when many are still running. None with fewer than 6 finished: the
     * approximation needs more.
     */
    public ConfidenceInterval quantileInterval(double q, double confidence) {
        double z = Normal.bound(confidence);
        quantile(q);
        if (Arrays.stream(finished).sum() < FEWEST) {
            return ConfidenceInterval.none(confidence);
        }
        double level = Math.log(-Math.log(1 - q));
        double low = longest();
        double high = Double.POSITIVE_INFINITY;
        boolean above = true;
        for (int i = 0; i < times.length && high == Double.POSITIVE_INFINITY; i++) {
            // Where the curve has come down to zero it has no error left to measure, so that step cannot end the
            // interval.
            if (finished[i] > 0 && survival[i] > 0) {
                double logShare = Math.log(survival[i]);
                double distance = (Math.log(-logShare) - level) * Math.abs(logShare) / Math.sqrt(greenwood[i]);
                if (above && distance >= -z) {
                    low = times[i];
                    above = false;
                }
                high = distance > z ? times[i] : high;
            }
        }
        return new ConfidenceInterval(low, high, confidence);
    }

    /** Mean duration if everything longer than the limit counted as the limit: defined even when many are still running. */
    public double restrictedMean(double limit) {
        if (n == 0) {
            return Double.NaN;
        }
        double mean = 0;
        double from = 0;
        double share = 1;
        for (int i = 0; i < times.length && times[i] < limit; i++) {
            mean += (times[i] - from) * share;
            from = times[i];
            share = survival[i];
        }
        return mean + Math.max(0, limit - from) * share;
    }

    /** Longest duration, finished or not; NaN if there is none. */
    public double longest() {
        return n == 0 ? Double.NaN : times[times.length - 1];
    }

    /**
     * Cliff's delta against another curve, -1 to 1: how much more often a duration of this curve is the longer of two than the shorter.
     * Pairs that both outlast the shorter curve count as undecided. Equals the ordinary delta if everything is finished. NaN if a curve
     * is empty.
     *
     * <p>Source: the estimate of B. Efron, The Two Sample Problem with Censored Data, 1967, cut where a curve ends.
     */
    public double cliffsDelta(KaplanMeier other) {
        if (n == 0 || other.n == 0) {
            return Double.NaN;
        }
        double end = Math.min(longest(), other.longest());
        return other.overtakenBy(this, end) - overtakenBy(other, end);
    }

    /** Probability of finishing by the end, and before the rival. */
    private double overtakenBy(KaplanMeier rival, double end) {
        double probability = 0;
        int r = -1;
        for (int i = 0; i < times.length && times[i] <= end; i++) {
            while (r + 1 < rival.times.length && rival.times[r + 1] <= times[i]) {
                r++;
            }
            double finishedHere = (i == 0 ? 1 : survival[i - 1]) - survival[i];
            probability += finishedHere * (r < 0 ? 1 : rival.survival[r]);
        }
        return probability;
    }

    int steps() {
        return times.length;
    }

    double time(int step) {
        return times[step];
    }

    /** Durations that reach the time of this step. */
    int atRisk(int step) {
        return atRisk[step];
    }

    int finished(int step) {
        return finished[step];
    }

    /** One row per time at which something finished: how many were still running then, how many finished, share that lasts longer. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Share that lasts longer", "継続割合(カプラン・マイヤー)"),
                DataTable.Field.of("time", Phrase.of("Time", "経過時間"), DataTable.Kind.NUMBER),
                DataTable.Field.of("atRisk", Phrase.of("Still running", "継続中"), DataTable.Kind.COUNT),
                DataTable.Field.of("finished", Phrase.of("Finished", "完了"), DataTable.Kind.COUNT),
                DataTable.Field.of("share", Phrase.of("Share that lasts longer", "継続割合"), DataTable.Kind.SHARE));
        for (int i = 0; i < times.length; i++) {
            if (finished[i] > 0) {
                table.row(times[i], atRisk[i], finished[i], survival[i]);
            }
        }
        return table.build();
    }

    @Override
    public Phrase sentence() {
        String median = Double.isNaN(median()) ? "not reached" : String.format(Locale.ROOT, "%.4g", median());
        String medianJa = Double.isNaN(median()) ? "未到達" : String.format(Locale.ROOT, "%.4g", median());
        return Phrase.of(
                String.format(
                        Locale.ROOT,
                        "Kaplan-Meier curve: median %s (n = %,d, %,d still running)",
                        median,
                        n,
                        censored()),
                String.format(Locale.ROOT, "カプラン・マイヤー曲線: 中央値%s(n = %,d、うち継続中%,d)", medianJa, n, censored()));
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
