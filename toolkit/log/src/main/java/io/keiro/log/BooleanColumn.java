package io.keiro.log;

import java.util.BitSet;

/** Yes or no; {@code present} is null if none is missing. */
record BooleanColumn(String name, int size, BitSet values, BitSet present) implements Column {

    @Override
    public Type type() {
        return Type.BOOLEAN;
    }

    @Override
    public boolean isMissing(int row) {
        return present != null && !present.get(row);
    }

    @Override
    public Object value(int row) {
        return isMissing(row) ? null : (Object) values.get(row);
    }

    @Override
    public String text(int row) {
        return isMissing(row) ? null : Boolean.toString(values.get(row));
    }

    @Override
    public double number(int row) {
        if (isMissing(row)) {
            return Double.NaN;
        }
        return values.get(row) ? 1 : 0;
    }
}
