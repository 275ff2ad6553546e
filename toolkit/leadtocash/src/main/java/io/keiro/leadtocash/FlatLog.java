package io.keiro.leadtocash;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a data set into a log with the deal as the case. Deals without an event of the wanted kinds are not in it. First come all events
 * with their times, then one column after the other, several at a time.
 */
final class FlatLog {

    /** What an event carries about its proof stays in the data set: it would be a column of its own in every log, and rarely read. */
    private static final Set<String> LEFT_OUT =
            Set.of(Mark.EVIDENCE_PROPERTY.column(), Mark.EVIDENCE_VALUE.column(), Mark.OTHER_EVIDENCE.column());

    private static final Map<Enum<?>, String> WORDS = words();

    /** Columns that every event may have, in the order in which they are asked for. */
    private static final List<String> FIXED = List.of(
            Columns.EVIDENCE,
            Columns.PRECISION,
            Columns.SOURCE,
            Columns.ACTOR_TYPE,
            Columns.ACTOR,
            Columns.END,
            Columns.FROM,
            Columns.TO);

    private final EventLogBuilder log;
    /** By the number of a shape: the log's name of its activity, or null for one that is left out. */
    private final String[] names;
    /** By the number of a shape: the columns of its values, -1 for those that are left out. */
    private final int[][] places;
    /** The places of the fixed columns, -1 before the first value. */
    private final int[] fixed = new int[FIXED.size()];

    private final CellColumns events = new CellColumns(LEFT_OUT);
    private final CellColumns cases = new CellColumns(Set.of());

    private FlatLog(LeadToCash data, LogOptions options) {
        this.log = EventLog.builder(data.source());
        List<EventShape> shapes = data.columns().shapes();
        this.names = new String[shapes.size()];
        this.places = new int[shapes.size()][];
        for (EventShape shape : shapes) {
            boolean shown = options.includes(shape.activity());
            names[shape.number()] = shown ? options.name(shape.activity()) : null;
        }
        Arrays.fill(fixed, -1);
    }

    static EventLog of(LeadToCash data, LogOptions options) {
        FlatLog flat = new FlatLog(data, options);
        flat.addEvents(data);
        flat.log.withAll(flat.events.columns());
        flat.log.caseAttributes(flat.cases.columns());
        return flat.log.build();
    }

    private static Map<Enum<?>, String> words() {
        Map<Enum<?>, String> words = new HashMap<>();
        for (Enum<?>[] constants :
                List.of(EvidenceLevel.values(), TimePrecision.values(), ActorType.values(), Outcome.values())) {
            for (Enum<?> constant : constants) {
                words.put(constant, Columns.word(constant));
            }
        }
        return words;
    }

    private void addEvents(LeadToCash data) {
        DealTraces traces = data.traces();
        Map<String, Deal> deals = new HashMap<>(data.deals().size() * 2);
        data.deals().forEach(deal -> deals.putIfAbsent(deal.id(), deal));
        EventColumns columns = data.columns();
        List<String> ids = traces.deals();
        int row = 0;
        int caseRow = 0;
        for (int d = 0; d < ids.size(); d++) {
            String id = ids.get(d);
            boolean any = false;
            for (int step = traces.start(d); step < traces.start(d + 1); step++) {
                int position = traces.position(step);
                EventChunk chunk = columns.at(position);
                int chunkRow = EventColumns.row(position);
                String name = names[chunk.shape(chunkRow).number()];
                if (name != null) {
                    any = true;
                    log.event(id, name, traces.time(step));
                    cells(row++, chunk, chunkRow);
                }
            }
            Deal deal = any ? deals.get(id) : null;
            if (deal != null) {
                cells(caseRow, deal);
            }
            caseRow += any ? 1 : 0;
        }
    }

    private void cells(int row, EventChunk chunk, int of) {
        String source = chunk.source(of);
        ActorType actorType = chunk.actorType(of);
        fixed(row, 0, WORDS.get(chunk.evidence(of)));
        fixed(row, 1, WORDS.get(chunk.precision(of)));
        fixed(row, 2, source.isBlank() ? null : source);
        fixed(row, 3, actorType == ActorType.UNKNOWN ? null : WORDS.get(actorType));
        fixed(row, 4, chunk.actor(of));
        fixed(row, 5, chunk.end(of));
        fixed(row, 6, chunk.changeFrom(of));
        fixed(row, 7, chunk.changeTo(of));
        int[] there = places(chunk.shape(of));
        for (int i = 0; i < there.length; i++) {
            if (there[i] >= 0) {
                events.set(row, there[i], chunk.value(of, i));
            }
        }
    }

    private void fixed(int row, int column, Object value) {
        if (value != null) {
            if (fixed[column] < 0) {
                fixed[column] = events.place(FIXED.get(column));
            }
            events.set(row, fixed[column], value);
        }
    }

    /** The columns of an event's objects, of which the deal is the case, and of its attributes. */
    private int[] places(EventShape shape) {
        int[] known = places[shape.number()];
        if (known == null) {
            known = new int[shape.names().length];
            for (int i = 0; i < shape.kinds(); i++) {
                ObjectKind kind = (ObjectKind) shape.names()[i];
                known[i] = kind == ObjectKind.DEAL ? -1 : events.place(kind.column());
            }
            int[] attributes = events.places(shape.attributes());
            System.arraycopy(attributes, 0, known, shape.kinds(), attributes.length);
            places[shape.number()] = known;
        }
        return known;
    }

    private void cells(int row, Deal deal) {
        cases.set(row, Columns.OUTCOME, WORDS.get(deal.outcome()));
        cases.set(row, Columns.PIPELINE, deal.pipeline());
        cases.set(row, Columns.STAGE, deal.stage());
        cases.set(row, Columns.AMOUNT, Double.isNaN(deal.amount()) ? null : (Object) deal.amount());
        cases.set(
                row,
                Columns.CLOSE_DATE,
                deal.closeDate() == null ? null : deal.closeDate().toString());
        cases.setAll(row, deal.attributes());
    }
}
