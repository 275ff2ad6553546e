package io.keiro.log;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Brings values of a table to the cases, by a key. Keys are compared as text; a whole number is the same with and without decimals. */
final class TableJoin {

    private static final double MILLIS_PER_HOUR = 3_600_000.0;

    private final EventLog log;
    private final DataTable table;
    /** The key of each case, or null. */
    private final Column caseKeys;

    private final int key;
    private int rowsWithoutKey;

    private TableJoin(EventLog log, Tabular table, String key, String attribute) {
        this.log = log;
        this.table = Objects.requireNonNull(table, "a table is needed to join, for example DataTable.read(path)")
                .table();
        this.key = this.table.indexOf(key);
        this.caseKeys = attribute.equals(log.mapping().caseId()) && log.findCaseAttribute(attribute) == null
                ? log.frame().rows().caseIds()
                : log.caseAttribute(attribute);
    }

    static EventLog of(EventLog log, Tabular table, String key, String attribute) {
        TableJoin join = new TableJoin(log, table, key, attribute);
        Verb verb = Verb.of("joinCases", join.table.title().en(), key, attribute);
        return join.joined(verb);
    }

    static EventLog aggregate(EventLog log, String name, Tabular table, Aggregate aggregate) {
        NewAttributes.checkName(log, name);
        Objects.requireNonNull(aggregate, "an aggregate is needed, for example Aggregate.count().by(\"deal\")");
        if (aggregate.key().isEmpty()) {
            throw new IllegalArgumentException(
                    "the aggregate does not say which column of the table names the case; use " + aggregate.by("…"));
        }
        String attribute = aggregate.attribute().isEmpty() ? log.mapping().caseId() : aggregate.attribute();
        TableJoin join = new TableJoin(log, table, aggregate.key(), attribute);
        Verb verb = Verb.of("withAggregate", name, join.table.title().en(), aggregate);
        return join.aggregated(verb, name, aggregate);
    }

    /** The rows of each key, in the order of the table. */
    private Map<String, List<Integer>> rowsByKey() {
        Map<String, List<Integer>> rows = new HashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            String text = text(table.row(row).get(key));
            if (text == null) {
                rowsWithoutKey++;
            } else {
                rows.computeIfAbsent(text, k -> new ArrayList<>(1)).add(row);
            }
        }
        return rows;
    }

    private static String text(Object value) {
        if (value == null || value.toString().isEmpty()) {
            return null;
        }
        boolean whole = value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15;
        return whole ? Long.toString(((Double) value).longValue()) : value.toString();
    }

    private String keyOf(int c) {
        return caseKeys.isMissing(c) ? null : text(caseKeys.value(c));
    }

    private EventLog joined(Verb verb) {
        Map<String, List<Integer>> rows = rowsByKey();
        checkOnce(rows);
        int[] places = new int[log.caseCount()];
        for (int c = 0; c < places.length; c++) {
            List<Integer> found = rows.get(keyOf(c));
            places[c] = found == null ? -1 : found.get(0);
        }
        RowSelection attributes = log.frame().rows().cases();
        for (int i = 0; i < table.fields().size(); i++) {
            String name = table.fields().get(i).name();
            if (i == key) {
                continue;
            }
            NewAttributes.checkName(log, name);
            if (attributes.has(name)) {
                throw new IllegalArgumentException(log.name() + " already has a case attribute \"" + name
                        + "\"; log.dropAttributes(\"" + name + "\") or rename one of the two first");
            }
            attributes = attributes.with(SelectedColumn.of(column(i), places));
        }
        Frame.Rows old = log.frame().rows();
        return log.derive(
                verb.noting(note(rows)), log.frame().withRows(new Frame.Rows(old.caseIds(), attributes, old.events())));
    }

    /** A column of the table; one of text takes the type of its values, by the rules of an import. */
    private Column column(int index) {
        String name = table.fields().get(index).name();
        GrowingColumn growing = new GrowingColumn(name);
        for (int row = 0; row < table.rowCount(); row++) {
            growing.value(row, plain(table.row(row).get(index)));
        }
        Column built = growing.build(table.rowCount(), null);
        if (!(built instanceof TextColumn text)) {
            return built;
        }
        ImportNotes notes = ImportNotes.inMemory(name, table.rowCount());
        return new TypedText(notes, new TableChoices().with(choices -> choices.zone = log.zone()))
                .typed(text, name, null);
    }

    private void checkOnce(Map<String, List<Integer>> rows) {
        Map<String, List<Integer>> twice = new TreeMap<>(Labels.BY_CODE_POINT);
        rows.forEach((text, places) -> {
            if (places.size() > 1) {
                twice.put(text, places);
            }
        });
        if (!twice.isEmpty()) {
            Map.Entry<String, List<Integer>> first = twice.entrySet().iterator().next();
            throw new IllegalArgumentException("the table \"" + table.title() + "\" has "
                    + Wording.count(twice.size(), "key", "keys") + " more than once in \""
                    + table.fields().get(key).name() + "\": " + NearestNames.list(twice.keySet()) + " (\""
                    + first.getKey() + "\" in rows " + (first.getValue().get(0) + 1) + " and "
                    + (first.getValue().get(1) + 1) + "); each key must be there once, or use log.withAggregate(…)");
        }
    }

    private EventLog aggregated(Verb verb, String name, Aggregate aggregate) {
        Map<String, List<Integer>> rows = rowsByKey();
        boolean counts = aggregate.function() == Aggregate.Function.COUNT
                && aggregate.value().isEmpty();
        AggregatedValues values = counts
                ? null
                : new AggregatedValues(
                        column(table.indexOf(aggregate.value())),
                        aggregate.function(),
                        table.title().en());
        Map<String, Object> known = new LinkedHashMap<>();
        rows.forEach((text, places) -> known.put(text, counts ? (Object) places.size() : values.of(places)));
        GrowingColumn column = new GrowingColumn(name);
        Object without = aggregate.function() == Aggregate.Function.COUNT ? (Object) 0 : null;
        for (int c = 0; c < log.caseCount(); c++) {
            String text = keyOf(c);
            column.value(c, rows.containsKey(text) ? known.get(text) : without);
        }
        return NewAttributes.addToCases(log, verb.noting(note(rows)), column.build(log.caseCount(), null));
    }

    /** As a column of a log can hold it. */
    private Object plain(Object value) {
        if (value instanceof Phrase phrase) {
            return phrase.en();
        }
        if (value instanceof LocalDate day) {
            return day.atStartOfDay(log.zone()).toInstant();
        }
        return value instanceof Duration span ? (Object) (span.toMillis() / MILLIS_PER_HOUR) : value;
    }

    private Phrase note(Map<String, List<Integer>> rows) {
        int without = 0;
        Map<String, List<Integer>> unused = new HashMap<>(rows);
        for (int c = 0; c < log.caseCount(); c++) {
            String text = keyOf(c);
            without += rows.containsKey(text) ? 0 : 1;
            unused.remove(text);
        }
        int left =
                rowsWithoutKey + unused.values().stream().mapToInt(List::size).sum();
        return Phrase.of(
                Wording.count(without, "case", "cases") + " without a row, " + Wording.count(left, "row", "rows")
                        + " without a case",
                "行のないケース " + Wording.number(without) + "件、ケースのない行 " + Wording.number(left) + "件");
    }
}
