package io.keiro.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Makes the log of a table whose rows have all been read: decides what was open, types the attributes, writes the report. */
final class TableFinish {

    /** How other tools mark a column of case attributes. */
    static final String CASE_PREFIX = "case:";

    /** Three years after 1970. */
    private static final long SMALL = 3 * 365 * 86_400_000L;

    private final TableSource source;
    private final TableChoices choices;
    private final TableLayout layout;
    private final ImportNotes notes;

    TableFinish(TableSource source, TableChoices choices, TableLayout layout, ImportNotes notes) {
        this.source = source;
        this.choices = choices;
        this.layout = layout;
        this.notes = notes;
    }

    EventLog log(Rows rows) {
        LogAssembly assembly = rows.assembly();
        TimeColumn ends = rows.ends();
        if (assembly.eventCount() == 0) {
            rows.cases().refuse(this::hasNoActivity);
            throw TableProblems.nothingLeft(source.name(), layout, notes);
        }
        ForkJoinTask<Integer> control = ForkJoinPool.commonPool().submit(assembly.caseIds()::firstWithControl);
        boolean intervals = times(assembly, ends, rows.starts());
        String counts = OrderColumn.name(column(ColumnRole.TIME));
        boolean counted = choices.order == null
                && layout.names().contains(counts)
                && !layout.roles().columns().containsValue(counts)
                && !isOfCases(counts, choices);
        EventOrder order = counted ? EventOrder.SOURCE : choices.order == null ? EventOrder.TIME : choices.order;
        Frame built = assembly.build(order);
        int empty = rows.cases().settle(built.offsets(), this::hasNoActivity);
        Frame frame = typed(built, rows.cases());
        if (counted) {
            frame = OrderColumn.applied(frame, frame.rows().events().find(counts), source.name());
        }
        Mapping mapping = mapping(intervals);
        roles(ends, intervals);
        zone(ends, rows.starts());
        warn(assembly, order, rows);
        new ImportWarnings(notes).casesAlone(empty);
        suspicious(frame, control.join());
        smallNumbers(frame, ends);
        notes.finish();
        return new EventLog(frame, new LogInfo(source.name(), mapping, choices.zone, order, notes));
    }

    /** What all the rows came to. */
    record Rows(LogAssembly assembly, CaseRows cases, TimeColumn ends, TimeColumn starts, ImportNotes.Tally surplus) {}

    private void hasNoActivity(long line) {
        ImportNotes.Example example = layout.example(source, line, ColumnRole.ACTIVITY, "");
        if (choices.missing == TableImport.Missing.FAIL) {
            throw TableProblems.refused(source, example, TableReader.NO_ACTIVITY);
        }
        notes.drop(TableReader.NO_ACTIVITY, example);
    }

    /** Returns whether some event has a start of its own. */
    private boolean times(LogAssembly assembly, TimeColumn ends, TimeColumn starts) {
        TableProblems.checkDayOrder(source.name(), column(ColumnRole.TIME), ends);
        int events = assembly.eventCount();
        TimeColumn.Moments completions = ends.finish(events);
        if (starts == null || starts.count() == 0) {
            assembly.times(completions, null);
            return false;
        }
        TableProblems.checkDayOrder(source.name(), column(ColumnRole.START), starts);
        TimeColumn.Moments begins = starts.finish(events);
        boolean intervals = true;
        if (layout.roles().endIsOptional()) {
            completions = completedByStart(completions, begins, events);
            intervals = ends.count() > 0;
        }
        assembly.times(completions, intervals ? begins : null);
        return intervals;
    }

    /** An event that takes no time has only one time, in the column that is the start for the others: it starts and ends with it. */
    private static TimeColumn.Moments completedByStart(TimeColumn.Moments ends, TimeColumn.Moments starts, int events) {
        UtcOffsets startOffsets = starts.offsets().build(events, null);
        int[] finer = ends.finer();
        for (int row = 0; row < events; row++) {
            if (ends.millis()[row] == EventLog.NO_TIME) {
                ends.millis()[row] = starts.millis()[row];
                ends.offsets().set(row, startOffsets.seconds(row));
                if (starts.finer() != null && starts.finer()[row] != 0) {
                    finer = finer == null ? new int[events] : finer;
                    finer[row] = starts.finer()[row];
                }
            }
        }
        return new TimeColumn.Moments(ends.millis(), finer, ends.offsets());
    }

