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

    /** Tells the links of each record, the primary ones first, the others by their rows. */
    void inOrder(StoredObject from, StoredObject to, ColumnReader.Ends ends) {
        long[] ordered = LongOrder.ascending(links, count);
        for (int i = 0; i < count; i++) {
            long link = ordered[i];
            ends.link(from, (int) (link >>> Integer.SIZE), to, (int) (link & OTHERS - 1), (link & OTHERS) == 0);
        }
    }
}
