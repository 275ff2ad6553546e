package io.keiro.log;

import java.util.BitSet;

/** Whole numbers; {@code present} is null if none is missing. */
record LongColumn(String name, long[] values, BitSet present) implements Column {

    @Override
    public Type type() {
        return Type.LONG;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return present != null && !present.get(row);
    }

    @Override
    public Object value(int row) {
        return isMissing(row) ? null : (Object) values[row];
    }

    @Override
    public String text(int row) {
        return isMissing(row) ? null : Long.toString(values[row]);
    }

    @Override
    public double number(int row) {
        return isMissing(row) ? Double.NaN : values[row];
    }
}
