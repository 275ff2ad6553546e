package io.keiro.log;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the attributes of traces or of events into columns, one element at a time. */
final class XesAttributes {

    static final Phrase NOT_A_TIME = Phrase.of(
            "the time is no ISO 8601 date and time like 2024-03-31T09:30:00+09:00",
            "時刻が 2024-03-31T09:30:00+09:00 のような ISO 8601 形式ではありません");
    private static final Phrase NOT_A_DATE =
            Phrase.of("the attribute is declared a date but is none", "日付型の属性ですが日付ではありません");
    private static final Phrase NO_KEY = Phrase.of("the attribute has no key", "属性に key がありません");
    private static final String NAME = "concept:name";
    private static final String TIME = "time:timestamp";

    /** A value that the header declares for elements that lack it. */
    private record Default(String element, String key, String value) {}

    private final GrowingColumns columns;
    private final ImportNotes notes;
    private final ZonedLocal zone;
    private final boolean ofEvents;
    private final List<Default> defaults = new ArrayList<>();
    private final TimeText timeText = new TimeText();
    private final Moment end = new Moment();
    private final Moment start = new Moment();
    private XMLStreamReader xml;
    private int row;
    private String name;
    private String badTime;
    private long withoutOffset;

    /** A time of the current event. */
    private static final class Moment {
        private boolean known;
        private long second;
        private int nano;
        private int offset;
    }

    XesAttributes(GrowingColumns columns, ImportNotes notes, ZoneId zone, boolean ofEvents) {
        this.columns = columns;
        this.notes = notes;
        this.zone = new ZonedLocal(zone);
        this.ofEvents = ofEvents;
    }

    void read(XMLStreamReader source) {
        xml = source;
    }

    /** A new trace or event. */
    void begin(int newRow) {
        row = newRow;
        name = null;
        badTime = null;
        end.known = false;
        start.known = false;
    }

    /** The {@code concept:name} of the current element, or null. */
    String name() {
        return name;
    }

    /** The text of its {@code time:timestamp} if that is none, else null. */
    String badTime() {
        return badTime;
    }

    /** Number of times that had no offset of their own. */
    long withoutOffset() {
        return withoutOffset;
    }

    /** Passes the times of the current event on. */
    void times(LogAssembly assembly) {
        if (end.known) {
            assembly.end(end.second, end.nano, end.offset);
        }
        if (start.known) {
            assembly.start(start.second, start.nano);
        }
    }

    /** Takes note of an attribute that a {@code global} element declares; the parser stands on it. */
    void declare() {
        String key = xml.getAttributeValue(null, "key");
        String value = xml.getAttributeValue(null, "value");
        boolean time = ofEvents && TIME.equals(key);
        if (key != null && value != null && !time && !isPlaceholder(xml.getLocalName(), value)) {
            defaults.add(new Default(xml.getLocalName(), key, value));
        }
    }

    /** Values that writers of XES declare because they must declare some. */
    private static boolean isPlaceholder(String element, String value) {
        if (element.equals("date")) {
            return value.startsWith("1970-01-01") || value.startsWith("1969-12-31");
        }
        return value.isBlank()
                || value.equalsIgnoreCase("UNKNOWN")
                || value.equalsIgnoreCase("DEFAULT")
                || value.equalsIgnoreCase("__INVALID__");
    }

    /** Gives the current element what the header declares and it lacks. */
    void fillDefaults() {
        for (Default missing : defaults) {
            if (missing.key().equals(NAME)) {
                name = name == null ? missing.value() : name;
            } else if (!columns.column(missing.key()).isSet(row)) {
                value(columns.column(missing.key()), missing.element(), missing.value());
                notes.filled(missing.key(), missing.value());
            }
        }
    }

    /** Reads the attribute on which the parser stands, with all that is nested in it. */
    void attribute() throws XMLStreamException {
        attribute("", List.of());
    }

    private void attribute(String prefix, List<String> parents) throws XMLStreamException {
        String element = xml.getLocalName();
        String key = null;
        String value = null;
        for (int i = xml.getAttributeCount() - 1; i >= 0; i--) {
            String attribute = xml.getAttributeLocalName(i);
            if (attribute.equals("key")) {
                key = xml.getAttributeValue(i);
            } else if (attribute.equals("value")) {
                value = xml.getAttributeValue(i);
            }
        }
        if (key == null) {
            // The wrapper around the members of a list has no key of its own.
            if (!element.equals("values")) {
                notes.unreadable(NO_KEY, example(element, value == null ? "" : value));
            }
            nested(prefix, parents);
            return;
        }
        String path = prefix.isEmpty() ? key : prefix + "." + key;
        if (!prefix.isEmpty() || !special(key, value)) {
            column(path, parents, new Found(element, key, value));
        }
        if (xml.next() != XMLStreamConstants.END_ELEMENT) {
            List<String> keys = new ArrayList<>(parents);
            keys.add(key);
            nestedFrom(path, keys);
        }
    }

