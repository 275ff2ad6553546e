package io.keiro.leadtocash;

import java.util.Arrays;

/**
 * The ways in which events have been told: the activity, then one name after the other. Events go the same few hundred ways, so a name is
 * told by one step from where the names before it led, and an event is of the shape that stands at the end of its way; nothing is hashed.
 * If names differ without end, all ways are forgotten from time to time.
 */
final class EventPaths {

    /** Where every way begins. */
    static final int START = 0;

    /** No shape is known yet. */
    static final int UNKNOWN = -1;

    private static final int MOST = 4_096;

    private Object[] names = new Object[256];
    private int[] parents = new int[256];
    private int[] firstChildren = new int[256];
    private int[] siblings = new int[256];
    private int[] shapes = new int[256];
    private int count = 1;

    /** Where a name leads. */
    int step(int from, Object name) {
        for (int child = firstChildren[from]; child != START; child = siblings[child]) {
            if (names[child] == name) {
                return child;
            }
        }
        return stepBySpelling(from, name);
    }

    private int stepBySpelling(int from, Object name) {
        for (int child = firstChildren[from]; child != START; child = siblings[child]) {
            if (names[child].equals(name)) {
                return child;
            }
        }
        return count < MOST ? add(from, name) : add(startAgain(from), name);
    }

    private int add(int from, Object name) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            parents = Arrays.copyOf(parents, count * 2);
            firstChildren = Arrays.copyOf(firstChildren, count * 2);
            siblings = Arrays.copyOf(siblings, count * 2);
            shapes = Arrays.copyOf(shapes, count * 2);
        }
        names[count] = name;
        parents[count] = from;
        firstChildren[count] = START;
        siblings[count] = firstChildren[from];
        shapes[count] = UNKNOWN;
        firstChildren[from] = count;
        return count++;
    }

    /** Forgets all ways but the one that leads here. */
    private int startAgain(int here) {
        Object[] way = names(here);
        count = 1;
        firstChildren[START] = START;
        int at = START;
        for (Object name : way) {
            at = add(at, name);
        }
        return at;
    }

    /** The way that leads here: an activity, then names. */
    Object[] names(int here) {
        int length = 0;
        for (int at = here; at != START; at = parents[at]) {
            length++;
        }
        Object[] way = new Object[length];
        for (int at = here; at != START; at = parents[at]) {
            way[--length] = names[at];
        }
        return way;
    }

    /** The shape that was found for the way that leads here, or {@link #UNKNOWN}. */
    int shape(int here) {
        return shapes[here];
    }

    void shape(int here, int found) {
        shapes[here] = found;
    }
}
