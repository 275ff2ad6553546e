package io.keiro.leadtocash;

import io.keiro.log.EventLogBuilder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the events of a log say beside their activity and time, by column: first what every event may have, then its objects, of which
 * the deal is the case, and its attributes. A column comes into being with its first value, or with the first event that may have one.
 */
final class EventCells {

    /** What an event carries about its proof stays in the data set: it would be a column of its own in every log, and rarely read. */
    private static final Set<String> LEFT_OUT =
            Set.of(Mark.EVIDENCE_PROPERTY.column(), Mark.EVIDENCE_VALUE.column(), Mark.OTHER_EVIDENCE.column());

    private static final String[] EVIDENCE = words(EvidenceLevel.values());
    private static final String[] PRECISIONS = words(TimePrecision.values());
    private static final String[] ACTOR_TYPES = words(ActorType.values());

    /** Columns that every event may have, in the order in which they are asked for. */
    private enum Fixed {
        EVIDENCE(Columns.EVIDENCE),
        PRECISION(Columns.PRECISION),
        SOURCE(Columns.SOURCE),
        ACTOR_TYPE(Columns.ACTOR_TYPE),
        ACTOR(Columns.ACTOR),
        END(Columns.END),
        FROM(Columns.FROM),
        TO(Columns.TO);

        private final String column;

        Fixed(String column) {
            this.column = column;
        }
    }

    /** So many events are looked at in all columns, while they are at hand. */
    private static final int STRETCH = 4_096;

    /** So many stretches are given on at once. */
    private static final int STRETCHES = 16;

    private final EventColumns data;
    private final int[] positions;
    private final int[] shapes;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    /** By the number of a shape: the columns of its values, null for those that are left out. */
    private final Column[][] places;

    /**
     * @param positions where the events stand in the data set
     * @param shapes the numbers of their shapes
     */
    EventCells(EventColumns data, int[] positions, int[] shapes) {
        this.data = data;
        this.positions = positions;
        this.shapes = shapes;
        this.places = new Column[data.shapes().size()][];
        findColumns();
    }

    private static String[] words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Columns::word).toArray(String[]::new);
    }

    private void findColumns() {
        Set<Fixed> missing = EnumSet.allOf(Fixed.class);
        for (int event = 0; event < positions.length; event++) {
            for (Iterator<Fixed> each = missing.iterator(); each.hasNext(); ) {
                Fixed fixed = each.next();
                if (fixed(fixed, event) != null) {
                    column(fixed.column).fixed = fixed;
                    each.remove();
                }
            }
            if (places[shapes[event]] == null) {
                places[shapes[event]] = columns(data.shapes().get(shapes[event]));
            }
        }
    }

    private Column[] columns(EventShape shape) {
        Column[] found = new Column[shape.names().length];
        for (int i = 0; i < found.length; i++) {
            Object name = shape.names()[i];
            String column = name instanceof ObjectKind kind ? kind.column() : (String) name;
            found[i] = name == ObjectKind.DEAL || LEFT_OUT.contains(column) ? null : column(column);
        }
        return found;
    }

    private Column column(String name) {
        return columns.computeIfAbsent(name, n -> new Column());
    }

    void tell(EventLogBuilder log) {
        int block = STRETCH * STRETCHES;
        for (int first = 0; first < positions.length; first += block) {
            int start = first;
            int count = Math.min(block, positions.length - first);
            Map<String, Object[]> cells = new LinkedHashMap<>();
            columns.forEach((name, column) -> cells.put(name, column.room(count)));
            IntStream.range(0, (count + STRETCH - 1) / STRETCH).parallel().forEach(stretch -> {
                int from = stretch * STRETCH;
                int to = Math.min(count, from + STRETCH);
                columns.values().forEach(column -> column.readFixed(start, from, to));
                for (int i = from; i < to; i++) {
                    readValues(start + i, i);
                }
            });
            log.withAll(first, cells);
        }
    }

    /** A later value takes the place of an earlier one. */
    private void readValues(int event, int cell) {
        EventChunk chunk = data.at(positions[event]);
        int row = EventColumns.row(positions[event]);
        Column[] there = places[shapes[event]];
        for (int i = 0; i < there.length; i++) {
            if (there[i] != null) {
                there[i].cells[cell] = chunk.value(row, i);
            }
        }
    }

    private Object fixed(Fixed column, int event) {
        EventChunk chunk = data.at(positions[event]);
        int row = EventColumns.row(positions[event]);
        return switch (column) {
            case EVIDENCE -> EVIDENCE[chunk.evidence(row).ordinal()];
            case PRECISION -> PRECISIONS[chunk.precision(row).ordinal()];
            case SOURCE -> chunk.source(row).isBlank() ? null : chunk.source(row);
            case ACTOR_TYPE ->
                chunk.actorType(row) == ActorType.UNKNOWN
                        ? null
                        : ACTOR_TYPES[chunk.actorType(row).ordinal()];
            case ACTOR -> chunk.actor(row);
            case END -> chunk.end(row);
            case FROM -> chunk.changeFrom(row);
            case TO -> chunk.changeTo(row);
        };
    }

    private final class Column {
        /** Which of the fixed columns it is, or null. */
        private Fixed fixed;

        private Object[] cells = {};

        /** The cells of the next events. */
        Object[] room(int count) {
            cells = cells.length == count ? cells : new Object[count];
            return cells;
        }

        void readFixed(int start, int from, int to) {
            if (fixed == null) {
                Arrays.fill(cells, from, to, null);
                return;
            }
            for (int i = from; i < to; i++) {
                cells[i] = fixed(fixed, start + i);
            }
        }
    }
}
