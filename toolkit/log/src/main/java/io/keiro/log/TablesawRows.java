package io.keiro.log;

import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The rows of a copied Tablesaw table, made when they are asked for: a table of a million rows is shown by its first twenty. */
final class TablesawRows extends AbstractList<List<Object>> {

    private final Table copy;

    private TablesawRows(Table copy) {
        this.copy = copy;
    }

    /** Tablesaw tables are mutable, so the table is copied. */
    static DataTable of(Table table) {
        Table copy = table.copy();
        List<Field> fields = copy.columns().stream()
                .map(c -> Field.of(c.name(), kind(c.type())))
                .toList();
        String name = copy.name() == null || copy.name().isBlank() ? "Table" : copy.name();
        return new DataTable(Phrase.same(name), fields, new TablesawRows(copy));
    }

    private static Kind kind(ColumnType type) {
        if (type == ColumnType.INTEGER || type == ColumnType.LONG || type == ColumnType.SHORT) {
            return Kind.COUNT;
        }
        if (type == ColumnType.DOUBLE || type == ColumnType.FLOAT) {
            return Kind.NUMBER;
        }
        if (type == ColumnType.BOOLEAN) {
            return Kind.BOOLEAN;
        }
        if (type == ColumnType.LOCAL_DATE) {
            return Kind.DATE;
        }
        return type == ColumnType.LOCAL_DATE_TIME || type == ColumnType.INSTANT ? Kind.INSTANT : Kind.TEXT;
    }

    @Override
    public List<Object> get(int row) {
        List<Object> values = new ArrayList<>(copy.columnCount());
        for (Column<?> column : copy.columns()) {
            values.add(column.isMissing(row) ? null : value(column.get(row), kind(column.type())));
        }
        return Collections.unmodifiableList(values);
    }

    private static Object value(Object value, Kind kind) {
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        if (value instanceof Short || value instanceof Float) {
            Number number = (Number) value;
            return kind == Kind.COUNT ? (Object) number.longValue() : (Object) number.doubleValue();
        }
        return kind == Kind.TEXT ? value.toString() : value;
    }

    @Override
    public int size() {
        return copy.rowCount();
    }
}