    private TypedText types(ImportNotes noted) {
        TypedText types = new TypedText(noted, choices);
        return source.saysTypes() ? types.byValues() : types;
    }

    /** An event column with its type, and what was noted about it. */
    private record Typed(Column column, ImportNotes noted) {}

    private Typed typed(TextColumn text, CaseLevel cases) {
        ImportNotes noted = notes.beside();
        Column typed = types(noted).typed(text, text.name(), source.type(text.name()));
        if (cases.isConstant(typed)) {
            noted.column(text.name(), Phrase.of("the same in all events of a case", "ケース内のすべてのイベントで同じ値"));
        }
        return new Typed(typed, noted);
    }

    private Frame typed(Frame frame, CaseRows caseRows) {
        CaseLevel cases = new CaseLevel(frame.offsets());
        Map<String, Column> ofCases = new LinkedHashMap<>();
        Map<String, ForkJoinTask<Typed>> ofEvents = new LinkedHashMap<>();
        for (Column column : frame.rows().events().store().columns().values()) {
            String name = caseName(column.name(), ofCases);
            boolean lifted = name != null;
            TextColumn text = (TextColumn) column;
            if (lifted) {
                GrowingColumn values = cases.of(text, name);
                caseRows.fill(column.name(), values, frame.offsets());
                TextColumn all = (TextColumn) values.build(frame.offsets().length - 1, null);
                ofCases.put(name, types(notes).typed(all, name, source.type(column.name())));
                varying(cases.varying(text), name);
            } else {
                ofEvents.put(column.name(), ForkJoinPool.commonPool().submit(() -> typed(text, cases)));
            }
        }
        Map<String, Column> typed = new LinkedHashMap<>();
        ofEvents.forEach((name, task) -> {
            typed.put(name, task.join().column());
            notes.addColumns(task.join().noted());
        });
        return frame.withAttributes(new ColumnStore(ofCases, Map.of()), new ColumnStore(typed, Map.of()));
    }

    /** The name of a column at case level, or null if it stays with the events. */
    private String caseName(String column, Map<String, Column> taken) {
        if (!isOfCases(column, choices)) {
            return null;
        }
        String bare = isPrefixed(column) ? column.substring(CASE_PREFIX.length()) : column;
        return taken.containsKey(bare) ? column : bare;
    }

    private static boolean isPrefixed(String column) {
        return column.startsWith(CASE_PREFIX) && column.length() > CASE_PREFIX.length();
    }

    /** True if a column holds attributes of cases: by its name or because the caller says so. */
    static boolean isOfCases(String column, TableChoices choices) {
        return isPrefixed(column) || choices.caseAttributes.contains(column);
    }

    private void varying(int cases, String name) {
        if (cases > 0) {
            notes.warn(Phrase.of(
                    "the case attribute \"" + name + "\" changes inside " + Wording.count(cases, "case", "cases")
                            + "; the last value was taken",
                    "ケース属性「" + name + "」の値が途中で変わるケースが " + Wording.number(cases) + "件あります。最後の値を採用しました"));
        }
    }

    private String column(ColumnRole role) {
        return layout.roles().columns().getOrDefault(role, "");
    }

    private Mapping mapping(boolean intervals) {
        boolean single = !intervals && layout.roles().endIsOptional();
        return new Mapping(
                column(ColumnRole.CASE),
                column(ColumnRole.ACTIVITY),
                column(single ? ColumnRole.START : ColumnRole.TIME),
                intervals ? column(ColumnRole.START) : "",
                column(ColumnRole.RESOURCE),
                column(ColumnRole.LIFECYCLE),
                column(ColumnRole.INSTANCE));
    }

    private void roles(TimeColumn ends, boolean intervals) {
        boolean single = !intervals && layout.roles().endIsOptional();
        for (ColumnRole role : ColumnRole.values()) {
            if (!layout.roles().has(role) || single && role == ColumnRole.TIME) {
                continue;
            }
            boolean time = role == ColumnRole.TIME || single && role == ColumnRole.START;
            ColumnRole shown = time ? ColumnRole.TIME : role;
            Phrase reason = layout.roles().reasons().get(role);
            notes.role(shown.label(), column(role), time ? form(reason, ends) : reason);
        }
    }

