package io.keiro.log;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Columns over values that are already Java objects: what the builder and small tables use. */
final class ValueColumns {

    private ValueColumns() {}

    static ColumnStore of(List<Map<String, Object>> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        Map<String, Column> columns = new LinkedHashMap<>();
        for (String name : names) {
            Object[] values = rows.stream().map(row -> row.get(name)).toArray();
            columns.put(name, new Values(name, type(values), values));
        }
        return new ColumnStore(Collections.unmodifiableMap(columns));
    }

    /** The one type all values share; text if they differ. */
    private static Column.Type type(Object[] values) {
        Column.Type found = null;
        for (Object value : values) {
            if (value == null) {
                continue;
            }
            Column.Type type = typeOf(value);
            if (found == null || found == type) {
                found = type;
            } else if (isNumber(found) && isNumber(type)) {
                found = Column.Type.DOUBLE;
            } else {
                return Column.Type.TEXT;
            }
        }
        return found == null ? Column.Type.TEXT : found;
    }

    private static boolean isNumber(Column.Type type) {
        return type == Column.Type.LONG || type == Column.Type.DOUBLE;
    }

    private static Column.Type typeOf(Object value) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            return Column.Type.LONG;
        }
        if (value instanceof Number) {
            return Column.Type.DOUBLE;
        }
        if (value instanceof Boolean) {
            return Column.Type.BOOLEAN;
        }
        return value instanceof Instant ? Column.Type.INSTANT : Column.Type.TEXT;
    }

    private record Values(String name, Type type, Object[] values) implements Column {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean isMissing(int row) {
            return values[row] == null;
        }

        @Override
        public Object value(int row) {
            Object value = values[row];
            if (value == null) {
                return null;
            }
            return switch (type) {
                case TEXT -> value.toString();
                case LONG -> ((Number) value).longValue();
                case DOUBLE -> ((Number) value).doubleValue();
                case BOOLEAN, INSTANT -> value;
            };
        }

        @Override
        public String text(int row) {
            return values[row] == null ? null : values[row].toString();
        }

        @Override
        public double number(int row) {
            Object value = values[row];
            if (value instanceof Number number) {
                return number.doubleValue();
            }
            if (value instanceof Instant instant) {
                return instant.toEpochMilli();
            }
            return value instanceof Boolean flag ? (flag ? 1 : 0) : Double.NaN;
        }
    }
}
