package io.keiro.log;

/** Numbers with decimals; NaN is missing. */
record DoubleColumn(String name, double[] values) implements Column {

    @Override
    public Type type() {
        return Type.DOUBLE;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public Object value(int row) {
        return isMissing(row) ? null : (Object) values[row];
    }

    @Override
    public String text(int row) {
        return isMissing(row) ? null : Double.toString(values[row]);
    }

    @Override
    public double number(int row) {
        return values[row];
    }
}
