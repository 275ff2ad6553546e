package io.keiro.leadtocash;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes values of any kind one after the other to a block: texts by their numbers, the names of attributes by the number of their list. The
 * texts and the lists stand before the values, so each block can be read for itself.
 */
final class ValueWriter {

    /** Stands for an unknown moment or day; no moment is that far away. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int ROOM = 1 << 12;
    private static final int LARGEST = 2 * Long.BYTES;

    private final TextNumbers texts = new TextNumbers();
    private final List<KnownValues.Names> lists = new ArrayList<>();
    private final Map<List<Object>, Integer> knownLists = new HashMap<>();
    private ByteBuffer values = CheckedBlocks.buffer(ROOM);

    boolean isEmpty() {
        return values.position() == 0;
    }

    /** How many bytes the block will have, about. */
    long bytes() {
        return values.position() + texts.bytes();
    }

    /** The block. */
    ByteBuffer block() {
        ValueWriter names = new ValueWriter();
        names.whole(lists.size());
        for (KnownValues.Names list : lists) {
            names.whole(list.count());
            list.list().forEach(name -> names.whole(texts.of((String) name)));
        }
        long bytes = texts.bytes() + names.values.position() + values.position();
        ByteBuffer block = CheckedBlocks.buffer(Math.toIntExact(bytes));
        texts.put(block);
        return block.put(names.values.flip()).put(values.flip());
    }

    private ByteBuffer room() {
        return room(LARGEST);
    }

    private ByteBuffer room(int bytes) {
        while (values.remaining() < bytes) {
            values = CheckedBlocks.buffer(Math.multiplyExact(values.capacity(), 2))
                    .put(values.flip());
        }
        return values;
    }

    void chunk(EventChunk chunk) {
        chunk.put(room(chunk.bytes()), texts::of);
    }

    void whole(int number) {
        room().putInt(number);
    }

    void flag(boolean flag) {
        room().put((byte) (flag ? 1 : 0));
    }

    void number(double number) {
        room().putDouble(number);
    }

    void text(String text) {
        room().putInt(texts.of(text));
    }

    void constant(Enum<?> constant) {
        text(constant.name());
    }

    void moment(Instant moment) {
        room().putLong(moment == null ? UNKNOWN : moment.getEpochSecond())
                .putInt(moment == null ? 0 : moment.getNano());
    }

    void day(LocalDate day) {
        room().putLong(day == null ? UNKNOWN : day.toEpochDay());
    }

    /** The values of a record: one that {@link AttributeValues} made. */
    void attributes(Map<String, String> attributes) {
        KnownValues.Names names = KnownValues.names(attributes);
        whole(list(names));
        for (int i = 0; i < names.count(); i++) {
            text(KnownValues.value(attributes, i));
        }
    }

    private int list(KnownValues.Names names) {
        // Neighbours mostly tell the same of themselves.
        for (int i = lists.size() - 1; i >= Math.max(0, lists.size() - 4); i--) {
            if (names.areVery(lists.get(i))) {
                return i;
            }
        }
        Integer number = knownLists.putIfAbsent(names.list(), lists.size());
        if (number == null) {
            lists.add(names);
            return lists.size() - 1;
        }
        return number;
    }
}
