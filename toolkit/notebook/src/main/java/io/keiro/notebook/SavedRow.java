package io.keiro.notebook;

import io.keiro.log.DataTable;
import io.keiro.log.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** One row of a file that this room wrote, with its values by column. */
final class SavedRow {

    private final Path file;
    private final DataTable table;
    private final int index;

    private SavedRow(Path file, DataTable table, int index) {
        this.file = file;
        this.table = table;
        this.index = index;
    }

    static List<SavedRow> of(Path file) {
        DataTable table = DataTable.read(file);
        return IntStream.range(0, table.rowCount())
                .mapToObj(index -> new SavedRow(file, table, index))
                .toList();
    }

    boolean has(String column) {
        return table.fields().stream().anyMatch(field -> field.name().equals(column));
    }

    /** The text, "" where the cell is empty. */
    String text(String column) {
        if (!has(column)) {
            throw wrong("has no column " + column + "; it has "
                    + table.fields().stream().map(DataTable.Field::name).toList());
        }
        Object value = table.value(index, column);
        return value == null ? "" : value.toString();
    }

    Phrase phrase(String column) {
        return Phrase.of(text(column + "En"), text(column + "Ja"));
    }

    /** The number, NaN where the cell is empty. */
    double number(String column) {
        String text = text(column);
        try {
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw wrong("column " + column + ": \"" + text + "\" is no number");
        }
    }

    int count(String column) {
        return (int) number(column);
    }

    boolean flag(String column) {
        return Boolean.parseBoolean(text(column));
    }

    private NotebookException wrong(String what) {
        // Header and numbering from 1 as a spreadsheet shows them.
        String where = file.getFileName() + ", row " + (index + 2);
        return new NotebookException(Phrase.of(
                where + ": " + what + ". The file was written by an earlier step; run that step again. File: " + file,
                where + "：" + what + "。前のステップが書いたファイルです。そのステップをもう一度実行してください。ファイル：" + file));
    }
}
