package io.keiro.sandbox.portal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of one type with what has changed since the portal was started. Nothing is copied before the first change. Changes
 * are made while nobody reads.
 */
final class LiveRecords implements Records {

    /** Is told of each change, after it. */
    interface Watcher {
        void inserted(int position);

        void removed(int position);

        void replaced(int position);
    }

    private final Records base;
    private final Map<Long, PortalRecord> own = new HashMap<>();
    private final Map<Long, Long> appeared = new HashMap<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private long[] ids;
    private int[] positions;
    private int size;
    private int version;

    LiveRecords(Records base) {
        this.base = base;
    }

    @Override
    public int size() {
        return ids == null ? base.size() : size;
    }

    @Override
    public long id(int position) {
        return ids == null ? base.id(position) : ids[position];
    }

    @Override
    public PortalRecord at(int position) {
        if (ids == null) {
            return base.at(position);
        }
        return positions[position] < 0 ? own.get(ids[position]) : base.at(positions[position]);
    }

    @Override
    public long created(int position) {
        if (ids == null) {
            return base.created(position);
        }
        return positions[position] < 0 ? own.get(ids[position]).created() : base.created(positions[position]);
    }

    @Override
    public long updated(int position) {
        if (ids == null) {
            return base.updated(position);
        }
        return positions[position] < 0 ? own.get(ids[position]).updated() : base.updated(positions[position]);
    }

    @Override
    public int position(long id) {
        if (ids == null) {
            return base.position(id);
        }
        return Arrays.binarySearch(ids, 0, size, id);
    }

    /** Since when the portal has known a record, as far as it came to it after the start; otherwise its creation. */
    long appeared(int position) {
        return ids == null ? created(position) : appeared.getOrDefault(ids[position], created(position));
    }

    /** Rises with each change, for those who keep positions. */
    int version() {
        return version;
    }

    synchronized void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    private void materialise() {
        if (ids == null) {
            size = base.size();
            ids = new long[size + 16];
            positions = new int[ids.length];
            for (int i = 0; i < size; i++) {
                ids[i] = base.id(i);
                positions[i] = i;
            }
        }
    }

    void replace(PortalRecord one) {
        materialise();
        int position = position(one.id());
        own.put(one.id(), one);
        positions[position] = -1;
        version++;
        watchers.forEach(watcher -> watcher.replaced(position));
    }

    /** Puts in a record whose id is not there yet. */
    void insert(PortalRecord one, long time) {
        materialise();
        int place = -position(one.id()) - 1;
        if (size == ids.length) {
            ids = Arrays.copyOf(ids, size + size / 2 + 16);
            positions = Arrays.copyOf(positions, ids.length);
        }
        System.arraycopy(ids, place, ids, place + 1, size - place);
        System.arraycopy(positions, place, positions, place + 1, size - place);
        ids[place] = one.id();
        positions[place] = -1;
        size++;
        own.put(one.id(), one);
        appeared.put(one.id(), time);
        version++;
        watchers.forEach(watcher -> watcher.inserted(place));
    }

    void remove(long id) {
        materialise();
        int position = position(id);
        System.arraycopy(ids, position + 1, ids, position, size - position - 1);
        System.arraycopy(positions, position + 1, positions, position, size - position - 1);
        size--;
        own.remove(id);
        version++;
        watchers.forEach(watcher -> watcher.removed(position));
    }
}
