package io.keiro.leadtocash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Events as a source tells them, one after the other, kept in columns: {@code batch.event(id, time, EXPLICIT).about(DEAL, "17").with("Team",
 * "East")}. A source with several threads fills a batch with each and gives them to the data set in order. What is null or blank is
 * unknown and left out; a name that comes twice keeps its place and takes the later value. Not for several threads at once.
 */
public final class EventBatch {

    private final EventShape.Known shapes = new EventShape.Known();
    private final List<EventChunk> chunks = new ArrayList<>();
    private int full;

    private String activity;
    private Instant time;
    private Instant end;
    private EvidenceLevel evidence;
    private TimePrecision precision;
    private String actor;
    private ActorType actorType;
    private String from;
    private String to;
    private String source;
    /** Kinds of object, then names of attributes, each with its value at the same place. */
    private Object[] names = new Object[32];

    private String[] values = new String[32];
    private int kindCount;
    private int count;
    /** Whether one of the values is unknown. */
    private boolean gaps;

    /** The next event, with the necessary parts; the rest is said of it before the next one. */
    public EventBatch event(String newActivity, Instant newTime, EvidenceLevel newEvidence) {
        finish();
        activity = Objects.requireNonNull(newActivity, "an event needs an activity");
        time = newTime;
        evidence = newEvidence;
        if (newTime == null || newEvidence == null) {
            activity = null;
            throw new NullPointerException(
                    "an event needs " + (newTime == null ? "a time: " : "an evidence level: ") + newActivity);
        }
        end = null;
        precision = TimePrecision.SECOND;
        actor = null;
        actorType = ActorType.UNKNOWN;
        from = null;
        to = null;
        source = "";
        kindCount = 0;
        count = 0;
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
        end = moment;
        return this;
    }

    public EventBatch precision(TimePrecision newPrecision) {
        requireEvent();
        precision = Objects.requireNonNull(newPrecision, "an event needs a time precision");
        return this;
    }

    public EventBatch by(String newActor, ActorType type) {
        requireEvent();
        actor = AttributeValues.known(newActor);
        actorType = type == null ? ActorType.UNKNOWN : type;
        return this;
    }

    public EventBatch changing(String oldValue, String newValue) {
        requireEvent();
        from = AttributeValues.known(oldValue);
        to = AttributeValues.known(newValue);
        return this;
    }

    /** System or file. */
    public EventBatch from(String newSource) {
        requireEvent();
        source = newSource == null ? "" : newSource;
        return this;
    }

    /** The object of this kind that it touches. */
    public EventBatch about(ObjectKind kind, String id) {
        requireEvent();
        Objects.requireNonNull(kind, "an id needs the kind of its object");
        makeRoom(1);
        // Kinds stand before the attributes, and nearly always they are told before them.
        System.arraycopy(names, kindCount, names, kindCount + 1, count - kindCount);
        System.arraycopy(values, kindCount, values, kindCount + 1, count - kindCount);
        count++;
        put(kindCount++, kind, id);
        return this;
    }

    /** An attribute as of the event. */
    public EventBatch with(String name, String value) {
        requireEvent();
        Objects.requireNonNull(name, "a value needs the name of its attribute");
        makeRoom(1);
        put(count++, name, value);
        return this;
    }

    /** Some attributes as of the event, the first ones of two arrays: for a source that has all of them at hand. */
    public EventBatch with(String[] newNames, String[] newValues, int newCount) {
        requireEvent();
        makeRoom(newCount);
        for (int i = 0; i < newCount; i++) {
            put(count++, newNames[i], newValues[i]);
        }
        return this;
    }

    private void put(int place, Object name, String value) {
        String known = AttributeValues.known(value);
        names[place] = name;
        values[place] = known;
        gaps |= known == null;
    }

    private void makeRoom(int more) {
        if (count + more > names.length) {
            names = Arrays.copyOf(names, (count + more) * 2);
            values = Arrays.copyOf(values, names.length);
        }
    }

    private void requireEvent() {
        if (activity == null) {
            throw new IllegalStateException(
                    "the batch has no event to say this of; start with event(activity, time, evidence)");
        }
    }

    /** How many events there are. */
    public int size() {
        int last = chunks.isEmpty() ? 0 : chunks.get(chunks.size() - 1).count();
        return full * EventChunk.EVENTS + last + (activity == null ? 0 : 1);
    }

    /** Writes the event that was being told. */
    private void finish() {
        if (activity == null) {
            return;
        }
        int shape = gaps ? EventShape.REPEATED : shapes.number(activity, names, kindCount, count);
        if (shape == EventShape.REPEATED) {
            tidy();
            shape = shapes.number(activity, names, kindCount, count);
        }
        EventChunk chunk = chunk();
        int row = chunk.next(shape, time);
        chunk.values(values, count);
        chunk.proof(row, evidence, precision, source);
        chunk.actor(row, actor, actorType);
        chunk.change(row, from, to);
        if (end != null) {
            chunk.end(row, end);
        }
        activity = null;
    }

    /** Leaves one place to a name, with the value that was told last, and none to a name whose value is unknown. */
    private void tidy() {
        int distinct = 0;
        int distinctKinds = 0;
        for (int i = 0; i < count; i++) {
            int place = 0;
            while (place < distinct && !names[place].equals(names[i])) {
                place++;
            }
            if (place == distinct) {
                names[distinct++] = names[i];
                distinctKinds += i < kindCount ? 1 : 0;
            }
            values[place] = values[i];
        }
        count = 0;
        kindCount = 0;
        for (int i = 0; i < distinct; i++) {
            if (values[i] != null) {
                names[count] = names[i];
                values[count++] = values[i];
                kindCount += i < distinctKinds ? 1 : 0;
            }
        }
    }

    private EventChunk chunk() {
        EventChunk last = chunks.isEmpty() ? null : chunks.get(chunks.size() - 1);
        if (last != null && !last.isFull()) {
            return last;
        }
        full += last == null ? 0 : 1;
        EventChunk added = new EventChunk();
        chunks.add(added);
        return added;
    }

    /** The events so far, for reading, as events of the shapes that a data set knows. */
    List<EventChunk> chunks(EventShape.Known ofData) {
        finish();
        EventShape[] same = ofData.same(shapes.all());
        List<EventChunk> read = new ArrayList<>(chunks.size());
        for (EventChunk chunk : chunks) {
            read.add(chunk.reading(same));
        }
        return read;
    }
}
