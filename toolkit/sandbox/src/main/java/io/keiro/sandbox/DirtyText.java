package io.keiro.sandbox;

import java.nio.charset.StandardCharsets;

/** Text as careless hands and programs leave it. */
final class DirtyText {

    private static final int TO_FULL_WIDTH = '\uFF01' - '!';

    private DirtyText() {}

    /** Letters, digits and signs of double width, and the wide space. */
    static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        for (char letter : text.toCharArray()) {
            boolean narrow = letter > ' ' && letter <= '~';
            wide.append(letter == ' ' ? '\u3000' : narrow ? (char) (letter + TO_FULL_WIDTH) : letter);
        }
        return wide.toString();
    }

    /** UTF-8 that was read as Latin-1; text of plain letters only gets a word that shows it. */
    static String broken(String text) {
        String marked = text.chars().allMatch(letter -> letter < 128) ? text + " \u00E9" : text;
        return new String(marked.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
