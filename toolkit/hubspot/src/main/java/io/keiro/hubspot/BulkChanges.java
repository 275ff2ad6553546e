package io.keiro.hubspot;

import io.keiro.leadtocash.ActorType;
import java.util.HashMap;
import java.util.Map;

/**
 * Changes that one import, integration or mass edit made to many records in one second. They say when somebody loaded data and not when
 * the step happened.
 */
final class BulkChanges {

    private static final String MASS_EDIT = "CRM_UI_BULK_ACTION";

    private record Key(StoredObject object, long second, String sourceType, String sourceId) {}

    private static final class Count {
        private int records;
        private int last = -1;
    }

    private final Map<Key, Count> counts = new HashMap<>();
    private final int fewest;

    /**
     * @param fewest so many records make a bulk change
     */
    BulkChanges(int fewest) {
        this.fewest = fewest;
    }

    /** Counts the records of a table; each counts once per moment and source. */
    void see(RecordTable table) {
        HistoryTable history = table.history();
        int properties = history.properties().size();
        int row = 0;
        for (int record = 0; record < table.size() && properties > 0; record++) {
            for (int property = 0; property < properties; property++) {
                for (int end = row + history.rowCount(record, property); row < end; row++) {
                    if (isBulkSource(history.sourceType(row))) {
                        see(table.object(), history, row, record);
                    }
                }
            }
        }
    }

    private void see(StoredObject object, HistoryTable history, int row, int record) {
        Key key = new Key(
                object, Math.floorDiv(history.moment(row), 1000L), history.sourceType(row), history.sourceId(row));
        Count count = counts.computeIfAbsent(key, k -> new Count());
        if (count.last != record) {
            count.last = record;
            count.records++;
        }
    }

    /** Forgets what was too few, so that asking is cheap. */
    void close() {
        counts.values().removeIf(count -> count.records < fewest);
    }

    private static boolean isBulkSource(String sourceType) {
        return MASS_EDIT.equals(sourceType)
                || !"CALCULATED".equals(sourceType) && Actors.type(sourceType) == ActorType.AUTOMATION;
    }

    /** How many records changed together with this one, or 0 if it was no bulk change. */
    int size(StoredObject object, HistoryRow row) {
        if (counts.isEmpty()) {
            return 0;
        }
        Count count = counts.get(new Key(object, row.moment().getEpochSecond(), row.sourceType(), row.sourceId()));
        return count == null ? 0 : count.records;
    }
}
