package io.keiro.leadtocash;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/** Some thousand events in columns. Filled by an {@link EventBatch}; rows that are filled never change. */
final class EventChunk {

    /** How many events a chunk holds: a power of two, so that a position is a chunk and a row. */
    static final int EVENTS = 4_096;

    private static final int VALUES_PER_EVENT = 8;
    private static final ActorType[] ACTOR_TYPES = ActorType.values();
    private static final EvidenceLevel[] EVIDENCE = EvidenceLevel.values();
    private static final TimePrecision[] PRECISIONS = TimePrecision.values();

    private static final byte SECOND = (byte) TimePrecision.SECOND.ordinal();
    private static final byte UNKNOWN = (byte) ActorType.UNKNOWN.ordinal();

    private final int[] shapes;
    private final long[] seconds;
    private final int[] nanos;
    private final byte[] evidence;
    private final byte[] precisions;
    private final byte[] actorTypes;
    private final String[] actors;
    private final String[] from;
    private final String[] to;
    private final String[] sources;
    private final int[] starts;
    private String[] values;
    /** Null while no event has an end. */
    private Instant[] ends;

    /** The shapes by their numbers; null while the chunk is being filled. */
    private final EventShape[] known;

    private int count;
    private int valueCount;

    EventChunk() {
        shapes = new int[EVENTS];
        seconds = new long[EVENTS];
        nanos = new int[EVENTS];
        evidence = new byte[EVENTS];
        precisions = new byte[EVENTS];
        actorTypes = new byte[EVENTS];
        actors = new String[EVENTS];
        from = new String[EVENTS];
        to = new String[EVENTS];
        sources = new String[EVENTS];
        starts = new int[EVENTS];
        values = new String[EVENTS * VALUES_PER_EVENT];
        known = null;
    }

    int count() {
        return count;
    }

    boolean isFull() {
        return count == EVENTS;
    }

    /** The next row, of which the time and the evidence are known; its values come with {@link #value}, the rest with the setters. */
    int next(Instant time, EvidenceLevel level) {
        int row = count++;
        seconds[row] = time.getEpochSecond();
        nanos[row] = time.getNano();
        evidence[row] = (byte) level.ordinal();
        precisions[row] = SECOND;
        actorTypes[row] = UNKNOWN;
        sources[row] = "";
        starts[row] = valueCount;
        return row;
    }

    /** The next value of the last row. */
    void value(String value) {
        if (valueCount == values.length) {
            values = Arrays.copyOf(values, valueCount * 2);
        }
        values[valueCount++] = value;
    }

    /** The values of the last row, which are to be told anew. */
    String[] takeValues() {
        int start = starts[count - 1];
        String[] taken = Arrays.copyOfRange(values, start, valueCount);
        valueCount = start;
        return taken;
    }

    void shape(int row, int shape) {
        shapes[row] = shape;
    }

    void precision(int row, TimePrecision precision) {
        precisions[row] = (byte) precision.ordinal();
    }

    void source(int row, String source) {
        sources[row] = source;
    }

    void actor(int row, String actor, ActorType type) {
        actors[row] = actor;
        actorTypes[row] = (byte) type.ordinal();
    }

    void change(int row, String oldValue, String newValue) {
        from[row] = oldValue;
        to[row] = newValue;
    }

    void end(int row, Instant end) {
        if (ends == null && end != null) {
            ends = new Instant[EVENTS];
        }
        if (ends != null) {
            ends[row] = end;
        }
    }

    /** The same events, for reading: they are of these shapes. A full chunk shares its columns, another one copies what there is. */
    EventChunk reading(EventShape[] ofBatch) {
        return new EventChunk(this, ofBatch);
    }

    private EventChunk(EventChunk other, EventShape[] ofBatch) {
        boolean full = other.isFull();
        int room = other.count;
        shapes = full ? other.shapes : Arrays.copyOf(other.shapes, room);
        seconds = full ? other.seconds : Arrays.copyOf(other.seconds, room);
        nanos = full ? other.nanos : Arrays.copyOf(other.nanos, room);
        evidence = full ? other.evidence : Arrays.copyOf(other.evidence, room);
        precisions = full ? other.precisions : Arrays.copyOf(other.precisions, room);
        actorTypes = full ? other.actorTypes : Arrays.copyOf(other.actorTypes, room);
        actors = full ? other.actors : Arrays.copyOf(other.actors, room);
        from = full ? other.from : Arrays.copyOf(other.from, room);
        to = full ? other.to : Arrays.copyOf(other.to, room);
        sources = full ? other.sources : Arrays.copyOf(other.sources, room);
        starts = full ? other.starts : Arrays.copyOf(other.starts, room);
        values = full ? other.values : Arrays.copyOf(other.values, other.valueCount);
        ends = other.ends == null ? null : Arrays.copyOf(other.ends, room);
        known = ofBatch;
        count = room;
        valueCount = other.valueCount;
    }

    /** How many bytes {@link #put} writes. */
    int bytes() {
        int fixed = Long.BYTES + 7 * Integer.BYTES + 3;
        int endBytes = ends == null ? 0 : count * (Long.BYTES + Integer.BYTES);
        return 2 * Integer.BYTES + 1 + count * fixed + endBytes + valueCount * Integer.BYTES;
    }

