package io.keiro.hubspot;

import org.duckdb.DuckDBReadableVector;

/** Takes the numbers of a column that the database gives into an array: one loop for all queries, which Java compiles once. */
final class VectorValues {

    private VectorValues() {}

    /**
     * The numbers of the first rows.
     *
     * @param missing what stands for none
     */
    static long[] longs(DuckDBReadableVector column, int count, long missing) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = column.getLong(i, missing);
        }
        return values;
    }

    /**
     * The numbers of the first rows.
     *
     * @param missing what stands for none
     */
    static int[] ints(DuckDBReadableVector column, int count, int missing) {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = column.getInt(i, missing);
        }
        return values;
    }
}
