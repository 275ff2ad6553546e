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
        if (rows == null) {
            return new RowSelection(store, kept.clone(), kept.length);
        }
        int[] narrowed = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            narrowed[i] = rows[kept[i]];
        }
        return new RowSelection(store, narrowed, kept.length);
    }

    List<String> names() {
        return List.copyOf(store.columns().keySet());
    }

    Column column(String name) {
        Column whole = store.get(name);
        if (whole == null) {
            throw new IllegalArgumentException("no attribute \"" + name + "\"; there are "
                    + names().stream()
                            .filter(n -> !n.equals(ColumnStore.CASE_ID))
                            .toList());
        }
        return rows == null ? whole : new Selected(whole, rows, size);
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
