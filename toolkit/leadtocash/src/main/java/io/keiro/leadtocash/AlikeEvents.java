package io.keiro.leadtocash;

import java.util.Arrays;

/**
 * Numbers events by what they have in common: the first one gets 0, the next one that differs from it 1, one that is like an earlier one
 * that one's number. Found by open addressing in columns, because a key for each of a million events would cost more than the events.
 */
final class AlikeEvents {

    /** In which respect two events are alike. */
    interface Respect {
        /** The same number for events that are alike. */
        int hash(EventChunk chunk, int row);

        boolean same(EventChunk one, int rowOfOne, EventChunk other, int rowOfOther);
    }

    /** The same step of the same objects at the same time, with the same values before and after. */
    static final Respect STEP = new Respect() {
        @Override
        public int hash(EventChunk chunk, int row) {
            EventShape shape = chunk.shape(row);
            int objects = 0;
            for (int i = 0; i < shape.kinds(); i++) {
                // Two events may name their objects in another order.
                objects += (((ObjectKind) shape.names()[i]).ordinal() + 1) * 0x9E3779B1
                        ^ chunk.value(row, i).hashCode();
            }
            int change = 31 * hash(chunk.changeFrom(row)) + hash(chunk.changeTo(row));
            return 31 * (31 * ACTIVITY_AND_TIME.hash(chunk, row) + objects) + change;
        }

        private int hash(String text) {
            return text == null ? 0 : text.hashCode();
        }

        @Override
        public boolean same(EventChunk one, int rowOfOne, EventChunk other, int rowOfOther) {
            return ACTIVITY_AND_TIME.same(one, rowOfOne, other, rowOfOther)
                    && same(one.changeFrom(rowOfOne), other.changeFrom(rowOfOther))
                    && same(one.changeTo(rowOfOne), other.changeTo(rowOfOther))
                    && touchTheSame(one, rowOfOne, other, rowOfOther);
        }

        private boolean same(String one, String other) {
            return one == null ? other == null : one.equals(other);
        }

        private boolean touchTheSame(EventChunk one, int rowOfOne, EventChunk other, int rowOfOther) {
            EventShape shape = one.shape(rowOfOne);
            if (shape.kinds() != other.shape(rowOfOther).kinds()) {
                return false;
            }
            for (int i = 0; i < shape.kinds(); i++) {
                String there = other.object(rowOfOther, (ObjectKind) shape.names()[i]);
                if (!one.value(rowOfOne, i).equals(there)) {
                    return false;
                }
            }
            return true;
        }
    };

    /** The same step at the same time, of whatever object. */
    static final Respect ACTIVITY_AND_TIME = new Respect() {
        @Override
        public int hash(EventChunk chunk, int row) {
            return 31 * (31 * chunk.shape(row).activity().hashCode() + Long.hashCode(chunk.second(row)))
                    + chunk.nano(row);
        }

        @Override
        public boolean same(EventChunk one, int rowOfOne, EventChunk other, int rowOfOther) {
            return one.second(rowOfOne) == other.second(rowOfOther)
                    && one.nano(rowOfOne) == other.nano(rowOfOther)
                    && one.shape(rowOfOne)
                            .activity()
                            .equals(other.shape(rowOfOther).activity());
        }
    };

    private final Respect respect;
    private final HashSlots numbers = new HashSlots();
    /** The first event of each number. */
    private EventChunk[] chunks = new EventChunk[16];

    private int[] rows = new int[16];

    AlikeEvents(Respect respect) {
        this.respect = respect;
    }

    /** How many numbers were given. */
    int count() {
        return numbers.count();
    }

    /** The number of an event, a new one if none like it was seen. */
    int number(EventChunk chunk, int row) {
        int hash = respect.hash(chunk, row);
        for (int slot = numbers.first(hash); numbers.number(slot) >= 0; slot = numbers.next(slot)) {
            int known = numbers.number(slot);
            if (numbers.hash(known) == hash && respect.same(chunks[known], rows[known], chunk, row)) {
                return known;
            }
        }
        int number = numbers.add(hash);
        if (number == rows.length) {
            chunks = Arrays.copyOf(chunks, number * 2);
            rows = Arrays.copyOf(rows, number * 2);
        }
        chunks[number] = chunk;
        rows[number] = row;
        return number;
    }
}
