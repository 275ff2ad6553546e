package io.keiro.leadtocash;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final LogOptions options;
    private final EventLogBuilder log;
    /** The log's name of each activity; empty for one that is left out. */
    private final Map<String, Optional<String>> names = new HashMap<>();

    private final CellColumns events = new CellColumns(LEFT_OUT);
    private final CellColumns cases = new CellColumns(Set.of());

    private FlatLog(LeadToCash data, LogOptions options) {
        this.options = options;
        this.log = EventLog.builder(data.source());
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
        int row = 0;
        int caseRow = 0;
        for (String id : traces.deals()) {
            boolean any = false;
            for (TraceStep step : traces.of(id)) {
                Optional<String> name = name(step.event().activity());
                if (name.isPresent()) {
                    any = true;
                    log.event(id, name.get(), step.time());
                    cells(row++, step.event());
                }
            }
            Deal deal = any ? deals.get(id) : null;
            if (deal != null) {
                cells(caseRow, deal);
            }
            caseRow += any ? 1 : 0;
        }
    }

    private Optional<String> name(String activity) {
        Optional<String> known = names.get(activity);
        if (known == null) {
            known = options.includes(activity) ? Optional.of(options.name(activity)) : Optional.empty();
            names.put(activity, known);
        }
        return known;
    }

    private void cells(int row, BusinessEvent event) {
        events.set(row, Columns.EVIDENCE, WORDS.get(event.evidence()));
        events.set(row, Columns.PRECISION, WORDS.get(event.precision()));
        events.set(row, Columns.SOURCE, event.source().isBlank() ? null : event.source());
        events.set(
                row, Columns.ACTOR_TYPE, event.actorType() == ActorType.UNKNOWN ? null : WORDS.get(event.actorType()));
        events.set(row, Columns.ACTOR, event.actor());
        events.set(row, Columns.END, event.end());
        events.set(row, Columns.FROM, event.changeFrom());
        events.set(row, Columns.TO, event.changeTo());
        Object[] objects = KnownValues.entries(event.objects());
        for (int i = 0; i < objects.length; i += 2) {
            if (objects[i] != ObjectKind.DEAL) {
                events.set(row, ((ObjectKind) objects[i]).column(), objects[i + 1]);
            }
        }
        events.setAll(row, event.attributes());
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
