package io.keiro.log;

import java.io.EOFException;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.zip.ZipException;

/**
 * Pulls an XES file through once: header, traces, events. What is complete can be kept even if the file breaks off later; nothing but the
 * growing columns is held in memory.
 */
final class XesReader {

    private static final String NAME = "concept:name";
    private static final Phrase NO_ACTIVITY = Phrase.of("the event has no concept:name", "イベントに concept:name がありません");
    private static final Phrase BROKEN_TRACE =
            Phrase.of("the file breaks off inside the trace of this event", "このイベントのトレースの途中でファイルが壊れています");

    private final SourceFile file;
    private final XesImport.Settings settings;
    private final ImportNotes notes;
    private final LogAssembly assembly = new LogAssembly();
    private final XesAttributes eventAttributes;
    private final XesAttributes caseAttributes;
    private XesTags tags;
    private long read;
    private int traces;
    private int goodEvents;
    private boolean inSourceOrder;
    private final ImportNotes.Tally unnamed = new ImportNotes.Tally();
    private final ImportNotes.Tally renamed = new ImportNotes.Tally();

    XesReader(SourceFile file, XesImport.Settings settings) {
        this.file = file;
        this.settings = settings;
        boolean packed = file.packing() != SourceFile.Packing.PLAIN;
        notes = new ImportNotes(file.name(), Phrase.same(packed ? "XES, packed" : "XES"), ImportNotes.Unit.EVENTS);
        eventAttributes = new XesAttributes(assembly.eventColumns(), notes, settings.zone(), true);
        caseAttributes = new XesAttributes(assembly.caseColumns(), notes, settings.zone(), false);
    }

    /** Reads a file with the quick parser, or if that gives up with the complete one. */
    static EventLog read(SourceFile file, XesImport.Settings settings) {
        try (ProgressInput in = ProgressInput.open(file, settings.progress())) {
            return new XesReader(file, settings).parse(new QuickTags(in), in);
        } catch (XesTags.SyntaxException | EOFException | ZipException e) {
            return readCompletely(file, settings);
        } catch (IOException e) {
            throw SourceFile.unreadable(file.name(), e);
        }
    }

    static EventLog readCompletely(SourceFile file, XesImport.Settings settings) {
        XesReader reader = new XesReader(file, settings);
        try (ProgressInput in = ProgressInput.open(file, settings.progress())) {
            return reader.parse(new AaltoTags(in), in);
        } catch (XesTags.SyntaxException e) {
            reader.damaged(e);
            return reader.finish();
        } catch (IOException e) {
            throw SourceFile.unreadable(file.name(), e);
        }
    }

    private EventLog parse(XesTags source, ProgressInput in) throws XesTags.SyntaxException, IOException {
        try {
            return pull(source, in);
        } catch (GrowingColumns.TooManyException e) {
            throw e.at(file.name(), tags.line());
        }
    }

    private EventLog pull(XesTags source, ProgressInput in) throws XesTags.SyntaxException, IOException {
        tags = source;
        eventAttributes.read(tags);
        caseAttributes.read(tags);
        tags.next();
        if (!tags.element().equals("log")) {
            throw noLog(tags.element());
        }
        while (tags.next()) {
            switch (tags.element()) {
                case "trace" -> {
                    trace();
                    in.tell();
                }
                case "global" -> global();
                default -> {
                    inSourceOrder |= XesLogWriter.ORDER.equals(tags.key()) && XesLogWriter.SOURCE.equals(tags.value());
                    skip();
                }
            }
        }
        tags.end();
        in.finished();
        return finish();
    }

    private void global() throws XesTags.SyntaxException, IOException {
        XesAttributes attributes = "trace".equals(tags.scope()) ? caseAttributes : eventAttributes;
        while (tags.next()) {
            attributes.declare();
            skip();
        }
    }

    private void trace() throws XesTags.SyntaxException, IOException {
        caseAttributes.begin(traces);
        while (tags.next()) {
            if (tags.element().equals("event")) {
                event();
            } else {
                caseAttributes.attribute();
            }
        }
        caseAttributes.fillDefaults();
        name();
        traces++;
        goodEvents = assembly.eventCount();
    }

    /** Case ids are unique in a log; a second trace of the same name gets a number, and the report says so. */
    private void name() {
        String id = caseAttributes.isUnnamed() ? "trace " + (traces + 1) : caseAttributes.name();
        if (caseAttributes.isUnnamed()) {
            unnamed.add(new ImportNotes.Example(tags.line(), "", id));
        }
        boolean taken = assembly.caseOf(id) != traces;
        if (taken) {
            renamed.add(new ImportNotes.Example(tags.line(), "", id));
        }
        for (int n = 2; taken; n++) {
            taken = assembly.caseOf(id + "#" + n) != traces;
        }
    }

    private void event() throws XesTags.SyntaxException, IOException {
        read++;
        int row = assembly.eventCount();
        long line = tags.line();
        eventAttributes.begin(row);
        while (tags.next()) {
            eventAttributes.attribute();
        }
        eventAttributes.fillDefaults();
        if (eventAttributes.isUnnamed()) {
            drop(row, NO_ACTIVITY, new ImportNotes.Example(line, NAME, ""));
        } else if (eventAttributes.badTime() != null) {
            String time = Mapping.XES.time();
            drop(row, XesAttributes.NOT_A_TIME, new ImportNotes.Example(line, time, eventAttributes.badTime()));
        } else {
            assembly.event(traces, eventAttributes.code(assembly.activities()));
            eventAttributes.times(assembly);
        }
    }

