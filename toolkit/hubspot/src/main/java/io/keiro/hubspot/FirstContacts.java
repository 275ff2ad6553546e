package io.keiro.hubspot;

import io.keiro.leadtocash.Mark;
import java.time.Instant;
import java.util.List;

/** The first time that somebody reached out to a lead: an outgoing call, a sent message or a meeting that was held, whichever came first. */
final class FirstContacts {

    private static final List<StoredObject> OUTGOING =
            List.of(StoredObject.CALLS, StoredObject.EMAILS, StoredObject.MEETINGS);

    /** An engagement and when it happened. */
    record Touch(StoredRecord engagement, Instant time) {}

    private final MappingScope scope;

    FirstContacts(MappingScope scope) {
        this.scope = scope;
    }

    /** The first one at a time or later with any of these records, or null; records may be null. */
    Touch after(Instant captured, StoredRecord... people) {
        Touch first = null;
        for (StoredRecord person : people) {
            for (StoredObject kind : OUTGOING) {
                for (StoredRecord engagement : person == null || captured == null
                        ? List.<StoredRecord>of()
                        : scope.records().linked(person, kind)) {
                    Instant time = Engagement.isOutgoing(engagement) ? Engagement.time(engagement) : null;
                    boolean counts = time != null && !time.isBefore(captured) && !time.isAfter(scope.cutOff());
                    if (counts && (first == null || time.isBefore(first.time()))) {
                        first = new Touch(engagement, time);
                    }
                }
            }
        }
        return first;
    }

    /** Says what the contact was. */
    EventDraft event(Touch touch, EventDraft draft) {
        return draft.byOwner(touch.engagement())
                .provedBy(touch.engagement(), Engagement.timeProperty(touch.engagement()))
                .recordedAt(touch.engagement().recorded())
                .with(
                        Mark.ASSIGNED_BY,
                        touch.engagement().object().type() + " "
                                + touch.engagement().id());
    }
}
