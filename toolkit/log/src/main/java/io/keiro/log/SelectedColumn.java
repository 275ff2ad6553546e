package io.keiro.log;

/**
 * Some rows of a column, in any order; the column itself is shared.
 *
 * @param rows of the whole column; -1 is a row that it does not have, and so missing
 */
record SelectedColumn(Column whole, int[] rows, int size) implements Column {

    /** Some rows of a column; of one that is a selection itself, of the whole behind it. */
    static SelectedColumn of(Column column, int[] rows) {
        if (!(column instanceof SelectedColumn selected)) {
            return new SelectedColumn(column, rows, rows.length);
        }
        int[] composed = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            composed[i] = rows[i] < 0 ? -1 : selected.rows()[rows[i]];
        }
        return new SelectedColumn(selected.whole(), composed, rows.length);
    }

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
        return rows[row] < 0 || whole.isMissing(rows[row]);
    }

    @Override
    public Object value(int row) {
        return rows[row] < 0 ? null : whole.value(rows[row]);
    }

    @Override
    public String text(int row) {
        return rows[row] < 0 ? null : whole.text(rows[row]);
    }

    @Override
    public double number(int row) {
        return rows[row] < 0 ? Double.NaN : whole.number(rows[row]);
    }
}
