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
}
