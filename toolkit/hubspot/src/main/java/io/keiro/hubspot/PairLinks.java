package io.keiro.hubspot;

import java.util.Arrays;

/** The links from one kind of record to another, a number each: the row at this end, whether it is the primary one, the other row. */
final class PairLinks {

    private static final long OTHERS = 1L << Integer.SIZE - 1;

    private long[] links = new long[64];
    private int count;

    void add(int fromRow, int toRow, boolean primary) {
        if (count == links.length) {
            links = Arrays.copyOf(links, count * 2);
        }
        links[count++] = (long) fromRow << Integer.SIZE | (primary ? 0 : OTHERS) | toRow;
    }

    /**
     * Adds the links of each record, the primary ones first, the others by their rows. A link that one end names holds from the other end
     * too, but "primary" is said of the named end only.
     */
    void addTo(Links.Builder ways, Links.Builder back) {
        long[] ordered = LongOrder.ascending(links, count);
        for (int i = 0; i < count; i++) {
            int from = (int) (ordered[i] >>> Integer.SIZE);
            int to = (int) (ordered[i] & OTHERS - 1);
            ways.add(from, to, (ordered[i] & OTHERS) == 0);
            back.add(to, from, false);
        }
    }
}
