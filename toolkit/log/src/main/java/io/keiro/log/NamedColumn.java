package io.keiro.log;

/** Another name for a column; the values are shared. */
final class NamedColumn {

    private NamedColumn() {}

    static Column of(Column column, String name) {
        if (column.name().equals(name)) {
            return column;
        }
        if (column instanceof TextColumn text) {
            return new TextColumn(name, text.dictionary(), text.codes());
        }
        if (column instanceof LongColumn longs) {
            return new LongColumn(name, longs.values(), longs.present());
        }
        if (column instanceof DoubleColumn doubles) {
            return new DoubleColumn(name, doubles.values());
        }
        if (column instanceof BooleanColumn flags) {
            return new BooleanColumn(name, flags.size(), flags.values(), flags.present());
        }
        if (column instanceof InstantColumn instants) {
            return new InstantColumn(name, instants.millis(), instants.offsets());
        }
        if (column instanceof SelectedColumn selected) {
            return new SelectedColumn(of(selected.whole(), name), selected.rows(), selected.size());
        }
        throw new IllegalStateException(
                "no other name for a " + column.getClass().getName());
    }
}
