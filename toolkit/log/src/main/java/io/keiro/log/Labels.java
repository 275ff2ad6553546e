package io.keiro.log;

import java.util.Comparator;

/** The order of labels in every ranking: by code point, the same in every language and on every machine. */
final class Labels {

    static final Comparator<String> BY_CODE_POINT = Labels::compare;

    private Labels() {}

    /** Differs from {@link String#compareTo} only where a character needs two units of UTF-16. */
    private static int compare(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        for (int i = 0; i < shorter; i++) {
            char charA = a.charAt(i);
            char charB = b.charAt(i);
            if (charA != charB) {
                boolean both = Character.isSurrogate(charA) == Character.isSurrogate(charB);
                return both ? charA - charB : Character.isSurrogate(charA) ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }
}
