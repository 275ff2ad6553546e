package io.keiro.hubspot;

import io.keiro.leadtocash.ActorType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Changes that one import, integration or mass edit made to many records in one second. They say when somebody loaded data and not when
 * the step happened.
 */
final class BulkChanges {

    private static final String MASS_EDIT = "CRM_UI_BULK_ACTION";

    /** A moment with its source, as one number: two that are alike by chance are one in 18 trillion million. */
    private static long key(StoredObject object, long second, long source) {
        long mixed = (second * 0x9E3779B97F4A7C15L) ^ (source * 0xC2B2AE3D27D4EB4FL) ^ object.ordinal();
        mixed ^= mixed >>> 32;
        return mixed * 0xD6E8FEB86659FD93L;
    }

    private static long source(String sourceType, String sourceId) {
        return 31L * hash(sourceType) + hash(sourceId);
    }

    private static long hash(String text) {
        return text == null ? 0 : text.hashCode() * 0x100000001B3L + text.length();
    }

    private final Map<Long, Integer> large = new ConcurrentHashMap<>();
    /** By kind of object and number of the source: which source it is, 0 for one that makes no bulk changes. */
    private final long[][] sourcesOf = new long[StoredObject.values().length][];

    private final int fewest;

    /**
     * @param fewest so many records make a bulk change
     */
    BulkChanges(int fewest) {
        this.fewest = fewest;
    }

    /** Counts the records of a table; each counts once per moment and source. Several tables may be seen at once. */
    void see(RecordTable table) {
        HistoryTable history = table.history();
        long[] keys = new long[history.rowCount()];
        int[] owners = new int[keys.length];
        int seen = 0;
        HistoryTable.Sources sources = history.sources();
        long[] source = new long[sources.type().length];
        for (int i = 0; i < source.length; i++) {
            String type = sources.type()[i];
            source[i] = type != null && isBulkSource(type) ? source(type, sources.id()[i]) : 0;
        }
        sourcesOf[table.object().ordinal()] = source;
        for (int record = 0; record < table.size() && keys.length > 0; record++) {
            int end = history.firstRow(record + 1);
            for (int row = history.firstRow(record); row < end; row++) {
                int by = sources.ofRow()[row];
                if (source[by] != 0) {
                    keys[seen] = key(table.object(), Math.floorDiv(history.moment(row), 1000L), source[by]);
                    owners[seen++] = record;
                }
            }
        }
        count(keys, owners, seen);
    }

    /** Counts distinct records per key by open addressing; rows of one record stand together, so the last owner tells. */
    private void count(long[] keys, int[] owners, int seen) {
        int size = Integer.highestOneBit(Math.max(4, seen) * 2 - 1) << 1;
        long[] slots = new long[size];
        int[] counts = new int[size];
        int[] last = new int[size];
        for (int i = 0; i < seen; i++) {
            int slot = (int) (keys[i] >>> 32) & size - 1;
            while (counts[slot] > 0 && slots[slot] != keys[i]) {
                slot = slot + 1 & size - 1;
            }
            if (counts[slot] == 0 || last[slot] != owners[i]) {
                slots[slot] = keys[i];
                last[slot] = owners[i];
                counts[slot]++;
            }
        }
        for (int slot = 0; slot < size; slot++) {
            if (counts[slot] >= fewest) {
                large.put(slots[slot], counts[slot]);
            }
        }
    }

    private static boolean isBulkSource(String sourceType) {
        return MASS_EDIT.equals(sourceType)
                || !"CALCULATED".equals(sourceType) && Actors.type(sourceType) == ActorType.AUTOMATION;
    }

    /** How many records changed together with this one, or 0 if it was no bulk change. */
    int size(StoredObject object, Change change) {
        long source = large.isEmpty() ? 0 : sourcesOf[object.ordinal()][change.source()];
        return source == 0 ? 0 : large.getOrDefault(key(object, Math.floorDiv(change.millis(), 1000L), source), 0);
    }
}
