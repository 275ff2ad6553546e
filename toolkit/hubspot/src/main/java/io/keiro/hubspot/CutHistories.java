package io.keiro.hubspot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which histories are cut: as long as the portal keeps them, so that older changes may be missing. A deal whose first stage entry is
 * later than its record has lost entries too, by the cut or by a merge.
 */
final class CutHistories {

    /** A property that is filled within this time belongs to the creation; milliseconds. */
    static final long AT_CREATION = 60_000;

    /** Per kind: the records with cut histories, by their numbers, each with the positions of its cut properties as a bit set. */
    private final Map<StoredObject, Map<Integer, Long>> cut = new EnumMap<>(StoredObject.class);

    private final List<Integer> lostStages = new ArrayList<>();
    private final BitSet late = new BitSet();
    private final Map<StoredObject, RecordTable> tables;

    CutHistories(Map<StoredObject, RecordTable> tables, int historyCap) {
        this.tables = tables;
        tables.forEach((object, table) -> cut.put(object, cutIn(table, object.historyCap(historyCap))));
        RecordTable deals = tables.get(StoredObject.DEALS);
        int stage = deals.history().properties().indexOf("dealstage");
        for (int row = 0; row < deals.size(); row++) {
            boolean missing = stage < 0 || deals.history().rowCount(row, stage) == 0;
            boolean atCap = !missing && (cut.get(StoredObject.DEALS).getOrDefault(row, 0L) & 1L << stage) != 0;
            if (!missing && startsLate(deals, row, stage)) {
                late.set(row);
            }
            if (missing || atCap || late.get(row)) {
                lostStages.add(row);
            }
        }
    }

    /** True if the first stage that the portal still knows was entered more than a minute after the deal was made. */
    private static boolean startsLate(RecordTable deals, int row, int stage) {
        long first = deals.history().firstChange(row, stage);
        Instant recorded = first == Long.MAX_VALUE ? null : deals.record(row).recorded();
        return recorded != null && first > recorded.toEpochMilli() + AT_CREATION;
    }

    /** True for a deal whose stages begin later than the deal itself. */
    boolean startsLate(StoredRecord deal) {
        return late.get(deal.row());
    }

    private static Map<Integer, Long> cutIn(RecordTable table, int cap) {
        Map<Integer, Long> found = new TreeMap<>();
        HistoryTable history = table.history();
        int properties = Math.min(history.properties().size(), Long.SIZE);
        for (int row = 0; row < table.size(); row++) {
            long bits = 0;
            // Nearly all records have fewer rows of all properties than one may have.
            boolean many = history.firstRow(row + 1) - history.firstRow(row) >= cap;
            for (int p = 0; p < properties && many; p++) {
                if (history.rowCount(row, p) >= cap) {
                    bits |= 1L << p;
                }
            }
            if (bits != 0) {
                found.put(row, bits);
            }
        }
        return found;
    }

    /** Numbers of the deals that may have lost stage entries, or whose stage history the portal does not tell at all. */
    List<Integer> dealsWithLostStages() {
        return lostStages;
    }

    /** The cut properties of a record, in the order of their names; none for a whole one. */
    List<String> properties(StoredRecord record) {
        long bits = cut.get(record.object()).getOrDefault(record.row(), 0L);
        List<String> names = new ArrayList<>();
        List<String> all = record.table().history().properties();
        for (int p = 0; bits != 0; p++, bits >>>= 1) {
            if ((bits & 1) != 0) {
                names.add(all.get(p));
            }
        }
        return names;
    }

    /** Records with cut histories, per property of a kind. */
    Map<String, List<StoredRecord>> byProperty(StoredObject object) {
        Map<String, List<StoredRecord>> found = new TreeMap<>();
        RecordTable table = tables.get(object);
        for (int row : cut.get(object).keySet()) {
            StoredRecord record = table.record(row);
            properties(record)
                    .forEach(name ->
                            found.computeIfAbsent(name, n -> new ArrayList<>()).add(record));
        }
        return found;
    }
}
