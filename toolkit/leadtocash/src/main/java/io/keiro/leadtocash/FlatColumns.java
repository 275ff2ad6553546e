package io.keiro.leadtocash;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The columns of a flat log's events. Each is asked from the columns of the data set, one after the other, so nothing is copied on the way.
 * They stand in the order in which a walk through the events meets their first values.
 */
final class FlatColumns {

    /** What an event carries about its proof stays in the data set: it would be a column of its own in every log, and rarely read. */
    private static final Set<String> LEFT_OUT =
            Set.of(Mark.EVIDENCE_PROPERTY.column(), Mark.EVIDENCE_VALUE.column(), Mark.OTHER_EVIDENCE.column());

    private static final String[] EVIDENCES = words(EvidenceLevel.values());
    private static final String[] PRECISIONS = words(TimePrecision.values());
    private static final String[] ACTOR_TYPES = words(ActorType.values());

    /** A value of an event, or null. */
    private interface Cell {
        Object of(EventChunk chunk, int row);
    }

    private record Fixed(String name, Cell cell) {}

    /** What every event may have beside objects and attributes, in the order in which it is told. */
    private static final List<Fixed> FIXED = List.of(
            new Fixed(
                    Columns.EVIDENCE,
                    (chunk, row) -> EVIDENCES[chunk.evidence(row).ordinal()]),
            new Fixed(
                    Columns.PRECISION,
                    (chunk, row) -> PRECISIONS[chunk.precision(row).ordinal()]),
            new Fixed(Columns.SOURCE, (chunk, row) -> AttributeValues.known(chunk.source(row))),
            new Fixed(
                    Columns.ACTOR_TYPE,
                    (chunk, row) -> ACTOR_TYPES[chunk.actorType(row).ordinal()]),
            new Fixed(Columns.ACTOR, EventChunk::actor),
            new Fixed(Columns.END, EventChunk::end),
            new Fixed(Columns.FROM, EventChunk::changeFrom),
            new Fixed(Columns.TO, EventChunk::changeTo));

    private final EventColumns events;
    private final int[] positions;
    private final Map<String, Column> columns = new LinkedHashMap<>();

    /**
     * @param positions where each event of the log stands in the data set, by its row
     */
    private FlatColumns(EventColumns events, int[] positions) {
        this.events = events;
        this.positions = positions;
    }

    private static String[] words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant == ActorType.UNKNOWN ? null : Columns.word(constant))
                .toArray(String[]::new);
    }

    static Map<String, IntFunction<?>> of(EventColumns events, int[] positions) {
        FlatColumns flat = new FlatColumns(events, positions);
        flat.addValues();
        flat.addFixed();
        Map<String, IntFunction<?>> inOrder = new LinkedHashMap<>();
        flat.columns.entrySet().stream()
                .sorted(Comparator.comparingLong(column -> column.getValue().first))
                .forEach(column -> inOrder.put(column.getKey(), column.getValue()));
        return inOrder;
    }

    /** One column: a value that the event's shape has under its name goes before the fixed one of that name. */
    private final class Column implements IntFunction<Object> {
        /** By the number of a shape: where its value stands, or -1. */
        private final int[] places = new int[events.shapes().size()];

        private Cell fixed;
        /** Row of the first value, and its place among the values of that row. */
        private long first = Long.MAX_VALUE;

        Column() {
            Arrays.fill(places, -1);
        }

        void begin(int row, int place) {
            first = Math.min(first, (long) row << Integer.SIZE | place);
        }

        @Override
        public Object apply(int row) {
            int position = positions[row];
            EventChunk chunk = events.at(position);
            int of = EventColumns.row(position);
            int place = places[chunk.shape(of).number()];
            return place >= 0 ? chunk.value(of, place) : fixed == null ? null : fixed.of(chunk, of);
        }
    }

    /** Objects, of which the deal is the case, and attributes. */
    private void addValues() {
        int[] firstRows = new int[events.shapes().size()];
        Arrays.fill(firstRows, -1);
        for (int row = 0; row < positions.length; row++) {
            int shape = events.at(positions[row])
                    .shape(EventColumns.row(positions[row]))
                    .number();
            if (firstRows[shape] < 0) {
                firstRows[shape] = row;
            }
        }
        for (EventShape shape : events.shapes()) {
            int firstRow = firstRows[shape.number()];
            for (int i = 0; firstRow >= 0 && i < shape.names().length; i++) {
                String name = name(shape, i);
                if (name != null) {
                    Column column = columns.computeIfAbsent(name, n -> new Column());
                    column.places[shape.number()] = i;
                    column.begin(firstRow, FIXED.size() + i);
                }
            }
        }
    }

    private static String name(EventShape shape, int place) {
        if (place < shape.kinds()) {
            ObjectKind kind = (ObjectKind) shape.names()[place];
            return kind == ObjectKind.DEAL ? null : kind.column();
        }
        String attribute = (String) shape.names()[place];
        return LEFT_OUT.contains(attribute) ? null : attribute;
    }

    private void addFixed() {
        for (int i = 0; i < FIXED.size(); i++) {
            Cell cell = FIXED.get(i).cell();
            int row = 0;
            while (row < positions.length
                    && cell.of(events.at(positions[row]), EventColumns.row(positions[row])) == null) {
                row++;
            }
            if (row < positions.length) {
                Column column = columns.computeIfAbsent(FIXED.get(i).name(), n -> new Column());
                column.fixed = cell;
                column.begin(row, i);
            }
        }
    }
}
