package io.keiro.leadtocash;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares names as people write them: full-width letters and digits, case, spaces, underscores and hyphens make no difference.
 * Knows the nearest of the valid names, so that an error can suggest it.
 */
final class Spelling {

    private static final int SUGGESTED_WITHIN = 3;

    private Spelling() {}

    /** The form in which two spellings of one name are equal; "" for null. */
    static String key(String text) {
        if (text == null) {
            return "";
        }
        String normal = plain(text).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(normal.length());
        normal.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '_' && c != '-')
                .filter(c -> c != '\uFEFF')
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    /** Text with full-width letters, digits and spaces made ordinary, and trimmed; null for nothing. */
    static String clean(String text) {
        if (text == null) {
            return null;
        }
        String normal = plain(text).strip();
        return normal.isEmpty() ? null : normal;
    }

    /** NFKC; texts of ASCII alone, which most are, already have that form. */
    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '\u007e') {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }

    /** The valid name that is spelled most like this one, if any is near. */
    static Optional<String> nearest(String name, Collection<String> valid) {
        String key = key(name);
        return valid.stream()
                .filter(v -> distance(key, key(v)) <= Math.min(SUGGESTED_WITHIN, Math.max(1, key.length() / 2)))
                .min(Comparator.comparingInt((String v) -> distance(key, key(v)))
                        .thenComparing(v -> v));
    }

    /** The end of an error message: the nearest name, and all valid ones. */
    static String choices(String name, List<String> valid) {
        String all = String.join(", ", valid);
        return nearest(name, valid)
                .map(near -> "did you mean \"" + near + "\"? Valid: " + all)
                .orElse("valid: " + all);
    }

    /** Number of single-letter changes between two words (V. Levenshtein, 1965). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
