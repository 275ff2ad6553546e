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

/**
 * Collects the parts of one event. A portal has millions, and most are told as soon as they are complete: those are collected in one
 * draft, one after the other, and only what is weighed against other events first has a draft of its own.
 */
final class EventDraft {

    private static final int ATTRIBUTES = 14;
    private static final int OBJECTS = 4;

    static final String SOURCE = "HubSpot";
    static final String SOURCE_TYPE = "SourceType";

    private final MappingScope scope;
    /** Where objects and attributes go at once; null for an event that waits. */
    private final EventBatch told;

    private String activity;
    private Instant time;
    private EvidenceLevel evidence;
    /** Of an event that waits; a name may come twice, then the later value counts. */
    private String[] names;

    private String[] values;
    private int count;
    private ObjectKind[] kinds;
    private String[] ids;
    private int kindCount;
    private Instant end;
    private TimePrecision precision;
    private String actor;
    private ActorType actorType;
    private String from;
    private String to;

    /** Of one event that waits until it is added to a batch. */
    EventDraft(MappingScope scope) {
        this.scope = scope;
        this.told = null;
        names = new String[ATTRIBUTES];
        values = new String[ATTRIBUTES];
        kinds = new ObjectKind[OBJECTS];
        ids = new String[OBJECTS];
    }

    /** Of events that are told one after the other. */
    EventDraft(MappingScope scope, EventBatch told) {
        this.scope = scope;
        this.told = told;
    }

    /** Begins another event; nothing of the one before is left. */
    EventDraft start(String newActivity, Instant newTime, EvidenceLevel newEvidence) {
        activity = newActivity;
        time = newTime;
        evidence = newEvidence;
        count = 0;
        kindCount = 0;
        end = null;
        precision = TimePrecision.SECOND;
        actor = null;
        actorType = ActorType.UNKNOWN;
        from = null;
        to = null;
        if (told != null) {
            told.event(activity, time, evidence);
        }
        return this;
    }

    /** Of another activity, and inferred: what holds at the time of a step that proves another. */
    EventDraft inferring(String other) {
        EventDraft draft = new EventDraft(scope).start(other, time, EvidenceLevel.INFERRED);
        draft.actor = actor;
        draft.actorType = actorType;
        draft.precision = precision;
        for (int i = 0; i < kindCount; i++) {
            draft.about(kinds[i], ids[i]);
        }
        for (int i = 0; i < count; i++) {
            draft.with(names[i], values[i]);
        }
        return draft;
    }

    EventDraft about(ObjectKind kind, String id) {
        if (id == null) {
            return this;
        }
        if (told != null) {
            told.about(kind, id);
        } else {
            if (kindCount == kinds.length) {
                kinds = Arrays.copyOf(kinds, kindCount * 2);
                ids = Arrays.copyOf(ids, kinds.length);
            }
            kinds[kindCount] = kind;
            ids[kindCount++] = id;
        }
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
    EventDraft provedBy(StoredRecord record, String property, Change row) {
        if (row == null) {
            return provedBy(record, property);
        }
        provedBy(record, property, row.value());
        return by(record, row);
    }

    EventDraft provedBy(StoredRecord record, String property, String value) {
        with(Mark.EVIDENCE_PROPERTY, PropertyNames.of(record.object(), property));
        return with(Mark.EVIDENCE_VALUE, value == null || value.isEmpty() ? null : value);
    }

    /** Actor, kind of actor and kind of source, as an entry says; null adds nothing. */
    EventDraft by(StoredRecord record, Change row) {
        if (row != null) {
            Actors.Doer doer = scope.actors().doer(record.object(), row);
            actor = doer.label();
            actorType = doer.type();
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
        if (value == null) {
            return this;
        }
        if (told != null) {
            told.with(attribute, value);
            return this;
        }
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            values = Arrays.copyOf(values, names.length);
        }
        names[count] = attribute;
        values[count++] = value;
        return this;
    }

    /** An attribute in place of what was said of it before; for an event that waits. */
    EventDraft instead(String attribute, String value) {
        for (int i = 0; i < count && value != null; i++) {
            if (names[i].equals(attribute)) {
                values[i] = value;
                return this;
            }
        }
        return with(attribute, value);
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
        return last(kinds, ids, kindCount, kind);
    }

    /** The value of a mark, or null. */
    String mark(Mark mark) {
        return last(names, values, count, mark.column());
    }

    private static String last(Object[] names, String[] values, int count, Object name) {
        for (int i = count - 1; i >= 0; i--) {
            if (names[i].equals(name)) {
                return values[i];
            }
        }
        return null;
    }

    /** Adds the event to a batch; one that is being told there is completed. */
    void addTo(EventBatch events) {
        if (told == null) {
            events.event(activity, time, evidence);
            for (int i = 0; i < kindCount; i++) {
                events.about(kinds[i], ids[i]);
            }
            for (int i = 0; i < count; i++) {
                events.with(names[i], values[i]);
            }
        }
        events.by(actor, actorType).precision(precision).from(SOURCE);
        if (from != null || to != null) {
            events.changing(from, to);
        }
        if (end != null) {
            events.endingAt(end);
        }
    }
}
