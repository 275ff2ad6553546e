package io.keiro.leadtocash;

import io.keiro.log.TableRows;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** A file of millions of rows as a {@link TextTable} that does not keep them: they pass by, in parts side by side. */
final class LargeTable {

    private final TableRows rows;
    private final TableHeaders headers;

    private LargeTable(String name, TableRows rows) {
        this.rows = rows;
        this.headers = new TableHeaders(name, rows.names());
    }

    static LargeTable read(Path file) {
        return new LargeTable(file.getFileName().toString(), TableRows.of(file));
    }

    void require(List<String> needed) {
        headers.require(needed);
    }

    /** Position of a column, or -1. */
    int position(String header) {
        return headers.position(header);
    }

    /** How many columns have a header. */
    int width() {
        return headers.all().size();
    }

    /** Header of a column, or what stands for one beyond them. */
    String header(int column) {
        return rows.name(column);
    }

    /** Passes all rows that hold anything, each to the part that it belongs to; the parts stand in the order of the file. */
    <P> List<P> read(Supplier<P> part, BiConsumer<P, TextTable.Row> listener) {
        return rows
                .read(() -> new Part<>(part.get(), headers), (own, row) -> {
                    own.row.passing = row;
                    listener.accept(own.content, own.row);
                })
                .stream()
                .map(own -> own.content)
                .toList();
    }

    private static final class Part<P> {
        private final P content;
        private final PassingRow row;

        Part(P content, TableHeaders headers) {
            this.content = content;
            this.row = new PassingRow(headers);
        }
    }

    private static final class PassingRow extends TextTable.Row {
        private TableRows.Row passing;

        PassingRow(TableHeaders headers) {
            super(headers);
        }

        @Override
        int width() {
            return passing.width();
        }

        @Override
        String at(int position) {
            return passing.text(position);
        }

        @Override
        int index() {
            return Math.toIntExact(passing.number() - 1);
        }
    }
}
