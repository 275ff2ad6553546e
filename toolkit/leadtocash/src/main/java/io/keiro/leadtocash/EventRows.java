package io.keiro.leadtocash;

import io.keiro.log.DataTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The events as rows of {@code events.csv}. */
final class EventRows {

    private static final List<String> COLUMNS = columns();

    private EventRows() {}

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(Columns.ACTIVITY, Columns.TIME, Columns.END));
        for (ObjectKind kind : ObjectKind.values()) {
            columns.add(kind.column());
        }
        columns.addAll(List.of(
                Columns.ACTOR,
                Columns.ACTOR_TYPE,
                Columns.FROM,
                Columns.TO,
                Columns.EVIDENCE,
                Columns.PRECISION,
                Columns.SOURCE));
        return List.copyOf(columns);
    }

    static DataTable table(LeadToCash data) {
        RecordFile file = RecordFile.of(
                "events",
                COLUMNS,
                data.events().stream().map(BusinessEvent::attributes).toList());
        for (BusinessEvent event : data.events()) {
            List<String> cells = new ArrayList<>(COLUMNS.size());
            cells.add(event.activity());
            cells.add(event.time().toString());
            cells.add(Cells.text(event.end()));
            for (ObjectKind kind : ObjectKind.values()) {
                cells.add(Cells.text(event.object(kind)));
            }
            cells.add(Cells.text(event.actor()));
            cells.add(Columns.word(event.actorType()));
            cells.add(Cells.text(event.changeFrom()));
            cells.add(Cells.text(event.changeTo()));
            cells.add(Columns.word(event.evidence()));
            cells.add(Columns.word(event.precision()));
            cells.add(Cells.text(event.source()));
            file.row(event.attributes(), cells.toArray(String[]::new));
        }
        return file.table();
    }

    static void read(TextTable table, LeadToCash.Builder data) {
        table.require(COLUMNS);
        for (TextTable.Row row : table.rows()) {
            Map<ObjectKind, String> objects = new EnumMap<>(ObjectKind.class);
            for (ObjectKind kind : ObjectKind.values()) {
                String id = row.exact(kind.column());
                if (id != null) {
                    objects.put(kind, id);
                }
            }
            String source = row.exact(Columns.SOURCE);
            var time = Cells.instant(row, Columns.TIME);
            if (time == null) {
                throw row.wrong(Columns.TIME, null, "this cell must not be empty");
            }
            data.event(new BusinessEvent(
                    Cells.needed(row, Columns.ACTIVITY),
                    time,
                    Cells.instant(row, Columns.END),
                    objects,
                    row.exact(Columns.ACTOR),
                    Cells.constant(row, Columns.ACTOR_TYPE, ActorType.class),
                    row.exact(Columns.FROM),
                    row.exact(Columns.TO),
                    Cells.constant(row, Columns.EVIDENCE, EvidenceLevel.class),
                    Cells.constant(row, Columns.PRECISION, TimePrecision.class),
                    source == null ? "" : source,
                    RecordFile.attributes(table, row, COLUMNS)));
        }
    }
}
