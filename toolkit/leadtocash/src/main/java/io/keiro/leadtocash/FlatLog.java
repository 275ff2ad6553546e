package io.keiro.leadtocash;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a data set into a log with the deal as the case. Deals without an event of the wanted kinds are not in it. The events are told
 * deal by deal in their order; their cells go into columns on the way.
 */
final class FlatLog {

    /** What an event carries about its proof stays in the data set: it would be a column of its own in every log, and rarely read. */
    private static final Set<String> LEFT_OUT =
            Set.of(Mark.EVIDENCE_PROPERTY.column(), Mark.EVIDENCE_VALUE.column(), Mark.OTHER_EVIDENCE.column());

    private static final String[] EVIDENCE = words(EvidenceLevel.values());
    private static final String[] PRECISIONS = words(TimePrecision.values());
    private static final String[] ACTOR_TYPES = words(ActorType.values());
    private static final String[] OUTCOMES = words(Outcome.values());

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

    private final EventColumns data;
    private final EventLogBuilder log;
    /** By the number of a shape: the log's name of its activity, or null for one that is left out. */
    private final String[] names;
    /** By the number of a shape: the columns of its values, -1 for those that are left out. */
    private final int[][] places;
    /** The places of the fixed columns, -1 before the first value. */
    private final int[] fixed = new int[FIXED.size()];

    private final CellColumns events;
    private final CellColumns cases;

    private FlatLog(LeadToCash data, LogOptions options) {
        this.data = data.columns();
        this.log = EventLog.builder(data.source());
        this.events = new CellColumns(log::withAll);
        this.cases = new CellColumns(log::caseAttributes);
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
        flat.tell(data);
        return flat.log.build();
    }

    private static String[] words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Columns::word).toArray(String[]::new);
    }

    private void tell(LeadToCash source) {
        DealTraces traces = source.traces();
        Map<String, Deal> deals = new HashMap<>(source.deals().size() * 2);
        source.deals().forEach(deal -> deals.putIfAbsent(deal.id(), deal));
        log.expect(shown(traces));
        List<String> ids = traces.deals();
        for (int d = 0; d < ids.size(); d++) {
            if (tell(traces, d)) {
                cases.next();
                Deal deal = deals.get(ids.get(d));
                if (deal != null) {
                    cells(deal);
                }
            }
        }
        events.finish();
        cases.finish();
    }

    /** How many events will be in the log. */
    private int shown(DealTraces traces) {
        int shown = 0;
        int steps = traces.start(traces.deals().size());
        for (int step = 0; step < steps; step++) {
            int position = traces.position(step);
            shown += names[data.at(position).shape(EventColumns.row(position)).number()] == null ? 0 : 1;
        }
        return shown;
    }

    /** The events of a deal. Returns false if there are none. */
    private boolean tell(DealTraces traces, int deal) {
        boolean any = false;
        for (int step = traces.start(deal); step < traces.start(deal + 1); step++) {
            int position = traces.position(step);
            EventChunk chunk = data.at(position);
            int row = EventColumns.row(position);
            String name = names[chunk.shape(row).number()];
            if (name != null) {
                any = true;
                log.event(traces.deals().get(deal), name, traces.time(step));
                events.next();
                cells(chunk, row);
            }
        }
        return any;
    }

    private void cells(EventChunk chunk, int row) {
        String source = chunk.source(row);
        ActorType actorType = chunk.actorType(row);
        fixed(0, EVIDENCE[chunk.evidence(row).ordinal()]);
        fixed(1, PRECISIONS[chunk.precision(row).ordinal()]);
        fixed(2, source.isBlank() ? null : source);
        fixed(3, actorType == ActorType.UNKNOWN ? null : ACTOR_TYPES[actorType.ordinal()]);
        fixed(4, chunk.actor(row));
        fixed(5, chunk.end(row));
        fixed(6, chunk.changeFrom(row));
        fixed(7, chunk.changeTo(row));
        int[] there = places(chunk.shape(row));
        for (int i = 0; i < there.length; i++) {
            if (there[i] >= 0) {
                events.set(there[i], chunk.value(row, i));
            }
        }
    }

    private void fixed(int column, Object value) {
        if (value != null) {
            if (fixed[column] < 0) {
                fixed[column] = events.place(FIXED.get(column));
            }
            events.set(fixed[column], value);
        }
    }

    /** The columns of an event's objects, of which the deal is the case, and of its attributes. */
    private int[] places(EventShape shape) {
        int[] known = places[shape.number()];
        if (known == null) {
            known = new int[shape.names().length];
            for (int i = 0; i < known.length; i++) {
                Object name = shape.names()[i];
                String column = name instanceof ObjectKind kind ? kind.column() : (String) name;
                known[i] = name == ObjectKind.DEAL || LEFT_OUT.contains(column) ? -1 : events.place(column);
            }
            places[shape.number()] = known;
        }
        return known;
    }

    private void cells(Deal deal) {
        cell(Columns.OUTCOME, OUTCOMES[deal.outcome().ordinal()]);
        cell(Columns.PIPELINE, deal.pipeline());
        cell(Columns.STAGE, deal.stage());
        cell(Columns.AMOUNT, Double.isNaN(deal.amount()) ? null : (Object) deal.amount());
        cell(
                Columns.CLOSE_DATE,
                deal.closeDate() == null ? null : deal.closeDate().toString());
        deal.attributes().forEach(this::cell);
    }

    private void cell(String column, Object value) {
        if (value != null) {
            cases.set(cases.place(column), value);
        }
    }
}
