package io.keiro.log;

import java.nio.charset.StandardCharsets;

/** The texts that a column held lately: most come again and again, and need not be made anew and kept a second time. */
final class RecentTexts {

    private static final int PLACES = 256;

    /** A longer text hardly comes twice. */
    private static final int LONGEST = 64;

    private final String[] texts = new String[PLACES];

    String text(byte[] ascii, int offset, int length) {
        if (length > LONGEST) {
            return new String(ascii, offset, length, StandardCharsets.ISO_8859_1);
        }
        // As a text of these characters has it.
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + ascii[i];
        }
        int place = place(hash);
        String known = texts[place];
        if (known != null && known.length() == length && isSame(known, ascii, offset)) {
            return known;
        }
        texts[place] = new String(ascii, offset, length, StandardCharsets.ISO_8859_1);
        return texts[place];
    }

    private static boolean isSame(String known, byte[] ascii, int offset) {
        for (int i = 0; i < known.length(); i++) {
            if (known.charAt(i) != ascii[offset + i]) {
                return false;
            }
        }
        return true;
    }

    String text(char[] characters, int offset, int length) {
        String text = new String(characters, offset, length);
        if (length > LONGEST) {
            return text;
        }
        int place = place(text.hashCode());
        if (!text.equals(texts[place])) {
            texts[place] = text;
        }
        return texts[place];
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) * 0x9E3779B1 >>> 24;
    }
}
