package io.keiro.leadtocash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Events as a source tells them, one after the other, kept in columns: {@code batch.event(id, time, EXPLICIT).about(DEAL, "17").with("Team",
 * "East")}. A source with several threads fills a batch with each and gives them to the data set in order. What is null or blank is
 * unknown and left out; a name that comes twice keeps its place and takes the later value. Not for several threads at once.
 */
public final class EventBatch {

    /** A way of telling that makes no shape as it is. */
    private static final int UNTIDY = -2;

    private static final int NONE = -1;

    private final EventShape.Known shapes = new EventShape.Known();
    private final EventPaths paths = new EventPaths();
    private final List<EventChunk> chunks = new ArrayList<>();
    private EventChunk chunk;
    private int full;

    /** The row of the event that is being told, or none. */
    private int row = NONE;
    /** Where its names have led. */
    private int at;
    /** Whether one of its values is unknown. */
    private boolean gaps;

    /** The next event, with the necessary parts; the rest is said of it before the next one. */
    public EventBatch event(String newActivity, Instant newTime, EvidenceLevel newEvidence) {
        finish();
        Objects.requireNonNull(newActivity, "an event needs an activity");
        if (newTime == null || newEvidence == null) {
            throw new NullPointerException(
                    "an event needs " + (newTime == null ? "a time: " : "an evidence level: ") + newActivity);
        }
        if (chunk == null || chunk.isFull()) {
            full += chunk == null ? 0 : 1;
            chunk = new EventChunk();
            chunks.add(chunk);
        }
        row = chunk.next(newTime, newEvidence);
        at = paths.step(EventPaths.START, newActivity);
        gaps = false;
        return this;
    }

    /** An event as it stands. */
    public EventBatch add(BusinessEvent event) {
        event(event.activity(), event.time(), event.evidence())
                .endingAt(event.end())
                .by(event.actor(), event.actorType())
                .changing(event.changeFrom(), event.changeTo())
                .precision(event.precision())
                .from(event.source());
        event.objects().forEach(this::about);
        event.attributes().forEach(this::with);
        return this;
    }

    /** End of the step; null for none. */
    public EventBatch endingAt(Instant moment) {
        requireEvent();
        chunk.end(row, moment);
        return this;
    }

    public EventBatch precision(TimePrecision newPrecision) {
        requireEvent();
        chunk.precision(row, Objects.requireNonNull(newPrecision, "an event needs a time precision"));
        return this;
    }

    public EventBatch by(String newActor, ActorType type) {
        requireEvent();
        chunk.actor(row, AttributeValues.known(newActor), type == null ? ActorType.UNKNOWN : type);
        return this;
    }

    public EventBatch changing(String oldValue, String newValue) {
        requireEvent();
        chunk.change(row, AttributeValues.known(oldValue), AttributeValues.known(newValue));
        return this;
    }

    /** System or file. */
    public EventBatch from(String newSource) {
        requireEvent();
        chunk.source(row, newSource == null ? "" : newSource);
        return this;
    }

    /** The object of this kind that it touches. */
    public EventBatch about(ObjectKind kind, String id) {
        return tell(Objects.requireNonNull(kind, "an id needs the kind of its object"), id);
    }

    /** An attribute as of the event. */
    public EventBatch with(String name, String value) {
        return tell(Objects.requireNonNull(name, "a value needs the name of its attribute"), value);
    }

    private EventBatch tell(Object name, String value) {
        requireEvent();
        String known = AttributeValues.known(value);
        gaps |= known == null;
        chunk.value(known);
        at = paths.step(at, name);
        return this;
    }

    private void requireEvent() {
        if (row == NONE) {
            throw new IllegalStateException(
                    "the batch has no event to say this of; start with event(activity, time, evidence)");
        }
    }

    /** How many events there are. */
    public int size() {
        return chunk == null ? 0 : full * EventChunk.EVENTS + chunk.count();
    }

    /** Gives the event that was being told its shape. */
    private void finish() {
        if (row == NONE) {
            return;
        }
        int shape = gaps ? UNTIDY : paths.shape(at);
        if (shape == EventPaths.UNKNOWN) {
            shape = shapeOfWay();
            paths.shape(at, shape);
        }
        chunk.shape(row, shape == UNTIDY ? tidy() : shape);
        row = NONE;
    }

    /** The shape of the way that was told, if kinds came first and no name twice. */
    private int shapeOfWay() {
        Object[] way = paths.names(at);
        int kinds = 0;
        while (1 + kinds < way.length && way[1 + kinds] instanceof ObjectKind) {
            kinds++;
        }
        for (int i = 1; i < way.length; i++) {
            boolean late = i > kinds && way[i] instanceof ObjectKind;
            if (late || Arrays.asList(way).subList(1, i).contains(way[i])) {
                return UNTIDY;
            }
        }
        return shapes.number((String) way[0], Arrays.copyOfRange(way, 1, way.length), kinds, way.length - 1);
    }

    /** Puts kinds first, leaves a name that was told twice its first place and its last value, and leaves out what is unknown. */
    private int tidy() {
        Object[] way = paths.names(at);
        String[] told = chunk.takeValues();
        Map<Object, String> kinds = new LinkedHashMap<>();
        Map<Object, String> others = new LinkedHashMap<>();
        for (int i = 0; i < told.length; i++) {
            (way[1 + i] instanceof ObjectKind ? kinds : others).put(way[1 + i], told[i]);
        }
        kinds.values().removeIf(Objects::isNull);
        others.values().removeIf(Objects::isNull);
        int kindCount = kinds.size();
        kinds.putAll(others);
        kinds.values().forEach(chunk::value);
        return shapes.number((String) way[0], kinds.keySet().toArray(), kindCount, kinds.size());
    }

    /** The events so far, for reading, as events of the shapes that a data set knows. */
    List<EventChunk> chunks(EventShape.Known ofData) {
        finish();
        EventShape[] same = ofData.same(shapes.all());
        List<EventChunk> read = new ArrayList<>(chunks.size());
        for (EventChunk each : chunks) {
            read.add(each.reading(same));
        }
        return read;
    }
}
