package io.keiro.hubspot;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The records of a snapshot and the ways between them, for the mapping. */
final class LinkedRecords {

    private final Map<StoredObject, RecordTable> tables = new EnumMap<>(StoredObject.class);
    private final Links[][] links = new Links[StoredObject.values().length][StoredObject.values().length];

    private final CutHistories cut;
    private final Map<String, Map<String, String>> stageDates;

    /**
     * @param historyCap values per property that the portal keeps
     * @param look what else is to be found out from each table, several at once, while others are still being read
     */
    LinkedRecords(ColumnReader reader, int historyCap, Consumer<RecordTable> look) throws SQLException {
        Map<StoredObject, RecordTable> read = new ConcurrentHashMap<>();
        List<SideBySide.Task> tasks = new ArrayList<>();
        tasks.add(() -> readLinks(reader));
        Arrays.stream(StoredObject.values())
                .sorted(Comparator.comparingInt(reader::rowCount).reversed())
                .forEach(object -> tasks.add(() -> {
                    RecordTable table = reader.records(object);
                    read.put(object, table);
                    look.accept(table);
                }));
        SideBySide.run(tasks);
        tables.putAll(read);
        cut = new CutHistories(tables, historyCap);
        stageDates = reader.stageDates(tables.get(StoredObject.DEALS), cut.dealsWithLostStages());
    }

    private void readLinks(ColumnReader reader) throws SQLException {
        Map<Integer, Links.Builder> builders = new HashMap<>();
        for (ColumnReader.Pair pair : reader.pairs()) {
            reader.links(
                    pair,
                    builder(reader, builders, pair.from(), pair.to()),
                    builder(reader, builders, pair.to(), pair.from()));
        }
        builders.forEach((pair, builder) -> links[pair / links.length][pair % links.length] = builder.build());
    }

    private Links.Builder builder(
            ColumnReader reader, Map<Integer, Links.Builder> builders, StoredObject from, StoredObject to) {
        return builders.computeIfAbsent(
                from.ordinal() * links.length + to.ordinal(), pair -> new Links.Builder(reader.recordCount(from)));
    }

    /** Which histories are cut. */
    CutHistories cut() {
        return cut;
    }

    /** When a deal with a cut history entered each stage, by the property that says so; empty for every other deal. */
    Map<String, String> stageDates(String dealId) {
        return stageDates.getOrDefault(dealId, Map.of());
    }

    /** All records of a kind, in the order of ids. */
    RecordTable of(StoredObject object) {
        return tables.get(object);
    }

    private Links links(StoredObject from, StoredObject to) {
        Links known = links[from.ordinal()][to.ordinal()];
        return known == null ? Links.NONE : known;
    }

    boolean has(StoredRecord from, StoredObject to) {
        return links(from.object(), to).count(from.row()) > 0;
    }

    /** How many records of a kind one is linked to. */
    int count(StoredRecord from, StoredObject to) {
        return links(from.object(), to).count(from.row());
    }

    /** One of them; the primary one is the first. */
    StoredRecord linked(StoredRecord from, StoredObject to, int index) {
        return of(to).record(links(from.object(), to).target(from.row(), index));
    }

    /** The records of a kind that one is linked to; the primary one first. */
    List<StoredRecord> linked(StoredRecord from, StoredObject to) {
        Links ways = links(from.object(), to);
        int count = ways.count(from.row());
        if (count == 0) {
            return List.of();
        }
        List<StoredRecord> linked = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            linked.add(of(to).record(ways.target(from.row(), i)));
        }
        return linked;
    }

    /** True if one is linked to the other before all others of its kind. */
    boolean isFirst(StoredRecord from, StoredRecord to) {
        Links ways = links(from.object(), to.object());
        return ways.count(from.row()) > 0 && ways.target(from.row(), 0) == to.row();
    }

    /** The first linked record, or null. */
    StoredRecord first(StoredRecord from, StoredObject to) {
        Links ways = links(from.object(), to);
        return ways.count(from.row()) == 0 ? null : of(to).record(ways.target(from.row(), 0));
    }
}
