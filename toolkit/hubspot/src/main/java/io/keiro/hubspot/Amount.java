package io.keiro.hubspot;

/** Numbers as portals write them: text, possibly empty. */
final class Amount {

    private Amount() {}

    /** The number, or NaN where the text is none. */
    static double parse(String text) {
        try {
            return text == null || text.isBlank() ? Double.NaN : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