    /** How the times are written, added to the reason for the column. */
    private Phrase form(Phrase reason, TimeColumn times) {
        if (!times.unit().isEmpty()) {
            return Phrase.of(
                    reason.en() + "; numbers count " + times.unit() + " since 1970",
                    reason.ja() + "。1970年からの数値(" + times.unit() + ")");
        }
        if (choices.timeFormat != null) {
            return Phrase.of(
                    reason.en() + "; format " + choices.timePattern, reason.ja() + "。形式 " + choices.timePattern);
        }
        if (times.evidence().isNeeded()) {
            boolean day = times.evidence().isDayFirst();
            String example =
                    day ? times.evidence().dayFirstExample() : times.evidence().monthFirstExample();
            String because = example == null ? "" : ", as \"" + example + "\" shows";
            return Phrase.of(
                    reason.en() + (day ? "; day first" : "; month first") + because,
                    reason.ja() + (day ? "。日が先" : "。月が先") + (example == null ? "" : "(「" + example + "」より)"));
        }
        return times.isWholeDays() ? Phrase.of(reason.en() + "; whole days", reason.ja() + "。日付のみ") : reason;
    }

    private void zone(TimeColumn ends, TimeColumn starts) {
        long local = ends.withoutOffset() + (starts == null ? 0 : starts.withoutOffset());
        if (choices.zoneGiven) {
            notes.zone(Phrase.of("as given", "指定どおり"));
        } else if (local > 0) {
            notes.zone(Phrase.of(
                    "no zone given and the times have no offset: read as UTC, change that with zone(...)",
                    "指定なし。オフセットのない日時を UTC として読みました。変更するには zone(...) を使います"));
        } else {
            notes.zone(Phrase.of("none given; offsets of the file are kept", "指定なし。ファイルのオフセットは保持"));
        }
    }

    /** @param controlId the first case id with a control character, or -1 */
    private void suspicious(Frame frame, int controlId) {
        ImportWarnings warnings = new ImportWarnings(notes);
        warnings.repeatedNames(layout.header());
        Dictionary ids = ((TextColumn) frame.rows().caseIds()).dictionary();
        warnings.controlCharacters(column(ColumnRole.CASE), ids, controlId);
        warnings.controlCharacters(column(ColumnRole.ACTIVITY), frame.activities());
        frame.rows().events().store().columns().forEach((name, values) -> {
            if (values instanceof TextColumn text) {
                warnings.controlCharacters(name, text.dictionary());
            }
        });
        long[] starts = frame.times().starts();
        long negative = 0;
        for (int e = 0; starts != null && e < starts.length; e++) {
            long end = frame.times().ends()[e];
            negative += end != EventLog.NO_TIME && end < starts[e] ? 1 : 0;
        }
        warnings.negativeDurations(negative);
    }

    /** Numbers that would lie in the first years after 1970 are mostly something else: days of a spreadsheet, or another unit. */
    private void smallNumbers(Frame frame, TimeColumn times) {
        long small = 0;
        long first = EventLog.NO_TIME;
        for (long time : frame.times().ends()) {
            if (!times.unit().isEmpty() && time != EventLog.NO_TIME && Math.abs(time) < SMALL) {
                small++;
                first = first == EventLog.NO_TIME ? time : first;
            }
        }
        new ImportWarnings(notes).smallNumbers(small, times.unit(), first);
    }

    private void warn(LogAssembly assembly, EventOrder order, Rows rows) {
        TimeColumn ends = rows.ends();
        ImportWarnings warnings = new ImportWarnings(notes);
        if (ends.withoutOffset() < ends.count()) {
            warnings.withoutOffset(ends.withoutOffset(), choices.zone);
        }
        if (ends.count() == 0) {
            warnings.noTimes(column(ColumnRole.TIME));
        }
        warnings.clockChanges(ends.unclear(), choices.zone);
        warnings.surplusCells(rows.surplus());
        warnings.outOfOrder(assembly.outOfOrder(), order);
        warnings.similarActivities(assembly.similarActivities());
        source.remarks().forEach(notes::warn);
        source.facts().forEach(notes::fact);
    }
}
