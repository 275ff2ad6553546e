package io.keiro.log;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tech.tablesaw.api.Table;

/**
 * An event log: cases in source order, each with its events in time order, stored column by column. Immutable; every verb returns
 * a new log that shares the columns it does not change.
 *
 * <p>Shape: case {@code c} owns the events {@code caseStart(c)} to {@code caseEnd(c) - 1}. Activities are small codes with a
 * dictionary, times are epoch milliseconds with {@link #NO_TIME} for missing ones. Within a case events are sorted by time; equal
 * times keep the order of the source ({@link #sourcePosition}), and an event without time stays directly behind its predecessor. An empty
 * log is legal.
 *
 * <p>{@link #read} takes a file as it is; {@link #csv}, {@link #workbook} and {@link #xes} let the caller decide what it would find out.
 */
// Longer than 300 lines: this is the one door to the frame; what stands behind each method is elsewhere.
public final class EventLog
        implements Tabular,
                CaseVerbs,
                TimeVerbs,
                StructureVerbs,
                OrganisationVerbs,
                RepetitionVerbs,
                AttributeVerbs,
                Transformations {

    /** Stands in {@link #time} and {@link #startTime} for a missing time. */
    public static final long NO_TIME = Long.MIN_VALUE;

    private final Frame frame;
    private final LogInfo info;
    private final EventLog imported;
    private volatile VariantIndex variants;
    private volatile CodedColumn resources;
    /** How to tell the variants from those of the log that this one was made of, or null. Set before anybody else sees the log. */
    private Supplier<VariantIndex> inherited;

    private EventLog(Frame frame, LogInfo info, EventLog imported) {
        this.frame = frame;
        this.info = info;
        this.imported = imported == null ? this : imported;
    }

    EventLog(Frame frame, LogInfo info) {
        this(frame, info, null);
    }

    /**
     * Reads a log from a file, whatever it is: XES, delimited text, an Excel workbook or Parquet, packed ({@code .gz}, {@code .zip}) or not.
     * Several tables, or several XES files, are read as one log if the path is a pattern ({@code exports/*.csv}, {@code exports/**.csv}) or
     * an archive of several files: columns are united by name, and the column {@code file} says which file an event is from. What was found out on the way, and what was left out, stands in {@link #report()}.
     *
     * @throws LogFormatException if it holds no event log; the message says what is missing and how to name it
     * @throws java.io.UncheckedIOException if the file is not there or cannot be read
     */
    public static EventLog read(Path path) {
        SourceFiles files = SourceFiles.of(path);
        return files.areXml()
                ? new XesImport(path).read(files)
                : TableImport.of(files).read();
    }

    /** Delimited text, with choices: {@code EventLog.csv(path).caseId("deal").activity("step").time("when").read()}. */
    public static TableImport csv(Path path) {
        return TableImport.of(path);
    }

    /** A sheet of an Excel workbook, with choices: {@code EventLog.workbook(path).sheet("Events").read()}. */
    public static TableImport workbook(Path path) {
        return TableImport.of(path);
    }

    /** A Parquet file, with choices: {@code EventLog.parquet(path).caseId("deal").read()}. */
    public static TableImport parquet(Path path) {
        return TableImport.of(path);
    }

    /** Several tables as one log, with choices: {@code EventLog.tables(Path.of("exports"), "*.csv").caseId("deal").read()}. */
    public static TableImport tables(Path folder, String pattern) {
        return TableImport.of(folder, pattern);
    }

    /** A Tablesaw table, taken in by copying; its columns are found by their names and contents. */
    public static EventLog of(Table table) {
        return TableImport.of(new TablesawSource(table)).read();
    }

    /** A Tablesaw table, taken in by copying, whose columns are named. */
    public static EventLog of(Table table, Mapping mapping) {
        TableImport named = TableImport.of(new TablesawSource(table))
                .caseId(mapping.caseId())
                .activity(mapping.activity())
                .time(mapping.time());
        named = mapping.start().isEmpty() ? named : named.start(mapping.start());
        named = mapping.resource().isEmpty() ? named : named.resource(mapping.resource());
        named = mapping.lifecycle().isEmpty() ? named : named.lifecycle(mapping.lifecycle());
        return (mapping.instance().isEmpty() ? named : named.instance(mapping.instance())).read();
    }

    /** Java records, one per event; their components are found by their names: {@code record Step(String caseId, String activity, Instant time) {}}. */
    public static <R extends Record> EventLog of(Iterable<R> records) {
        return records.iterator().hasNext()
                ? records(records).read()
                : builder("records").build();
    }

    /** Java records, with choices: {@code EventLog.records(steps).caseId("deal").read()}. */
    public static <R extends Record> TableImport records(Iterable<R> records) {
        return TableImport.of(new RecordSource(records));
    }

    /** An XES file, with choices: {@code EventLog.xes(path).zone(ZoneId.of("Asia/Tokyo")).read()}. */
    public static XesImport xes(Path path) {
        return new XesImport(path);
    }

    /** A log built event by event, for tests, small examples and data that is already in memory. */
    public static EventLogBuilder builder(String name) {
        return new EventLogBuilder(name);
    }

    /** What the log is called: the file it was read from, or the name it was built with. */
    public String name() {
        return info.name();
    }

    /** The same log under another name. */
    public EventLog withName(String name) {
        Objects.requireNonNull(name, "a log needs a name");
        return new EventLog(frame, info.named(name), imported);
    }

    public int caseCount() {
        return frame.offsets().length - 1;
    }

    public int eventCount() {
        return frame.codes().length;
    }

    /** The activities that occur in this log, ordered by label. */
    public List<String> activities() {
        boolean[] seen = new boolean[activityCodeCount()];
        for (int code : frame.codes()) {
            seen[code] = true;
        }
        List<String> labels = new ArrayList<>();
        for (int code = 0; code < seen.length; code++) {
            if (seen[code]) {
                labels.add(activityLabel(code));
            }
        }
        labels.sort(Labels.BY_CODE_POINT);
        return List.copyOf(labels);
    }

    /** Number of activity codes; some may not occur in a filtered log. Codes run from 0 to this minus 1. */
    public int activityCodeCount() {
        return frame.activities().size();
    }

    /** Label of an activity code. */
    public String activityLabel(int code) {
        return frame.activities().entry(code);
    }

    /** Code of a label, or -1 if this log's dictionary does not have it. */
    public int activityCode(String label) {
        return frame.activities().find(label);
    }

    /** First event of a case. */
    public int caseStart(int caseIndex) {
        return frame.offsets()[caseIndex];
    }

    /** One past the last event of a case; equal to {@link #caseStart} for a case without events. */
    public int caseEnd(int caseIndex) {
        return frame.offsets()[caseIndex + 1];
    }

    public int activityCode(int event) {
        return frame.codes()[event];
    }

    public String activity(int event) {
        return activityLabel(activityCode(event));
    }

    /** Time (completion) of an event in epoch milliseconds, or {@link #NO_TIME}. */
    public long time(int event) {
        return frame.times().ends()[event];
    }

    /** True if the log is an interval log: its events carry a start as well as a completion. */
    public boolean hasStartTimes() {
        return frame.times().starts() != null;
    }

    /** Start of an event in epoch milliseconds: its own start time, else {@link #time}; see {@link #hasStart}. */
    public long startTime(int event) {
        long[] starts = frame.times().starts();
        return starts == null || starts[event] == NO_TIME ? time(event) : starts[event];
    }

    /**
     * Whether it is known when an event started: in an interval log if it has a start of its own, in an atomic log, whose events are moments,
     * if it has a time. Where it is not known, {@link #startTime} is the completion, which says where the event stands but not how long it
     * took.
     */
    public boolean hasStart(int event) {
        long[] starts = frame.times().starts();
        return (starts == null ? time(event) : starts[event]) != NO_TIME;
    }

    /**
     * Place of an event in the source that was read, from 0, of all events that were kept; -1 for one that a verb added. Of events with
     * equal times the one that stood first comes first. Logs that were merged count one behind the other.
     */
    public int sourcePosition(int event) {
        return frame.rows().events().places().of(event);
    }

    /** How the events of a case are put in order: by time, ties as in the source, or all as in the source. */
    public EventOrder order() {
        return info.order();
    }

    /** Seconds east of Greenwich of the clock with which the time of an event was recorded. */
    public int utcOffsetSeconds(int event) {
        return frame.times().offsets().seconds(event);
    }

    public String caseId(int caseIndex) {
        return frame.rows().caseIds().text(caseIndex);
    }

    /** Number of variants: different sequences of activities. Computed once. */
    public int variantCount() {
        return variants().count();
    }

    /** Variant of a case as its rank from 0: most cases first, equals label by label. */
    public int variantOf(int caseIndex) {
        return variants().variantOf(caseIndex);
    }

    /** Number of cases with the variant of this rank. */
    public int variantFrequency(int variant) {
        return variants().frequency(variant);
    }

    /** A case with the variant of this rank, the first in the log. */
    public int variantExample(int variant) {
        return variants().example(variant);
    }

    /** Number of resource codes, 0 if the log does not say who did its events; some may not occur in a filtered log. */
    public int resourceCodeCount() {
        return resources().dictionary().size();
    }

    /** Label of a resource code. */
    public String resourceLabel(int code) {
        return resources().dictionary().entry(code);
    }

    /** Code of the resource that did an event, from 0 to {@link #resourceCodeCount} - 1; -1 if it is not known. */
    public int resourceCode(int event) {
        return resources().codes()[event];
    }

    /** Names of the event attributes, in source order; case id, activity and time are not among them. */
    public List<String> eventAttributes() {
        return frame.rows().events().names();
    }

    /** Names of the case attributes, in source order; the case id is not among them. */
    public List<String> caseAttributes() {
        return frame.rows().cases().names();
    }

    /** One event attribute, a row per event. A wrong name answers with the names that exist. */
    public Column eventAttribute(String attribute) {
        Column column = findEventAttribute(attribute);
        if (column == null) {
            boolean otherLevel = findCaseAttribute(attribute) != null;
            throw new IllegalArgumentException("no event attribute \"" + attribute + "\""
                    + (otherLevel
                            ? "; it is a case attribute: log.caseAttribute(\"" + attribute + "\")"
                            : NearestNames.hint(attribute, eventAttributes()).en()));
        }
        return column;
    }

    /** One case attribute, a row per case. A wrong name answers with the names that exist. */
    public Column caseAttribute(String attribute) {
        Column column = findCaseAttribute(attribute);
        if (column == null) {
            boolean otherLevel = findEventAttribute(attribute) != null;
            throw new IllegalArgumentException("no case attribute \"" + attribute + "\""
                    + (otherLevel
                            ? "; it is an event attribute: log.eventAttribute(\"" + attribute + "\")"
                            : NearestNames.hint(attribute, caseAttributes()).en()));
        }
        return column;
    }

    /** Puts any function of a log into a chain: {@code log.apply(Variants::of)}. */
    public <R> R apply(Function<? super EventLog, ? extends R> function) {
        return function.apply(this);
    }

    /**
     * One event per performance of an activity, with its start and its completion, from a log in which each of them is an event. Pairs by
     * instance id, else first in, first out for each case and activity, preferring the same resource. A completion without start has an
     * unknown start, a start without completion an unknown end; the history counts both. Times of the other transitions that XES names
     * become columns {@code lifecycle:schedule} and so on. A log without lifecycle, or with starts, is returned as it is.
     */
    public EventLog toActivityLog() {
        return ActivityLogs.of(this);
    }

    /** One event per transition, from a log whose events have a start: the inverse of {@link #toActivityLog}. A log without starts stays. */
    public EventLog toEventLog() {
        return hasStartTimes() ? new EventRows(this).toLog() : this;
    }

    /**
     * A copy as a Tablesaw table, one row per event: case id, activity, start if there are any, time, attributes; times are local to
     * {@link #zone}. Changing it never changes the log.
     */
    public Table events() {
        return LogTables.events(this);
    }

    /**
     * A copy as a Tablesaw table, one row per case: case id, attributes, {@code events} (their number), {@code start} and {@code end}
     * (local to {@link #zone}), {@code durationDays} (elapsed).
     */
    public Table cases() {
        return LogTables.cases(this);
    }

    /**
     * Writes the log as CSV, packed if the name ends in {@code .gz}: one row per event, times with their offset, case attributes under
     * {@code case:…}, UTF-8 with byte-order mark. A log in the order of its source has a column {@code …:order} behind the time. A case without events has a row of its own with nothing but its attributes. Name and
     * values of a column of text stand in quotes where they would be taken for numbers, dates or truth values. Reading it again gives the
     * same log; a column without any value comes back as text, and a log without any event does not come back.
     */
    public void writeCsv(Path path) {
        SafeWrite.file(path, out -> CsvLogWriter.write(this, out));
    }

    /** Writes the log as XES, packed if the name ends in {@code .gz}. Reading it again gives the same log. */
    public void writeXes(Path path) {
        SafeWrite.file(path, out -> XesLogWriter.write(this, out));
    }

    /**
     * Writes the log as Parquet: one row per event, columns as in {@link #writeCsv}, with their types; moments are UTC timestamps, and
     * where some were recorded with another offset a column {@code …:offset} says so. Reading it again gives the same log.
     */
    public void writeParquet(Path path) {
        SafeWrite.draft(path, draft -> ParquetLogWriter.write(this, draft));
    }

    /**
     * Writes the log as an Excel workbook: the sheet {@code EventLog} with one row per event, columns as in {@link #writeCsv}, times as
     * date cells; the sheet {@code Columns} with their types. Reading it again gives the same log.
     *
     * @throws IllegalArgumentException if Excel cannot hold it: 1,048,575 rows, 16,384 columns, 32,767 characters in a cell
     */
    public void writeWorkbook(Path path) {
        SafeWrite.file(path, out -> SheetLogWriter.write(this, out));
    }

    /** First time in the log, starts included, or null if no event has one. */
    public Instant firstTime() {
        return LogSummary.firstTime(this);
    }

    /** Last time in the log, or null if no event has one. */
    public Instant lastTime() {
        return LogSummary.lastTime(this);
    }

    /** The zone in which this log's times are shown, and in which times without zone were read. */
    public ZoneId zone() {
        return info.zone();
    }

    /** Which columns of the source became case, activity and time. */
    public Mapping mapping() {
        return info.mapping();
    }

    /** What the import did that this log stems from. */
    public ImportReport report() {
        return new ImportReport(imported, info.notes());
    }

    /** The verbs applied since the import: one row each, with cases and events before and after. */
    public DataTable history() {
        return LogSummary.history(info);
    }

    /** One row: cases, events, activities, variants, first and last time, number of attributes. */
    public DataTable summary() {
        return LogSummary.of(this);
    }

    /** The same as {@link #summary}. */
    @Override
    public DataTable table() {
        return summary();
    }

    @Override
    public Phrase sentence() {
        return LogSummary.sentence(this);
    }

    @Override
    public String toString() {
        return sentence().en();
    }

    Frame frame() {
        return frame;
    }

    LogInfo info() {
        return info;
    }

    Column findEventAttribute(String attribute) {
        return frame.rows().events().find(attribute);
    }

    Column findCaseAttribute(String attribute) {
        return frame.rows().cases().find(attribute);
    }

    int compareActivities(int codeA, int codeB) {
        return Labels.BY_CODE_POINT.compare(activityLabel(codeA), activityLabel(codeB));
    }

    /** First start in a case, or {@link #NO_TIME}. */
    long firstTimeOf(int caseIndex) {
        long first = Long.MAX_VALUE;
        for (int e = caseStart(caseIndex); e < caseEnd(caseIndex); e++) {
            long time = startTime(e);
            first = time == NO_TIME ? first : Math.min(first, time);
        }
        return first == Long.MAX_VALUE ? NO_TIME : first;
    }

    /** Last completion in a case, its last start where nothing was completed, or {@link #NO_TIME}. */
    long lastTimeOf(int caseIndex) {
        long last = NO_TIME;
        for (int e = caseStart(caseIndex); e < caseEnd(caseIndex); e++) {
            last = Math.max(last, time(e) == NO_TIME ? startTime(e) : time(e));
        }
        return last;
    }

    VariantIndex variants() {
        VariantIndex found = variants;
        if (found == null) {
            found = inherited == null ? VariantIndex.of(this) : inherited.get();
            variants = found;
        }
        return found;
    }

    /** The column that the mapping names as the resource, worked out once; all missing if there is none. */
    CodedColumn resources() {
        CodedColumn found = resources;
        if (found == null) {
            Column column = findEventAttribute(mapping().resource());
            found = column == null ? CodedColumn.missing(eventCount()) : CodedColumn.of(column);
            resources = found;
        }
        return found;
    }

    /**
     * Code of a label that has to be there; -1 in a log that never had any activity.
     *
     * @throws IllegalArgumentException if the log never had it; the message names the nearest ones
     */
    public int neededCode(String label) {
        int code = activityCode(label);
        if (code < 0 && activityCodeCount() > 0) {
            throw new IllegalArgumentException("no activity \"" + label + "\" in " + name()
                    + NearestNames.hint(label, activities()).en());
        }
        return code;
    }

    BitSet neededCodes(List<String> labels) {
        BitSet codes = new BitSet();
        for (String label : labels) {
            int code = neededCode(label);
            if (code >= 0) {
                codes.set(code);
            }
        }
        return codes;
    }

    List<String> caseIds() {
        List<String> ids = new ArrayList<>(caseCount());
        for (int c = 0; c < caseCount(); c++) {
            ids.add(caseId(c));
        }
        return ids;
    }

    /** The work calendar in whose business time durations are measured, if the log has one. */
    public Optional<WorkCalendar> calendar() {
        return Optional.ofNullable(info.calendar());
    }

    /** The case that owns an event. */
    int caseOf(int event) {
        int[] offsets = frame.offsets();
        int low = 0;
        int high = caseCount() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (offsets[middle] <= event) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Some of the cases, ascending; what is known about their variants stays known. */
    EventLog deriveCases(Verb verb, int[] cases) {
        EventLog derived = derive(verb, frame.selectCases(cases));
        VariantIndex known = variants;
        if (known != null) {
            derived.inherited = () -> known.narrow(cases, derived);
        }
        return derived;
    }

    EventLog derive(Verb verb, Frame changed) {
        return derive(verb, changed, before -> before);
    }

    EventLog derive(Verb verb, Frame changed, Mapping mapping) {
        return derive(verb, changed, before -> before.mapped(mapping));
    }

    /** What a verb made of this log; a frame with the same cases and labels keeps the variants that are known. */
    EventLog derive(Verb verb, Frame changed, UnaryOperator<LogInfo> known) {
        LogStep step = LogStep.of(verb.call(), frame, changed, verb.note());
        EventLog derived = new EventLog(changed, known.apply(info).then(step), imported);
        if (changed.offsets() == frame.offsets()
                && changed.codes() == frame.codes()
                && changed.activities() == frame.activities()) {
            derived.variants = variants;
        }
        return derived;
    }

    /** The same log, with nothing behind it. */
    EventLog asImported() {
        return new EventLog(frame, info);
    }
}
