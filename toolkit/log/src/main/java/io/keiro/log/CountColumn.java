package io.keiro.log;

/** Whole numbers that are small; none is missing. */
record CountColumn(String name, int[] counts) implements Column {

    @Override
    public Type type() {
        return Type.LONG;
    }

    @Override
    public int size() {
        return counts.length;
    }

    @Override
    public boolean isMissing(int row) {
        return false;
    }

    @Override
    public Object value(int row) {
        return (long) counts[row];
    }

    @Override
    public String text(int row) {
        return Integer.toString(counts[row]);
    }

    @Override
    public double number(int row) {
        return counts[row];
    }
}
