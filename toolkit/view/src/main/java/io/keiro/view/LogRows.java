package io.keiro.view;

import io.keiro.log.Column;
import io.keiro.log.DataTable;
import io.keiro.log.DataTable.Field;
import io.keiro.log.DataTable.Kind;
import io.keiro.log.EventLog;
import io.keiro.log.Phrase;
import io.keiro.mining.Variants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tables made for reading: logs by their first events, variants with their activities as steps. */
final class LogRows {

    /** More columns run out of the page of a notebook. */
    private static final int MOST_ATTRIBUTES = 3;

    private static final int MOST_EVENTS = 5;

    private LogRows() {}

    /** The first events with their first attributes. */
    static DataTable firstEvents(EventLog log) {
        List<String> attributes =
                log.eventAttributes().stream().limit(MOST_ATTRIBUTES).toList();
        List<Field> fields = new ArrayList<>(List.of(
                Field.of("(case)", Phrase.of("Case", "ケース"), Kind.TEXT),
                Field.of("(activity)", Phrase.of("Activity", "アクティビティ"), Kind.TEXT),
                Field.of("(time)", Phrase.of("Time", "日時"), Kind.INSTANT)));
        List<Column> columns = attributes.stream().map(log::eventAttribute).toList();
        columns.forEach(column -> fields.add(Field.of(column.name(), kind(column.type()))));
        int left = log.eventAttributes().size() - attributes.size();
        String more = left == 0 ? "" : " (" + left + " more attributes)";
        String moreJa = left == 0 ? "" : "(他に属性" + left + "件)";
        DataTable.Builder table = DataTable.titled(Phrase.of("First events" + more, "先頭のイベント" + moreJa), fields);
        for (int c = 0, rows = 0; c < log.caseCount() && rows < MOST_EVENTS; c++) {
            for (int e = log.caseStart(c); e < log.caseEnd(c) && rows < MOST_EVENTS; e++, rows++) {
                List<Object> values = new ArrayList<>();
                values.add(log.caseId(c));
                values.add(log.activity(e));
                values.add(log.time(e) == EventLog.NO_TIME ? null : Instant.ofEpochMilli(log.time(e)));
                for (Column column : columns) {
                    values.add(column.isMissing(e) ? null : column.value(e));
                }
                table.row(values.toArray());
            }
        }
        return table.build();
    }

    private static Kind kind(Column.Type type) {
        return switch (type) {
            case TEXT -> Kind.TEXT;
            case LONG -> Kind.COUNT;
            case DOUBLE -> Kind.NUMBER;
            case BOOLEAN -> Kind.BOOLEAN;
            case INSTANT -> Kind.INSTANT;
        };
    }

    /** The table of variants with their activities as steps, at the end, where they have room. */
    static DataTable variants(Variants variants) {
        DataTable numbers = without(variants.table(), "variant");
        List<Field> fields = new ArrayList<>(numbers.fields());
        fields.add(Field.of("variant", Phrase.of("Variant", "バリアント"), Kind.TEXT));
        DataTable.Builder table = DataTable.titled(numbers.title(), fields);
        for (int r = 0; r < numbers.rowCount(); r++) {
            List<Object> values = new ArrayList<>(numbers.row(r));
            values.add(new Steps(variants.all().get(r).activities()));
            table.row(values.toArray());
        }
        return table.build();
    }

    /** The table without one column, where the values of another say it already. */
    static DataTable without(DataTable table, String field) {
        int left = table.indexOf(field);
        List<Field> fields = new ArrayList<>(table.fields());
        fields.remove(left);
        DataTable.Builder copy = DataTable.titled(table.title(), fields);
        for (List<Object> row : table.rows()) {
            List<Object> values = new ArrayList<>(row);
            values.remove(left);
            copy.row(values.toArray());
        }
        return copy.build();
    }
}
