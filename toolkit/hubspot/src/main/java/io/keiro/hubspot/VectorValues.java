package io.keiro.hubspot;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBReadableVector;

/** Takes the values of a column that the database gives: one loop for all queries, which Java compiles once. */
final class VectorValues {

    private VectorValues() {}

    /**
     * Puts the numbers of the first rows into an array from a place on.
     *
     * @param missing what stands for none
     */
    static void longs(DuckDBReadableVector column, int count, long missing, long[] to, int at) throws SQLException {
        for (int i = 0; i < count; i++) {
            to[at + i] = column.getLong(i, missing);
        }
    }

    /** Puts the numbers of the first rows, of which none is missing, into an array from a place on. */
    static void ints(DuckDBReadableVector column, int count, int[] to, int at) throws SQLException {
        for (int i = 0; i < count; i++) {
            to[at + i] = column.getInt(i);
        }
    }

    /** Puts whether the first rows, of which none is missing, are true into an array from a place on. */
    static void truths(DuckDBReadableVector column, int count, boolean[] to, int at) throws SQLException {
        for (int i = 0; i < count; i++) {
            to[at + i] = column.getBoolean(i);
        }
    }

    /** Adds the texts of the first rows to a list; null where one is missing. */
    static void texts(DuckDBReadableVector column, int count, List<String> to) throws SQLException {
        for (int i = 0; i < count; i++) {
            to.add(column.getString(i));
        }
    }
}
