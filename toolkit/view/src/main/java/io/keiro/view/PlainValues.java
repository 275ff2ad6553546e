package io.keiro.view;

import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.Phrase;
import io.keiro.mining.Finding;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Collections, maps, arrays and records as short tables. A list of records of one type becomes a table with a column per component; only
 * the rows that are shown are looked at, so that a list of a million values costs no more than one of twenty.
 */
final class PlainValues {

    /** The first rows, and how many there are. */
    record Excerpt(DataTable table, int rows, Phrase sentence) {}

    private PlainValues() {}

    static Optional<Excerpt> of(Object value, int most) {
        if (value instanceof Map<?, ?> map) {
            return Optional.of(map(map, most));
        }
        if (value instanceof Record record) {
            return Optional.of(record(record));
        }
        if (value instanceof Collection<?> collection) {
            return Optional.of(list(first(collection.iterator(), most), collection.size()));
        }
        if (value != null && value.getClass().isArray()) {
            int length = Array.getLength(value);
            List<Object> first = new ArrayList<>();
            for (int i = 0; i < Math.min(most, length); i++) {
                first.add(Array.get(value, i));
            }
            return Optional.of(list(first, length));
        }
        return Optional.empty();
    }

    private static <T> List<T> first(Iterator<? extends T> values, int most) {
        List<T> first = new ArrayList<>();
        while (first.size() < most && values.hasNext()) {
            first.add(values.next());
        }
        return first;
    }

    private static Excerpt list(List<?> first, int size) {
        Phrase title = Phrase.of(Figures.count(size) + (size == 1 ? " value" : " values"), Figures.count(size) + "個の値");
        if (!first.isEmpty() && first.stream().allMatch(Finding.class::isInstance)) {
            List<Finding> findings = first.stream().map(Finding.class::cast).toList();
            return new Excerpt(Report.summary(findings), size, title);
        }
        if (!first.isEmpty() && isOneRecordType(first)) {
            return new Excerpt(records(title, first), size, title);
        }
        Kind kind = kind(first);
        DataTable.Builder table = DataTable.titled(
                title,
                Field.of("index", Phrase.of("Index", "番号"), Kind.COUNT),
                Field.of("value", Phrase.of("Value", "値"), kind));
        for (int i = 0; i < first.size(); i++) {
            table.row(i, shown(first.get(i), kind));
        }
        return new Excerpt(table.build(), size, title);
    }

    private static boolean isOneRecordType(List<?> values) {
        return values.get(0) instanceof Record
                && values.stream()
                        .allMatch(
                                v -> v != null && v.getClass() == values.get(0).getClass())
                && values.get(0).getClass().getRecordComponents().length > 0;
    }

    private static DataTable records(Phrase title, List<?> records) {
        RecordComponent[] components = records.get(0).getClass().getRecordComponents();
        List<List<Object>> columns = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (RecordComponent component : components) {
            List<Object> values = new ArrayList<>();
            records.forEach(record -> values.add(component(component, record)));
            columns.add(values);
            fields.add(Field.of(component.getName(), kind(values)));
        }
        DataTable.Builder table = DataTable.titled(title, fields);
        for (int r = 0; r < records.size(); r++) {
            Object[] row = new Object[components.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = shown(columns.get(i).get(r), fields.get(i).kind());
            }
            table.row(row);
        }
        return table.build();
    }

    private static Excerpt record(Record record) {
        Phrase title = Phrase.same(record.getClass().getSimpleName());
        DataTable.Builder table = DataTable.titled(
                title,
                Field.of("name", Phrase.of("Name", "名前"), Kind.TEXT),
                Field.of("value", Phrase.of("Value", "値"), Kind.TEXT));
        RecordComponent[] components = record.getClass().getRecordComponents();
        for (RecordComponent component : components) {
            table.row(component.getName(), alone(component(component, record)));
        }
        return new Excerpt(table.build(), components.length, Phrase.same(text(record)));
    }

    /** A record may be private to a cell, and its accessor may fail: then that is what is shown. */
    private static Object component(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return "(" + cause.getClass().getSimpleName() + ")";
        }
    }

    private static Excerpt map(Map<?, ?> map, int most) {
        List<Map.Entry<?, ?>> entries = first(map.entrySet().iterator(), most);
        Kind kind = kind(
                entries.stream().map(Map.Entry::getValue).map(v -> (Object) v).toList());
        int size = map.size();
        Phrase title = Phrase.of(Figures.count(size) + (size == 1 ? " entry" : " entries"), Figures.count(size) + "件");
        DataTable.Builder table = DataTable.titled(
                title,
                Field.of("key", Phrase.of("Key", "キー"), Kind.TEXT),
                Field.of("value", Phrase.of("Value", "値"), kind));
        entries.forEach(entry -> table.row(alone(entry.getKey()), shown(entry.getValue(), kind)));
        return new Excerpt(table.build(), size, title);
    }

    /** The kind that all values have in common; text if they have none. */
    private static Kind kind(List<?> values) {
        List<Kind> kinds = values.stream()
                .filter(Objects::nonNull)
                .map(PlainValues::kindOf)
                .distinct()
                .toList();
        if (kinds.size() == 2 && kinds.containsAll(List.of(Kind.COUNT, Kind.NUMBER))) {
            return Kind.NUMBER;
        }
        return kinds.size() == 1 ? kinds.get(0) : Kind.TEXT;
    }

    private static Kind kindOf(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return Kind.COUNT;
        }
        if (value instanceof Double || value instanceof Float) {
            return Kind.NUMBER;
        }
        if (value instanceof Duration) {
            return Kind.DURATION;
        }
        if (value instanceof Instant) {
            return Kind.INSTANT;
        }
        if (value instanceof LocalDate) {
            return Kind.DATE;
        }
        return value instanceof Boolean ? Kind.BOOLEAN : Kind.TEXT;
    }

    private static Object shown(Object value, Kind kind) {
        return kind == Kind.TEXT ? alone(value) : value;
    }

    private static Object alone(Object value) {
        return value == null || value instanceof Phrase ? value : text(value);
    }

    /** Arrays inside would print their address. */
    private static String text(Object value) {
        if (value.getClass().isArray()) {
            List<Object> first = new ArrayList<>();
            int length = Array.getLength(value);
            for (int i = 0; i < Math.min(20, length); i++) {
                first.add(Array.get(value, i));
            }
            String inside = Arrays.deepToString(first.toArray());
            return length > first.size()
                    ? inside.substring(0, inside.length() - 1) + ", … " + Figures.count(length) + "]"
                    : inside;
        }
        return String.valueOf(value);
    }
}