    private void nested(String prefix, List<String> parents) throws XMLStreamException {
        xml.next();
        nestedFrom(prefix, parents);
    }

    /** The parser stands on the first thing inside; goes on to the end of the surrounding element. */
    private void nestedFrom(String prefix, List<String> parents) throws XMLStreamException {
        while (xml.getEventType() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                attribute(prefix, parents);
            }
            xml.next();
        }
    }

    /** An attribute as it stands in the file. */
    private record Found(String element, String key, String value) {}

    private void column(String path, List<String> parents, Found found) {
        String element = found.element();
        boolean holder = element.equals("list") || element.equals("container");
        if (holder && found.value() == null) {
            columns.node(path, new GrowingColumns.XesNode(element, append(parents, found.key())));
            return;
        }
        String name = path;
        GrowingColumn column = columns.column(name);
        // Members of a list may have the same key.
        for (int n = 2; column.isSet(row); n++) {
            name = path + "#" + n;
            column = columns.column(name);
        }
        if (column.type() == null && (!parents.isEmpty() || !name.equals(path) || element.equals("id"))) {
            columns.node(name, new GrowingColumns.XesNode(element, append(parents, found.key())));
        }
        if (found.value() != null) {
            value(column, element, found.value());
        }
    }

    private static List<String> append(List<String> parents, String key) {
        List<String> keys = new ArrayList<>(parents);
        keys.add(key);
        return List.copyOf(keys);
    }

    private void value(GrowingColumn column, String element, String value) {
        switch (element) {
            case "date" -> date(column, value);
            case "int" -> whole(column, value);
            case "float" -> decimal(column, value);
            case "boolean" -> flag(column, value);
            default -> column.text(row, value);
        }
    }

    private void date(GrowingColumn column, String value) {
        if (moment(value)) {
            long second =
                    TimeText.localSecond(timeText.year(), timeText.first(), timeText.second(), timeText.secondOfDay());
            int offset = offset(second);
            column.instant(row, (second - offset) * 1000 + timeText.nano() / 1_000_000, offset);
        } else if (!value.isEmpty()) {
            notes.unreadable(NOT_A_DATE, example(column.name(), value));
        }
    }

    private void whole(GrowingColumn column, String value) {
        try {
            column.number(row, Long.parseLong(value));
        } catch (NumberFormatException e) {
            decimal(column, value);
        }
    }

    private void decimal(GrowingColumn column, String value) {
        try {
            column.decimal(row, Double.parseDouble(value));
        } catch (NumberFormatException e) {
            column.text(row, value);
        }
    }

    private void flag(GrowingColumn column, String value) {
        boolean yes = value.equalsIgnoreCase("true") || value.equals("1");
        if (yes || value.equalsIgnoreCase("false") || value.equals("0")) {
            column.flag(row, yes);
        } else {
            column.text(row, value);
        }
    }

    /** Name and times do not become columns of their own. */
    private boolean special(String key, String value) {
        if (key.equals(NAME)) {
            name = value == null || value.isBlank() ? null : value;
            return true;
        }
        if (ofEvents && key.equals(TIME)) {
            boolean good = value == null || value.isEmpty() || time(end, value);
            badTime = good ? null : value;
            return true;
        }
        return ofEvents && key.equals(Mapping.XES.start()) && value != null && time(start, value);
    }

    private boolean time(Moment target, String value) {
        if (!moment(value)) {
            return false;
        }
        long second =
                TimeText.localSecond(timeText.year(), timeText.first(), timeText.second(), timeText.secondOfDay());
        target.offset = offset(second);
        target.second = second - target.offset;
        target.nano = timeText.nano();
        target.known = true;
        return true;
    }

    private boolean moment(String value) {
        return timeText.read(value) && !timeText.undecided();
    }

    private int offset(long localSecond) {
        if (timeText.offsetSeconds() != TimeText.NO_OFFSET) {
            return timeText.offsetSeconds();
        }
        withoutOffset++;
        return zone.offset(localSecond);
    }

    private ImportNotes.Example example(String column, String value) {
        return new ImportNotes.Example(xml.getLocation().getLineNumber(), column, value);
    }
}
