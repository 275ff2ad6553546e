package io.keiro.log;

import java.util.ArrayList;
import java.util.List;

/** Collects the cells of a row as text, for a source that must see a whole row before it passes anything on. */
abstract class BufferedRow implements RowHandler {

    private List<String> cells = new ArrayList<>();

    @Override
    public void cell(int column, char[] text, int offset, int length) {
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, new String(text, offset, length));
    }

    @Override
    public boolean endRow(long line, int count) {
        List<String> row = cells;
        cells = new ArrayList<>(row.size());
        return row(line, row);
    }

    /** One row, blank ones too. Returns whether to go on. */
    abstract boolean row(long line, List<String> row);

    static String at(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    static void pass(RowHandler handler, int column, String text) {
        if (!text.isEmpty()) {
            handler.cell(column, text.toCharArray(), 0, text.length());
        }
    }
}
