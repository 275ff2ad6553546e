package io.keiro.sandbox.portal;

import io.keiro.sandbox.portal.Portal.Link;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * A portal that goes on living while it is being read: laid over the content that it was started with. What happens, and in which
 * order, follows from the seed; when it happens, from the portal's clock. Archived records vanish after 90 days.
 */
final class LivePortal {

    private static final long ARCHIVE_KEPT = 90 * 86_400_000L;

    private final Portal base;
    private final PortalClock clock;
    private final Supplier<Behaviour> behaviour;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<ObjectType, LiveRecords> live = new EnumMap<>(ObjectType.class);
    private final Map<ObjectType, LiveRecords> archived = new EnumMap<>(ObjectType.class);
    private final Map<ObjectType, Long> nextExpiry = new ConcurrentHashMap<>();
    private final LiveLinks links;
    private final Mutations mutations;
    private final List<Mutation> happened = new ArrayList<>();
    private volatile long caughtUp;
    private double due;

    LivePortal(Portal base, PortalClock clock, Supplier<Behaviour> behaviour, long seed) {
        this.base = base;
        this.clock = clock;
        this.behaviour = behaviour;
        links = new LiveLinks(base);
        for (ObjectType type : ObjectType.values()) {
            live.put(type, new LiveRecords(base.records(type, false)));
        }
        mutations = new Mutations(this, seed);
    }

    Portal base() {
        return base;
    }

    /** The moment of the last thing that happened: where the portal stood at the start, or the latest change since. */
    long now() {
        return happened.isEmpty()
                ? base.now()
                : happened.get(happened.size() - 1).time();
    }

    /** The moment by the portal's clock. */
    long time() {
        return base.now() + clock.millis();
    }

    /** Lets everything happen that is due, and then nothing while a request is answered. */
    <T> T reading(Supplier<T> answer) {
        catchUp();
        lock.readLock().lock();
        try {
            return answer.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void catchUp() {
        long time = time();
        boolean expiring = nextExpiry.values().stream().anyMatch(expiry -> expiry <= time);
        if (behaviour.get().of(Switch.MUTATE) == 0 && due < 1 && !expiring) {
            caughtUp = clock.nanos();
            return;
        }
        lock.writeLock().lock();
        try {
            if (expiring) {
                nextExpiry.keySet().forEach(this::expire);
            }
            long nanos = clock.nanos();
            due += Math.max(0, nanos - caughtUp) / 1e9 * behaviour.get().of(Switch.MUTATE);
            caughtUp = nanos;
            while (due >= 1) {
                due--;
                // Two things never happen at the same moment, so that each can be told from the other.
                mutations.next(Math.max(now() + 1, time())).ifPresent(happened::add);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** What has happened since the start, oldest first. */
    List<Mutation> happened() {
        lock.readLock().lock();
        try {
            return List.copyOf(happened);
        } finally {
            lock.readLock().unlock();
        }
    }

    LiveRecords live(ObjectType type) {
        return live.get(type);
    }

    /** The archived records that are kept still; the first request for them looks at the age of each. */
    LiveRecords archived(ObjectType type) {
        synchronized (archived) {
            LiveRecords known = archived.get(type);
            if (known == null) {
                known = new LiveRecords(base.records(type, true));
                archived.put(type, known);
                expire(type);
            }
            return known;
        }
    }

    private void expire(ObjectType type) {
        LiveRecords records = archived.get(type);
        long oldestKept = time() - ARCHIVE_KEPT;
        long next = Long.MAX_VALUE;
        for (int i = records.size() - 1; i >= 0; i--) {
            long when = records.at(i).archived().orElse(Long.MAX_VALUE);
            if (when <= oldestKept) {
                records.remove(records.id(i));
            } else if (when < Long.MAX_VALUE) {
                next = Math.min(next, when + ARCHIVE_KEPT);
            }
        }
        nextExpiry.put(type, next);
    }

    List<Link> links(ObjectType from, long id, ObjectType to) {
        return links.links(from, id, to);
    }

    OptionalLong survivor(ObjectType type, long id) {
        return links.survivor(type, id);
    }

    LiveLinks links() {
        return links;
    }

    void archive(PortalRecord one, long time) {
        LiveRecords kept = archived(one.type());
        live(one.type()).remove(one.id());
        kept.insert(one.archivedAt(time), time);
        nextExpiry.merge(one.type(), time + ARCHIVE_KEPT, Math::min);
        links.forget(one.type(), one.id());
    }
}
