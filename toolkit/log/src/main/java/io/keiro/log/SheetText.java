package io.keiro.log;

/**
 * Text as workbooks hold it (ECMA-376, part 1, 22.9.2.19): characters that XML cannot hold stand as {@code _x0000_}, and an underscore
 * that would begin such a sequence as {@code _x005F_}.
 */
final class SheetText {

    private SheetText() {}

    static String encoded(String text) {
        StringBuilder encoded = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\n' && c != '\t' || c == '\uFFFE' || c == '\uFFFF' || isHalf(text, i);
            if (control || c == '_' && isEscape(text, i)) {
                encoded = encoded == null ? new StringBuilder(text.substring(0, i)) : encoded;
                encoded.append("_x").append(hex(c)).append('_');
            } else if (encoded != null) {
                encoded.append(c);
            }
        }
        return encoded == null ? text : encoded.toString();
    }

    static String decoded(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isEscape(text, i)) {
                decoded.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 6;
            } else {
                decoded.append(text.charAt(i));
            }
        }
        return decoded.toString();
    }

    /** {@code _x}, four hexadecimal digits, {@code _}. */
    private static boolean isEscape(String text, int at) {
        if (at + 7 > text.length()
                || text.charAt(at) != '_'
                || text.charAt(at + 1) != 'x'
                || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }

    /** A surrogate without its other half. */
    private static boolean isHalf(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(4 - digits.length()) + digits;
    }
}
