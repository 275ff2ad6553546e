package io.keiro.log;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Reads the attributes of traces or of events into columns, one element at a time. */
final class XesAttributes {

    static final Phrase NOT_A_TIME = Phrase.of(
            "the time is no ISO 8601 date and time like 2024-03-31T09:30:00+09:00",
            "時刻が 2024-03-31T09:30:00+09:00 のような ISO 8601 形式ではありません");
    private static final Phrase NOT_A_DATE =
            Phrase.of("the attribute is declared a date but is none", "日付型の属性ですが日付ではありません");
    /** Deeper nesting is no data, and would need a deep stack. */
    private static final int DEEPEST = 100;

    private static final Phrase NO_KEY = Phrase.of("the attribute has no key", "属性に key がありません");
    private static final String NAME = "concept:name";
    private static final String TIME = "time:timestamp";

    /** A value that the header declares for elements that lack it. */
    private record Default(String element, String key, char[] value) {}

    private final GrowingColumns columns;
    private final ImportNotes notes;
    private final ZonedLocal zone;
    private int depth;
    private final boolean ofEvents;
    private final List<Default> defaults = new ArrayList<>();
    private final TimeText timeText = new TimeText();
    private final Moment end = new Moment();
    private final Moment start = new Moment();
    private XesTags tags;
    private char[] name = new char[64];
    private int nameLength;
    private int row;
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

    void read(XesTags source) {
        tags = source;
    }

    /** A new trace or event. */
    void begin(int newRow) {
        row = newRow;
        nameLength = 0;
        badTime = null;
        end.known = false;
        start.known = false;
    }

    /** True if the current element has no {@code concept:name}. */
    boolean isUnnamed() {
        return nameLength == 0;
    }

    /** The {@code concept:name} of the current element. */
    String name() {
        return new String(name, 0, nameLength);
    }

    /** Code of the {@code concept:name}. */
    int code(Dictionary names) {
        return names.code(name, 0, nameLength);
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
        String key = tags.key();
        boolean time = ofEvents && TIME.equals(key);
        if (key != null && tags.hasValue() && !time && !isPlaceholder(tags.element(), tags.value())) {
            defaults.add(new Default(tags.element(), key, tags.value().toCharArray()));
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
            char[] value = missing.value();
            if (missing.key().equals(NAME)) {
                if (nameLength == 0) {
                    rename(value, value.length);
                }
            } else if (!columns.column(missing.key()).isSet(row)) {
                value(columns.column(missing.key()), missing.element(), value, value.length);
                notes.filled(missing.key(), new String(value));
            }
        }
    }

    private void rename(char[] text, int length) {
        name = name.length < length ? new char[2 * length] : name;
        System.arraycopy(text, 0, name, 0, length);
        nameLength = length;
    }

    /** Reads the attribute on which the parser stands, with all that is nested in it. */
    void attribute() throws XesTags.SyntaxException, IOException {
        attribute("", List.of());
    }

    private void attribute(String prefix, List<String> parents) throws XesTags.SyntaxException, IOException {
        if (++depth > DEEPEST) {
            throw new XesTags.SyntaxException(
                    tags.line(), "attributes are nested more than " + DEEPEST + " deep", null);
        }
        String key = tags.key();
        String path = prefix;
        List<String> keys = parents;
        if (key == null) {
            // The wrapper around the members of a list has no key of its own.
            if (!tags.element().equals("values")) {
                notes.unreadable(NO_KEY, example(tags.element(), tags.hasValue() ? tags.value() : ""));
            }
        } else {
            path = prefix.isEmpty() ? key : prefix + "." + key;
            if (!prefix.isEmpty() || !special(key)) {
                column(path, parents, key);
            }
        }
        // Lists of keys are only made where something is nested, which is rare.
        boolean first = true;
        while (tags.next()) {
            if (first && key != null) {
                keys = append(parents, key);
            }
            first = false;
            attribute(path, keys);
        }
        depth--;
    }

