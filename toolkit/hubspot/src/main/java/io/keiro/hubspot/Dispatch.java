package io.keiro.hubspot;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sends a crew on its errands and stores what they bring, several at a time in one transaction: while one transaction is written, the
 * next answers arrive. What waits is bounded, because cursors stand still while enough errands are waiting.
 */
final class Dispatch {

    private static final long TICK_MILLIS = 250;

    /** A transaction costs as much as some pages of rows, so where answers come fast, several share one. */
    private static final long BETWEEN_WRITES_MILLIS = 40;

    private record Done(Errand errand, Object fetched, Throwable failure) {}

    private final Crew crew;
    private final Store store;
    private final Runnable tick;
    private final int mostUnderWay;
    private final int enoughWaiting;
    private final Deque<Errand> cursors = new ArrayDeque<>();
    private final Deque<Errand> errands = new ArrayDeque<>();
    private final BlockingQueue<Done> done = new LinkedBlockingQueue<>();
    private final Set<Future<?>> underWay = new HashSet<>();
    private int running;

    /**
     * @param tick called on the caller's thread while it waits, a few times a second
     */
    Dispatch(Crew crew, Store store, Runnable tick) {
        this.crew = crew;
        this.store = store;
        this.tick = tick;
        this.mostUnderWay = 2 * crew.size();
        this.enoughWaiting = 4 * crew.size();
    }

    /** Works off these errands and all that follow from them. */
    void run(Collection<? extends Errand> first) throws InterruptedException {
        first.forEach(this::add);
        List<Done> unstored = new ArrayList<>();
        long lastWritten = System.nanoTime();
        try {
            while (running > 0 || !unstored.isEmpty() || !cursors.isEmpty() || !errands.isEmpty()) {
                sendOut();
                for (Done each : arrived(unstored.isEmpty() ? TICK_MILLIS : BETWEEN_WRITES_MILLIS)) {
                    each.errand().follow(each.fetched()).forEach(this::add);
                    unstored.add(each);
                }
                sendOut();
                boolean due = System.nanoTime() - lastWritten >= TimeUnit.MILLISECONDS.toNanos(BETWEEN_WRITES_MILLIS);
                if (!unstored.isEmpty() && (due || running == 0 || unstored.size() >= crew.size())) {
                    List<Done> group = List.copyOf(unstored);
                    unstored.clear();
                    store.write(() -> store(group));
                    lastWritten = System.nanoTime();
                }
                tick.run();
            }
        } finally {
            underWay.forEach(rest -> rest.cancel(true));
        }
    }

    private void add(Errand errand) {
        (errand.isCursor() ? cursors : errands).add(errand);
    }

    private void sendOut() {
        underWay.removeIf(Future::isDone);
        while (true) {
            boolean cursor = !cursors.isEmpty() && errands.size() < enoughWaiting;
            Errand next = cursor ? cursors.poll() : running < mostUnderWay ? errands.poll() : null;
            if (next == null) {
                return;
            }
            running++;
            Callable<Object> work = () -> {
                try {
                    done.add(new Done(next, next.fetch(), null));
                } catch (RuntimeException | Error failure) {
                    done.add(new Done(next, null, failure));
                }
                return null;
            };
            underWay.add(next.isCursor() ? crew.beginCursor(work) : crew.begin(work));
        }
    }

    /** What has arrived, after a wait of at most so long. */
    private List<Done> arrived(long millis) throws InterruptedException {
        List<Done> arrived = new ArrayList<>();
        Done first = running == 0 ? done.poll() : done.poll(millis, TimeUnit.MILLISECONDS);
        if (first != null) {
            arrived.add(first);
            done.drainTo(arrived, mostUnderWay);
        }
        running -= arrived.size();
        for (Done each : arrived) {
            if (each.failure() instanceof RuntimeException failure) {
                throw failure;
            }
            if (each.failure() instanceof Error error) {
                throw error;
            }
        }
        return arrived;
    }

    private void store(List<Done> arrived) throws SQLException {
        for (Done each : arrived) {
            each.errand().store(each.fetched()).forEach(this::add);
        }
    }
}
