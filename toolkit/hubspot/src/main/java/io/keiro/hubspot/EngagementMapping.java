package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Meetings, calls, messages, tasks and notes. One belongs to the deals that it is linked to; one that is only linked to people belongs to
 * their deal if exactly one of their deals was open then, which is concluded and said so, and else to no deal.
 */
final class EngagementMapping implements RecordMapping {

    private static final String SCHEDULED = "meeting_scheduled";

    private final MappingScope scope;
    private final StoredObject kind;

    EngagementMapping(MappingScope scope, StoredObject kind) {
        this.scope = scope;
        this.kind = kind;
    }

    @Override
    public StoredObject object() {
        return kind;
    }

    @Override
    public void map(StoredRecord engagement, MappedPart part) {
        String activity = Engagement.activity(engagement);
        if (activity == null) {
            return;
        }
        Step step = step(engagement, activity);
        if (step == null) {
            return;
        }
        int deals = scope.records().count(engagement, StoredObject.DEALS);
        for (int i = 0; i < deals; i++) {
            StoredRecord deal = scope.records().linked(engagement, StoredObject.DEALS, i);
            part.event(complete(start(step, step.evidence(), part).about(ObjectKind.DEAL, deal), step));
        }
        if (deals == 0) {
            tellOfPeople(step, part);
        }
    }

    private void tellOfPeople(Step step, MappedPart part) {
        StoredRecord engagement = step.engagement();
        StoredRecord contact = scope.records().first(engagement, StoredObject.CONTACTS);
        StoredRecord lead = scope.records().first(engagement, StoredObject.LEADS);
        Set<StoredRecord> open = openDealsOfPeople(engagement, step.time());
        if (open.size() == 1) {
            EventDraft draft = start(step, EvidenceLevel.INFERRED, part)
                    .about(ObjectKind.DEAL, open.iterator().next())
                    .about(ObjectKind.CONTACT, contact);
            part.event(complete(draft, step).with(Mark.ASSIGNED_BY, "contacts"));
        } else if (contact != null || lead != null) {
            if (step.activity().equals(Activity.MEETING_HELD.id())) {
                part.note(MappingNote.UNASSIGNED, engagement.id());
            }
            // Named without the lead's deals on purpose: of several open deals nobody knows which one it was about.
            EventDraft draft =
                    start(step, step.evidence(), part).about(ObjectKind.CONTACT, contact != null ? contact : lead);
            part.event(complete(draft, step));
        }
    }

    /**
     * What an engagement tells.
     *
     * @param planned true for a meeting that was arranged and not held
     * @param ahead the day after the cut-off on which it is said to have taken place, or null
     */
    private record Step(StoredRecord engagement, String activity, Instant time, boolean planned, LocalDate ahead) {
        EvidenceLevel evidence() {
            return ahead == null ? EvidenceLevel.EXPLICIT : EvidenceLevel.INFERRED;
        }
    }

    /** The step with its time, or null where there is none. */
    private Step step(StoredRecord engagement, String activity) {
        // A meeting that is only planned was arranged when it was recorded; its own time lies ahead.
        boolean planned = activity.equals(SCHEDULED);
        Instant stated = planned ? engagement.recorded() : Engagement.time(engagement);
        if (stated == null || !stated.isAfter(scope.cutOff())) {
            return stated == null ? null : new Step(engagement, activity, stated, planned, null);
        }
        // What took place cannot lie ahead: it was known when it was recorded, and its date is kept as said.
        // Of a meeting no more is sure than that it was arranged.
        Instant recorded = engagement.recorded();
        if (planned || recorded == null || recorded.isAfter(scope.cutOff())) {
            return null;
        }
        LocalDate ahead = stated.atZone(scope.account().zone()).toLocalDate();
        return new Step(engagement, kind == StoredObject.MEETINGS ? SCHEDULED : activity, recorded, false, ahead);
    }

    private static EventDraft start(Step step, EvidenceLevel evidence, MappedPart part) {
        return part.start(step.activity(), step.time(), evidence);
    }

    /** Says who did it and what proves it. */
    private EventDraft complete(EventDraft draft, Step step) {
        StoredRecord engagement = step.engagement();
        draft.byOwner(engagement)
                .provedBy(engagement, step.planned() ? "hs_createdate" : Engagement.timeProperty(engagement));
        if (step.ahead() != null) {
            return draft.dated(step.ahead());
        }
        if (!step.planned()) {
            draft.recordedAt(engagement.recorded());
        }
        if (kind == StoredObject.MEETINGS) {
            draft.endingAt(step.planned() ? null : engagement.time("hs_meeting_end_time"));
        } else if (kind == StoredObject.CALLS) {
            double millis = Amount.parse(engagement.value("hs_call_duration"));
            draft.endingAt(
                    Double.isNaN(millis) || millis <= 0 ? null : step.time().plusMillis((long) millis));
        }
        return draft;
    }

    private Set<StoredRecord> openDealsOfPeople(StoredRecord engagement, Instant time) {
        Set<StoredRecord> open = new LinkedHashSet<>(4);
        addOpenDeals(engagement, StoredObject.CONTACTS, time, open);
        addOpenDeals(engagement, StoredObject.LEADS, time, open);
        return open;
    }

    private void addOpenDeals(StoredRecord engagement, StoredObject people, Instant time, Set<StoredRecord> open) {
        LinkedRecords records = scope.records();
        int persons = records.count(engagement, people);
        for (int i = 0; i < persons; i++) {
            StoredRecord person = records.linked(engagement, people, i);
            int deals = records.count(person, StoredObject.DEALS);
            for (int j = 0; j < deals; j++) {
                StoredRecord deal = records.linked(person, StoredObject.DEALS, j);
                if (isOpen(deal, time)) {
                    open.add(deal);
                }
            }
        }
    }

    /** Open from its creation to the day after it was closed: what was said at the closing is logged when it is over. */
    private boolean isOpen(StoredRecord deal, Instant time) {
        Instant created = DealEvents.created(deal);
        if (created == null || time.isBefore(created)) {
            return false;
        }
        boolean open = true;
        Instant closed = null;
        for (Change row : deal.history("dealstage")) {
            if (row.moment().isAfter(time)) {
                break;
            }
            var stage = scope.stages().stage(StoredObject.DEALS, row.value());
            open = stage == null || stage.outcome() == io.keiro.leadtocash.Outcome.OPEN;
            closed = open ? null : row.moment();
        }
        return open || closed != null && Duration.between(closed, time).toDays() < 1;
    }
}
