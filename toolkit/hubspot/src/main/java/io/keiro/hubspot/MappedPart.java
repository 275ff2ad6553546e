package io.keiro.hubspot;

import io.keiro.leadtocash.Deal;
import io.keiro.leadtocash.EventBatch;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Invoice;
import io.keiro.leadtocash.Lead;
import io.keiro.leadtocash.LeadToCash;
import io.keiro.leadtocash.Link;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.Payment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one stretch of records gave. Stretches are mapped side by side and put together in their order. */
final class MappedPart {

    private final EventBatch events = new EventBatch();
    private final MappingScope scope;
    private final EventDraft telling;
    private final List<EventDraft> waiting = new ArrayList<>();
    private int inUse;
    private final List<Deal> deals = new ArrayList<>();
    private final List<Lead> leads = new ArrayList<>();
    private final List<Invoice> invoices = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final Map<MappingNote, List<String>> notes = new EnumMap<>(MappingNote.class);

    MappedPart(MappingScope scope) {
        this.scope = scope;
        this.telling = new EventDraft(scope, events);
    }

    /** Begins an event that is told at once, objects first: {@code part.event(part.start(…).about(…).with(…))}. */
    EventDraft start(String activity, Instant time, EvidenceLevel evidence) {
        return telling.start(activity, time, evidence);
    }

    /** Begins an event that is weighed against others first; it is added, or not, before {@link #weighed}. */
    EventDraft waiting(String activity, Instant time, EvidenceLevel evidence) {
        if (inUse == waiting.size()) {
            waiting.add(new EventDraft(scope));
        }
        return waiting.get(inUse++).start(activity, time, evidence);
    }

    /** The drafts of the events that waited are free for others. */
    void weighed() {
        inUse = 0;
    }

    void event(EventDraft draft) {
        draft.addTo(events);
    }

    void deal(Deal deal) {
        deals.add(deal);
    }

    void lead(Lead lead) {
        leads.add(lead);
    }

    void invoice(Invoice invoice) {
        invoices.add(invoice);
    }

    void payment(Payment payment) {
        payments.add(payment);
    }

    void link(ObjectKind from, StoredRecord one, ObjectKind to, StoredRecord other) {
        if (one != null && other != null) {
            link(from, one.id(), to, other.id());
        }
    }

    void link(ObjectKind from, String one, ObjectKind to, String other) {
        links.add(new Link(from, one, to, other));
    }

    /** One more case of something that the data set could not be told. */
    void note(MappingNote note, String id) {
        notes.computeIfAbsent(note, n -> new ArrayList<>()).add(id);
    }

    /** Adds everything but the notes to a data set. */
    void addTo(LeadToCash.Builder data) {
        data.events(events);
        deals.forEach(data::deal);
        leads.forEach(data::lead);
        invoices.forEach(data::invoice);
        payments.forEach(data::payment);
        links.forEach(data::link);
    }

    Map<MappingNote, List<String>> notes() {
        return notes;
    }
}
