package io.keiro.hubspot;

/**
 * Gives the text that came first for each of its repeats, as far as a small table remembers: owners, stages and states stand in a hundred
 * thousand records, and one object for all of them is quicker to keep, to compare and to look up.
 */
final class Repeats {

    private static final int REMEMBERED = 1_024;
    private static final int TRIED = 8 * REMEMBERED;

    private final String[] known = new String[REMEMBERED];
    private int missed;
    private int repeated;

    /** A text equal to this one. */
    String first(String text) {
        if (missed > TRIED && repeated < missed) {
            return text; // Each is another one, as with ids and moments.
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & REMEMBERED - 1;
        String before = known[place];
        if (before != null && before.equals(text)) {
            repeated++;
            return before;
        }
        missed++;
        known[place] = text;
        return text;
    }
}
