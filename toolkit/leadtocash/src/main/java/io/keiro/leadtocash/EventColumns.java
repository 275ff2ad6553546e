package io.keiro.leadtocash;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * All events of a data set in columns. Seen as a list, it makes each event when it is asked for; loops over all events ask the chunks
 * instead, where an event is a position.
 */
final class EventColumns extends AbstractList<BusinessEvent> implements RandomAccess {

    private static final int BITS = Integer.numberOfTrailingZeros(EventChunk.EVENTS);

    private final EventChunk[] chunks;
    /** Number of the first event of each chunk, and of all events. */
    private final int[] starts;

    private final List<EventShape> shapes;

    /**
     * @param shapes by their numbers, those of all chunks
     */
    EventColumns(List<EventChunk> chunks, List<EventShape> shapes) {
        this.chunks = chunks.toArray(EventChunk[]::new);
        this.starts = new int[chunks.size() + 1];
        this.shapes = shapes;
        for (int i = 0; i < this.chunks.length; i++) {
            starts[i + 1] = Math.addExact(starts[i], this.chunks[i].count());
        }
    }

    /** The events of some batches, one batch after the other. */
    static EventColumns of(List<EventBatch> batches) {
        EventShape.Known shapes = new EventShape.Known();
        List<EventChunk> chunks = new ArrayList<>();
        for (EventBatch batch : batches) {
            chunks.addAll(batch.chunks(shapes));
        }
        return new EventColumns(chunks, shapes.all());
    }

    int chunkCount() {
        return chunks.length;
    }

    List<EventChunk> chunks() {
        return Arrays.asList(chunks);
    }

    EventChunk chunk(int number) {
        return chunks[number];
    }

    /** The shapes of all events by their numbers. */
    List<EventShape> shapes() {
        return shapes;
    }

    /** Where an event stands: its chunk and its row there in one number. */
    static int position(int chunk, int row) {
        return chunk << BITS | row;
    }

    /** The chunk of an event. */
    EventChunk at(int position) {
        return chunks[position >>> BITS];
    }

    /** The row of an event in its chunk. */
    static int row(int position) {
        return position & EventChunk.EVENTS - 1;
    }

    /** The event at a position. */
    BusinessEvent event(int position) {
        return at(position).event(row(position));
    }

    @Override
    public int size() {
        return starts[chunks.length];
    }

    @Override
    public BusinessEvent get(int index) {
        Objects.checkIndex(index, size());
        int found = Arrays.binarySearch(starts, 0, chunks.length, index);
        int chunk = found >= 0 ? found : -2 - found;
        while (starts[chunk + 1] <= index) {
            chunk++;
        }
        return chunks[chunk].event(index - starts[chunk]);
    }
}
