package io.keiro.hubspot;

import java.math.BigDecimal;

/** Numbers as portals write them: text, possibly empty. */
final class Amount {

    private static final int MOST_SIGNS = 15;

    private Amount() {}

    /** The number, or NaN where the text is none. */
    static double parse(String text) {
        return text != null && isPlain(text) ? plain(text) : any(text);
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

    /** The digits as a whole number, divided once by a power of ten: both are exact, so the result is the nearest double. */
    private static double plain(String text) {
        long digits = 0;
        long divisor = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (sign == '.') {
                divisor = 1;
            } else {
                digits = digits * 10 + sign - '0';
                divisor *= 10;
            }
        }
        return divisor == 0 ? digits : (double) digits / divisor;
    }

    private static double any(String text) {
        try {
            return text == null || text.isBlank() ? Double.NaN : new BigDecimal(text.strip()).doubleValue();
        } catch (NumberFormatException e) {
            return Double.NaN;
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
