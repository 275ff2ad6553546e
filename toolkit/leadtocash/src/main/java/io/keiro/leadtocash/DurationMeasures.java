package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import io.keiro.mining.Measure;
import io.keiro.mining.statistics.ConfidenceInterval;
import io.keiro.mining.statistics.KaplanMeier;
import io.keiro.mining.statistics.Proportion;
import io.keiro.mining.statistics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The numbers that describe a duration, never the mean alone: median with interval, the Kaplan-Meier median that counts what still
 * runs, mean, 75th and 90th percentile, and the mean weighted by amount.
 */
final class DurationMeasures {

    private static final int LARGEST_EFFORT = 4_000_000;
    private static final int FEWEST_RESAMPLES = 200;

    private final String id;
    private final Phrase label;
    private final Phrase definition;

    /**
     * @param definition from what to what, and what is left out; each measure adds how it sums up
     */
    DurationMeasures(String id, Phrase label, Phrase definition) {
        this.id = id;
        this.label = label;
        this.definition = definition;
    }

    /**
     * Durations in days.
     *
     * @param finished those that have ended
     * @param amounts the amount behind each finished one, NaN where unknown
     * @param running those that have not, so far
     */
    record Durations(double[] finished, double[] amounts, double[] running) {
        int n() {
            return finished.length;
        }

        /** How long everything takes, running ones counted as "at least". */
        KaplanMeier curve() {
            double[] all = Arrays.copyOf(finished, finished.length + running.length);
            System.arraycopy(running, 0, all, finished.length, running.length);
            boolean[] observed = new boolean[all.length];
            Arrays.fill(observed, 0, finished.length, true);
            return KaplanMeier.of(all, observed);
        }
    }

    List<Measure> of(Durations durations) {
        Sample sample = Sample.of(durations.finished());
        List<Measure> measures = new ArrayList<>();
        ConfidenceInterval median = medianInterval(sample);
        measures.add(measure(
                        "",
                        "median",
                        "中央値",
                        sample.median(),
                        sample.n(),
                        "median of the finished ones; too short while many still run",
                        "完了分の中央値。進行中が多い間は短めに出る")
                .between(median.low(), median.high()));
        if (durations.running().length > 0) {
            KaplanMeier curve = durations.curve();
            ConfidenceInterval band = curve.medianInterval();
            measures.add(measure(
                            ".kaplan_meier",
                            "Kaplan-Meier median",
                            "カプラン・マイヤー中央値",
                            curve.median(),
                            curve.n(),
                            "median with the " + durations.running().length + " that still run counted as \"at least\"",
                            "進行中の" + durations.running().length + "件を「少なくとも」として数えた中央値")
                    .between(finite(band.low()), finite(band.high())));
        }
        measures.add(measure(".mean", "mean", "平均", sample.mean(), sample.n(), "mean of the finished ones", "完了分の平均"));
        measures.add(measure(
                ".p75",
                "75th percentile",
                "75パーセンタイル",
                sample.p75(),
                sample.n(),
                "three of four are faster",
                "4件中3件はこれより速い"));
        measures.add(measure(
                ".p90",
                "90th percentile",
                "90パーセンタイル",
                sample.p90(),
                sample.n(),
                "nine of ten are faster",
                "10件中9件はこれより速い"));
        measures.add(weightedMean(durations));
        return measures;
    }

    private Measure weightedMean(Durations durations) {
        double sum = 0;
        double weight = 0;
        int n = 0;
        for (int i = 0; i < durations.n(); i++) {
            double amount = durations.amounts()[i];
            if (amount > 0) {
                sum += amount * durations.finished()[i];
                weight += amount;
                n++;
            }
        }
        return measure(
                ".weighted_mean",
                "mean weighted by amount",
                "金額加重平均",
                weight > 0 ? sum / weight : Double.NaN,
                n,
                "each finished one counts with its amount",
                "完了分を金額で重みづけ");
    }

    /** Share of the finished ones that took longer than agreed. */
    Measure shareOver(Durations durations, double agreedDays) {
        Proportion over = Sample.of(durations.finished()).shareOver(agreedDays);
        ConfidenceInterval interval = over.interval();
        Phrase limit = Wording.days(agreedDays);
        return new Measure(
                id + ".over_sla",
                Phrase.of(label.en() + ", share over " + limit.en(), label.ja() + "(" + limit.ja() + "を超えた割合)"),
                over.share(),
                "%",
                interval.low(),
                interval.high(),
                over.n(),
                Phrase.of(
                        definition.en() + "; share of the finished ones over the agreed " + limit.en(),
                        definition.ja() + "。合意した" + limit.ja() + "を超えた完了分の割合"));
    }

    private Measure measure(
            String suffix, String en, String ja, double value, int n, String definitionEn, String definitionJa) {
        return Measure.of(
                id + suffix,
                Phrase.of(label.en() + ", " + en, label.ja() + "(" + ja + ")"),
                value,
                "days",
                n,
                Phrase.of(definition.en() + "; " + definitionEn, definition.ja() + "。" + definitionJa));
    }

    private static double finite(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** Bootstrap interval of the median; fewer samples are drawn of large data, whose interval needs them less. */
    static ConfidenceInterval medianInterval(Sample sample) {
        ConfidenceInterval.Bootstrap usual = ConfidenceInterval.Bootstrap.defaults();
        int affordable = Math.max(FEWEST_RESAMPLES, LARGEST_EFFORT / Math.max(1, sample.n()));
        return ConfidenceInterval.bootstrapMedian(sample, usual.withResamples(Math.min(usual.resamples(), affordable)));
    }
}
