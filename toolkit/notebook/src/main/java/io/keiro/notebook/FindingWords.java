package io.keiro.notebook;

import io.keiro.log.Phrase;
import io.keiro.mining.Finding;
import io.keiro.mining.Measure;
import java.util.Locale;

/** Values of findings as people read them: a number with its unit, never without. */
final class FindingWords {

    private static final Phrase UNKNOWN = Phrase.of("not known", "不明");

    private FindingWords() {}

    static Phrase status(Finding.Status status) {
        return switch (status) {
            case PROBLEM -> Phrase.of("Problem", "問題あり");
            case NO_PROBLEM -> Phrase.of("No problem found", "問題なし");
            case NOT_POSSIBLE -> Phrase.of("Not possible", "判定不可");
            case DESCRIPTION -> Phrase.of("Description", "説明");
        };
    }

    static Phrase value(double value, String unit) {
        if (!Double.isFinite(value)) {
            return UNKNOWN;
        }
        return switch (unit) {
            case "%" -> Phrase.same(String.format(Locale.ROOT, "%.1f %%", value * 100));
            case "days" -> Phrase.of(number(value) + " days", number(value) + "日");
            case "deals" -> Phrase.of(number(value) + " deals", number(value) + "件");
            case "" -> Phrase.same(number(value));
            default -> Phrase.same(number(value) + " " + unit);
        };
    }

    static Phrase interval(Measure measure) {
        return measure.hasInterval() ? interval(measure.low(), measure.high(), measure.unit()) : Phrase.same("");
    }

    static Phrase interval(double low, double high, String unit) {
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return UNKNOWN;
        }
        Phrase to = value(high, unit);
        String from = unit.equals("%") ? String.format(Locale.ROOT, "%.1f", low * 100) : number(low);
        return Phrase.of(from + " to " + to.en(), from + "～" + to.ja());
    }

    /** Three significant digits for small numbers, whole numbers for large ones. */
    private static String number(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= 1000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) >= 1 ? "%.1f" : "%.2f", value);
    }
}
