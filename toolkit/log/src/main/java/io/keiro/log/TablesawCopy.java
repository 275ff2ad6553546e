package io.keiro.log;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Copies one of our tables into a Tablesaw table. Tablesaw tables are mutable, so nothing is shared. */
final class TablesawCopy {

    private static final double MILLIS_PER_DAY = 86_400_000.0;

    private TablesawCopy() {}

    static Table of(DataTable source) {
        Table copy = Table.create(source.title().en());
        for (int i = 0; i < source.fields().size(); i++) {
            copy.addColumns(column(source, i));
        }
        return copy;
    }

    private static Column<?> column(DataTable source, int index) {
        DataTable.Field field = source.fields().get(index);
        return switch (field.kind()) {
            case COUNT -> {
                LongColumn column = LongColumn.create(field.name());
                source.rows().forEach(row -> {
                    if (row.get(index) == null) {
                        column.appendMissing();
                    } else {
                        column.append(((Number) row.get(index)).longValue());
                    }
                });
                yield column;
            }
            case NUMBER, SHARE, MONEY, DURATION -> {
                DoubleColumn column = DoubleColumn.create(field.name());
                source.rows().forEach(row -> column.append(number(row.get(index))));
                yield column;
            }
            case INSTANT -> {
                DateTimeColumn column = DateTimeColumn.create(field.name());
                source.rows()
                        .forEach(row -> column.append(
                                row.get(index) == null
                                        ? null
                                        : ((Instant) row.get(index))
                                                .atZone(ZoneOffset.UTC)
                                                .toLocalDateTime()));
                yield column;
            }
            case DATE -> {
                DateColumn column = DateColumn.create(field.name());
                source.rows().forEach(row -> column.append((LocalDate) row.get(index)));
                yield column;
            }
            case BOOLEAN -> {
                BooleanColumn column = BooleanColumn.create(field.name());
                source.rows().forEach(row -> {
                    if (row.get(index) == null) {
                        column.appendMissing();
                    } else {
                        column.append((Boolean) row.get(index));
                    }
                });
                yield column;
            }
            case TEXT -> {
                StringColumn column = StringColumn.create(field.name());
                source.rows()
                        .forEach(row -> column.append(
                                row.get(index) == null ? null : row.get(index).toString()));
                yield column;
            }
        };
    }

    private static double number(Object value) {
        if (value == null) {
            return Double.NaN;
        }
        return value instanceof Duration span ? span.toMillis() / MILLIS_PER_DAY : ((Number) value).doubleValue();
    }
}
