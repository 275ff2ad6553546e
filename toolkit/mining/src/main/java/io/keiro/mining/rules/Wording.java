package io.keiro.mining.rules;

import io.keiro.log.Phrase;
import java.time.Duration;

/** How this package says counts, lengths of time and calls. */
final class Wording {

    private Wording() {}

    /** once, 2 times. */
    static String times(int n) {
        return n == 1 ? "once" : n + " times";
    }

    static String number(long n) {
        StringBuilder text = new StringBuilder(Long.toString(n));
        for (int i = text.length() - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }

    static String count(long n, String one, String many) {
        return number(n) + " " + (n == 1 ? one : many);
    }

    /** In the largest unit that says it without a fraction: a limit is not rounded. */
    static Phrase exactly(Duration length) {
        long seconds = length.getSeconds();
        if (length.getNano() != 0) {
            return Phrase.same(length.toString());
        } else if (seconds > 0 && seconds % 86_400 == 0) {
            return Phrase.of(count(seconds / 86_400, "day", "days"), number(seconds / 86_400) + "日");
        } else if (seconds > 0 && seconds % 3600 == 0) {
            return Phrase.of(count(seconds / 3600, "hour", "hours"), number(seconds / 3600) + "時間");
        } else if (seconds > 0 && seconds % 60 == 0) {
            return Phrase.of(count(seconds / 60, "minute", "minutes"), number(seconds / 60) + "分");
        }
        return Phrase.of(count(seconds, "second", "seconds"), number(seconds) + "秒");
    }

    /** A call as it stands in a cell. */
    static String call(String name, Object... arguments) {
        StringBuilder text = new StringBuilder(name).append('(');
        for (int i = 0; i < arguments.length; i++) {
            text.append(i == 0 ? "" : ", ");
            if (arguments[i] instanceof String label) {
                text.append('"')
                        .append(label.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            } else {
                text.append(arguments[i]);
            }
        }
        return text.append(')').toString();
    }
}
