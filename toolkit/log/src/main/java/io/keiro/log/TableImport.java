package io.keiro.log;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a table becomes a log: one row per event, or per activity instance with start and completion; one row per case with several
 * columns of dates ({@link #oneRowPerCase}); or one row per change of a property ({@link #changesOf}).
 * {@code EventLog.csv(path).caseId("deal").activity("step").time("when").read()}. What is not given is found out: delimiter, quotes,
 * encoding, header row, the columns by their names and contents, the form of dates, the types of attributes. Immutable; each method
 * returns a new one.
 *
 * <p>A row without case id or activity is left out ({@link #missing}); so is one whose time cannot be read. A row without time is kept.
 * A column called {@code case:…} becomes a case attribute without that prefix. The report counts and lists everything left out.
 */
public final class TableImport {

    /** What happens to a row without case id or activity. */
    public enum Missing {
        /** Left out and counted. */
        DROP,
        /** The import ends with an error that names the line. */
        FAIL,
        /** Kept under the label {@code (missing)}. */
        LABEL
    }

    private final Function<TableChoices, TableSource> source;
    private final TableChoices choices;

    private TableImport(Function<TableChoices, TableSource> source, TableChoices choices) {
        this.source = source;
        this.choices = choices;
    }

    static TableImport of(Path path) {
        Objects.requireNonNull(path, "the path of the table is missing");
        return new TableImport(choices -> TableSource.open(SourceFiles.of(path), choices), new TableChoices());
    }

    static TableImport of(Path folder, String pattern) {
        Objects.requireNonNull(folder, "the folder of the tables is missing");
        Objects.requireNonNull(pattern, "a pattern is needed, for example \"*.csv\"");
        return new TableImport(
                choices -> TableSource.open(SourceFiles.in(folder, pattern), choices), new TableChoices());
    }

    static TableImport of(SourceFiles file) {
        return new TableImport(choices -> TableSource.open(file, choices), new TableChoices());
    }

    static TableImport of(TableSource table) {
        return new TableImport(choices -> table, new TableChoices());
    }

    private TableImport with(Consumer<TableChoices> change) {
        return new TableImport(source, choices.with(change));
    }

    private TableImport column(ColumnRole role, String name) {
        Objects.requireNonNull(name, role.option() + "(…) needs the name of a column");
        return with(c -> c.columns.put(role, name));
    }

    /** The column that says to which case a row belongs. */
    public TableImport caseId(String column) {
        return column(ColumnRole.CASE, column);
    }

    /** The column that says what happened. */
    public TableImport activity(String column) {
        return column(ColumnRole.ACTIVITY, column);
    }

    /** The column that says when it happened, or was completed. */
    public TableImport time(String column) {
        return column(ColumnRole.TIME, column);
    }

    /** The column that says when it was started. */
    public TableImport start(String column) {
        return column(ColumnRole.START, column);
    }

    /** The column that says who did it; it stays an event attribute. */
    public TableImport resource(String column) {
        return column(ColumnRole.RESOURCE, column);
    }

    /** The column that says which transition of the activity a row is, such as start or complete; it stays an event attribute. */
    public TableImport lifecycle(String column) {
        return column(ColumnRole.LIFECYCLE, column);
    }

    /** The column that says which rows belong to one performance of an activity; it stays an event attribute. */
    public TableImport instance(String column) {
        return column(ColumnRole.INSTANCE, column);
    }

    /** Columns that are attributes of the case; where they change inside a case, the last value counts and the report says so. */
    public TableImport caseAttributes(String... columns) {
        return with(c -> c.caseAttributes = Set.copyOf(Arrays.asList(columns)));
    }

    /**
     * Each row is a case, and each date in these columns an event called by its column; all columns of dates unless given. Days without a
     * time of day keep the order of the columns. The other columns become attributes of the case, and a row without any date a case
     * without events.
     */
    public TableImport oneRowPerCase(String... dateColumns) {
        return with(c -> c.dateColumns = List.of(dateColumns));
    }

    /**
     * Each row is a change of a property, as in a deal's history, and the values of this property are the activities; with several,
     * activities are called {@code property: value}. Changes of other properties are left out and counted; all columns stay attributes.
     */
    public TableImport changesOf(String... properties) {
        if (properties.length == 0) {
            throw new IllegalArgumentException("changesOf(…) needs a property; everyChange() takes all");
        }
        return changes(new ChangeHistory.Choice(List.of(properties), propertyColumn(), valueColumn()));
    }

    /** Each row is a change of a property, and the name of the property is the activity. */
    public TableImport everyChange() {
        return changes(new ChangeHistory.Choice(List.of(), propertyColumn(), valueColumn()));
    }

    /** In a history of changes, the column that says which property changed. */
    public TableImport changedProperty(String column) {
        Objects.requireNonNull(column, "changedProperty(…) needs the name of a column");
        return changes(new ChangeHistory.Choice(properties(), column, valueColumn()));
    }

    /** In a history of changes, the column that says to which value. */
    public TableImport changedValue(String column) {
        Objects.requireNonNull(column, "changedValue(…) needs the name of a column");
        return changes(new ChangeHistory.Choice(properties(), propertyColumn(), column));
    }

    private TableImport changes(ChangeHistory.Choice choice) {
        return with(c -> c.changes = choice);
    }

    private List<String> properties() {
        return choices.changes == null ? List.of() : choices.changes.properties();
    }

    private String propertyColumn() {
        return choices.changes == null ? null : choices.changes.property();
    }

    private String valueColumn() {
        return choices.changes == null ? null : choices.changes.value();
    }

    /** Texts that stand for a missing value, such as {@code "NULL"}; empty cells always do. */
    public TableImport nullValues(String... texts) {
        return with(c -> c.nullValues = Set.copyOf(Arrays.asList(texts)));
    }

    /** The zone in which times without offset are read and all times are shown; UTC unless given. */
    public TableImport zone(ZoneId zone) {
        Objects.requireNonNull(zone, "a zone is needed, for example ZoneId.of(\"Asia/Tokyo\")");
        return with(c -> {
            c.zone = zone;
            c.zoneGiven = true;
        });
    }

    /** In 03/04/2024 the day is 3. */
    public TableImport dayFirst() {
        return with(c -> c.dayOrder = TableChoices.DayOrder.DAY_FIRST);
    }

    /** In 03/04/2024 the month is 3. */
    public TableImport monthFirst() {
        return with(c -> c.dayOrder = TableChoices.DayOrder.MONTH_FIRST);
    }

    /** The form of the times, for example {@code "d/M/yy H:mm"}; English names of months and days. */
    public TableImport timeFormat(String pattern) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        return with(c -> {
            c.timeFormat = format;
            c.timePattern = pattern;
        });
    }

    /** The character between values. */
    public TableImport delimiter(char delimiter) {
        return with(c -> c.delimiter = delimiter);
    }

    /** The character around values that hold delimiters. */
    public TableImport quote(char quote) {
        return with(c -> c.quote = quote);
    }

    /** The encoding of the text, for example {@code Charset.forName("windows-31j")}. */
    public TableImport charset(Charset charset) {
        Objects.requireNonNull(charset, "a charset is needed, for example StandardCharsets.UTF_8");
        return with(c -> c.charset = charset);
    }

    /** The sheet of a workbook; the one called {@code EventLog}, else the first, unless given. */
    public TableImport sheet(String sheet) {
        Objects.requireNonNull(sheet, "the name of the sheet is missing");
        return with(c -> c.sheet = sheet);
    }

    /** Line of the text or row of the sheet, from 1, in which the names of the columns stand; looked for in the first 20 unless given. */
    public TableImport headerLine(int line) {
        if (line < 1) {
            throw new IllegalArgumentException("lines count from 1, so no header stands in line " + line);
        }
        return with(c -> c.headerLine = line);
    }

    /** How events are put in order inside their case; by time unless given, or unless Keiro wrote the table from a log in the order of its source. */
    public TableImport order(EventOrder order) {
        Objects.requireNonNull(order, "an order is needed: TIME or SOURCE");
        return with(c -> c.order = order);
    }

    /** What happens to a row without case id or activity; it is left out unless given. */
    public TableImport missing(Missing rule) {
        Objects.requireNonNull(rule, "a rule is needed: DROP, FAIL or LABEL");
        return with(c -> c.missing = rule);
    }

    /** Ends with an error at the first row that would be left out. */
    public TableImport strict() {
        return with(c -> {
            c.strict = true;
            c.missing = Missing.FAIL;
        });
    }

    /** Who hears how much has been read. */
    public TableImport progress(ProgressListener listener) {
        Objects.requireNonNull(listener, "a listener is needed; ProgressListener.SILENT hears nothing");
        return with(c -> c.progress = listener);
    }

    /**
     * Reads the table.
     *
     * @throws LogFormatException if it holds no event log, with what is missing and how to name it
     * @throws java.io.UncheckedIOException if the file is not there or cannot be read
     */
    public EventLog read() {
        RelayedProgress progress = new RelayedProgress(choices.progress);
        // Nobody is told where nobody listens, so that no time is spent on it.
        boolean silent = choices.progress == ProgressListener.SILENT;
        TableSource table = source.apply(silent ? choices : choices.with(c -> c.progress = progress));
        return TooLarge.guarded(table.name(), () -> read(table, progress));
    }

    private EventLog read(TableSource table, RelayedProgress progress) {
        try {
            List<TableSource.Row> sample = table.sample();
            TableShape shape = TableShape.of(table, sample, choices);
            List<TableSource.Row> events =
                    shape.table() == table ? sample : shape.table().sample();
            TableLayout layout = TableLayout.of(shape.table(), events, shape.choices());
            return new TableReader(shape.table(), layout, shape.choices(), progress).read();
        } catch (LogFormatException e) {
            TableSource other = table.inOtherEncoding(e);
            if (other == null) {
                throw e;
            }
            return read(other, progress);
        }
    }
}
