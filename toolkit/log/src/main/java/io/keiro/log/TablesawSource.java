package io.keiro.log;

import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A Tablesaw table as a source of rows; it is copied, so that changing it later changes no log. */
final class TablesawSource implements TableSource {

    private final Table table;

    TablesawSource(Table table) {
        this.table = table.copy();
    }

    @Override
    public String name() {
        return table.name() == null || table.name().isBlank() ? "table" : table.name();
    }

    @Override
    public Phrase format() {
        return Phrase.of("Tablesaw table", "Tablesaw の表");
    }

    @Override
    public io.keiro.log.Column.Type type(String column) {
        boolean text = table.columnNames().contains(column)
                && table.column(column).type().equals(ColumnType.STRING);
        return text ? io.keiro.log.Column.Type.TEXT : null;
    }

    @Override
    public void rows(RowHandler handler) {
        int width = table.columnCount();
        for (int i = 0; i < width; i++) {
            cell(handler, i, table.column(i).name());
        }
        boolean goOn = handler.endRow(0, width);
        for (int row = 0; goOn && row < table.rowCount(); row++) {
            for (int i = 0; i < width; i++) {
                Column<?> column = table.column(i);
                cell(handler, i, column.isMissing(row) ? "" : String.valueOf(column.get(row)));
            }
            goOn = handler.endRow(row + 1L, width);
        }
    }

    private static void cell(RowHandler handler, int column, String text) {
        handler.cell(column, text.toCharArray(), 0, text.length());
    }
}
