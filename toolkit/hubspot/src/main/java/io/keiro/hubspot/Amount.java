package io.keiro.hubspot;

import java.math.BigDecimal;

/** Numbers as portals write them: text, possibly empty. */
final class Amount {

    private Amount() {}

    /** The number, or NaN where the text is none. */
    static double parse(String text) {
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
