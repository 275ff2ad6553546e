package io.keiro.log;

import java.util.function.UnaryOperator;

/**
 * Where each row of a log stood in its source. Costs nothing where rows are in the order of the source, and in a log that was cut out of
 * such a one hardly more: the array that says which rows were kept is the one that its columns have anyway.
 *
 * @param places of the rows of the log that was read; null if they are in order
 * @param rows which of these rows are meant, or null for all; -1 for one that a verb added
 */
record SourcePlaces(int[] places, int[] rows) {

    /** Rows in the order of their source. */
    static final SourcePlaces AS_THEY_ARE = new SourcePlaces(null, null);

    /** @param order place of each row, or null if rows are in order */
    static SourcePlaces of(int[] order) {
        return order == null ? AS_THEY_ARE : new SourcePlaces(order, null);
    }

    /** From 0; -1 for a row that was not in the source. */
    int of(int row) {
        int whole = rows == null ? row : rows[row];
        return whole < 0 || places == null ? whole : places[whole];
    }

    /** @param composed the array with which these rows and those kept of them are one selection */
    SourcePlaces narrow(int[] kept, UnaryOperator<int[]> composed) {
        return new SourcePlaces(places, rows == null ? kept : composed.apply(rows));
    }

    /**
     * Brings rows that are grouped into cases into the order of the source; a row that was not in it stays behind the one before.
     *
     * @param kept the rows here that are meant, ascending, or null for all
     * @param size how many these are
     */
    void sort(CaseSorting cases, int[] kept, int size) {
        if (this == AS_THEY_ARE) {
            return;
        }
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            int place = of(kept == null ? i : kept[i]);
            keys[i] = place < 0 ? EventLog.NO_TIME : place;
        }
        cases.byTime(new CaseSorting.Keys(null, null, keys, null));
    }
}
