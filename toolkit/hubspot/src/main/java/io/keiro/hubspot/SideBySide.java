package io.keiro.hubspot;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Does tasks on all cores: who is free takes the next one. */
final class SideBySide {

    /** What is to be done. */
    interface Task {
        void run() throws SQLException;
    }

    private SideBySide() {}

    /** Carries a failure of the database out of a stream. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SQLException failure;

        Failed(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    /** In their order, so the largest had better come first. Comes back when all are done, or one has failed. */
    static void run(List<Task> tasks) throws SQLException {
        AtomicInteger next = new AtomicInteger();
        try {
            onAllThreads(thread -> {
                for (int i = next.getAndIncrement(); i < tasks.size(); i = next.getAndIncrement()) {
                    try {
                        tasks.get(i).run();
                    } catch (SQLException e) {
                        throw new Failed(e);
                    }
                }
            });
        } catch (Failed e) {
            throw e.failure;
        }
    }

    /**
     * Does one task for each number below a count: every other thread goes on from the first, the rest back from the last, until they
     * meet. The two ends had better have unlike tasks: while Java still counts what a method does, threads that run the same one wait
     * for each other's counters. Comes back when all are done, or one has failed.
     */
    static void fromBothEnds(int count, IntConsumer task) {
        AtomicInteger left = new AtomicInteger(count);
        AtomicInteger first = new AtomicInteger();
        AtomicInteger last = new AtomicInteger(count);
        onAllThreads(thread -> {
            while (left.getAndDecrement() > 0) {
                task.accept(thread % 2 == 0 ? first.getAndIncrement() : last.decrementAndGet());
            }
        });
    }

    private static void onAllThreads(IntConsumer work) {
        IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
                .parallel()
                .forEach(work);
    }
}
