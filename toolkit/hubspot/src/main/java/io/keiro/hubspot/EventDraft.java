package io.keiro.hubspot;

import io.keiro.leadtocash.Activity;
import io.keiro.leadtocash.ActorType;
import io.keiro.leadtocash.BusinessEvent;
import io.keiro.leadtocash.EvidenceLevel;
import io.keiro.leadtocash.ObjectKind;
import io.keiro.leadtocash.TimePrecision;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the parts of one event and makes it in one go; a portal has hundreds of thousands. */
final class EventDraft {

    static final String SOURCE = "HubSpot";

    private final String activity;
    private final EvidenceLevel evidence;
    private final Map<ObjectKind, String> objects = new EnumMap<>(ObjectKind.class);
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Instant time;
    private TimePrecision precision = TimePrecision.SECOND;
    private String actor;
    private ActorType actorType = ActorType.UNKNOWN;
    private String from;
    private String to;

    private EventDraft(String activity, Instant time, EvidenceLevel evidence) {
        this.activity = activity;
        this.time = time;
        this.evidence = evidence;
    }

    static EventDraft of(Activity activity, Instant time, EvidenceLevel evidence) {
        return new EventDraft(activity.id(), time, evidence);
    }

    /** A step beyond the catalogue, under its own name. */
    static EventDraft of(String activity, Instant time, EvidenceLevel evidence) {
        return new EventDraft(activity, time, evidence);
    }

    EventDraft about(ObjectKind kind, String id) {
        if (id != null) {
            objects.put(kind, id);
        }
        return this;
    }

    /** Actor, kind of actor and kind of source, as the entry that proves the event says. */
    EventDraft by(HistoryRow row, Actors actors) {
        if (row != null) {
            actor = actors.actor(row);
            actorType = Actors.type(row);
            with("SourceType", row.sourceType());
        }
        return this;
    }

    EventDraft changing(String oldValue, String newValue) {
        from = oldValue;
        to = newValue;
        return this;
    }

    /** An attribute; null adds nothing. */
    EventDraft with(String attribute, String value) {
        if (value != null) {
            attributes.put(attribute, value);
        }
        return this;
    }

    /** The time is a calendar day of a date property. */
    EventDraft onDay() {
        precision = TimePrecision.DAY;
        return this;
    }

    /** The time comes from a property: midnight UTC means a day, everything else an instant. */
    EventDraft dayIfMidnight() {
        return time.atZone(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT) ? onDay() : this;
    }

    BusinessEvent event() {
        return new BusinessEvent(
                activity, time, null, objects, actor, actorType, from, to, evidence, precision, SOURCE, attributes);
    }
}
