package io.keiro.view;

/**
 * Makes any text safe inside SVG and HTML. Names of deals, stages and activities are foreign input: they may hold markup, control
 * characters that XML forbids, halves of surrogate pairs, and marks that turn the writing direction of everything behind them.
 */
final class Markup {

    private Markup() {}

    /** The text with everything dropped that no XML document may hold, and without direction overrides; tabs and line ends become spaces. */
    static String clean(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\t' || c == '\n' || c == '\r') {
                kept.append(' ');
            } else if (isAllowed(c)) {
                kept.appendCodePoint(c);
            }
        });
        return kept.toString();
    }

    /** {@link #clean} text, escaped for element content and for attributes in double or single quotes. */
    static String escape(String text) {
        String kept = clean(text);
        StringBuilder escaped = new StringBuilder(kept.length() + 16);
        for (int i = 0; i < kept.length(); i++) {
            char c = kept.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static boolean isAllowed(int c) {
        if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) {
            return false;
        }
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            return false;
        }
        if ((c & 0xFFFE) == 0xFFFE) {
            return false;
        }
        boolean directionMark = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !directionMark;
    }
}
