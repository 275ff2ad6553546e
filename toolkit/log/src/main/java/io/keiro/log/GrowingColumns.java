package io.keiro.log;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The attribute columns of one level, cases or events, while a log is being assembled. */
final class GrowingColumns {

    /** More columns than this come from a damaged or hostile file, and each would cost memory for every row. */
    static final int MOST_COLUMNS = 10_000;

    private final Map<String, GrowingColumn> columns = new LinkedHashMap<>();
    private final Map<String, XesNode> nodes = new HashMap<>();
    private GrowingColumn last;
    private int expected;

    /** There is one column more than {@link #MOST_COLUMNS}. */
    static final class TooManyException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final String column;

        TooManyException(String column) {
            super("there are more than " + Wording.number(MOST_COLUMNS) + " different attributes, the last one is \""
                    + column + "\"");
            this.column = column;
        }

        LogFormatException at(String file, long line) {
            String most = Wording.number(MOST_COLUMNS);
            return LogFormatException.caused(
                    new LogFormatException.Place(file, line, column, ""),
                    Phrase.of(
                            "there are more than " + most
                                    + " different attributes; each costs memory for every event. Values may have been"
                                    + " written as names: look at the file",
                            "属性の種類が " + most + "を超えています。属性ごとに全イベント分のメモリーが必要です。値が名前として書かれていないか、ファイルを確認してください"),
                    this);
        }
    }

    /** Where an attribute stands in an XES file: its element, and the keys from the outermost attribute to its own. */
    record XesNode(String element, List<String> keys) {}

    GrowingColumn column(String name) {
        // Attributes mostly come in the same order in every event.
        if (last != null && last.next != null && last.next.name().equals(name)) {
            last = last.next;
            return last;
        }
        GrowingColumn column = columns.get(name);
        if (column == null) {
            if (columns.size() == MOST_COLUMNS) {
                throw new TooManyException(name);
            }
            column = new GrowingColumn(name);
            column.expect(expected);
            columns.put(name, column);
        }
        if (last != null) {
            last.next = column;
        }
        last = column;
        return column;
    }

    /** Columns that come from now on will have so many rows. */
    void expect(int rows) {
        expected = rows;
    }

    GrowingColumn find(String name) {
        return columns.get(name);
    }

    Collection<GrowingColumn> all() {
        return columns.values();
    }

    /** Remembers where a column came from when its name does not say it. */
    void node(String name, XesNode node) {
        nodes.putIfAbsent(name, node);
    }

    /** Takes back what was set in a row that turns out not to count. */
    void clear(int row) {
        columns.values().forEach(column -> column.clear(row));
    }

    /** Takes back every row from this one on. */
    void clearFrom(int row) {
        columns.values().forEach(column -> column.clearFrom(row));
    }

    ColumnStore build(int rows, int[] order) {
        Map<String, Column> built = new LinkedHashMap<>();
        columns.forEach((name, column) -> built.put(name, column.build(rows, order)));
        return new ColumnStore(built, Map.copyOf(nodes));
    }
}
