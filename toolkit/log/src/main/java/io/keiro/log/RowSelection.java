package io.keiro.log;

import java.util.List;

/** Some rows of a column store, in order; the columns themselves are shared, never copied. */
final class RowSelection {

    private final ColumnStore store;
    private final int[] rows;
    private final int size;

    private RowSelection(ColumnStore store, int[] rows, int size) {
        this.store = store;
        this.rows = rows;
        this.size = size;
    }

    static RowSelection all(ColumnStore store, int size) {
        return new RowSelection(store, null, size);
    }

    RowSelection narrow(int[] kept) {
        return new RowSelection(store, rows == null ? kept.clone() : Growth.pick(rows, kept.length, kept), kept.length);
    }

    ColumnStore store() {
        return store;
    }

    List<String> names() {
        return store.names();
    }

    boolean has(String name) {
        return store.columns().containsKey(name);
    }

    /** The column of that name, or null. */
    Column find(String name) {
        Column whole = store.columns().get(name);
        return whole == null || rows == null ? whole : new Selected(whole, rows, size);
    }

    private record Selected(Column whole, int[] rows, int size) implements Column {
        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public Type type() {
            return whole.type();
        }

        @Override
        public boolean isMissing(int row) {
            return whole.isMissing(rows[row]);
        }

        @Override
        public Object value(int row) {
            return whole.value(rows[row]);
        }

        @Override
        public String text(int row) {
            return whole.text(rows[row]);
        }

        @Override
        public double number(int row) {
            return whole.number(rows[row]);
        }
    }
}
