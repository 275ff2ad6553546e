package io.keiro.log;

import java.util.Objects;

/**
 * One of the events of an activity in a case: the first, the last or the n-th.
 *
 * @param activity the activity
 * @param number from 1; {@link #LAST} for the last
 */
public record Occurrence(String activity, int number) {

    /** Stands in {@link #number} for the last occurrence, whichever it is. */
    public static final int LAST = -1;

    public Occurrence {
        Objects.requireNonNull(activity, "an occurrence needs an activity");
        if (number < 1 && number != LAST) {
            throw new IllegalArgumentException("the occurrence of \"" + activity + "\" is number " + number
                    + "; occurrences are counted from 1, and Occurrence.last(…) is the last");
        }
    }

    public static Occurrence first(String activity) {
        return new Occurrence(activity, 1);
    }

    public static Occurrence last(String activity) {
        return new Occurrence(activity, LAST);
    }

    /** @param number from 1 */
    public static Occurrence nth(String activity, int number) {
        return new Occurrence(activity, number);
    }

    /** Where it stands among these codes, or -1. */
    int find(int[] codes, int start, int end, int code) {
        if (number == LAST) {
            for (int i = end - 1; i >= start; i--) {
                if (codes[i] == code) {
                    return i;
                }
            }
            return -1;
        }
        int left = number;
        for (int i = start; i < end; i++) {
            if (codes[i] == code && --left == 0) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return switch (number) {
            case LAST -> "Occurrence.last(\"" + activity + "\")";
            case 1 -> "Occurrence.first(\"" + activity + "\")";
            default -> "Occurrence.nth(\"" + activity + "\", " + number + ")";
        };
    }
}
