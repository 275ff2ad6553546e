package io.keiro.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A table in a file whose rows pass by and are not kept, for millions of rows; {@link DataTable} keeps them and is simpler. Text is read in
 * several parts side by side and written so too.
 *
 * <pre>{@code
 * TableRows table = TableRows.of(Path.of("events.csv"));
 * int activity = table.names().indexOf("ActivityName");
 * List<Set<String>> found = table.read(HashSet::new, (names, row) -> names.add(row.text(activity)));
 * }</pre>
 */
public final class TableRows {

    private final TableSource source;
    private final List<String> header;
    private final List<String> names;

    private TableRows(TableSource source, List<String> header) {
        this.source = source;
        this.header = header;
        this.names = HeaderNames.of(header, header.size());
    }

    /** A row while it passes by: its cells are only there during the call. */
    public interface Row {

        /** The cell at this position, from 0, exactly as it stands in the file; null where it is empty or blank, or beyond the row. */
        String text(int column);

        /** The position behind the last cell that is not blank. */
        int width();

        /** Which row below the header it is, from 1; blank rows do not count. Wrong while parts are read side by side, see {@link #read}. */
        long number();
    }

    /**
     * Finds the table in a file as {@link DataTable#read} does.
     *
     * @throws LogFormatException if the file holds no table
     * @throws java.io.UncheckedIOException if the file is not there or cannot be read
     */
    public static TableRows of(Path path) {
        TableSource source = DataTableFile.source(SourceFile.of(path));
        try {
            return of(source);
        } catch (LogFormatException e) {
            return of(otherEncoding(source, e));
        }
    }

    private static TableRows of(TableSource source) {
        List<TableSource.Row> first = source.rows(1);
        if (first.isEmpty()) {
            throw DataTableFile.noTable(source);
        }
        List<String> header = first.get(0).cells();
        return new TableRows(source, header.subList(0, DataTableFile.filled(header)));
    }

    private static TableSource otherEncoding(TableSource source, LogFormatException e) {
        TableSource other = source.inOtherEncoding(e);
        if (other == null) {
            throw e;
        }
        return other;
    }

    /** Names of the columns of the header, as {@link DataTable#read} gives them. */
    public List<String> names() {
        return names;
    }

    /** Name of a column by its position; one beyond the header has the name that {@link DataTable#read} gives it. */
    public String name(int column) {
        return column < names.size()
                ? names.get(column)
                : HeaderNames.of(header, column + 1).get(column);
    }

    /**
     * Passes every row below the header to a listener, blank ones left out. The file may be read in several parts side by side, each by one
     * thread into a part of its own. If anything is wrong in one of them, what was made is dropped and the file is read again in one part,
     * so that a failure of the listener comes for the first row that deserves it and with its number.
     *
     * @param part makes what takes the rows of a part
     * @param listener takes a row into a part
     * @return the parts in the order of the file; none if no row stands below the header
     * @throws LogFormatException if the file cannot be read to its end
     */
    public <P> List<P> read(Supplier<? extends P> part, BiConsumer<? super P, ? super Row> listener) {
        List<TableSource.Stretch> stretches = source.stretches();
        if (!stretches.isEmpty()) {
            try {
                return sideBySide(stretches, part, listener);
            } catch (RuntimeException e) {
                // Read in one it is read whole, or says at which row it fails.
                return inOne(source, part, listener);
            }
        }
        return inOne(source, part, listener);
    }

    private static <P> List<P> sideBySide(
            List<TableSource.Stretch> stretches,
            Supplier<? extends P> part,
            BiConsumer<? super P, ? super Row> listener) {
        List<P> parts = new ArrayList<>();
        stretches.forEach(stretch -> parts.add(Objects.requireNonNull(part.get(), "a part is needed for the rows")));
        List<PassingRow> rows = new ArrayList<>();
        for (P own : parts) {
            rows.add(new PassingRow(rows.isEmpty(), row -> listener.accept(own, row)));
        }
        IntStream.range(0, parts.size())
                .parallel()
                .forEach(i -> stretches.get(i).rows(rows.get(i)));
        if (rows.get(0).isHeaderAhead()) {
            throw new PlainRows.UnusualException("the header is not in the first part");
        }
        return parts;
    }

    private static <P> List<P> inOne(
            TableSource source, Supplier<? extends P> part, BiConsumer<? super P, ? super Row> listener) {
        P all = Objects.requireNonNull(part.get(), "a part is needed for the rows");
        try {
            source.rows(new PassingRow(true, row -> listener.accept(all, row)));
            return List.of(all);
        } catch (LogFormatException e) {
            TableSource other = source.inOtherEncoding(e);
            if (other == null) {
                throw e;
            }
            return inOne(other, part, listener);
        }
    }

    /** Takes rows that are written. */
    public interface Sink {

        /** Writes a row; null is an empty cell. The array may be used again afterwards. */
        void row(String... cells);
    }

    /**
     * Writes a table as CSV, UTF-8 with byte-order mark, like {@link DataTable#write}: the parts are made side by side and stand in their
     * order. A file already there is replaced only when the new one is complete.
     *
     * @param parts how many parts there are; one of some thousand rows is a good size
     * @param rows writes the rows of a part, whose number from 0 it is given; called from several threads
     */
    public static void write(Path csv, List<String> names, int parts, PartRows rows) {
        TableWriting.write(csv, names, parts, rows);
    }

    /** Writes the rows of a part. */
    public interface PartRows {
        void write(int part, Sink sink);
    }
}
