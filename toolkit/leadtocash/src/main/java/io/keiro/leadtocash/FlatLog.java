package io.keiro.leadtocash;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/**
 * Turns a data set into a log with the deal as the case. Deals without an event of the wanted kinds are not in it. First the events are told
 * deal by deal in their order, then their cells, and those of the deals, by column.
 */
final class FlatLog {

    private static final String[] OUTCOMES =
            Arrays.stream(Outcome.values()).map(Columns::word).toArray(String[]::new);

    private final LeadToCash data;
    private final EventColumns events;
    private final DealTraces traces;
    private final EventLogBuilder log;
    /** By the number of a shape: the log's name of its activity, or null for one that is left out. */
    private final String[] names;

    /** By the number of an event in the log: where it stands in the data set, and the number of its shape. */
    private int[] positions;

    private int[] shapes;

    private FlatLog(LeadToCash data, LogOptions options) {
        this.data = data;
        this.events = data.columns();
        this.traces = data.traces();
        this.log = EventLog.builder(data.source());
        this.names = new String[events.shapes().size()];
        for (EventShape shape : events.shapes()) {
            boolean shown = options.includes(shape.activity());
            names[shape.number()] = shown ? options.name(shape.activity()) : null;
        }
    }

    static EventLog of(LeadToCash data, LogOptions options) {
        FlatLog flat = new FlatLog(data, options);
        int[] steps = flat.find();
        int[] deals = flat.tell(steps);
        ForkJoinTask<CellColumns> ofDeals = ForkJoinPool.commonPool().submit(() -> flat.cells(deals));
        new EventCells(flat.events, flat.positions, flat.shapes).tell(flat.log);
        flat.log.caseAttributes(0, ofDeals.join().columns());
        return flat.log.build();
    }

    /** The steps that are in the log. */
    private int[] find() {
        int[] steps = new int[traces.start(traces.deals().size())];
        positions = new int[steps.length];
        shapes = new int[steps.length];
        int count = 0;
        for (int step = 0; step < steps.length; step++) {
            int position = traces.position(step);
            int shape = events.at(position).shape(EventColumns.row(position)).number();
            if (names[shape] != null) {
                steps[count] = step;
                positions[count] = position;
                shapes[count++] = shape;
            }
        }
        positions = Arrays.copyOf(positions, count);
        shapes = Arrays.copyOf(shapes, count);
        return Arrays.copyOf(steps, count);
    }

    /** Tells the events of each deal. Returns the deals that have some. */
    private int[] tell(int[] steps) {
        log.expect(steps.length);
        int[] deals = new int[traces.deals().size()];
        int told = 0;
        int event = 0;
        for (int deal = 0; deal < deals.length; deal++) {
            int before = event;
            int end = traces.start(deal + 1);
            for (; event < steps.length && steps[event] < end; event++) {
                log.event(traces.deals().get(deal), names[shapes[event]], traces.time(steps[event]));
            }
            if (event > before) {
                deals[told++] = deal;
            }
        }
        return Arrays.copyOf(deals, told);
    }

    private CellColumns cells(int[] numbers) {
        Deal[] deals = deals();
        CellColumns cells = new CellColumns(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            if (deals[numbers[i]] != null) {
                cells(cells, i, deals[numbers[i]]);
            }
        }
        return cells;
    }

    private static void cells(CellColumns cells, int row, Deal deal) {
        cells.set(row, Columns.OUTCOME, OUTCOMES[deal.outcome().ordinal()]);
        cells.set(row, Columns.PIPELINE, deal.pipeline());
        cells.set(row, Columns.STAGE, deal.stage());
        cells.set(row, Columns.AMOUNT, Double.isNaN(deal.amount()) ? null : (Object) deal.amount());
        cells.set(
                row,
                Columns.CLOSE_DATE,
                deal.closeDate() == null ? null : deal.closeDate().toString());
        deal.attributes().forEach((name, value) -> cells.set(row, name, value));
    }

    /** The deals of the deal table by their numbers in the traces; of several with one id it is the first. */
    private Deal[] deals() {
        List<String> ids = traces.deals();
        Deal[] deals = new Deal[ids.size()];
        int next = 0;
        for (Deal deal : data.deals()) {
            // Ids are numbered as they come, so one that is not the next has been there.
            if (next < deals.length && deal.id().equals(ids.get(next))) {
                deals[next++] = deal;
            }
        }
        return deals;
    }
}
