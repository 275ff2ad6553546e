package io.keiro.log;

import java.util.Objects;

/** Lifts an event attribute to its case. */
final class CaseLevel {

    private final int[] offsets;

    CaseLevel(int[] offsets) {
        this.offsets = offsets;
    }

    /** The last value in each case. */
    GrowingColumn of(Column events, String name) {
        int cases = offsets.length - 1;
        GrowingColumn column = new GrowingColumn(name);
        for (int c = 0; c < cases; c++) {
            for (int e = offsets[c + 1] - 1; e >= offsets[c]; e--) {
                if (!events.isMissing(e)) {
                    column.take(c, events, e);
                    break;
                }
            }
        }
        return column;
    }

    /** Number of cases in which the attribute has more than one value. */
    int varying(Column events) {
        int varying = 0;
        for (int c = 0; c + 1 < offsets.length; c++) {
            varying += varies(events, c) ? 1 : 0;
        }
        return varying;
    }

    /** True if no case has two values, and some case has the chance to. */
    boolean isConstant(Column events) {
        boolean chance = false;
        for (int c = 0; c + 1 < offsets.length; c++) {
            if (varies(events, c)) {
                return false;
            }
            chance |= offsets[c + 1] - offsets[c] > 1 && !events.isMissing(offsets[c]);
        }
        return chance;
    }

    private boolean varies(Column events, int c) {
        int first = -1;
        for (int e = offsets[c]; e < offsets[c + 1]; e++) {
            if (events.isMissing(e)) {
                continue;
            }
            if (first >= 0 && !same(events, first, e)) {
                return true;
            }
            first = first < 0 ? e : first;
        }
        return false;
    }

    private static boolean same(Column events, int a, int b) {
        if (events instanceof TextColumn text) {
            return text.codes()[a] == text.codes()[b];
        }
        return Objects.equals(events.value(a), events.value(b));
    }
}
