package io.keiro.log;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Reads the stretches of a table at the same time, one on this thread, the others on threads of their own, and joins what they found in
 * the order of the table. Whatever is not quite ordinary is left to reading in one: a stretch that does not end with a whole row, so that
 * the next one did not begin with one; a failure, which must name its line and come before any later one.
 */
final class StretchedRows {

    private StretchedRows() {}

    /**
     * The rows of all stretches in one reader, or null if the table must be read in one.
     *
     * @param first reads the first stretch
     */
    static TableReader read(List<TableSource.Stretch> stretches, TableReader first, Runnable between) {
        if (stretches.isEmpty()) {
            return null;
        }
        List<TableReader> readers = new ArrayList<>(List.of(first));
        List<FutureTask<Boolean>> others = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < stretches.size(); i++) {
            TableSource.Stretch stretch = stretches.get(i);
            TableReader reader = first.below();
            FutureTask<Boolean> task = new FutureTask<>(() -> pass(stretch, reader));
            readers.add(reader);
            others.add(task);
            Thread thread = new Thread(task, "keiro-rows-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        try {
            boolean whole = pass(stretches.get(0), first.watched(between)) && first.isBelowHeader();
            for (FutureTask<Boolean> other : others) {
                whole = whole && other.get();
            }
            return whole ? joined(stretches, readers) : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading " + first.name() + " was stopped");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutOfMemoryError error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            end(readers, threads);
        }
    }

    /** Whether all rows were read; if not, reading in one will say why. */
    private static boolean pass(TableSource.Stretch stretch, TableReader reader) {
        try {
            stretch.rows(reader);
            return true;
        } catch (PlainRows.UnusualException | LogFormatException | UncheckedIOException e) {
            return false;
        }
    }

    private static TableReader joined(List<TableSource.Stretch> stretches, List<TableReader> readers) {
        TableReader first = readers.get(0);
        for (int i = 1; i < readers.size(); i++) {
            // Only what is reported has a line.
            long linesAbove = readers.get(i).hasNotes()
                    ? stretches.subList(0, i).stream()
                            .mapToLong(TableSource.Stretch::lines)
                            .sum()
                    : 0;
            first.add(readers.get(i), linesAbove);
        }
        return first;
    }

    /** No thread outlives the reading. */
    private static void end(List<TableReader> readers, List<Thread> threads) {
        readers.forEach(TableReader::stop);
        boolean interrupted = Thread.interrupted();
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
