package io.keiro.leadtocash;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Turns a data set into a log with the deal as the case. Deals without an event of the wanted kinds are not in it. First come all events
 * with their times, then one column after the other: a log has a million cells, and a loop over one column is quick from the start.
 */
final class FlatLog {

    /** What an event carries about its proof stays in the data set: it would be a column of its own in every log, and rarely read. */
    private static final Set<String> LEFT_OUT = Set.of(
            Mark.EVIDENCE_PROPERTY.column(), Mark.EVIDENCE_VALUE.column(), Mark.OTHER_EVIDENCE.column());

    private static final Map<Enum<?>, String> WORDS = words();

    private final LogOptions options;
    private final EventLogBuilder log;
    /** The log's name of each activity; empty for one that is left out. */
    private final Map<String, Optional<String>> names = new HashMap<>();

    private final List<BusinessEvent> rows = new ArrayList<>();
    private final List<Deal> cases = new ArrayList<>();

    private FlatLog(LeadToCash data, LogOptions options) {
        this.options = options;
        this.log = EventLog.builder(data.source());
    }

    static EventLog of(LeadToCash data, LogOptions options) {
        FlatLog flat = new FlatLog(data, options);
        flat.addEvents(data);
        flat.log.withAll(flat.eventColumns());
        flat.log.caseAttributes(flat.caseColumns());
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
        for (String id : traces.deals()) {
            boolean any = false;
            for (TraceStep step : traces.of(id)) {
                Optional<String> name = name(step.event().activity());
                if (name.isPresent()) {
                    any = true;
                    log.event(id, name.get(), step.time());
                    rows.add(step.event());
                }
            }
            if (any) {
                cases.add(deals.get(id));
            }
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

    private Map<String, IntFunction<?>> eventColumns() {
        Map<String, IntFunction<?>> columns = new LinkedHashMap<>();
        column(columns, Columns.EVIDENCE, event -> WORDS.get(event.evidence()));
        column(columns, Columns.PRECISION, event -> WORDS.get(event.precision()));
        column(columns, Columns.SOURCE, event -> event.source().isBlank() ? null : event.source());
        column(
                columns,
                Columns.ACTOR_TYPE,
                event -> event.actorType() == ActorType.UNKNOWN ? null : WORDS.get(event.actorType()));
        column(columns, Columns.ACTOR, BusinessEvent::actor);
        column(columns, Columns.END, BusinessEvent::end);
        column(columns, Columns.FROM, BusinessEvent::changeFrom);
        column(columns, Columns.TO, BusinessEvent::changeTo);
        for (ObjectKind kind : ObjectKind.values()) {
            if (kind != ObjectKind.DEAL) {
                column(columns, kind.column(), event -> event.object(kind));
            }
        }
        for (String name : attributes(rows.stream().map(BusinessEvent::attributes)::iterator)) {
            if (!LEFT_OUT.contains(name)) {
                // An attribute that is called like a column of its own goes last, as the later word on the same thing.
                IntFunction<?> before = columns.get(name);
                columns.put(
                        name,
                        before == null
                                ? row -> rows.get(row).attributes().get(name)
                                : row -> {
                                    String value = rows.get(row).attributes().get(name);
                                    return value == null ? before.apply(row) : value;
                                });
            }
        }
        return columns;
    }

    /** A column, unless no event has a value for it. */
    private void column(Map<String, IntFunction<?>> columns, String name, Function<BusinessEvent, ?> value) {
        for (BusinessEvent event : rows) {
            if (value.apply(event) != null) {
                columns.put(name, row -> value.apply(rows.get(row)));
                return;
            }
        }
    }

    /** The names of all attributes; most records have the same ones as one before. */
    private static Set<String> attributes(Iterable<Map<String, String>> records) {
        Set<String> names = new LinkedHashSet<>();
        List<Map<String, String>> seen = new ArrayList<>();
        for (Map<String, String> record : records) {
            boolean known = false;
            for (int i = 0; i < seen.size() && !known; i++) {
                known = KnownValues.haveSameNames(record, seen.get(i));
            }
            if (!known) {
                names.addAll(record.keySet());
                if (seen.size() < 24) {
                    seen.add(record);
                }
            }
        }
        return names;
    }

    private Map<String, IntFunction<?>> caseColumns() {
        Map<String, IntFunction<?>> columns = new LinkedHashMap<>();
        ofDeal(columns, Columns.OUTCOME, deal -> WORDS.get(deal.outcome()));
        ofDeal(columns, Columns.PIPELINE, Deal::pipeline);
        ofDeal(columns, Columns.STAGE, Deal::stage);
        ofDeal(columns, Columns.AMOUNT, deal -> Double.isNaN(deal.amount()) ? null : (Object) deal.amount());
        ofDeal(
                columns,
                Columns.CLOSE_DATE,
                deal -> deal.closeDate() == null ? null : deal.closeDate().toString());
        List<Map<String, String>> attributes = new ArrayList<>();
        cases.forEach(deal -> attributes.add(deal == null ? Map.of() : deal.attributes()));
        for (String name : attributes(attributes)) {
            IntFunction<?> before = columns.get(name);
            columns.put(name, row -> {
                String value = attributes.get(row).get(name);
                return value == null && before != null ? before.apply(row) : value;
            });
        }
        return columns;
    }

    private void ofDeal(Map<String, IntFunction<?>> columns, String name, Function<Deal, ?> value) {
        IntFunction<Object> cell = row -> cases.get(row) == null ? null : value.apply(cases.get(row));
        for (int row = 0; row < cases.size(); row++) {
            if (cell.apply(row) != null) {
                columns.put(name, cell);
                return;
            }
        }
    }
}