    /** Writes the columns one after the other, and for each text what stands for it. */
    void put(ByteBuffer bytes, ToIntFunction<String> numbers) {
        bytes.putInt(count).putInt(valueCount).put((byte) (ends == null ? 0 : 1));
        for (int row = 0; row < count; row++) {
            bytes.putInt(shape(row).number());
        }
        for (int row = 0; row < count; row++) {
            bytes.putLong(seconds[row]);
        }
        for (int row = 0; row < count; row++) {
            bytes.putInt(nanos[row]);
        }
        for (int row = 0; row < count; row++) {
            bytes.putInt(starts[row]);
        }
        bytes.put(evidence, 0, count).put(precisions, 0, count).put(actorTypes, 0, count);
        for (int row = 0; ends != null && row < count; row++) {
            Instant end = ends[row];
            bytes.putLong(end == null ? ValueWriter.UNKNOWN : end.getEpochSecond());
            bytes.putInt(end == null ? 0 : end.getNano());
        }
        put(actors, count, bytes, numbers);
        put(from, count, bytes, numbers);
        put(to, count, bytes, numbers);
        put(sources, count, bytes, numbers);
        put(values, valueCount, bytes, numbers);
    }

    private static void put(String[] column, int count, ByteBuffer bytes, ToIntFunction<String> numbers) {
        String last = null;
        int number = numbers.applyAsInt(null);
        for (int i = 0; i < count; i++) {
            // The very same text often stands in row after row.
            if (column[i] != last) {
                last = column[i];
                number = numbers.applyAsInt(last);
            }
            bytes.putInt(number);
        }
    }

    /** The columns that {@link #put} wrote: texts by what stood for them, shapes by their numbers. */
    EventChunk(ByteBuffer bytes, String[] texts, EventShape[] ofData) {
        count = bytes.getInt();
        valueCount = bytes.getInt();
        boolean hasEnds = bytes.get() != 0;
        known = ofData;
        shapes = numbers(bytes, count);
        seconds = new long[count];
        bytes.asLongBuffer().get(seconds);
        bytes.position(bytes.position() + count * Long.BYTES);
        nanos = numbers(bytes, count);
        starts = numbers(bytes, count);
        evidence = new byte[count];
        precisions = new byte[count];
        actorTypes = new byte[count];
        bytes.get(evidence).get(precisions).get(actorTypes);
        ends = hasEnds ? new Instant[count] : null;
        for (int row = 0; hasEnds && row < count; row++) {
            long second = bytes.getLong();
            int nano = bytes.getInt();
            ends[row] = second == ValueWriter.UNKNOWN ? null : Instant.ofEpochSecond(second, nano);
        }
        actors = texts(bytes, count, texts);
        from = texts(bytes, count, texts);
        to = texts(bytes, count, texts);
        sources = texts(bytes, count, texts);
        values = texts(bytes, valueCount, texts);
    }

    private static int[] numbers(ByteBuffer bytes, int count) {
        int[] column = new int[count];
        bytes.asIntBuffer().get(column);
        bytes.position(bytes.position() + count * Integer.BYTES);
        return column;
    }

    private static String[] texts(ByteBuffer bytes, int count, String[] texts) {
        int[] numbers = numbers(bytes, count);
        String[] column = new String[count];
        for (int i = 0; i < count; i++) {
            column[i] = texts[numbers[i]];
        }
        return column;
    }

    EventShape shape(int row) {
        return known[shapes[row]];
    }

    long second(int row) {
        return seconds[row];
    }

    int nano(int row) {
        return nanos[row];
    }

    Instant time(int row) {
        return Instant.ofEpochSecond(seconds[row], nanos[row]);
    }

    Instant end(int row) {
        return ends == null ? null : ends[row];
    }

    boolean isDay(int row) {
        return precisions[row] == TimePrecision.DAY.ordinal();
    }

    /** The calendar day: of its own instant in a zone, or the very day that it names. */
    LocalDate day(int row, ZoneId zone) {
        return time(row).atZone(isDay(row) ? ZoneOffset.UTC : zone).toLocalDate();
    }

    EvidenceLevel evidence(int row) {
        return EVIDENCE[evidence[row]];
    }

    TimePrecision precision(int row) {
        return PRECISIONS[precisions[row]];
    }

    ActorType actorType(int row) {
        return ACTOR_TYPES[actorTypes[row]];
    }

    String actor(int row) {
        return actors[row];
    }

    String changeFrom(int row) {
        return from[row];
    }

    String changeTo(int row) {
        return to[row];
    }

    String source(int row) {
        return sources[row];
    }

    /** The value at a place of the event's shape. */
    String value(int row, int place) {
        return values[starts[row] + place];
    }

    /** The id of the object of this kind, or null. */
    String object(int row, ObjectKind kind) {
        int place = shape(row).placeOf(kind);
        return place < 0 ? null : value(row, place);
    }

    /** What a mark says, or null. */
    String mark(int row, Mark mark) {
        int place = shape(row).placeOf(mark.column());
        return place < 0 ? null : value(row, place);
    }

    BusinessEvent event(int row) {
        EventShape shape = shape(row);
        return new BusinessEvent(
                shape.activity(),
                time(row),
                end(row),
                KnownValues.view(shape.objects(), values, starts[row]),
                actors[row],
                actorType(row),
                from[row],
                to[row],
                evidence(row),
                precision(row),
                sources[row],
                KnownValues.view(shape.attributes(), values, starts[row] + shape.kinds()));
    }
}
