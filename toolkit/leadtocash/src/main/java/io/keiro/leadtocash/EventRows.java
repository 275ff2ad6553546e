package io.keiro.leadtocash;

import io.keiro.log.TableRows;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The events as rows of {@code events.csv}. There are millions, so none is made as an object on the way, and no row is kept. */
final class EventRows {

    private static final List<String> COLUMNS = columns();
    private static final int ACTIVITY = COLUMNS.indexOf(Columns.ACTIVITY);
    private static final int TIME = COLUMNS.indexOf(Columns.TIME);
    private static final int END = COLUMNS.indexOf(Columns.END);
    private static final int FIRST_KIND = COLUMNS.indexOf(ObjectKind.values()[0].column());
    private static final int AFTER_KINDS = COLUMNS.indexOf(Columns.ACTOR);

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

    /** Writes the events, a chunk of them a part. */
    static void write(LeadToCash data, Path csv) {
        EventColumns events = data.columns();
        Map<String, Integer> attributes = new LinkedHashMap<>();
        for (EventShape shape : events.shapes()) {
            for (int i = shape.kinds(); i < shape.names().length; i++) {
                attributes.putIfAbsent((String) shape.names()[i], COLUMNS.size() + attributes.size());
            }
        }
        List<String> names = new ArrayList<>(COLUMNS);
        attributes.keySet().forEach(attribute -> names.add(RecordFile.header(COLUMNS, attribute)));
        int[][] places =
                events.shapes().stream().map(shape -> places(shape, attributes)).toArray(int[][]::new);
        TableRows.write(csv, names, events.chunkCount(), (part, file) -> {
            EventChunk chunk = events.chunk(part);
            String[] cells = new String[names.size()];
            for (int row = 0; row < chunk.count(); row++) {
                Arrays.fill(cells, null);
                fill(cells, chunk, row, places[chunk.shape(row).number()]);
                file.row(cells);
            }
        });
    }

    /** The columns of the values of a shape. */
    private static int[] places(EventShape shape, Map<String, Integer> attributes) {
        int[] places = new int[shape.names().length];
        for (int i = 0; i < places.length; i++) {
            places[i] = i < shape.kinds()
                    ? COLUMNS.indexOf(((ObjectKind) shape.names()[i]).column())
                    : attributes.get((String) shape.names()[i]);
        }
        return places;
    }

    private static void fill(String[] cells, EventChunk chunk, int row, int[] places) {
        cells[ACTIVITY] = chunk.shape(row).activity();
        cells[TIME] = Cells.text(chunk.time(row));
        cells[END] = Cells.text(chunk.end(row));
        int place = AFTER_KINDS;
        cells[place++] = chunk.actor(row);
        cells[place++] = Columns.word(chunk.actorType(row));
        cells[place++] = chunk.changeFrom(row);
        cells[place++] = chunk.changeTo(row);
        cells[place++] = Columns.word(chunk.evidence(row));
        cells[place++] = Columns.word(chunk.precision(row));
        cells[place] = chunk.source(row);
        for (int i = 0; i < places.length; i++) {
            cells[places[i]] = chunk.value(row, i);
        }
    }

    /** Reads the events in the order of the file, its parts side by side. */
    static void read(LargeTable table, LeadToCash.Builder data) {
        table.require(COLUMNS);
        Reading reading = new Reading(table);
        table.read(EventBatch::new, reading::event).forEach(data::events);
    }

    /** Where what stands, so that no row has to look. */
    private static final class Reading {
        private final Map<String, ActorType> actorTypes = words(ActorType.values());
        private final Map<String, EvidenceLevel> evidences = words(EvidenceLevel.values());
        private final Map<String, TimePrecision> precisions = words(TimePrecision.values());
        private final int[] fixed;
        private final ObjectKind[] kinds = ObjectKind.values();
        private final LargeTable table;
        /** By column: the attribute that it holds, null for a fixed one. */
        private final String[] attributes;

        Reading(LargeTable table) {
            this.table = table;
            this.fixed = COLUMNS.stream().mapToInt(table::position).toArray();
            this.attributes = new String[table.width()];
            for (int i = 0; i < attributes.length; i++) {
                attributes[i] = attribute(i);
            }
        }

        private String attribute(int column) {
            String header = table.header(column);
            return COLUMNS.contains(header) ? null : RecordFile.name(header);
        }

        private static <E extends Enum<E>> Map<String, E> words(E[] constants) {
            Map<String, E> words = new LinkedHashMap<>();
            for (E constant : constants) {
                words.put(Columns.word(constant), constant);
            }
            return words;
        }

        void event(EventBatch batch, TextTable.Row row) {
            Instant time = Cells.instant(row, Columns.TIME, row.at(fixed[TIME]));
            if (time == null) {
                throw row.wrong(Columns.TIME, null, "this cell must not be empty");
            }
            int place = AFTER_KINDS;
            String actor = row.at(fixed[place++]);
            ActorType actorType = constant(row, Columns.ACTOR_TYPE, row.at(fixed[place++]), actorTypes);
            String from = row.at(fixed[place++]);
            String to = row.at(fixed[place++]);
            EvidenceLevel evidence = constant(row, Columns.EVIDENCE, row.at(fixed[place++]), evidences);
            TimePrecision precision = constant(row, Columns.PRECISION, row.at(fixed[place++]), precisions);
            batch.event(Cells.needed(row, Columns.ACTIVITY, row.at(fixed[ACTIVITY])), time, evidence)
                    .endingAt(Cells.instant(row, Columns.END, row.at(fixed[END])))
                    .by(actor, actorType)
                    .changing(from, to)
                    .precision(precision)
                    .from(row.at(fixed[place]));
            for (int i = 0; i < kinds.length; i++) {
                String id = row.at(fixed[FIRST_KIND + i]);
                if (id != null) {
                    batch.about(kinds[i], id);
                }
            }
            for (int i = 0; i < row.width(); i++) {
                String name = i < attributes.length ? attributes[i] : attribute(i);
                String value = name == null ? null : row.at(i);
                if (value != null) {
                    batch.with(name, value);
                }
            }
        }

        private static <E extends Enum<E>> E constant(
                TextTable.Row row, String column, String text, Map<String, E> words) {
            E word = words.get(text);
            return word != null ? word : Cells.constant(row, column, text, words.values());
        }
    }
}