    private void column(String path, List<String> parents, String key) {
        String element = tags.element();
        boolean holder = element.equals("list") || element.equals("container");
        if (holder && !tags.hasValue()) {
            columns.node(path, new GrowingColumns.XesNode(element, append(parents, key)));
            return;
        }
        String unique = path;
        GrowingColumn column = columns.column(unique);
        // Members of a list may have the same key.
        for (int n = 2; column.isSet(row); n++) {
            unique = path + "#" + n;
            column = columns.column(unique);
        }
        if (column.type() == null && (!parents.isEmpty() || !unique.equals(path) || element.equals("id"))) {
            columns.node(unique, new GrowingColumns.XesNode(element, append(parents, key)));
        }
        if (tags.hasValue()) {
            value(column, element, tags.characters(), tags.length());
        }
    }

    private static List<String> append(List<String> parents, String key) {
        List<String> keys = new ArrayList<>(parents);
        keys.add(key);
        return List.copyOf(keys);
    }

    private void value(GrowingColumn column, String element, char[] value, int length) {
        if (length == 0) {
            return;
        }
        switch (element) {
            case "date" -> date(column, value, length);
            case "int" -> {
                whole(column, value, length);
                expect(column, Column.Type.LONG);
            }
            case "float" -> {
                decimal(column, value, length);
                expect(column, Column.Type.DOUBLE);
            }
            case "boolean" -> {
                flag(column, value, length);
                expect(column, Column.Type.BOOLEAN);
            }
            default -> {
                Column.Type before = column.type();
                column.text(row, value, 0, length);
                expect(column, before == null ? Column.Type.TEXT : before);
            }
        }
    }

    /** Notes a value for which the column is or became one of another type than it was declared with. */
    private void expect(GrowingColumn column, Column.Type declared) {
        if (column.type() != declared && column.type() != null) {
            notes.coerced(column.name(), 1);
        }
    }

    private void date(GrowingColumn column, char[] value, int length) {
        if (moment(value, length)) {
            long second =
                    TimeText.localSecond(timeText.year(), timeText.first(), timeText.second(), timeText.secondOfDay());
            int offset = offset(second);
            column.instant(row, (second - offset) * 1000 + timeText.nano() / 1_000_000, offset);
        } else {
            notes.unreadable(NOT_A_DATE, example(column.name(), new String(value, 0, length)));
        }
    }

    private void whole(GrowingColumn column, char[] value, int length) {
        if (DecimalText.isWhole(value, length)) {
            column.number(row, DecimalText.whole(value, length));
            return;
        }
        try {
            column.number(row, Long.parseLong(new String(value, 0, length)));
        } catch (NumberFormatException e) {
            decimal(column, value, length);
        }
    }

    private void decimal(GrowingColumn column, char[] value, int length) {
        try {
            column.decimal(row, DecimalText.number(value, length));
        } catch (NumberFormatException e) {
            column.text(row, value, 0, length);
        }
    }

    private void flag(GrowingColumn column, char[] value, int length) {
        String text = new String(value, 0, length);
        boolean yes = text.equalsIgnoreCase("true") || text.equals("1");
        if (yes || text.equalsIgnoreCase("false") || text.equals("0")) {
            column.flag(row, yes);
        } else {
            column.text(row, text);
        }
    }

    /** Name and times do not become columns of their own. */
    private boolean special(String key) {
        if (key.equals(NAME)) {
            if (tags.hasValue() && !isBlank()) {
                rename(tags.characters(), tags.length());
            }
            return true;
        }
        if (ofEvents && key.equals(TIME)) {
            boolean good = !tags.hasValue() || tags.length() == 0 || time(end);
            badTime = good ? null : tags.value();
            return true;
        }
        return ofEvents && key.equals(Mapping.XES.start()) && tags.hasValue() && time(start);
    }

    private boolean isBlank() {
        for (int i = 0; i < tags.length(); i++) {
            if (!Character.isWhitespace(tags.characters()[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean time(Moment target) {
        if (!moment(tags.characters(), tags.length())) {
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

    private boolean moment(char[] value, int length) {
        return timeText.read(value, 0, length) && !timeText.undecided();
    }

    private int offset(long localSecond) {
        if (timeText.offsetSeconds() != TimeText.NO_OFFSET) {
            return timeText.offsetSeconds();
        }
        withoutOffset++;
        return zone.offset(localSecond);
    }

    private ImportNotes.Example example(String column, String value) {
        return new ImportNotes.Example(tags.line(), column, value);
    }
}
