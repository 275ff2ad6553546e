package io.keiro.log;

import java.util.Arrays;
import java.util.Comparator;

/** The order of rows by their values: numbers, moments and no before yes as they are, texts by code point, missing values last. */
final class CaseOrder {

    private CaseOrder() {}

    static int compare(Column column, int a, int b) {
        if (column.isMissing(a) || column.isMissing(b)) {
            return Boolean.compare(column.isMissing(a), column.isMissing(b));
        }
        return compareKnown(column, a, b);
    }

    private static int compareKnown(Column column, int a, int b) {
        return switch (column.type()) {
            case TEXT -> Labels.BY_CODE_POINT.compare(column.text(a), column.text(b));
            case LONG -> ((Long) column.value(a)).compareTo((Long) column.value(b));
            default -> Double.compare(column.number(a), column.number(b));
        };
    }

    /** The log with its cases in the order of a column; equals stay as they are. */
    static EventLog arrange(EventLog log, Verb verb, String name, boolean descending) {
        Column column = LogColumns.ofCases(log, name);
        Integer[] cases = new Integer[log.caseCount()];
        Arrays.setAll(cases, c -> c);
        Comparator<Integer> order = (a, b) -> {
            boolean missing = column.isMissing(a) || column.isMissing(b);
            return descending && !missing ? compareKnown(column, b, a) : compare(column, a, b);
        };
        Arrays.sort(cases, order);
        int[] arranged = new int[cases.length];
        int[] offsets = new int[cases.length + 1];
        int[] events = new int[log.eventCount()];
        int size = 0;
        for (int i = 0; i < arranged.length; i++) {
            arranged[i] = cases[i];
            for (int e = log.caseStart(cases[i]); e < log.caseEnd(cases[i]); e++) {
                events[size++] = e;
            }
            offsets[i + 1] = size;
        }
        return log.derive(verb, log.frame().select(arranged, offsets, events));
    }
}
