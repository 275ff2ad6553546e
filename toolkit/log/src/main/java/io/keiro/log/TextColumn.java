package io.keiro.log;

/** Text, coded by a dictionary; code -1 is missing. */
record TextColumn(String name, Dictionary dictionary, int[] codes) implements Column {

    @Override
    public Type type() {
        return Type.TEXT;
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] < 0;
    }

    @Override
    public Object value(int row) {
        return text(row);
    }

    @Override
    public String text(int row) {
        return codes[row] < 0 ? null : dictionary.entry(codes[row]);
    }

    @Override
    public double number(int row) {
        return Double.NaN;
    }
}
