package io.keiro.hubspot;

import java.math.BigDecimal;

/** Numbers as portals write them: text, possibly empty. */
final class Amount {

    private static final int MOST_SIGNS = 15;
    /** What needs more, such as 1e999999999, is no amount: its sum with another would take all memory there is. */
    private static final int MOST_DIGITS = 300;

    private static final double[] TENS = new double[MOST_SIGNS];

    static {
        TENS[0] = 1;
        for (int i = 1; i < TENS.length; i++) {
            TENS[i] = TENS[i - 1] * 10;
        }
    }

    private Amount() {}

    /** The number, or NaN where the text is none. */
    static double parse(String text) {
        if (text != null && isPlain(text)) {
            // Both are exact, so the result is the nearest double.
            return (double) digits(text) / TENS[places(text)];
        }
        BigDecimal number = any(text);
        return number == null ? Double.NaN : number.doubleValue();
    }

    /** The number as it is written, or null where the text is none. */
    static BigDecimal exact(String text) {
        return text != null && isPlain(text) ? BigDecimal.valueOf(digits(text), places(text)) : any(text);
    }

    /** Digits, at most one point among them, and so few that a double holds all of them. */
    private static boolean isPlain(String text) {
        int length = text.length();
        int points = 0;
        for (int i = 0; i < length; i++) {
            char sign = text.charAt(i);
            if (sign == '.') {
                points++;
            } else if (sign < '0' || sign > '9') {
                return false;
            }
        }
        return length > points && length <= MOST_SIGNS && points < 2;
    }

    /** The digits as a whole number. */
    private static long digits(String text) {
        long digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign != '.') {
                digits = digits * 10 + sign - '0';
            }
        }
        return digits;
    }

    /** How many digits stand behind the point. */
    private static int places(String text) {
        int point = text.indexOf('.');
        return point < 0 ? 0 : text.length() - 1 - point;
    }

    private static BigDecimal any(String text) {
        try {
            BigDecimal number = text == null || text.isBlank() ? null : new BigDecimal(text.strip());
            return number == null || number.precision() + Math.abs((long) number.scale()) > MOST_DIGITS ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The number in plain decimal form, without the dust of binary subtraction. */
    static String text(double number) {
        return BigDecimal.valueOf(Math.round(number * 1e6))
                .movePointLeft(6)
                .stripTrailingZeros()
                .toPlainString();
    }
}
