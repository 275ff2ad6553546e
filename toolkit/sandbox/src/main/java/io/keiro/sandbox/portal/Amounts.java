package io.keiro.sandbox.portal;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times, shares and counts as switches spell them. */
public final class Amounts {

    private static final Pattern TIME = Pattern.compile("(\\d+)(ms|s|m|h|d)");

    private Amounts() {}

    /** {@code 350ms}, {@code 30s}, {@code 5m}, {@code 1h}, {@code 90d}, or ISO 8601 such as {@code PT1H30M}. */
    public static Duration time(String text) {
        Matcher simple = TIME.matcher(text.toLowerCase(Locale.ROOT));
        try {
            if (simple.matches()) {
                long amount = Long.parseLong(simple.group(1));
                return switch (simple.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                };
            }
            Duration time = Duration.parse(text);
            if (!time.isNegative()) {
                return time;
            }
        } catch (DateTimeException | ArithmeticException | NumberFormatException noTime) {
            // said below
        }
        throw new IllegalArgumentException(
                "a time such as 350ms, 30s, 5m, 1h or 90d is needed, but was '" + text + "'");
    }

    /** The shortest text that {@link #time} reads back. */
    static String text(Duration time) {
        if (time.toNanosPart() % 1_000_000 != 0) {
            return time.toString();
        }
        return time.toMillisPart() != 0 ? time.toMillis() + "ms" : time.toSeconds() + "s";
    }

    static double share(String text) {
        double share = number(text);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share from 0 to 1 is needed, but was '" + text + "'");
        }
        return share;
    }

    /** A number that is not negative. */
    static double rate(String text) {
        double rate = number(text);
        if (!(rate >= 0 && rate <= 1e6)) {
            throw new IllegalArgumentException("a rate from 0 to 1,000,000 is needed, but was '" + text + "'");
        }
        return rate;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("a number is needed, but was '" + text + "'");
        }
    }

    static int count(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException("a whole number from 0 is needed, but was '" + text + "'");
    }
}
