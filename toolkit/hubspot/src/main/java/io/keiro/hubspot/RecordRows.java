package io.keiro.hubspot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBReadableVector;

/**
 * The ids of the live records of one kind in their order, by length and then as text, and where each stands. Portals count their records,
 * so ids are nearly always numbers and kept as such: histories and links name millions, and a text for each would cost more than all the
 * rest. A kind with any other id is kept as text.
 */
final class RecordRows {

    static final int NONE = -1;

    /** So few neighbours are looked through one by one. */
    private static final int FEW = 8;

    /** Ascending; null where ids are text. */
    private final long[] numbers;
    /** In order; of numbers, made when they are asked for. */
    private final String[] texts;

    private final Map<String, Integer> byText = new HashMap<>();
    /** Numbers stretch over buckets of 2 to the power of this, about as many as there are records. */
    private int shift;
    /** Where the numbers of each bucket begin; they end where the next ones begin. */
    private int[] starts = {};

    private long[] oldNumbers = {};
    private int[] rowsOfOld = {};
    private final Map<String, Integer> oldTexts = new HashMap<>();

    private RecordRows(long[] numbers, String[] texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    /**
     * @param ids none below zero, in any order; one that comes twice counts once
     */
    static RecordRows ofNumbers(long[] ids) {
        long[] sorted = LongOrder.ascending(ids.clone(), ids.length);
        int count = 0;
        for (long id : sorted) {
            if (count == 0 || id != sorted[count - 1]) {
                sorted[count++] = id;
            }
        }
        RecordRows rows = new RecordRows(Arrays.copyOf(sorted, count), new String[count]);
        rows.layBuckets();
        return rows;
    }

    /**
     * @param ids in their order; one that comes twice, one after the other, counts once
     */
    static RecordRows ofTexts(List<String> ids) {
        String[] distinct = ids.stream().distinct().toArray(String[]::new);
        RecordRows rows = new RecordRows(null, distinct);
        for (int row = 0; row < distinct.length; row++) {
            rows.byText.put(distinct[row], row);
        }
        return rows;
    }

    private void layBuckets() {
        if (numbers.length == 0) {
            return;
        }
        long span = numbers[numbers.length - 1] - numbers[0];
        shift = Math.max(
                0, Integer.numberOfLeadingZeros(numbers.length) + Integer.SIZE - Long.numberOfLeadingZeros(span));
        starts = new int[(int) (span >>> shift) + 2];
        for (long number : numbers) {
            starts[bucket(number) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
    }

    private int bucket(long number) {
        return (int) (number - numbers[0] >>> shift);
    }

    /** Lets the ids of records that were merged into others lead to these; those that lead to none of the records are left out. */
    void lead(Map<String, String> survivors) {
        Map<String, Integer> rows = new HashMap<>();
        survivors.forEach((old, survivor) -> {
            int row = live(survivor);
            if (row != NONE) {
                rows.put(old, row);
            }
        });
        if (numbers == null) {
            oldTexts.putAll(rows);
            return;
        }
        oldNumbers =
                rows.keySet().stream().mapToLong(RecordRows::number).sorted().toArray();
        rowsOfOld = Arrays.stream(oldNumbers)
                .mapToInt(old -> rows.get(Long.toString(old)))
                .toArray();
    }

    /** The number that an id is, or -1 for one that is not written as Java writes numbers from zero on. */
    static long number(String id) {
        try {
            long number = Long.parseLong(id);
            return number >= 0 && Long.toString(number).equals(id) ? number : NONE;
        } catch (NumberFormatException e) {
            return NONE;
        }
    }

    /** Whether all ids are numbers, so that queries may ask for numbers. */
    boolean isNumeric() {
        return numbers != null;
    }

    /** What a query asks for in place of an id. */
    static String expression(String column, boolean numeric) {
        return numeric ? "TRY_CAST(" + column + " AS BIGINT)" : column;
    }

    int size() {
        return texts.length;
    }

    String id(int row) {
        String text = texts[row];
        if (text == null) {
            text = Long.toString(numbers[row]);
            texts[row] = text;
        }
        return text;
    }

    /** The row of the live record with this id, or {@link #NONE}. */
    private int live(String id) {
        return numbers == null ? byText.getOrDefault(id, NONE) : live(number(id));
    }

    private int live(long id) {
        int count = numbers.length;
        if (count == 0 || id < numbers[0] || id > numbers[count - 1]) {
            return NONE;
        }
        int bucket = bucket(id);
        int low = starts[bucket];
        int high = starts[bucket + 1];
        while (high - low > FEW) {
            int middle = (low + high) >>> 1;
            if (numbers[middle] > id) {
                high = middle;
            } else {
                low = middle;
            }
        }
        while (low < high) {
            if (numbers[low] == id) {
                return low;
            }
            low++;
        }
        return NONE;
    }

    /** The row of the record with this id, of a merged one that of its survivor, or {@link #NONE}. */
    int find(String id) {
        if (numbers != null) {
            return find(number(id));
        }
        int row = live(id);
        return row == NONE ? oldTexts.getOrDefault(id, NONE) : row;
    }

    /** The same of a number. */
    int find(long id) {
        int row = live(id);
        if (row != NONE || oldNumbers.length == 0) {
            return row;
        }
        int old = Arrays.binarySearch(oldNumbers, id);
        return old < 0 ? NONE : rowsOfOld[old];
    }

    /**
     * The rows of the records whose ids stand in a column of {@link #expression}, {@link #NONE} where there is no such record.
     *
     * @param live false to let merged ids lead to their survivors
     */
    int[] findAll(DuckDBReadableVector column, int count, boolean live) {
        int[] found = new int[count];
        if (numbers == null) {
            for (int i = 0; i < count; i++) {
                String id = column.getString(i);
                found[i] = id == null ? NONE : live ? live(id) : find(id);
            }
            return found;
        }
        long[] ids = VectorValues.longs(column, count, NONE);
        for (int i = 0; i < count; i++) {
            // What is about one record mostly stands together.
            found[i] = i > 0 && ids[i] == ids[i - 1] ? found[i - 1] : live ? live(ids[i]) : find(ids[i]);
        }
        return found;
    }
}
