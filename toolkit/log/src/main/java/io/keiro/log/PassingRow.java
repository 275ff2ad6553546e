package io.keiro.log;

import java.util.Arrays;
import java.util.function.Consumer;

/** Makes the texts of one row after the other for {@link TableRows}. */
final class PassingRow implements RowHandler, TableRows.Row {

    private final Consumer<TableRows.Row> listener;
    private boolean headerAhead;
    private String[] texts = new String[16];
    private RecentTexts[] recent = new RecentTexts[16];
    private int width;
    private long number;

    PassingRow(boolean headerAhead, Consumer<TableRows.Row> listener) {
        this.headerAhead = headerAhead;
        this.listener = listener;
    }

    boolean isHeaderAhead() {
        return headerAhead;
    }

    @Override
    public void cell(int column, char[] text, int offset, int length) {
        if (length > 0) {
            set(column, recent(column).text(text, offset, length));
        }
    }

    @Override
    public void cell(int column, byte[] ascii, int offset, int length) {
        if (length > 0) {
            set(column, recent(column).text(ascii, offset, length));
        }
    }

    private RecentTexts recent(int column) {
        if (column >= texts.length) {
            int room = Math.max(column + 1, 2 * texts.length);
            texts = Arrays.copyOf(texts, room);
            recent = Arrays.copyOf(recent, room);
        }
        if (recent[column] == null) {
            recent[column] = new RecentTexts();
        }
        return recent[column];
    }

    private void set(int column, String text) {
        if (!text.isBlank()) {
            texts[column] = text;
            width = Math.max(width, column + 1);
        }
    }

    @Override
    public boolean endRow(long line, int cells) {
        if (width > 0) {
            if (headerAhead) {
                headerAhead = false;
            } else {
                number++;
                listener.accept(this);
            }
            Arrays.fill(texts, 0, width, null);
            width = 0;
        }
        return true;
    }

    @Override
    public String text(int column) {
        return column < width ? texts[column] : null;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public long number() {
        return number;
    }
}
