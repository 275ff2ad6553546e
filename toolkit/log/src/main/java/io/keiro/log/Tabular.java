package io.keiro.log;

/**
 * A result that can be shown as a table. Everything that implements it draws itself at the end of a notebook cell, goes into
 * {@code report.xlsx} and can be taken out as a Tablesaw table; a record declared in a cell may implement it too.
 */
public interface Tabular {

    /** The rows, with a type and a unit for each column. */
    DataTable table();

    /** One sentence that says what this is, with its main number; shown wherever tables cannot be. */
    default Phrase sentence() {
        return table().sentence();
    }
}
