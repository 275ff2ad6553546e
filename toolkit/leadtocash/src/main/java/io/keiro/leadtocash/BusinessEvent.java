package io.keiro.leadtocash;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that happened between the first lead and the money in the bank, with the ids of all objects it touches.
 *
 * @param activity an {@link Activity#id()}, or a name of its own for steps beyond the catalogue
 * @param time when it happened; for day precision midnight UTC of that day
 * @param end end of the step, or null
 * @param objects ids by kind of object, for example DEAL to "12345678901"
 * @param actor who caused it (pseudonym by default), or null
 * @param actorType human or automation
 * @param changeFrom old value of a change, or null; for stage changes the label of the stage
 * @param changeTo new value of a change, or null
 * @param evidence how we know
 * @param precision how exact the time is
 * @param source system or file
 * @param attributes values as of the event, by technical name; unknown (null or blank) values are left out
 */
public record BusinessEvent(
        String activity,
        Instant time,
        Instant end,
        Map<ObjectKind, String> objects,
        String actor,
        ActorType actorType,
        String changeFrom,
        String changeTo,
        EvidenceLevel evidence,
        TimePrecision precision,
        String source,
        Map<String, String> attributes) {

    public BusinessEvent {
        Objects.requireNonNull(activity, "an event needs an activity");
        Objects.requireNonNull(time, "an event needs a time: " + activity);
        Objects.requireNonNull(evidence, "an event needs an evidence level: " + activity);
        Objects.requireNonNull(precision, "an event needs a time precision: " + activity);
        actorType = actorType == null ? ActorType.UNKNOWN : actorType;
        actor = AttributeValues.known(actor);
        changeFrom = AttributeValues.known(changeFrom);
        changeTo = AttributeValues.known(changeTo);
        source = source == null ? "" : source;
        objects = AttributeValues.idsOf(objects);
        attributes = AttributeValues.copyOf(attributes);
    }

    /** An event with the necessary parts; the rest is added with the {@code with} methods. */
    public static BusinessEvent of(Activity activity, Instant time, EvidenceLevel evidence) {
        return new BusinessEvent(
                activity.id(),
                time,
                null,
                Map.of(),
                null,
                ActorType.UNKNOWN,
                null,
                null,
                evidence,
                TimePrecision.SECOND,
                "",
                Map.of());
    }

    /** The same event of another activity, for steps beyond the catalogue. */
    public BusinessEvent named(String newActivity) {
        return new BusinessEvent(
                newActivity,
                time,
                end,
                objects,
                actor,
                actorType,
                changeFrom,
                changeTo,
                evidence,
                precision,
                source,
                attributes);
    }

    public BusinessEvent touching(ObjectKind kind, String id) {
        Map<ObjectKind, String> more = new LinkedHashMap<>(objects);
        more.put(kind, id);
        return new BusinessEvent(
                activity,
                time,
                end,
                more,
                actor,
                actorType,
                changeFrom,
                changeTo,
                evidence,
                precision,
                source,
                attributes);
    }

    public BusinessEvent by(String newActor, ActorType type) {
        return new BusinessEvent(
                activity,
                time,
                end,
                objects,
                newActor,
                type,
                changeFrom,
                changeTo,
                evidence,
                precision,
                source,
                attributes);
    }

    public BusinessEvent changing(String from, String to) {
        return new BusinessEvent(
                activity, time, end, objects, actor, actorType, from, to, evidence, precision, source, attributes);
    }

    public BusinessEvent endingAt(Instant newEnd) {
        return new BusinessEvent(
                activity,
                time,
                newEnd,
                objects,
                actor,
                actorType,
                changeFrom,
                changeTo,
                evidence,
                precision,
                source,
                attributes);
    }

    /** The same event known by the day only. */
    public BusinessEvent onDay() {
        return new BusinessEvent(
                activity,
                time,
                end,
                objects,
                actor,
                actorType,
                changeFrom,
                changeTo,
                evidence,
                TimePrecision.DAY,
                source,
                attributes);
    }

    public BusinessEvent from(String newSource) {
        return new BusinessEvent(
                activity,
                time,
                end,
                objects,
                actor,
                actorType,
                changeFrom,
                changeTo,
                evidence,
                precision,
                newSource,
                attributes);
    }

    public BusinessEvent with(String attribute, String value) {
        Map<String, String> more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new BusinessEvent(
                activity,
                time,
                end,
                objects,
                actor,
                actorType,
                changeFrom,
                changeTo,
                evidence,
                precision,
                source,
                more);
    }

    /** Id of the touched object of this kind, or null. */
    public String object(ObjectKind kind) {
        return objects.get(kind);
    }
}
