package io.keiro.log;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Java records as a table: a row for each, a column for each component, which says the type of its values. */
final class RecordSource implements TableSource {

    private final List<Record> records = new ArrayList<>();
    private final Class<?> type;
    private final RecordComponent[] components;

    RecordSource(Iterable<? extends Record> items) {
        items.forEach(records::add);
        type = records.isEmpty() ? Record.class : records.get(0).getClass();
        components = records.isEmpty() ? new RecordComponent[0] : type.getRecordComponents();
        for (Record item : records) {
            if (item.getClass() != type) {
                throw new IllegalArgumentException("records of two classes, " + type.getSimpleName() + " and "
                        + item.getClass().getSimpleName() + "; a table has rows of one");
            }
        }
        for (RecordComponent component : components) {
            // A record may be declared where only its owner sees it, as in a test or a cell.
            component.getAccessor().setAccessible(true);
        }
    }

    @Override
    public String name() {
        return records.isEmpty() ? "records" : type.getSimpleName();
    }

    @Override
    public Phrase format() {
        return Phrase.of("Java records", "Java のレコード");
    }

    @Override
    public Column.Type type(String column) {
        for (RecordComponent component : components) {
            if (component.getName().equals(column)) {
                return type(component.getType());
            }
        }
        return null;
    }

    private static Column.Type type(Class<?> type) {
        if (type == int.class
                || type == long.class
                || type == short.class
                || type == byte.class
                || type == Integer.class
                || type == Long.class
                || type == Short.class
                || type == Byte.class) {
            return Column.Type.LONG;
        }
        if (type == double.class
                || type == float.class
                || type == Double.class
                || type == Float.class
                || type == BigDecimal.class) {
            return Column.Type.DOUBLE;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Column.Type.BOOLEAN;
        }
        boolean moment = List.of(
                        Instant.class, OffsetDateTime.class, ZonedDateTime.class, LocalDateTime.class, LocalDate.class)
                .contains(type);
        boolean open = type == Optional.class || type == Object.class;
        return moment ? Column.Type.INSTANT : open ? null : Column.Type.TEXT;
    }

    @Override
    public void rows(RowHandler handler) {
        for (int i = 0; i < components.length; i++) {
            BufferedRow.pass(handler, i, components[i].getName());
        }
        boolean goOn = components.length > 0 && handler.endRow(0, components.length);
        for (int row = 0; goOn && row < records.size(); row++) {
            for (int i = 0; i < components.length; i++) {
                BufferedRow.pass(handler, i, text(value(components[i], records.get(row))));
            }
            goOn = handler.endRow(row + 1L, components.length);
        }
    }

    private static Object value(RecordComponent component, Record item) {
        try {
            return component.getAccessor().invoke(item);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException(
                    component.getName() + "() of " + item.getClass().getSimpleName() + " failed: " + e.getCause(), e);
        }
    }

    private static String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return text(optional.orElse(null));
        }
        if (value instanceof ZonedDateTime time) {
            return time.toOffsetDateTime().toString();
        }
        boolean missing = value == null || value instanceof Double number && number.isNaN();
        return missing ? "" : value.toString();
    }
}
