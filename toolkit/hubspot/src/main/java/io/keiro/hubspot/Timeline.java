package io.keiro.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The real changes of a property from old to new: recalculations are no changes, and neither is saving the same value again, which
 * re-saves and merges leave behind.
 */
final class Timeline implements Iterable<Change> {

    /** Before the first value. */
    private static final int NOTHING = -1;

    static final Timeline NONE = new Timeline(null, new int[0], 0);

    private final HistoryTable table;
    private final int[] rows;
    private final int count;

    private Timeline(HistoryTable table, int[] rows, int count) {
        this.table = table;
        this.rows = rows;
        this.count = count;
    }

    /**
     * Of the rows of one property of one record, from old to new.
     *
     * @param from the first row
     * @param to the row after the last one
     */
    static Timeline of(HistoryTable table, int from, int to) {
        int[] all = new int[to - from];
        for (int i = 0; i < all.length; i++) {
            all[i] = from + i;
        }
        return of(table, all, all.length);
    }

    private static Timeline of(HistoryTable table, int[] rows, int count) {
        int kept = 0;
        int last = NOTHING;
        for (int i = 0; i < count; i++) {
            int value = table.valueNumber(rows[i]);
            boolean same =
                    value == last || last == NOTHING && table.value(rows[i]).isEmpty();
            if (!same && !table.isCalculated(rows[i])) {
                rows[kept++] = rows[i];
                last = value;
            }
        }
        return kept == 0 ? NONE : new Timeline(table, rows, kept);
    }

    /**
     * Without the rows that were overwritten at once, as a change of pipeline leaves them: of rows that stand within this time of a row
     * of the other property, only the last one is what somebody chose.
     */
    Timeline collapsedAround(Timeline other, Duration together) {
        if (other.count < 2 || count < 2) {
            return this;
        }
        int[] kept = new int[count];
        int keptCount = 0;
        for (int i = 0; i < count; i++) {
            boolean overwritten = i + 1 < count && i > 0 && other.isChangedWithin(millis(i), millis(i + 1), together);
            if (!overwritten) {
                kept[keptCount++] = rows[i];
            }
        }
        return keptCount == count ? this : of(table, kept, keptCount);
    }

    /** True if one change, not the first value, lies this near to both moments. */
    private boolean isChangedWithin(long one, long two, Duration together) {
        for (int i = 1; i < count; i++) {
            long farther = Math.max(Math.abs(millis(i) - one), Math.abs(millis(i) - two));
            if (Duration.ofMillis(farther).compareTo(together) <= 0) {
                return true;
            }
        }
        return false;
    }

    private long millis(int i) {
        return table.moment(rows[i]);
    }

    int size() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** The change at this place. */
    Change get(int i) {
        return new Change(table, rows[i]);
    }

    /** The first change, or null. */
    Change first() {
        return count == 0 ? null : get(0);
    }

    /** The value at a time; before the first entry, the first value, because creation and first entry may lie moments apart. */
    String at(Instant time) {
        if (count == 0) {
            return null;
        }
        long until = PortalTime.millis(time);
        int last = 0;
        while (last + 1 < count && millis(last + 1) <= until) {
            last++;
        }
        String value = table.value(rows[last]);
        return value.isEmpty() ? null : value;
    }

    /** The first change to one of these values, or null. */
    Change first(String... values) {
        for (int i = 0; i < count; i++) {
            String value = table.value(rows[i]);
            for (String wanted : values) {
                if (value.equalsIgnoreCase(wanted)) {
                    return get(i);
                }
            }
        }
        return null;
    }

    @Override
    public Iterator<Change> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public Change next() {
                if (next >= count) {
                    throw new NoSuchElementException("the timeline has " + count + " changes");
                }
                return get(next++);
            }
        };
    }
}
