package io.keiro.hubspot;

import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBDataChunkReader;

/**
 * Takes the rows of a kind's histories as the database has them, and puts them in order: by record and property by counting, inside of
 * these, where a handful stands mostly in order already, by time and value.
 */
final class HistoryRows {

    private final RecordRows records;
    private final HashNumbers valueNumbers;
    private final HashNumbers sourceNumbers;
    private final int properties;
    private int[] slots;
    private long[] moments;
    private int[] values;
    private int[] sources;
    private int taken;

    /**
     * @param capacity how many rows were counted; a run of this program may add some while they are read
     */
    HistoryRows(RecordRows records, HashNumbers valueNumbers, HashNumbers sourceNumbers, int properties, int capacity) {
        this.records = records;
        this.valueNumbers = valueNumbers;
        this.sourceNumbers = sourceNumbers;
        this.properties = properties;
        this.slots = new int[capacity];
        this.moments = new long[capacity];
        this.values = new int[capacity];
        this.sources = new int[capacity];
    }

    /** Columns: id of the record, position of the property from 1 on, moment, hash of the value, hash of the source. */
    void take(DuckDBDataChunkReader chunk, int rows) {
        int[] record = records.findAll(chunk.vector(0), rows, false);
        long[][] columns = VectorValues.longs(chunk, 1, 4, rows);
        reserve(taken + rows);
        for (int i = 0; i < rows; i++) {
            int property = (int) columns[0][i];
            int value = valueNumbers.of(columns[2][i]);
            int source = sourceNumbers.of(columns[3][i]);
            // What a run adds while this is read is not there yet.
            if (record[i] != RecordRows.NONE
                    && property > 0
                    && value != HashNumbers.NONE
                    && source != HashNumbers.NONE) {
                slots[taken] = record[i] * properties + property - 1;
                moments[taken] = columns[1][i];
                values[taken] = value;
                sources[taken++] = source;
            }
        }
    }

    private void reserve(int rows) {
        if (rows > slots.length) {
            int room = Math.max(rows, slots.length / 2 * 3);
            slots = Arrays.copyOf(slots, room);
            moments = Arrays.copyOf(moments, room);
            values = Arrays.copyOf(values, room);
            sources = Arrays.copyOf(sources, room);
        }
    }

    /**
     * All rows in order.
     *
     * @param size how many records there are
     * @param texts the values by their numbers, which are in the order of the values
     */
    HistoryTable table(List<String> names, int size, String[] texts, HistoryTable.Sources by) {
        int[] starts = new int[size * properties + 1];
        for (int i = 0; i < taken; i++) {
            starts[slots[i] + 1]++;
        }
        for (int slot = 1; slot < starts.length; slot++) {
            starts[slot] += starts[slot - 1];
        }
        int[] next = Arrays.copyOf(starts, starts.length - 1);
        long[] sortedMoments = new long[taken];
        int[] sortedValues = new int[taken];
        int[] sortedSources = new int[taken];
        for (int i = 0; i < taken; i++) {
            int slot = slots[i];
            int place = next[slot]++;
            while (place > starts[slot] && isAfter(sortedMoments, sortedValues, place - 1, i)) {
                sortedMoments[place] = sortedMoments[place - 1];
                sortedValues[place] = sortedValues[place - 1];
                sortedSources[place] = sortedSources[place - 1];
                place--;
            }
            sortedMoments[place] = moments[i];
            sortedValues[place] = values[i];
            sortedSources[place] = sources[i];
        }
        return new HistoryTable(
                names,
                starts,
                sortedMoments,
                new HistoryTable.Values(texts, sortedValues),
                new HistoryTable.Sources(by.type(), by.id(), by.user(), sortedSources));
    }

    private boolean isAfter(long[] sortedMoments, int[] sortedValues, int place, int row) {
        return sortedMoments[place] > moments[row]
                || sortedMoments[place] == moments[row] && sortedValues[place] > values[row];
    }
}
