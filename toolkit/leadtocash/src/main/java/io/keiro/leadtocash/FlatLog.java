package io.keiro.leadtocash;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a data set into a log with the deal as the case. Deals without an event of the wanted kinds are not in it. First come all events
 * with their times, then one column after the other, several at a time.
 */
final class FlatLog {

    private final EventLogBuilder log;
    /** By the number of a shape: the log's name of its activity, or null for one that is left out. */
    private final String[] names;

    private final CellColumns cases = new CellColumns();

    private FlatLog(LeadToCash data, LogOptions options) {
        this.log = EventLog.builder(data.source());
        this.names = data.columns().shapes().stream()
                .map(EventShape::activity)
                .map(activity -> options.includes(activity) ? options.name(activity) : null)
                .toArray(String[]::new);
    }

    static EventLog of(LeadToCash data, LogOptions options) {
        FlatLog flat = new FlatLog(data, options);
        int[] positions = flat.addEvents(data);
        flat.log.withAll(FlatColumns.of(data.columns(), positions));
        flat.log.caseAttributes(flat.cases.columns());
        return flat.log.build();
    }

    /** Adds the events to the log and tells where each stands in the data set. */
    private int[] addEvents(LeadToCash data) {
        DealTraces traces = data.traces();
        Map<String, Deal> deals = new HashMap<>(data.deals().size() * 2);
        data.deals().forEach(deal -> deals.putIfAbsent(deal.id(), deal));
        EventColumns columns = data.columns();
        List<String> ids = traces.deals();
        int[] positions = new int[traces.start(ids.size())];
        int row = 0;
        int caseRow = 0;
        for (int d = 0; d < ids.size(); d++) {
            String id = ids.get(d);
            int firstRow = row;
            for (int step = traces.start(d); step < traces.start(d + 1); step++) {
                int position = traces.position(step);
                String name = names[
                        columns.at(position).shape(EventColumns.row(position)).number()];
                if (name != null) {
                    log.event(id, name, traces.time(step));
                    positions[row++] = position;
                }
            }
            if (row > firstRow) {
                Deal deal = deals.get(id);
                if (deal != null) {
                    cells(caseRow, deal);
                }
                caseRow++;
            }
        }
        return Arrays.copyOf(positions, row);
    }

    private void cells(int row, Deal deal) {
        cases.set(row, Columns.OUTCOME, Columns.word(deal.outcome()));
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
