package io.keiro.log;

/** Hears a table cell by cell and row by row, so that no reader needs to hold it as a whole. */
interface RowHandler {

    /**
     * One cell; the characters are only valid during the call.
     *
     * @param column position in the row, from 0
     */
    void cell(int column, char[] text, int offset, int length);

    /** The same for a cell of ASCII characters, given as bytes. */
    default void cell(int column, byte[] ascii, int offset, int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = (char) ascii[offset + i];
        }
        cell(column, text, 0, length);
    }

    /** How much of the source has been read, from 0 to 1, told now and then by a source that knows it. */
    default void share(double read) {}

    /**
     * The row is complete. Empty lines are not reported, but a row may consist of empty cells.
     *
     * @param line line in the text, or row of the sheet, from 1
     * @param cells number of cells that the row had
     * @return whether to go on
     */
    boolean endRow(long line, int cells);
}
