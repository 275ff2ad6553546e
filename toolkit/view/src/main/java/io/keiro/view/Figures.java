package io.keiro.view;

import io.keiro.log.Language;
import java.util.Locale;
import java.util.function.DoubleToIntFunction;

/** Numbers as people read them: thousands separators, a unit, no more digits than they can bear; a dash for what is not known. */
final class Figures {

    static final String MISSING = "–";

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private Figures() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A number with three or four significant digits: 1,234 · 123 · 12.3 · 1.23 · 0.0123. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size == Math.rint(size) && size < 1e15) {
            return signed(String.format(Locale.ROOT, "%,d", (long) size), value);
        }
        if (size < 1e-4 || size >= 1e15) {
            return signed(String.format(Locale.ROOT, "%.2e", size), value);
        }
        int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        return signed(String.format(Locale.ROOT, "%,." + digits + "f", size), value);
    }

    /** A number with exactly this many decimals. */
    static String fixed(double value, int decimals) {
        return Double.isNaN(value)
                ? MISSING
                : signed(String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value)), value);
    }

    /** A share from 0 to 1 as per cent; the two ends stay reserved for exactly nothing and exactly all. */
    static String share(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        double percent = value * 100;
        double size = Math.abs(percent);
        if (size > 0 && size < 0.1) {
            return signed("<0.1 %", value);
        }
        if (percent > 99.9 && percent < 100) {
            return ">99.9 %";
        }
        boolean whole = size == 0 || size == 100 || size >= 1000;
        return signed(String.format(Locale.ROOT, whole ? "%,.0f %%" : "%,.1f %%", size), value);
    }

    /** A share in whole per cent for running text; 99.6 % does not become 100 %. */
    static String wholeShare(double value) {
        double percent = value * 100;
        if (percent > 99 && percent < 100) {
            return ">99 %";
        }
        if (percent > 0 && percent < 1) {
            return "<1 %";
        }
        return Double.isNaN(value) ? MISSING : String.format(Locale.ROOT, "%.0f %%", percent);
    }

    /** Seconds in the unit that fits: "45.0 s", "12.4 min", "5.1 h", "3.2 d"; "45.0秒", "12.4分", "5.1時間", "3.2日". */
    static String duration(double seconds, Language language) {
        return inUnit(seconds, language, size -> size == 0 || size >= 100 ? 0 : 1);
    }

    /** The same with two significant digits, for places with little room: "45 s", "12 min", "5.1 h", "3.2 d". */
    static String shortDuration(double seconds, Language language) {
        return inUnit(seconds, language, size -> size == 0 || size >= 9.95 ? 0 : 1);
    }

    private static String inUnit(double seconds, Language language, DoubleToIntFunction decimals) {
        if (Double.isNaN(seconds)) {
            return MISSING;
        }
        double size = Math.abs(seconds);
        boolean japanese = language == Language.JA;
        double unit = size < 1.5 * MINUTE ? 1 : size < 1.5 * HOUR ? MINUTE : size < 2 * DAY ? HOUR : DAY;
        String name = unit == 1
                ? japanese ? "秒" : " s"
                : unit == MINUTE
                        ? japanese ? "分" : " min"
                        : unit == HOUR ? japanese ? "時間" : " h" : japanese ? "日" : " d";
        double value = size / unit;
        if (value > 0 && value < 0.05) {
            return "<0.1" + name;
        }
        return signed(String.format(Locale.ROOT, "%,." + decimals.applyAsInt(value) + "f", value) + name, seconds);
    }

    private static String signed(String text, double value) {
        return value < 0 ? "−" + text : text;
    }
}
