package io.keiro.leadtocash;

import io.keiro.log.EventLog;
import io.keiro.log.EventLogBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns a data set into a log with the deal as the case. Deals without an event of the wanted kinds are not in it. */
final class FlatLog {

    private FlatLog() {}

    static EventLog of(LeadToCash data, LogOptions options) {
        EventLogBuilder log = EventLog.builder(data.source());
        DealTraces traces = data.traces();
        Map<String, Deal> deals =
                data.deals().stream().collect(Collectors.toMap(Deal::id, deal -> deal, (first, second) -> first));
        Map<String, String> names = new HashMap<>();
        for (String id : traces.deals()) {
            List<TraceStep> steps = traces.of(id).stream()
                    .filter(step -> options.includes(step.event().activity()))
                    .toList();
            for (TraceStep step : steps) {
                String activity = step.event().activity();
                log.event(id, names.computeIfAbsent(activity, options::name), step.time());
                eventAttributes(log, step.event());
            }
            if (!steps.isEmpty() && deals.containsKey(id)) {
                caseAttributes(log, deals.get(id));
            }
        }
        return log.build();
    }

    private static void eventAttributes(EventLogBuilder log, BusinessEvent event) {
        log.with(Columns.EVIDENCE, Columns.word(event.evidence()));
        log.with(Columns.PRECISION, Columns.word(event.precision()));
        if (event.source() != null && !event.source().isBlank()) {
            log.with(Columns.SOURCE, event.source());
        }
        if (event.actorType() != ActorType.UNKNOWN) {
            log.with(Columns.ACTOR_TYPE, Columns.word(event.actorType()));
        }
        withKnown(log, Columns.ACTOR, event.actor());
        withKnown(log, Columns.END, event.end());
        withKnown(log, Columns.FROM, event.changeFrom());
        withKnown(log, Columns.TO, event.changeTo());
        event.objects().forEach((kind, id) -> {
            if (kind != ObjectKind.DEAL) {
                log.with(kind.column(), id);
            }
        });
        event.attributes().forEach(log::with);
    }

    private static void caseAttributes(EventLogBuilder log, Deal deal) {
        String id = deal.id();
        log.caseAttribute(id, Columns.OUTCOME, Columns.word(deal.outcome()));
        log.caseAttribute(id, Columns.PIPELINE, deal.pipeline());
        log.caseAttribute(id, Columns.STAGE, deal.stage());
        log.caseAttribute(id, Columns.AMOUNT, Double.isNaN(deal.amount()) ? null : (Object) deal.amount());
        log.caseAttribute(
                id,
                Columns.CLOSE_DATE,
                deal.closeDate() == null ? null : deal.closeDate().toString());
        deal.attributes().forEach((name, value) -> log.caseAttribute(id, name, value));
    }

    private static void withKnown(EventLogBuilder log, String column, Object value) {
        if (value != null) {
            log.with(column, value);
        }
    }
}
