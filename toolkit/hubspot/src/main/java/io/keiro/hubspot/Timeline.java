package io.keiro.hubspot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The real changes of a property from old to new: recalculations are no changes, and neither is saving the same value again, which
 * re-saves and merges leave behind.
 */
final class Timeline {

    static final Timeline NONE = new Timeline(List.of());

    private final List<HistoryRow> rows;

    private Timeline(List<HistoryRow> rows) {
        this.rows = rows;
    }

    /**
     * @param all what the portal kept, from old to new
     */
    static Timeline of(List<HistoryRow> all) {
        List<HistoryRow> kept = new ArrayList<>(all.size());
        String last = "";
        for (HistoryRow row : all) {
            if (!"CALCULATED".equals(row.sourceType()) && !row.value().equals(last)) {
                kept.add(row);
                last = row.value();
            }
        }
        return kept.isEmpty() ? NONE : new Timeline(kept);
    }

    /**
     * Without the rows that were overwritten at once, as a change of pipeline leaves them: of rows that stand within this time of a row
     * of the other property, only the last one is what somebody chose.
     */
    Timeline collapsedAround(Timeline other, Duration together) {
        if (other.rows.size() < 2 || rows.size() < 2) {
            return this;
        }
        List<HistoryRow> kept = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            boolean overwritten = i + 1 < rows.size()
                    && i > 0
                    && other.isChangedWithin(
                            rows.get(i).moment(), rows.get(i + 1).moment(), together);
            if (!overwritten) {
                kept.add(rows.get(i));
            }
        }
        return kept.size() == rows.size() ? this : of(kept);
    }

    /** True if one change, not the first value, lies this near to both moments. */
    private boolean isChangedWithin(Instant one, Instant two, Duration together) {
        return rows.stream()
                .skip(1)
                .anyMatch(row -> near(row.moment(), one, together) && near(row.moment(), two, together));
    }

    private static boolean near(Instant one, Instant other, Duration together) {
        return Duration.between(one, other).abs().compareTo(together) <= 0;
    }

    List<HistoryRow> rows() {
        return rows;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The first entry, or null. */
    HistoryRow first() {
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** The value at a time; before the first entry, the first value, because creation and first entry may lie moments apart. */
    String at(Instant time) {
        if (rows.isEmpty()) {
            return null;
        }
        String value = rows.get(0).value();
        for (HistoryRow row : rows) {
            if (row.moment().isAfter(time)) {
                break;
            }
            value = row.value();
        }
        return value.isEmpty() ? null : value;
    }

    /** The first entry with one of these values, or null. */
    HistoryRow first(String... values) {
        return firstAfter(Instant.MIN, values);
    }

    /** The first entry at a time or later with one of these values, or null. */
    HistoryRow firstAfter(Instant time, String... values) {
        for (HistoryRow row : rows) {
            if (!row.moment().isBefore(time)) {
                for (String wanted : values) {
                    if (row.value().equalsIgnoreCase(wanted)) {
                        return row;
                    }
                }
            }
        }
        return null;
    }
}
