package io.keiro.hubspot;

import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBReadableVector;

/**
 * Finds the row of a record of one kind by its id. Nearly all portals count their records, so ids are numbers and looked up as such;
 * histories and links name a million, and a text for each would cost more than all the rest.
 */
final class RecordRows {

    static final int NONE = -1;

    private final boolean numeric;
    private final Map<String, Integer> byText = new HashMap<>();
    private long[] ids = new long[16];
    /** Row and one, 0 for a free place. */
    private int[] rows = new int[16];

    private int size;

    /**
     * @param numeric whether all ids of the snapshot are numbers as Java writes them
     */
    RecordRows(boolean numeric) {
        this.numeric = numeric;
    }

    /** What a query asks for in place of an id. */
    static String expression(String column, boolean numeric) {
        return numeric ? "TRY_CAST(" + column + " AS BIGINT)" : column;
    }

    void put(String id, int row) {
        if (numeric) {
            put(Long.parseLong(id), row);
        } else {
            byText.put(id, row);
        }
    }

    private void put(long id, int row) {
        if (2 * ++size > ids.length) {
            grow();
        }
        int place = place(id);
        ids[place] = id;
        rows[place] = row + 1;
    }

    private int place(long id) {
        int place = (int) (id * 0x9E3779B97F4A7C15L >>> 33) & ids.length - 1;
        while (rows[place] != 0 && ids[place] != id) {
            place = place + 1 & ids.length - 1;
        }
        return place;
    }

    private void grow() {
        long[] oldIds = ids;
        int[] oldRows = rows;
        ids = new long[oldIds.length * 4];
        rows = new int[ids.length];
        for (int i = 0; i < oldIds.length; i++) {
            if (oldRows[i] != 0) {
                int place = place(oldIds[i]);
                ids[place] = oldIds[i];
                rows[place] = oldRows[i];
            }
        }
    }

    /** The row of the record with this id, or {@link #NONE}. */
    int find(String id) {
        return numeric ? rows[place(Long.parseLong(id))] - 1 : byText.getOrDefault(id, NONE);
    }

    /** The rows of the records whose ids stand in a column of {@link #expression}, {@link #NONE} where there is no such record. */
    void find(DuckDBReadableVector column, int count, int[] found) {
        long last = 0;
        int ofLast = NONE;
        boolean any = false;
        for (int i = 0; i < count; i++) {
            if (column.isNull(i)) {
                found[i] = NONE;
            } else if (!numeric) {
                found[i] = byText.getOrDefault(column.getString(i), NONE);
            } else {
                // What is about one record mostly stands together.
                long id = column.getLong(i);
                if (!any || id != last) {
                    ofLast = rows[place(id)] - 1;
                    last = id;
                    any = true;
                }
                found[i] = ofLast;
            }
        }
    }

    /** The row of the record whose id stands at a place of such a column, or {@link #NONE}. */
    int find(DuckDBReadableVector column, int at) {
        if (column.isNull(at)) {
            return NONE;
        }
        return numeric ? rows[place(column.getLong(at))] - 1 : byText.getOrDefault(column.getString(at), NONE);
    }
}
