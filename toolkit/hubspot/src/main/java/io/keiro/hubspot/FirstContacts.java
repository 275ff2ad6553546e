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

    /** The first one at a time or later with either of these records, or null; records may be null. */
    Touch after(Instant captured, StoredRecord person, StoredRecord other) {
        return captured == null ? null : earlier(captured, other, earlier(captured, person, null));
    }

    /** The first one with a record that is earlier than one that is known. */
    private Touch earlier(Instant captured, StoredRecord person, Touch known) {
        Touch first = known;
        for (int kind = 0; kind < OUTGOING.size() && person != null; kind++) {
            int count = scope.records().count(person, OUTGOING.get(kind));
            for (int i = 0; i < count; i++) {
                StoredRecord engagement = scope.records().linked(person, OUTGOING.get(kind), i);
                Instant time = Engagement.time(engagement);
                boolean counts = time != null
                        && (first == null || time.isBefore(first.time()))
                        && !time.isBefore(captured)
                        && !time.isAfter(scope.cutOff())
                        && Engagement.isOutgoing(engagement);
                if (counts) {
                    first = new Touch(engagement, time);
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
