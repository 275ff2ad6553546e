package io.keiro.mining;

import io.keiro.log.Phrase;

/** How this room's sentences say numbers: counts with separators, shares as per cent, durations in a unit that suits their size. */
final class Wording {

    private Wording() {}

    /** 1 case, 1,434 cases. */
    static String count(long n, String one, String many) {
        return number(n) + " " + (n == 1 ? one : many);
    }

    static String number(long n) {
        String digits = Long.toString(Math.abs(n));
        StringBuilder text = new StringBuilder(n < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            text.append(i > 0 && (digits.length() - i) % 3 == 0 ? "," : "").append(digits.charAt(i));
        }
        return text.toString();
    }

    /** 0.8413 as "84.1 %", not a number as "n/a". */
    static String share(double share) {
        return Double.isNaN(share) ? "n/a" : decimal(share * 100) + " %";
    }

    /** Elapsed seconds in seconds, minutes, hours or days; never in months or years. */
    static Phrase duration(double seconds) {
        double size = Math.abs(seconds);
        if (Double.isNaN(seconds)) {
            return Phrase.of("n/a", "該当なし");
        } else if (size < 60) {
            return inUnit(seconds, "seconds", "秒");
        } else if (size < 3600) {
            return inUnit(seconds / 60, "minutes", "分");
        } else if (size < 86_400) {
            return inUnit(seconds / 3600, "hours", "時間");
        }
        return inUnit(seconds / 86_400, "days", "日");
    }

    private static Phrase inUnit(double value, String en, String ja) {
        String text = decimal(value);
        return Phrase.of(text + " " + en, text + ja);
    }

    /** With one decimal. No formatter: its first use costs a cold start tens of milliseconds. */
    static String decimal(double value) {
        long tenths = Math.round(Math.abs(value) * 10);
        return (value < 0 && tenths > 0 ? "-" : "") + number(tenths / 10) + "." + tenths % 10;
    }
}
