package io.keiro.leadtocash;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Reads the block that a {@link ValueWriter} wrote, in the same order. */
final class ValueReader {

    private final ByteBuffer block;
    private final String[] texts;
    private final KnownValues.Names[] lists;

    ValueReader(ByteBuffer block) {
        this.block = block;
        this.texts = TextNumbers.read(block);
        this.lists = new KnownValues.Names[whole()];
        for (int i = 0; i < lists.length; i++) {
            Object[] names = new Object[whole()];
            for (int place = 0; place < names.length; place++) {
                names[place] = text();
            }
            lists[i] = new KnownValues.Names(names, 0, names.length);
        }
    }

    boolean hasMore() {
        return block.hasRemaining();
    }

    EventChunk chunk(EventShape[] shapes) {
        return new EventChunk(block, texts, shapes);
    }

    int whole() {
        return block.getInt();
    }

    boolean flag() {
        return block.get() != 0;
    }

    double number() {
        return block.getDouble();
    }

    String text() {
        return texts[block.getInt()];
    }

    <E extends Enum<E>> E constant(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    Instant moment() {
        long second = block.getLong();
        int nano = block.getInt();
        return second == ValueWriter.UNKNOWN ? null : Instant.ofEpochSecond(second, nano);
    }

    LocalDate day() {
        long day = block.getLong();
        return day == ValueWriter.UNKNOWN ? null : LocalDate.ofEpochDay(day);
    }

    Map<String, String> attributes() {
        KnownValues.Names names = lists[block.getInt()];
        String[] values = new String[names.count()];
        for (int i = 0; i < values.length; i++) {
            values[i] = text();
        }
        return KnownValues.view(names, values, 0);
    }
}
