package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The events of a deal's ticket. A closed ticket is the end of a service only where the stage map says so of its pipeline: most tickets
 * are questions.
 */
final class TicketEvents {

    static final String TICKET_CREATED = "ticket_created";
    static final String TICKET_CLOSED = "ticket_closed";

    private static final String STAGE = "hs_pipeline_stage";
    private static final Set<String> CLOSED = Set.of("CLOSED");

    private final MappingScope scope;
    private final StoredRecord ticket;
    private final StoredRecord deal;
    private final MappedPart part;

    TicketEvents(MappingScope scope, StoredRecord ticket, StoredRecord deal, MappedPart part) {
        this.scope = scope;
        this.part = part;
        this.ticket = ticket;
        this.deal = deal;
    }

    /** Adds them to those of the deal. */
    void addTo(List<EventDraft> events) {
        Instant created = ticket.time("createdate");
        created = created == null ? ticket.created() : created;
        if (created != null) {
            events.add(draft(TICKET_CREATED, created, EvidenceLevel.EXPLICIT).provedBy(ticket, "createdate"));
        }
        boolean closed = false;
        boolean fulfilled = false;
        for (Change row : ticket.history(STAGE)) {
            if (!closed && scope.stages().says(StoredObject.TICKETS, row.value(), CLOSED)) {
                closed = true;
                events.add(draft(TICKET_CLOSED, row.moment(), EvidenceLevel.EXPLICIT)
                        .provedBy(ticket, STAGE, row));
            }
            if (!fulfilled && isDelivery(row.value())) {
                fulfilled = true;
                events.add(draft(Activity.ORDER_FULFILLED.id(), row.moment(), EvidenceLevel.INFERRED)
                        .provedBy(ticket, STAGE, row));
            }
        }
        Instant stated = ticket.time("closed_date");
        if (!closed && stated != null) {
            events.add(draft(TICKET_CLOSED, stated, EvidenceLevel.EXPLICIT).provedBy(ticket, "closed_date"));
            if (!fulfilled && isDelivery(ticket.value(STAGE))) {
                events.add(draft(Activity.ORDER_FULFILLED.id(), stated, EvidenceLevel.INFERRED)
                        .provedBy(ticket, "closed_date"));
            }
        }
    }

    private boolean isDelivery(String stageId) {
        Stage stage = scope.stages().stage(StoredObject.TICKETS, stageId);
        return stage != null && stage.activity().equals(Activity.ORDER_FULFILLED.id());
    }

    private EventDraft draft(String activity, Instant time, EvidenceLevel evidence) {
        return part.waiting(activity, time, evidence)
                .about(ObjectKind.DEAL, deal)
                .with(io.keiro.leadtocash.Mark.ASSIGNED_BY, "tickets " + ticket.id());
    }
}
