package io.keiro.log;

/**
 * The codes of texts that came lately. What a program fills in is mostly one of a few objects (the names of a table's owners, a constant),
 * and the same object has the same code, so that its characters need not be compared.
 */
final class RecentCodes {

    private static final int MOST = 256;

    private final Dictionary dictionary;
    private final String[] texts = new String[MOST];
    private final int[] codes = new int[MOST];

    RecentCodes(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** The code of a text in the dictionary, a new one if it has none. */
    int code(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 8) & MOST - 1;
        if (texts[place] != text) {
            codes[place] = dictionary.code(text);
            texts[place] = text;
        }
        return codes[place];
    }
}
