package io.keiro.sandbox;

import io.keiro.sandbox.portal.ObjectType;
import io.keiro.sandbox.portal.PortalRecord;
import io.keiro.sandbox.portal.Records;
import java.util.Arrays;
import java.util.function.IntFunction;

/** The slots of one type that hold a record at the company's present, in ascending order, which is that of their ids. */
final class SlotIndex implements Records {

    private final ObjectType type;
    private final Ids ids;
    private final IntFunction<PortalRecord> maker;
    private int[] slots = new int[64];
    private int size;

    SlotIndex(ObjectType type, Ids ids, IntFunction<PortalRecord> maker) {
        this.type = type;
        this.ids = ids;
        this.maker = maker;
    }

    /** Adds a slot greater than all before. */
    void add(int slot) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, 2 * size);
        }
        slots[size++] = slot;
    }

    /** Gives back the room that will not be needed. */
    void trim() {
        slots = Arrays.copyOf(slots, size);
    }

    boolean contains(int slot) {
        return Arrays.binarySearch(slots, 0, size, slot) >= 0;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long id(int position) {
        return ids.id(type, slots[position]);
    }

    @Override
    public PortalRecord at(int position) {
        return maker.apply(slots[position]);
    }
}
