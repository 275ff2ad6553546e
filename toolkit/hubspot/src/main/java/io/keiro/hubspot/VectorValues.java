package io.keiro.hubspot;

import org.duckdb.DuckDBDataChunkReader;
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

    /** The whole numbers of columns that stand side by side and miss none, each as an array. */
    static long[][] longs(DuckDBDataChunkReader chunk, int first, int last, int count) {
        long[][] columns = new long[last + 1 - first][];
        for (int column = first; column <= last; column++) {
            columns[column - first] = longs(chunk.vector(column), count, 0);
        }
        return columns;
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
