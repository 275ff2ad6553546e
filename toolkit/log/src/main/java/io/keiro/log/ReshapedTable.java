package io.keiro.log;

import java.util.List;

/** A table whose rows are made of those of another one; what it does not say itself, that one says. */
abstract class ReshapedTable implements TableSource {

    private final TableSource table;

    ReshapedTable(TableSource table) {
        this.table = table;
    }

    /** The other one. */
    TableSource table() {
        return table;
    }

    @Override
    public String name() {
        return table.name();
    }

    @Override
    public Phrase format() {
        return table.format();
    }

    @Override
    public Column.Type type(String column) {
        return table.type(column);
    }

    @Override
    public boolean saysTypes() {
        return table.saysTypes();
    }

    @Override
    public List<Phrase> remarks() {
        return table.remarks();
    }

    @Override
    public List<Phrase> facts() {
        return table.facts();
    }

    @Override
    public ImportNotes.Unit unit() {
        return table.unit();
    }

    @Override
    public long leftOut(ImportNotes notes) {
        return table.leftOut(notes);
    }

    @Override
    public String addedColumn() {
        return table.addedColumn();
    }

    @Override
    public Origin origin(long line) {
        return table.origin(line);
    }
}
