package io.keiro.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A small immutable table of results: named columns, each with a kind and a unit, and rows of plain values. It is what every
 * result hands to the drawings, reports and files; {@link #toTablesaw()} gives a Tablesaw copy for further work.
 */
public final class DataTable implements Tabular {

    /** What a column's values are, and so how they are shown. */
    public enum Kind {
        /** any text; value {@code String} or {@link Phrase} */
        TEXT,
        /** a whole number; value {@code Integer} or {@code Long} */
        COUNT,
        /** a number with decimals; value {@code Double} */
        NUMBER,
        /** a share from 0 to 1, shown as per cent; value {@code Double} */
        SHARE,
        /** a span of time; value {@code java.time.Duration} */
        DURATION,
        /** an amount of money in the column's unit; value {@code Double} */
        MONEY,
        /** a moment; value {@code java.time.Instant} */
        INSTANT,
        /** a calendar day; value {@code java.time.LocalDate} */
        DATE,
        /** yes or no; value {@code Boolean} */
        BOOLEAN
    }

    /**
     * A column: its technical name, its label for people, its kind and, where it has one, its unit.
     *
     * @param name technical name, English, unique in the table
     * @param label what people read above the column
     * @param kind what the values are
     * @param unit unit of the values ("days", "EUR"), or "" where the kind says it all
     */
    public record Field(String name, Phrase label, Kind kind, String unit) {
        public Field {
            Objects.requireNonNull(name, "a column needs a name");
            Objects.requireNonNull(label, "a column needs a label: " + name);
            Objects.requireNonNull(kind, "a column needs a kind: " + name);
            Objects.requireNonNull(unit, "a column needs a unit, or an empty text: " + name);
        }

        public static Field of(String name, Phrase label, Kind kind) {
            return new Field(name, label, kind, "");
        }

        public static Field of(String name, Kind kind) {
            return new Field(name, Phrase.same(name), kind, "");
        }

        public Field in(String newUnit) {
            return new Field(name, label, kind, newUnit);
        }
    }

    private final Phrase title;
    private final List<Field> fields;
    private final List<List<Object>> rows;

    DataTable(Phrase title, List<Field> fields, List<List<Object>> rows) {
        this.title = title;
        this.fields = fields;
        this.rows = rows;
    }

    /** Starts a table; add rows, then {@link Builder#build()}. */
    public static Builder titled(Phrase title, Field... fields) {
        return new Builder(title, List.of(fields));
    }

    public static Builder titled(Phrase title, List<Field> fields) {
        return new Builder(title, List.copyOf(fields));
    }

    /**
     * Reads a table from delimited text (delimiter, quotes and encoding are found out; also {@code .gz}) or from the first sheet of an
     * Excel workbook. The first row that is not blank is the header; its names are trimmed and made plain (NFKC), a repeated name gets a
     * number, cells beyond the header make columns of their own. All columns are text; an empty cell is missing; blank rows are left out.
     *
     * @throws LogFormatException if the file holds no table
     * @throws java.io.UncheckedIOException if the file is not there or cannot be read
     */
    public static DataTable read(Path path) {
        return DataTableFile.read(path);
    }

    /**
     * Reads one sheet of an Excel workbook like {@link #read}; numbers come in plain decimal form, dates in ISO 8601.
     *
     * @throws LogFormatException if there is no such sheet; the message names those that there are
     */
    public static DataTable readSheet(Path workbook, String sheet) {
        return DataTableFile.readSheet(workbook, sheet);
    }

    /** Names of the sheets of an Excel workbook, in the order of the tabs. */
    public static List<String> sheets(Path workbook) {
        return DataTableFile.sheets(workbook);
    }

    /**
     * Writes this table as CSV: technical column names, UTF-8 with byte-order mark, numbers in plain decimal form, times and durations in
     * ISO 8601, phrases in English. A file already there is replaced only when the new one is complete.
     */
    public void write(Path csv) {
        DataTableFile.write(this, csv);
    }

    public Phrase title() {
        return title;
    }

    public List<Field> fields() {
        return fields;
    }

    public int rowCount() {
        return rows.size();
    }

    /** One row's values in column order; null where a value is missing. Unmodifiable. */
    public List<Object> row(int index) {
        return rows.get(index);
    }

    public List<List<Object>> rows() {
        return rows;
    }

    /** Position of a column. A wrong name answers with the names that exist. */
    public int indexOf(String fieldName) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(fieldName)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column \"" + fieldName + "\" in the table \"" + title + "\""
                + NearestNames.hint(fieldName, fields.stream().map(Field::name).toList())
                        .en());
    }

    public Object value(int row, String fieldName) {
        return rows.get(row).get(indexOf(fieldName));
    }

    /** The first rows of this table. */
    public DataTable first(int count) {
        return new DataTable(title, fields, rows.subList(0, Math.min(Math.max(count, 0), rows.size())));
    }

    /** A copy of a Tablesaw table; changing that one never changes this. Times without a zone are taken as UTC. */
    public static DataTable of(tech.tablesaw.api.Table table) {
        return TablesawRows.of(Objects.requireNonNull(table, "DataTable.of needs a Tablesaw table"));
    }

    /**
     * The value as one of our tables, if it is one that this room knows: a {@link Tabular} or a Tablesaw table. For whoever shows values
     * of any kind and does not know Tablesaw.
     */
    public static Optional<DataTable> recognise(Object value) {
        if (value instanceof Tabular tabular) {
            return Optional.of(tabular.table());
        }
        // By name first, so that Tablesaw is not loaded for values that cannot be one of its tables.
        boolean tablesaw = value != null && value.getClass().getName().startsWith("tech.tablesaw.");
        return tablesaw && value instanceof tech.tablesaw.api.Table table ? Optional.of(of(table)) : Optional.empty();
    }

    /** A copy as a Tablesaw table; changing it never changes this one. Durations become days, phrases their English text. */
    public tech.tablesaw.api.Table toTablesaw() {
        return TablesawCopy.of(this);
    }

    @Override
    public DataTable table() {
        return this;
    }

    @Override
    public Phrase sentence() {
        return Phrase.of(
                title.en() + ": " + rows.size() + (rows.size() == 1 ? " row" : " rows"),
                title.ja() + ": " + rows.size() + "行");
    }

    @Override
    public String toString() {
        return sentence().en();
    }

    /** Collects rows; every row must have as many values as there are columns. */
    public static final class Builder {
        private final Phrase title;
        private final List<Field> fields;
        private final List<List<Object>> rows = new ArrayList<>();

        private Builder(Phrase title, List<Field> fields) {
            this.title = Objects.requireNonNull(title, "a table needs a title");
            this.fields = fields;
            long distinct = fields.stream().map(Field::name).distinct().count();
            if (distinct != fields.size()) {
                throw new IllegalArgumentException("the table \"" + title + "\" names a column twice: "
                        + fields.stream().map(Field::name).toList());
            }
        }

        public Builder row(Object... values) {
            if (values.length != fields.size()) {
                throw new IllegalArgumentException("the table \"" + title + "\" has " + fields.size()
                        + " columns, but a row has " + values.length + " values: " + Arrays.toString(values));
            }
            rows.add(Collections.unmodifiableList(Arrays.asList(values.clone())));
            return this;
        }

        public DataTable build() {
            return new DataTable(title, fields, Collections.unmodifiableList(new ArrayList<>(rows)));
        }
    }
}
