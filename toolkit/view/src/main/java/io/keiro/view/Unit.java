package io.keiro.view;

import io.keiro.log.Language;
import io.keiro.log.Phrase;
import java.util.Map;

/**
 * The unit of shown values. Shares are kept from 0 to 1 and shown in per cent; money keeps its currency code; yen have no decimals.
 */
record Unit(String name) {

    /** An error probability: below a thousandth its size tells nothing more. */
    static final String PROBABILITY = "p";

    private static final String PER_DAY = " per day";

    private static final double SMALLEST_PROBABILITY = 0.001;

    private static final Map<String, Phrase> NAMES = Map.ofEntries(
            Map.entry("days", Phrase.of("days", "日")),
            Map.entry("business days", Phrase.of("business days", "営業日")),
            Map.entry("hours", Phrase.of("hours", "時間")),
            Map.entry("minutes", Phrase.of("minutes", "分")),
            Map.entry("deals", Phrase.of("deals", "商談")),
            Map.entry("cases", Phrase.of("cases", "ケース")),
            Map.entry("events", Phrase.of("events", "イベント")),
            Map.entry("invoices", Phrase.of("invoices", "請求書")),
            Map.entry("quotes", Phrase.of("quotes", "見積書")),
            Map.entry("leads", Phrase.of("leads", "リード")),
            Map.entry("payments", Phrase.of("payments", "入金")),
            Map.entry("stages", Phrase.of("stages", "ステージ")));

    boolean isShare() {
        return name.equals("%");
    }

    boolean isMoney() {
        return name.length() == 3 && name.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** The value as the picture's axis counts it. */
    double scaled(double value) {
        return isShare() ? value * 100 : value;
    }

    /** What stands beside an axis. */
    String label(Language language) {
        if (language == Language.JA && name.endsWith(PER_DAY)) {
            return name.substring(0, name.length() - PER_DAY.length()) + "/日";
        }
        return NAMES.getOrDefault(name, Phrase.same(name)).in(language);
    }

    /** A value without its unit. */
    String number(double value) {
        if (isShare() && !Double.isNaN(value)) {
            return Figures.fixed(value * 100, 1);
        }
        return name.equals("JPY") ? Figures.fixed(value, 0) : Figures.number(value);
    }

    /** A value with its unit; yen in Japanese as people say them, in 万円 and 百万円. */
    String value(double value, Language language) {
        if (Double.isNaN(value)) {
            return Figures.MISSING;
        }
        if (isShare()) {
            return Figures.share(value);
        }
        if (name.equals("JPY") && language == Language.JA) {
            return yen(value);
        }
        if (name.equals(PROBABILITY)) {
            return value < SMALLEST_PROBABILITY ? "< 0.001" : Figures.fixed(value, 3);
        }
        String label = label(language);
        String space = language == Language.JA && !isMoney() && !label.isEmpty() && label.charAt(0) > 0x2E80 ? "" : " ";
        return label.isEmpty()
                ? number(value)
                : isMoney() ? label + " " + number(value) : number(value) + space + label;
    }

    private static String yen(double value) {
        double size = Math.abs(value);
        if (size >= 1_000_000) {
            return Figures.fixed(value / 1_000_000, size < 100_000_000 ? 1 : 0) + "百万円";
        }
        return size >= 10_000 ? Figures.fixed(value / 10_000, 0) + "万円" : Figures.fixed(value, 0) + "円";
    }
}
