package io.keiro.log;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What a caller has fixed about a table import. Changed only on a copy that nobody else has seen, so a {@link TableImport} is immutable. */
final class TableChoices {

    /** Which of two numbers is the day. */
    enum DayOrder {
        DETECTED,
        DAY_FIRST,
        MONTH_FIRST
    }

    final Map<ColumnRole, String> columns;
    Set<String> caseAttributes = Set.of();
    /** Columns whose dates become events of the case of their row; none if they are to be found, null if rows are no cases. */
    List<String> dateColumns;
    /** What of a history of changes is wanted, or null if rows are no changes. */
    ChangeHistory.Choice changes;

    Set<String> nullValues = Set.of();
    ZoneId zone = ZoneOffset.UTC;
    boolean zoneGiven;
    DayOrder dayOrder = DayOrder.DETECTED;
    DateTimeFormatter timeFormat;
    String timePattern = "";
    Character delimiter;
    Character quote;
    Charset charset;
    String sheet;
    /** Line of the header, or 0 if it is to be found. */
    long headerLine;

    /** Null for the order that the table itself says, or else by time. */
    EventOrder order;

    TableImport.Missing missing = TableImport.Missing.DROP;
    boolean strict;
    ProgressListener progress = ProgressListener.SILENT;

    TableChoices() {
        columns = new EnumMap<>(ColumnRole.class);
    }

    private TableChoices(TableChoices other) {
        columns = new EnumMap<>(other.columns);
        caseAttributes = other.caseAttributes;
        dateColumns = other.dateColumns;
        changes = other.changes;
        nullValues = other.nullValues;
        zone = other.zone;
        zoneGiven = other.zoneGiven;
        dayOrder = other.dayOrder;
        timeFormat = other.timeFormat;
        timePattern = other.timePattern;
        delimiter = other.delimiter;
        quote = other.quote;
        charset = other.charset;
        sheet = other.sheet;
        headerLine = other.headerLine;
        order = other.order;
        missing = other.missing;
        strict = other.strict;
        progress = other.progress;
    }

    TableChoices with(Consumer<TableChoices> change) {
        TableChoices copy = new TableChoices(this);
        change.accept(copy);
        return copy;
    }
}
