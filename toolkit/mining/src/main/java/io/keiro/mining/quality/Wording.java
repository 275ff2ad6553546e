package io.keiro.mining.quality;

import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import java.time.Instant;
import java.util.Collection;

/** How this package's sentences say numbers, moments and names. */
final class Wording {

    private static final int SHOWN = 5;
    private static final int LONGEST = 60;

    private Wording() {}

    static String number(long n) {
        String digits = Long.toString(Math.abs(n));
        StringBuilder text = new StringBuilder(n < 0 ? "-" : "");
        for (int i = 0; i < digits.length(); i++) {
            text.append(i > 0 && (digits.length() - i) % 3 == 0 ? "," : "").append(digits.charAt(i));
        }
        return text.toString();
    }

    /** 1 case, 1,434 cases. */
    static String count(long n, String one, String many) {
        return number(n) + " " + (n == 1 ? one : many);
    }

    /** 0.8413 as "84.1 %"; what would round to nothing or to all is said to be below or above; not a number as "n/a". */
    static String share(double share) {
        if (Double.isNaN(share)) {
            return "n/a";
        }
        long tenths = Math.round(share * 1000);
        if (tenths == 0 && share > 0) {
            return "< 0.1 %";
        }
        if (tenths == 1000 && share < 1) {
            return "> 99.9 %";
        }
        return tenths / 10 + "." + tenths % 10 + " %";
    }

    /** In the unit that suits the size; never months or years. */
    static Phrase duration(long millis) {
        double seconds = Math.abs(millis) / 1000.0;
        String sign = millis < 0 ? "-" : "";
        if (seconds < 1) {
            return Phrase.of(millis + " ms", millis + "ミリ秒");
        } else if (seconds < 60) {
            return Phrase.of(sign + decimal(seconds) + " s", sign + decimal(seconds) + "秒");
        } else if (seconds < 3600) {
            return Phrase.of(sign + decimal(seconds / 60) + " min", sign + decimal(seconds / 60) + "分");
        } else if (seconds < 86_400) {
            return Phrase.of(sign + decimal(seconds / 3600) + " h", sign + decimal(seconds / 3600) + "時間");
        }
        return Phrase.of(sign + decimal(seconds / 86_400) + " d", sign + decimal(seconds / 86_400) + "日");
    }

    private static String decimal(double value) {
        long tenths = Math.round(value * 10);
        return number(tenths / 10) + "." + tenths % 10;
    }

    /** A moment to the second, as the clock showed it with which it was recorded. */
    static String time(long millis, int offsetSeconds) {
        if (millis == EventLog.NO_TIME) {
            return "n/a";
        }
        String text = Instant.ofEpochMilli(millis + 1000L * offsetSeconds).toString();
        return text.substring(0, text.length() - 1).replace('T', ' ');
    }

    /** A text that fits into a cell. */
    static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** The first few names in quotes. */
    static String names(Collection<String> names) {
        StringBuilder text = new StringBuilder();
        int n = 0;
        for (String name : names) {
            if (n == SHOWN) {
                return text.append(", … (")
                        .append(number(names.size()))
                        .append(')')
                        .toString();
            }
            text.append(n++ == 0 ? "" : ", ")
                    .append('"')
                    .append(shortened(name))
                    .append('"');
        }
        return text.toString();
    }
}
