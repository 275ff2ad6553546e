package io.keiro.log;

import java.util.ArrayList;
import java.util.List;

/** Somewhere a table can be read from: delimited text, a sheet of a workbook, a table in memory. It can be read more than once. */
interface TableSource {

    /** Rows looked at to find the header. */
    int SAMPLE_ROWS = 200;

    /** The table in a file, or in several files as one. */
    static TableSource open(SourceFiles files, TableChoices choices) {
        SourceFile only = files.only();
        return only == null ? ManyTables.of(files, choices) : open(only, choices);
    }

    /** The table in a file. */
    static TableSource open(SourceFile file, TableChoices choices) {
        return switch (file.content()) {
            case TEXT ->
                DelimitedSource.of(
                        file, choices.charset, new Dialect.Given(choices.delimiter, choices.quote), choices.progress);
            case WORKBOOK ->
                OffsetColumns.join(
                        choices.sheet == null
                                ? SheetSource.preferring(file, EVENT_SHEET)
                                : SheetSource.of(file, choices.sheet));
            case PARQUET -> OffsetColumns.join(new ParquetSource(file, choices.progress));
            case XML ->
                throw LogFormatException.in(
                        file.name(),
                        Phrase.of(
                                "is XML, not a table; read XES with EventLog.xes(path) or EventLog.read(path)",
                                "は XML で、表ではありません。XES は EventLog.xes(path) または EventLog.read(path) で読み込みます"));
        };
    }

    /** The sheet of the data template that holds the log. */
    String EVENT_SHEET = "EventLog";

    /** What the source is called in messages. */
    String name();

    /** How it is being read, for the import report. */
    Phrase format();

    /** The type of a column if the source knows it, else null; then the values decide. */
    default Column.Type type(String column) {
        return null;
    }

    /** Whether the source itself says which columns are text, so that the name of a column is no sign of it. */
    default boolean saysTypes() {
        return false;
    }

    /** What should be said about the source, beside what its rows say. */
    default List<Phrase> remarks() {
        return List.of();
    }

    /** What is to be known about how the source was read, beside its format. */
    default List<Phrase> facts() {
        return List.of();
    }

    /** The same source in another encoding, if its encoding was only guessed and this failure says that the guess was wrong; else null. */
    default TableSource inOtherEncoding(LogFormatException e) {
        return null;
    }

    /** What the numbers of the report count. */
    default ImportNotes.Unit unit() {
        return ImportNotes.Unit.ROWS;
    }

    /** Notes the rows that this source did not pass on because the caller does not want them. Returns their number. */
    default long leftOut(ImportNotes notes) {
        return 0;
    }

    /** Name of a column that is not in the source but was added by its reader, or null. */
    default String addedColumn() {
        return null;
    }

    /** Where something stands that was passed on with this number of a line. */
    default Origin origin(long line) {
        return new Origin("", line, "");
    }

    /**
     * A place in a source.
     *
     * @param file which of several files, else empty
     * @param line line there
     * @param column name of the column in the source where it is another than the reader sees, else empty
     */
    record Origin(String file, long line, String column) {}

    /** Passes every row to the handler, the header included, until it has had enough. */
    void rows(RowHandler handler);

    /**
     * The same table in stretches that can be read at the same time, in order; none if it has to be read in one. Where a stretch begins is
     * a guess: only if the one before it ends with a whole row is it right.
     */
    default List<Stretch> stretches() {
        return List.of();
    }

    /** A part of a table that begins where a line does. */
    interface Stretch {

        /** Passes its rows to the handler, until it has had enough. */
        void rows(RowHandler handler);

        /** Number of its lines. */
        long lines();
    }

    /** One row as text; an empty cell is an empty text. */
    record Row(long line, List<String> cells) {}

    /** The first rows, header included. */
    default List<Row> sample() {
        return rows(SAMPLE_ROWS);
    }

    /** At most so many rows from the top; blank rows are left out. */
    default List<Row> rows(int limit) {
        List<Row> rows = new ArrayList<>();
        rows(new RowHandler() {
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
                if (!cells.stream().allMatch(String::isBlank)) {
                    rows.add(new Row(line, cells));
                }
                cells = new ArrayList<>();
                return rows.size() < limit;
            }
        });
        return rows;
    }
}
