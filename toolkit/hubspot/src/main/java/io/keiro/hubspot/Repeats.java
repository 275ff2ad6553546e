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

    /** A text equal to this part of one, which is not empty. */
    String first(String text, int from, int to) {
        if (missed > TRIED && repeated < missed) {
            return text.substring(from, to); // Each is another one, as with ids and amounts.
        }
        int place = place(text, from, to);
        String before = known[place];
        if (before != null && before.length() == to - from && text.startsWith(before, from)) {
            repeated++;
            return before;
        }
        missed++;
        known[place] = text.substring(from, to);
        return known[place];
    }

    /** A few characters tell values of one property apart well enough. */
    private static int place(String text, int from, int to) {
        int length = to - from;
        int hash = length;
        hash = 31 * hash + text.charAt(from);
        hash = 31 * hash + text.charAt(from + length / 3);
        hash = 31 * hash + text.charAt(from + length / 2);
        hash = 31 * hash + text.charAt(to - 1);
        return (hash ^ hash >>> 10) & REMEMBERED - 1;
    }
}
