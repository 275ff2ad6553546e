package io.keiro.log;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The attribute columns of one level as a log sees them: columns that are shared with other logs and never copied, each with the rows of
 * it that count here. Columns that came at the same time share one array of rows. The place of each row in the source goes with them.
 */
final class RowSelection {

    /** A column and which of its rows are meant, in order; null for all, -1 for a row that the column does not have. */
    private record Part(Column whole, int[] rows) {

        Column seen(int size) {
            return rows == null ? whole : new SelectedColumn(whole, rows, size);
        }
    }

    private final Map<String, Part> parts;
    private final Map<String, GrowingColumns.XesNode> nodes;
    private final SourcePlaces places;
    private final int size;

    private RowSelection(
            Map<String, Part> parts, Map<String, GrowingColumns.XesNode> nodes, SourcePlaces places, int size) {
        this.parts = parts;
        this.nodes = nodes;
        this.places = places;
        this.size = size;
    }

    /** All rows of these columns, in the order of the source. */
    static RowSelection all(ColumnStore store, int size) {
        return none(size).over(store);
    }

    /** No columns, for so many rows in the order of the source. */
    static RowSelection none(int size) {
        return new RowSelection(Map.of(), Map.of(), SourcePlaces.AS_THEY_ARE, size);
    }

    /** No columns, for so many rows, that remember where columns of these names stood in an XES file. */
    RowSelection like(int rows) {
        return new RowSelection(Map.of(), nodes, SourcePlaces.AS_THEY_ARE, rows);
    }

    /** Other columns for the same rows. */
    RowSelection over(ColumnStore store) {
        Map<String, Part> others = new LinkedHashMap<>();
        store.columns().forEach((name, column) -> others.put(name, new Part(column, null)));
        return new RowSelection(others, store.nodes(), places, size);
    }

    /** The same columns, whose rows stood elsewhere in the source. */
    RowSelection placed(SourcePlaces others) {
        return new RowSelection(parts, nodes, others, size);
    }

    /** Where the rows stood in the source. */
    SourcePlaces places() {
        return places;
    }

    /** Some rows of these, in any order; -1 stands for a row without values. The array is kept, not copied. */
    RowSelection narrow(int[] kept) {
        Map<int[], int[]> composed = new IdentityHashMap<>();
        Map<String, Part> narrowed = new LinkedHashMap<>();
        parts.forEach((name, part) -> narrowed.put(
                name,
                new Part(
                        part.whole(),
                        part.rows() == null
                                ? kept
                                : composed.computeIfAbsent(part.rows(), rows -> compose(rows, kept)))));
        SourcePlaces narrowedPlaces =
                places.narrow(kept, rows -> composed.computeIfAbsent(rows, r -> compose(r, kept)));
        return new RowSelection(narrowed, nodes, narrowedPlaces, kept.length);
    }

    private static int[] compose(int[] rows, int[] kept) {
        int[] composed = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            composed[i] = kept[i] < 0 ? -1 : rows[kept[i]];
        }
        return composed;
    }

    /** These columns and one more, or another one in the place of that name. */
    RowSelection with(Column column) {
        if (column.size() != size) {
            throw new IllegalArgumentException(
                    "the column \"" + column.name() + "\" has " + column.size() + " rows instead of " + size);
        }
        Map<String, Part> more = new LinkedHashMap<>(parts);
        Part part = column instanceof SelectedColumn selected
                ? new Part(selected.whole(), selected.rows())
                : new Part(column, null);
        more.put(column.name(), part);
        return new RowSelection(more, nodes, places, size);
    }

    /** These columns without some. */
    RowSelection without(Set<String> names) {
        Map<String, Part> fewer = new LinkedHashMap<>(parts);
        fewer.keySet().removeAll(names);
        return new RowSelection(fewer, nodes, places, size);
    }

    /** The same columns, one of them under another name, in its place. */
    RowSelection renamed(String from, String to) {
        Map<String, Part> renamed = new LinkedHashMap<>();
        parts.forEach((name, part) -> renamed.put(
                name.equals(from) ? to : name,
                name.equals(from) ? new Part(NamedColumn.of(part.whole(), to), part.rows()) : part));
        return new RowSelection(renamed, nodes, places, size);
    }

    int size() {
        return size;
    }

    List<String> names() {
        return List.copyOf(parts.keySet());
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /** The column of that name, or null. */
    Column find(String name) {
        Part part = parts.get(name);
        return part == null ? null : part.seen(size);
    }

    /** All columns, in source order, and where they stood in an XES file. */
    ColumnStore store() {
        Map<String, Column> columns = new LinkedHashMap<>();
        parts.forEach((name, part) -> columns.put(name, part.seen(size)));
        return new ColumnStore(columns, nodes);
    }
}
