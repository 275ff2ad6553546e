package io.keiro.mining;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.log.Tabular;
import java.util.List;

/**
 * A log as a language with probabilities: each order of activities, and the share of the cases that follow it.
 *
 * <p>Probabilities lie above 0 and add up to 1; cases without events give the empty order its own. The entropy says how varied the log is:
 * 0 bits if all cases are alike, log2(n) if n variants are equally frequent. Uses no times. Cost: the variants, worked out once. Empty log:
 * no orders, entropy NaN.
 *
 * <p>Source: S. Leemans, A. Syring, W. van der Aalst, Earth Movers' Stochastic Conformance Checking, 2019.
 */
public final class StochasticLanguage implements Tabular {

    private final Variants variants;

    private StochasticLanguage(Variants variants) {
        this.variants = variants;
    }

    public static StochasticLanguage of(EventLog log) {
        return new StochasticLanguage(Variants.of(log));
    }

    /** Share of the cases with exactly these activities in this order, 0 if there are none; NaN for an empty log. */
    public double probability(List<String> activities) {
        if (variants.caseCount() == 0) {
            return Double.NaN;
        }
        return variants.all().stream()
                .filter(variant -> variant.activities().equals(activities))
                .mapToDouble(Variants.Variant::share)
                .sum();
    }

    /** Mean information of a case in bits; NaN for an empty log. */
    public double entropy() {
        if (variants.caseCount() == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (Variants.Variant variant : variants.all()) {
            sum -= variant.share() * Math.log(variant.share());
        }
        // Not -0.0 where all cases are alike.
        return Math.abs(sum / Math.log(2));
    }

    /** One row per variant, the most probable first. */
    @Override
    public DataTable table() {
        DataTable.Builder table = DataTable.titled(
                Phrase.of("Stochastic language", "確率的言語"),
                Subjects.VARIANT,
                Field.of("probability", Phrase.of("Probability", "確率"), Kind.SHARE));
        variants.all().forEach(variant -> table.row(variant.toString(), variant.share()));
        return table.build();
    }

    @Override
    public Phrase sentence() {
        String bits = Double.isNaN(entropy()) ? "n/a" : Wording.decimal(entropy());
        return Phrase.of(
                "Stochastic language of " + Wording.count(variants.count(), "variant", "variants") + ", entropy " + bits
                        + " bits",
                "バリアント" + Wording.number(variants.count()) + "種類の確率的言語(エントロピー " + bits + "ビット)");
    }

    @Override
    public String toString() {
        return sentence().en();
    }
}
