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

    private static final int KINDS = ObjectKind.values().length;

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
    private final ObjectKind[] kinds = new ObjectKind[KINDS];
    private final String[] ids = new String[KINDS];
    private int kindCount;
    private String[] names = new String[16];
    private String[] values = new String[16];
    private int nameCount;
    private Object[] shapeNames = new Object[32];

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
        nameCount = 0;
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
        int place = 0;
        while (place < kindCount && kinds[place] != kind) {
            place++;
        }
        if (place == kindCount) {
            kinds[kindCount++] = Objects.requireNonNull(kind, "an id needs the kind of its object");
        }
        ids[place] = AttributeValues.known(id);
        return this;
    }

    /** An attribute as of the event. */
    public EventBatch with(String name, String value) {
        requireEvent();
        int hash = name.hashCode();
        int place = 0;
        while (place < nameCount
                && names[place] != name
                && (names[place].hashCode() != hash || !names[place].equals(name))) {
            place++;
        }
        if (place == nameCount) {
            if (nameCount == names.length) {
                names = Arrays.copyOf(names, nameCount * 2);
                values = Arrays.copyOf(values, nameCount * 2);
                shapeNames = new Object[nameCount * 2 + KINDS];
            }
            names[nameCount++] = name;
        }
        values[place] = AttributeValues.known(value);
        return this;
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
        int count = 0;
        for (int i = 0; i < kindCount; i++) {
            if (ids[i] != null) {
                shapeNames[count++] = kinds[i];
            }
        }
        int known = count;
        for (int i = 0; i < nameCount; i++) {
            if (values[i] != null) {
                shapeNames[count++] = names[i];
            }
        }
        EventChunk chunk = chunk();
        int row = chunk.next(shapes.number(activity, shapeNames, known, count), time);
        for (int i = 0; i < kindCount; i++) {
            if (ids[i] != null) {
                chunk.value(ids[i]);
            }
        }
        for (int i = 0; i < nameCount; i++) {
            if (values[i] != null) {
                chunk.value(values[i]);
            }
        }
        chunk.proof(row, evidence, precision, source);
        chunk.actor(row, actor, actorType);
        chunk.change(row, from, to);
        if (end != null) {
            chunk.end(row, end);
        }
        activity = null;
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
