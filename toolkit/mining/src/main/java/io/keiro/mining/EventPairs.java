package io.keiro.mining;

import java.util.Arrays;

/** Which pairs of two numberings of events occur together, such as case and resource: how often, and on which event first. */
final class EventPairs {

    private final PairIndex pairs;
    private int[] firstEvents = new int[64];

    /**
     * @param size above all numbers of both
     */
    EventPairs(int size) {
        pairs = new PairIndex(size);
    }

    /** Counts all events; those to which either numbering gives -1 are in no pair. */
    static EventPairs of(int[] from, int[] to) {
        EventPairs found = new EventPairs(Math.max(above(from), above(to)));
        for (int e = 0; e < from.length; e++) {
            found.add(e, from[e], to[e]);
        }
        return found;
    }

    static int above(int[] numbers) {
        return Arrays.stream(numbers).max().orElse(-1) + 1;
    }

    void add(int event, int from, int to) {
        if (from < 0 || to < 0) {
            return;
        }
        int known = pairs.pairs();
        int id = pairs.add(from, to, 1);
        if (id == known) {
            if (id == firstEvents.length) {
                firstEvents = Arrays.copyOf(firstEvents, 2 * id);
            }
            firstEvents[id] = event;
        }
    }

    int size() {
        return pairs.pairs();
    }

    int firstEvent(int id) {
        return firstEvents[id];
    }

    /** With how many different second numbers each first number occurs. */
    long[] partners(int froms) {
        long[] partners = new long[froms];
        for (int id = 0; id < pairs.pairs(); id++) {
            partners[pairs.from(id)]++;
        }
        return partners;
    }

    /** How often each pair occurs, ascribed to its first event. */
    Observations counts() {
        Observations counts = new Observations();
        for (int id = 0; id < pairs.pairs(); id++) {
            counts.add(firstEvents[id], pairs.count(id));
        }
        return counts;
    }
}
