package io.keiro.log;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Copies a log into Tablesaw tables. They are mutable, so nothing is shared. */
final class LogTables {

    private static final double MILLIS_PER_DAY = 86_400_000.0;

    private final EventLog log;
    private final ZoneId zone;
    private final Table table;
    private final Set<String> taken = new HashSet<>();

    LogTables(EventLog log, String what) {
        this.log = log;
        this.zone = log.zone();
        this.table = Table.create(log.name() + " " + what);
    }

    static Table events(EventLog log) {
        return new LogTables(log, "events").events();
    }

    static Table cases(EventLog log) {
        return new LogTables(log, "cases").cases();
    }

    void add(String name, Column column) {
        table.addColumns(copy(NamedColumn.of(column, name)));
    }

    Table table() {
        return table;
    }

    private Table events() {
        int events = log.eventCount();
        StringColumn ids = StringColumn.create(name(log.mapping().caseId()));
        StringColumn activities = StringColumn.create(name(log.mapping().activity()));
        for (int c = 0; c < log.caseCount(); c++) {
            String id = log.caseId(c);
            for (int e = log.caseStart(c); e < log.caseEnd(c); e++) {
                ids.append(id);
                activities.append(log.activity(e));
            }
        }
        table.addColumns(ids, activities);
        if (log.hasStartTimes()) {
            String start = log.mapping().start();
            DateTimeColumn starts = DateTimeColumn.create(name(start.isEmpty() ? Mapping.PLAIN.start() : start));
            for (int e = 0; e < events; e++) {
                starts.append(local(log.frame().times().starts()[e]));
            }
            table.addColumns(starts);
        }
        DateTimeColumn times = DateTimeColumn.create(name(log.mapping().time()));
        for (int e = 0; e < events; e++) {
            times.append(local(log.time(e)));
        }
        table.addColumns(times);
        log.eventAttributes().forEach(attribute -> table.addColumns(copy(log.eventAttribute(attribute))));
        return table;
    }

    private Table cases() {
        StringColumn ids = StringColumn.create(name(log.mapping().caseId()));
        for (int c = 0; c < log.caseCount(); c++) {
            ids.append(log.caseId(c));
        }
        table.addColumns(ids);
        log.caseAttributes().forEach(attribute -> table.addColumns(copy(log.caseAttribute(attribute))));
        IntColumn counts = IntColumn.create(name("events"));
        DateTimeColumn starts = DateTimeColumn.create(name("start"));
        DateTimeColumn ends = DateTimeColumn.create(name("end"));
        DoubleColumn days = DoubleColumn.create(name("durationDays"));
        for (int c = 0; c < log.caseCount(); c++) {
            long first = log.firstTimeOf(c);
            long last = log.lastTimeOf(c);
            counts.append(log.caseEnd(c) - log.caseStart(c));
            starts.append(local(first));
            ends.append(local(last));
            days.append(first == EventLog.NO_TIME ? Double.NaN : (last - first) / MILLIS_PER_DAY);
        }
        return table.addColumns(counts, starts, ends, days);
    }

    private String name(String wanted) {
        String name = wanted;
        for (int n = 2; !taken.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = wanted + " (" + n + ")";
        }
        return name;
    }

    private LocalDateTime local(long millis) {
        return millis == EventLog.NO_TIME
                ? null
                : Instant.ofEpochMilli(millis).atZone(zone).toLocalDateTime();
    }

    private tech.tablesaw.columns.Column<?> copy(Column source) {
        String name = name(source.name());
        return switch (source.type()) {
            case TEXT -> text(source, name);
            case LONG -> whole(source, name);
            case DOUBLE -> number(source, name);
            case BOOLEAN -> flag(source, name);
            case INSTANT -> moment(source, name);
        };
    }

    private static StringColumn text(Column source, String name) {
        StringColumn column = StringColumn.create(name);
        for (int row = 0; row < source.size(); row++) {
            column.append(source.text(row));
        }
        return column;
    }

    private static tech.tablesaw.api.LongColumn whole(Column source, String name) {
        tech.tablesaw.api.LongColumn column = tech.tablesaw.api.LongColumn.create(name);
        for (int row = 0; row < source.size(); row++) {
            if (source.isMissing(row)) {
                column.appendMissing();
            } else {
                column.append((Long) source.value(row));
            }
        }
        return column;
    }

    private static DoubleColumn number(Column source, String name) {
        DoubleColumn column = DoubleColumn.create(name);
        for (int row = 0; row < source.size(); row++) {
            column.append(source.number(row));
        }
        return column;
    }

    private static BooleanColumn flag(Column source, String name) {
        BooleanColumn column = BooleanColumn.create(name);
        for (int row = 0; row < source.size(); row++) {
            if (source.isMissing(row)) {
                column.appendMissing();
            } else {
                column.append((Boolean) source.value(row));
            }
        }
        return column;
    }

    private DateTimeColumn moment(Column source, String name) {
        DateTimeColumn column = DateTimeColumn.create(name);
        for (int row = 0; row < source.size(); row++) {
            Instant value = (Instant) source.value(row);
            column.append(value == null ? null : value.atZone(zone).toLocalDateTime());
        }
        return column;
    }
}
