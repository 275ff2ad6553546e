package io.keiro.log;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Pulls an XES file through once: header, traces, events. What is complete is kept even if the file breaks off later; nothing but the
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
    private XMLStreamReader xml;
    private long read;
    private int traces;
    private int goodEvents;
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

    EventLog read() {
        try (ProgressInput in = ProgressInput.open(file, settings.progress())) {
            parse(in);
            in.finished();
        } catch (XMLStreamException | UncheckedStreamException e) {
            damaged(e);
        } catch (IOException e) {
            throw SourceFile.unreadable(file.name(), e);
        } catch (RuntimeException e) {
            // The parser stumbles over some damaged bytes in ways of its own.
            if (e instanceof LogFormatException || !XmlInput.isFrom(e)) {
                throw e;
            }
            damaged(e);
        }
        if (traces == 0) {
            throw LogFormatException.in(
                    file.name(),
                    Phrase.of(
                            "is an XES log without any <trace>; nothing can be mined from it",
                            "は <trace> をひとつも含まない XES ログです。分析できる内容がありません"));
        }
        return finish();
    }

    private void parse(ProgressInput in) throws XMLStreamException, IOException {
        xml = XmlInput.reader(in);
        eventAttributes.read(xml);
        caseAttributes.read(xml);
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            // comments and processing instructions before the root
        }
        if (!xml.getLocalName().equals("log")) {
            throw noLog(xml.getLocalName());
        }
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "trace" -> {
                        trace();
                        in.tell();
                    }
                    case "global" -> global();
                    default -> skip();
                }
            }
        }
    }

    private void global() throws XMLStreamException {
        String scope = xml.getAttributeValue(null, "scope");
        XesAttributes attributes = "trace".equals(scope) ? caseAttributes : eventAttributes;
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                attributes.declare();
                skip();
            }
        }
    }

    private void trace() throws XMLStreamException {
        int row = traces;
        caseAttributes.begin(row);
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("event")) {
                    event(row);
                } else {
                    caseAttributes.attribute();
                }
            }
        }
        caseAttributes.fillDefaults();
        name(row, caseAttributes.name());
        traces++;
        goodEvents = assembly.eventCount();
    }

    /** Case ids are unique in a log; a second trace of the same name gets a number, and the report says so. */
    private void name(int row, String given) {
        String id = given;
        if (given == null) {
            id = "trace " + (row + 1);
            unnamed.add(new ImportNotes.Example(xml.getLocation().getLineNumber(), "", id));
        }
        String unique = id;
        for (int n = 2; assembly.hasCase(unique); n++) {
            unique = id + "#" + n;
        }
        if (!unique.equals(id)) {
            renamed.add(new ImportNotes.Example(xml.getLocation().getLineNumber(), "", id));
        }
        assembly.caseOf(unique);
    }

    private void event(int row) throws XMLStreamException {
        read++;
        int eventRow = assembly.eventCount();
        long line = xml.getLocation().getLineNumber();
        eventAttributes.begin(eventRow);
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                eventAttributes.attribute();
            }
        }
        eventAttributes.fillDefaults();
        String activity = eventAttributes.name();
        if (activity == null) {
            drop(eventRow, NO_ACTIVITY, new ImportNotes.Example(line, "concept:name", ""));
        } else if (eventAttributes.badTime() != null) {
            drop(
                    eventRow,
                    XesAttributes.NOT_A_TIME,
                    new ImportNotes.Example(line, "time:timestamp", eventAttributes.badTime()));
        } else {
            assembly.event(row, assembly.activities().code(activity));
            eventAttributes.times(assembly);
        }
    }

    private void drop(int row, Phrase reason, ImportNotes.Example example) {
        if (settings.strict()) {
            throw LogFormatException.at(
                    new LogFormatException.Place(file.name(), example.line(), example.column(), example.value()),
                    reason);
        }
        assembly.eventColumns().clear(row);
        notes.drop(reason, example);
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private LogFormatException noLog(String root) {
        return LogFormatException.at(
                LogFormatException.Place.line(file.name(), xml.getLocation().getLineNumber()),
                Phrase.of(
                        "the root element is <" + root + ">, so this is no XES log; an XES file begins with <log …>",
                        "ルート要素が <" + root + "> のため、XES ログではありません。XES ファイルは <log …> で始まります"));
    }

    /** Complete traces in front of the damage are kept, if there are any. */
    private void damaged(Exception e) {
        long line = line(e);
        Throwable cause = e.getCause() instanceof IOException ? e.getCause() : e;
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        if (traces == 0 || settings.strict()) {
            throw LogFormatException.caused(
                    LogFormatException.Place.line(file.name(), line),
                    Phrase.of(
                            "the file is damaged here (" + reason + "); "
                                    + Wording.count(traces, "trace is", "traces are")
                                    + " complete before it; copy or export the file again",
                            "ここでファイルが壊れています(" + reason + ")。これより前の完全なトレースは " + Wording.number(traces)
                                    + "件です。もう一度コピーまたは出力してください"),
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

    private long line(Exception e) {
        if (e instanceof XMLStreamException at && at.getLocation() != null) {
            return at.getLocation().getLineNumber();
        }
        return xml == null ? 1 : xml.getLocation().getLineNumber();
    }

    private EventLog finish() {
        notes.read(read);
        Frame frame = assembly.build(traces, settings.order());
        notes.role(Phrase.of("Case", "ケース"), NAME, Phrase.of("name of the trace", "トレースの名前"));
        notes.role(Phrase.of("Activity", "アクティビティ"), NAME, Phrase.of("name of the event", "イベントの名前"));
        notes.role(Phrase.of("Time", "日時"), Mapping.XES.time(), Phrase.of("standard of XES", "XES の標準"));
        Mapping mapping = Mapping.XES;
        if (frame.times().starts() == null) {
            mapping = mapping.withStart("");
        } else {
            notes.role(Phrase.of("Start", "開始"), mapping.start(), Phrase.of("date of that name", "その名前の日付"));
        }
        if (frame.rows().events().has(mapping.resource())) {
            notes.role(Phrase.of("Resource", "リソース"), mapping.resource(), Phrase.of("standard of XES", "XES の標準"));
        } else {
            mapping = mapping.withResource("");
        }
        warn();
        boolean given = !settings.zone().equals(ZoneOffset.UTC);
        notes.zone(
                given
                        ? Phrase.of("as given", "指定どおり")
                        : Phrase.of("none given; offsets of the file are kept", "指定なし。ファイルのオフセットは保持"));
        notes.finish();
        return new EventLog(frame, new LogInfo(file.name(), mapping, settings.zone(), notes, List.of()));
    }

    private void warn() {
        ImportWarnings warnings = new ImportWarnings(notes);
        warnings.unnamedCases(unnamed);
        warnings.renamedCases(renamed);
        warnings.withoutOffset(eventAttributes.withoutOffset() + caseAttributes.withoutOffset(), settings.zone());
        warnings.outOfOrder(assembly.outOfOrder(), settings.order());
        warnings.similarActivities(assembly.similarActivities());
    }
}
