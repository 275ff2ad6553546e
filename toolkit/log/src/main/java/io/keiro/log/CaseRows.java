package io.keiro.log;

import java.util.HashMap;
import java.util.Map;

/**
 * Rows that name a case, its attributes at most, and nothing that happened: so a table says that a case has no events. Kept until all
 * rows are read, because such a row of a case that has events is only an incomplete one.
 */
final class CaseRows {

    private int[] cases = {};
    private long[] lines = {};
    private int size;
    private final Map<String, GrowingColumn> attributes = new HashMap<>();

    /** A row; its attributes follow with {@link #attribute}. */
    void add(int caseIndex, long line) {
        cases = Growth.ints(cases, size);
        lines = Growth.longs(lines, size);
        cases[size] = caseIndex;
        lines[size++] = line;
    }

    /** An attribute of the row added last. */
    void attribute(String column, String value) {
        attributes.computeIfAbsent(column, GrowingColumn::new).text(size - 1, value);
    }

    int size() {
        return size;
    }

    /**
     * Takes in rows that stand below these.
     *
     * @param casesHere number here of each case there
     */
    void add(CaseRows later, int[] casesHere, long linesAbove) {
        later.attributes.forEach((column, values) ->
                attributes.computeIfAbsent(column, GrowingColumn::new).add(values, size, later.size));
        for (int i = 0; i < later.size; i++) {
            add(casesHere[later.cases[i]], later.lines[i] + linesAbove);
        }
    }

    interface Incomplete {
        void row(long line);
    }

    /** Passes on the rows whose case has events after all. Returns the number of the others. */
    int settle(int[] caseOffsets, Incomplete incomplete) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (isEmpty(caseOffsets, cases[i])) {
                kept++;
            } else {
                incomplete.row(lines[i]);
            }
        }
        return kept;
    }

    /** Passes on all of them. */
    void refuse(Incomplete incomplete) {
        for (int i = 0; i < size; i++) {
            incomplete.row(lines[i]);
        }
    }

    private static boolean isEmpty(int[] caseOffsets, int caseIndex) {
        return caseOffsets[caseIndex] == caseOffsets[caseIndex + 1];
    }

    /** Sets the values of a column for the cases without events. */
    void fill(String column, GrowingColumn ofCases, int[] caseOffsets) {
        GrowingColumn values = attributes.get(column);
        if (values == null) {
            return;
        }
        Column built = values.build(size, null);
        for (int i = 0; i < size; i++) {
            if (isEmpty(caseOffsets, cases[i]) && !built.isMissing(i)) {
                ofCases.text(cases[i], built.text(i));
            }
        }
    }
}