    private void drop(int row, Phrase reason, ImportNotes.Example example) {
        if (settings.tolerance() == XesImport.Tolerance.STRICT) {
            throw LogFormatException.at(
                    new LogFormatException.Place(file.name(), example.line(), example.column(), example.value()),
                    reason);
        }
        assembly.eventColumns().clear(row);
        notes.drop(reason, example);
    }

    /** Passes over all that is inside the current element. */
    private void skip() throws XesTags.SyntaxException, IOException {
        for (int depth = 1; depth > 0; ) {
            depth += tags.next() ? 1 : -1;
        }
    }

    private LogFormatException noLog(String root) {
        return LogFormatException.at(
                LogFormatException.Place.line(file.name(), tags.line()),
                Phrase.of(
                        "the root element is <" + root + ">, so this is no XES log; an XES file begins with <log …>",
                        "ルート要素が <" + root + "> のため、XES ログではありません。XES ファイルは <log …> で始まります"));
    }

    /** Complete traces in front of the damage are kept, if there are any. */
    private void damaged(XesTags.SyntaxException e) {
        long line = e.line();
        String reason = e.getMessage();
        if (traces == 0 || settings.tolerance() != XesImport.Tolerance.KEEP_BEFORE_DAMAGE) {
            boolean some = traces > 0;
            throw LogFormatException.caused(
                    LogFormatException.Place.line(file.name(), line),
                    Phrase.of(
                            "the file is damaged here (" + reason + "); "
                                    + Wording.count(traces, "trace is", "traces are")
                                    + " complete before it; copy or export the file again"
                                    + (some
                                            ? ", or read only those: EventLog.xes(path).keepBeforeDamage().read()"
                                            : ""),
                            "ここでファイルが壊れています(" + reason + ")。これより前の完全なトレースは " + Wording.number(traces)
                                    + "件です。もう一度コピーまたは出力してください"
                                    + (some ? "。完全なトレースだけを読むには EventLog.xes(path).keepBeforeDamage().read()" : "")),
                    e);
        }
        assembly.dropEventsFrom(goodEvents);
        long lost = read - goodEvents - notes.droppedCount();
        if (lost > 0) {
            notes.drop(BROKEN_TRACE, new ImportNotes.Example(line, "", ""), lost);
        }
        notes.warn(Phrase.of(
                "the file is damaged at line " + Wording.number(line) + " (" + reason + "): the log holds only the "
                        + Wording.count(traces, "complete trace", "complete traces")
                        + " before it; numbers computed from it are not those of the whole process",
                Wording.number(line) + "行目でファイルが壊れています(" + reason + ")。それより前の完全なトレース " + Wording.number(traces)
                        + "件だけを読み込みました。プロセス全体の数値ではありません"));
    }

    private EventLog finish() {
        if (traces == 0) {
            throw LogFormatException.in(
                    file.name(),
                    Phrase.of(
                            "is an XES log without any <trace>; export the log again with its traces",
                            "は <trace> をひとつも含まない XES ログです。トレースを含めてもう一度出力してください"));
        }
        notes.read(read);
        Frame frame = assembly.build(traces, order());
        notes.role(Phrase.of("Case", "ケース"), NAME, Phrase.of("name of the trace", "トレースの名前"));
        notes.role(Phrase.of("Activity", "アクティビティ"), NAME, Phrase.of("name of the event", "イベントの名前"));
        notes.role(Phrase.of("Time", "日時"), Mapping.XES.time(), Phrase.of("standard of XES", "XES の標準"));
        Mapping mapping = Mapping.XES;
        if (frame.times().starts() == null) {
            mapping = mapping.withStart("");
        } else {
            notes.role(Phrase.of("Start", "開始"), mapping.start(), Phrase.of("date of that name", "その名前の日付"));
        }
        mapping = mapping.presentIn(frame.rows().events());
        role(ColumnRole.RESOURCE, mapping.resource());
        role(ColumnRole.LIFECYCLE, mapping.lifecycle());
        role(ColumnRole.INSTANCE, mapping.instance());
        warn();
        boolean given = !settings.zone().equals(ZoneOffset.UTC);
        notes.zone(
                given
                        ? Phrase.of("as given", "指定どおり")
                        : Phrase.of("none given; offsets of the file are kept", "指定なし。ファイルのオフセットは保持"));
        notes.finish();
        return new EventLog(frame, new LogInfo(file.name(), mapping, settings.zone(), order(), notes));
    }

    private EventOrder order() {
        EventOrder said = inSourceOrder ? EventOrder.SOURCE : EventOrder.TIME;
        return settings.order() == null ? said : settings.order();
    }

    private void role(ColumnRole role, String attribute) {
        if (!attribute.isEmpty()) {
            notes.role(role.label(), attribute, Phrase.of("standard of XES", "XES の標準"));
        }
    }

    private void warn() {
        ImportWarnings warnings = new ImportWarnings(notes);
        warnings.unnamedCases(unnamed);
        warnings.renamedCases(renamed);
        warnings.withoutOffset(eventAttributes.withoutOffset() + caseAttributes.withoutOffset(), settings.zone());
        warnings.outOfOrder(assembly.outOfOrder(), order());
        warnings.similarActivities(assembly.similarActivities());
        file.changes().forEach(notes::warn);
    }
}
