package io.keiro.hubspot;

import io.keiro.leadtocash.ActorType;
import io.keiro.leadtocash.EventBatch;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.Mark;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.TimePrecision;
import io.keiro.log.InstantText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/** Collects the parts of one event and makes it in one go; a portal has hundreds of thousands. */
final class EventDraft {

    private static final Object[] NONE = {};
    private static final int MOST_OBJECTS = 4;
    private static final int ATTRIBUTES = 14;

    static final String SOURCE = "HubSpot";
    static final String SOURCE_TYPE = "SourceType";

    private final MappingScope scope;
    private final String activity;
    private final EvidenceLevel evidence;
    /** Name, value, name, value; a name may come twice, then the later value counts. */
    private Object[] attributes = new Object[2 * ATTRIBUTES];

    private int attributeCount;
    /** Kind, id, kind, id. */
    private Object[] objects = NONE;

    private int objectCount;
    private boolean objectsAreShared;
    private final Instant time;
    private Instant end;
    private TimePrecision precision = TimePrecision.SECOND;
    private String actor;
    private ActorType actorType = ActorType.UNKNOWN;
    private String from;
    private String to;

    EventDraft(MappingScope scope, String activity, Instant time, EvidenceLevel evidence) {
        this.scope = scope;
        this.activity = activity;
        this.time = time;
        this.evidence = evidence;
    }

    /** Of another activity, and inferred: what holds at the time of a step that proves another. */
    EventDraft inferring(String other) {
        EventDraft draft = new EventDraft(scope, other, time, EvidenceLevel.INFERRED);
        draft.aboutSame(this);
        draft.actor = actor;
        draft.actorType = actorType;
        draft.precision = precision;
        draft.attributes = attributes.clone();
        draft.attributeCount = attributeCount;
        return draft;
    }

    EventDraft about(ObjectKind kind, String id) {
        if (id != null) {
            if (objectsAreShared || objectCount == objects.length) {
                objects = Arrays.copyOf(objects, Math.max(2 * MOST_OBJECTS, objectCount * 2));
                objectsAreShared = false;
            }
            objects[objectCount++] = kind;
            objects[objectCount++] = id;
        }
        return this;
    }

    /** About what another event is about. */
    EventDraft aboutSame(EventDraft other) {
        objects = other.objects;
        objectCount = other.objectCount;
        objectsAreShared = true;
        return this;
    }

    EventDraft about(ObjectKind kind, StoredRecord record) {
        return record == null ? this : about(kind, record.id());
    }

    /** The record's property and value that prove the event. */
    EventDraft provedBy(StoredRecord record, String property) {
        return provedBy(record, property, record.value(property));
    }

    /** The record's entry that proves the event: it tells the value, who did it, and whether many records changed at once. */
    EventDraft provedBy(StoredRecord record, String property, HistoryRow row) {
        if (row == null) {
            return provedBy(record, property);
        }
        provedBy(record, property, row.value());
        return by(record, row);
    }

    EventDraft provedBy(StoredRecord record, String property, String value) {
        with(Mark.EVIDENCE_PROPERTY, PropertyNames.of(record.object(), property));
        return with(Mark.EVIDENCE_VALUE, value);
    }

    /** Actor, kind of actor and kind of source, as an entry says; null adds nothing. */
    EventDraft by(StoredRecord record, HistoryRow row) {
        if (row != null) {
            actor = scope.actors().actor(row);
            actorType = Actors.type(row);
            with(SOURCE_TYPE, row.sourceType());
            int together = scope.bulk().size(record.object(), row);
            if (together > 0) {
                with(Mark.BULK_CHANGE, Integer.toString(together));
            }
        }
        return this;
    }

    /** The owner of a record did it: a person who logged a call or held a meeting. */
    EventDraft byOwner(StoredRecord record) {
        String owner = scope.actors().owner(record.value("hubspot_owner_id"));
        if (owner != null) {
            actor = owner;
            actorType = ActorType.HUMAN;
        }
        return this;
    }

    /** When it was recorded, where its own time is what people said; the mark stands if that was long afterwards. */
    EventDraft recordedAt(Instant recorded) {
        if (recorded != null && !recorded.equals(time)) {
            with(Mark.RECORDED_TIME, InstantText.of(recorded));
            Duration limit = scope.options().backdatedAfter();
            Duration late = Duration.between(time, recorded);
            // A day has no time of day; it is over before anything can be late.
            Duration allowed = precision == TimePrecision.DAY ? limit.plusDays(1) : limit;
            if (late.compareTo(allowed) > 0) {
                with(Mark.BACKDATED, "true");
            }
        }
        return this;
    }

    /** The date that people gave it, where its own time is when it was recorded. */
    EventDraft dated(LocalDate day) {
        return day == null ? this : with(Mark.BUSINESS_TIME, day.toString());
    }

    EventDraft changing(String oldValue, String newValue) {
        from = oldValue;
        to = newValue;
        return this;
    }

    EventDraft endingAt(Instant moment) {
        end = moment == null || moment.isBefore(time) ? null : moment;
        return this;
    }

    /** An attribute; null adds nothing. */
    EventDraft with(String attribute, String value) {
        if (value != null) {
            if (attributeCount == attributes.length) {
                attributes = Arrays.copyOf(attributes, attributeCount * 2);
            }
            attributes[attributeCount++] = attribute;
            attributes[attributeCount++] = value;
        }
        return this;
    }

    EventDraft with(Mark mark, String value) {
        return with(mark.column(), value);
    }

    /** The time is a calendar day of a date property. */
    EventDraft onDay() {
        precision = TimePrecision.DAY;
        return this;
    }

    /** The time comes from a property: midnight UTC means a day, everything else an instant. */
    EventDraft dayIfMidnight() {
        return PortalTime.isDay(time) ? onDay() : this;
    }

    String activity() {
        return activity;
    }

    Instant time() {
        return time;
    }

    EvidenceLevel evidence() {
        return evidence;
    }

    /** The id of the object of this kind, or null. */
    String object(ObjectKind kind) {
        return (String) last(objects, objectCount, kind);
    }

    /** The value of a mark, or null. */
    String mark(Mark mark) {
        return (String) last(attributes, attributeCount, mark.column());
    }

    private static Object last(Object[] entries, int count, Object name) {
        for (int i = count - 2; i >= 0; i -= 2) {
            if (entries[i].equals(name)) {
                return entries[i + 1];
            }
        }
        return null;
    }

    void addTo(EventBatch events) {
        events.event(activity, time, evidence)
                .endingAt(end)
                .by(actor, actorType)
                .changing(from, to)
                .precision(precision)
                .from(SOURCE);
        for (int i = 0; i < objectCount; i += 2) {
            events.about((ObjectKind) objects[i], (String) objects[i + 1]);
        }
        for (int i = 0; i < attributeCount; i += 2) {
            events.with((String) attributes[i], (String) attributes[i + 1]);
        }
    }
}
