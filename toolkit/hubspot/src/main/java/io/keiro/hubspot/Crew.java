package io.keiro.hubspot;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A few threads that fetch pages while the caller stores them. Results come to the caller's thread in the order in which they arrive; a
 * failure or an interrupt stops all of them, and {@link #close()} returns only when none is left.
 */
final class Crew implements AutoCloseable {

    /** Takes a finished piece of work on the caller's thread. */
    interface Taker<T, R> {
        void take(T task, R result);
    }

    private record Done<T, R>(T task, R result) {}

    private final int size;
    private final ExecutorService threads;

    /** Cursors are few, and all other work waits for them: they never queue behind it. */
    private final ExecutorService cursors;

    Crew(int size) {
        this.size = size;
        AtomicInteger number = new AtomicInteger();
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "keiro-hubspot-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        this.threads = Executors.newFixedThreadPool(size, daemons);
        this.cursors = Executors.newCachedThreadPool(daemons);
    }

    int size() {
        return size;
    }

    /** Works off all tasks, so many at once as the crew has threads, and hands over each result. */
    <T, R> void each(Iterable<T> tasks, Function<T, R> work, Taker<T, R> taker) throws InterruptedException {
        CompletionService<Done<T, R>> completion = new ExecutorCompletionService<>(threads);
        Iterator<T> waiting = tasks.iterator();
        Set<Future<Done<T, R>>> underWay = new HashSet<>();
        try {
            while (waiting.hasNext() || !underWay.isEmpty()) {
                // One more than there are threads, so that none waits while the caller stores.
                while (waiting.hasNext() && underWay.size() <= size) {
                    T task = waiting.next();
                    underWay.add(completion.submit(() -> new Done<>(task, work.apply(task))));
                }
                Future<Done<T, R>> next = completion.take();
                underWay.remove(next);
                Done<T, R> done = result(next);
                taker.take(done.task(), done.result());
            }
        } finally {
            underWay.forEach(rest -> rest.cancel(true));
        }
    }

    /** Begins one piece of work; ask {@link #result} for what it brings. */
    <R> Future<R> begin(Callable<R> work) {
        return threads.submit(work);
    }

    /** Begins the page of a cursor at once. */
    <R> Future<R> beginCursor(Callable<R> work) {
        return cursors.submit(work);
    }

    /** What a piece of work brings, or the failure in which it ended. */
    static <R> R result(Future<R> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Stops what is under way and waits until it has ended. */
    @Override
    public void close() {
        threads.shutdownNow();
        cursors.shutdownNow();
        boolean interrupted = false;
        while (true) {
            try {
                if (threads.awaitTermination(1, TimeUnit.SECONDS) && cursors.awaitTermination(1, TimeUnit.SECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
