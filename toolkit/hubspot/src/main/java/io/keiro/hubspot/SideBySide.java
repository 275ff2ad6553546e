package io.keiro.hubspot;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Does tasks on all cores in their order: who is free takes the next one, so the largest had better come first. */
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

    /** Comes back when all are done, or one has failed. */
    static void run(List<Task> tasks) throws SQLException {
        try {
            each(tasks.size(), i -> {
                try {
                    tasks.get(i).run();
                } catch (SQLException e) {
                    throw new Failed(e);
                }
            });
        } catch (Failed e) {
            throw e.failure;
        }
    }

    /** Does one task for each number below a count; comes back when all are done, or one has failed. */
    static void each(int count, IntConsumer task) {
        AtomicInteger next = new AtomicInteger();
        IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
                .parallel()
                .forEach(worker -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        task.accept(i);
                    }
                });
    }
}
