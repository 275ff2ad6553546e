package io.keiro.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The real changes of a property from old to new: recalculations are no changes, and neither is saving the same value again, which
 * re-saves and merges leave behind.
 */
final class Timeline {

    private final List<HistoryRow> rows;

    private Timeline(List<HistoryRow> rows) {
        this.rows = rows;
    }

    static Timeline of(RawRecord raw, String property) {
        List<HistoryRow> kept = new ArrayList<>();
        String last = "";
        for (HistoryRow row : raw.history(property)) {
            if (!"CALCULATED".equals(row.sourceType()) && !row.value().equals(last)) {
                kept.add(row);
                last = row.value();
            }
        }
        return new Timeline(kept);
    }

    List<HistoryRow> rows() {
        return rows;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The value at a time; before the first entry, the first value, because creation and first entry may lie moments apart. */
    String at(Instant time) {
        String value = rows.isEmpty() ? null : rows.get(0).value();
        for (HistoryRow row : rows) {
            if (row.moment().isAfter(time)) {
                break;
            }
            value = row.value();
        }
        return value == null || value.isEmpty() ? null : value;
    }

    /** The first entry with one of these values, or null. */
    HistoryRow first(String... values) {
        List<String> wanted = List.of(values);
        return rows.stream()
                .filter(row -> wanted.contains(row.value().toUpperCase(java.util.Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }
}
