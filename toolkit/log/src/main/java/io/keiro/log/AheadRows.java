package io.keiro.log;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * Reads a table on another thread while this one makes the log of it: one core decodes and splits text, the other one looks up labels
 * and reads times. Rows come in the order of the table, so the log does not depend on the number of cores.
 */
final class AheadRows implements RowHandler {

    private static final int BLOCKS = 8;
    private static final int CELLS = 1 << 14;
    private static final int CHARACTERS = 1 << 17;

    private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<Block> spare = new ArrayBlockingQueue<>(BLOCKS + 2);
    private Block block = new Block();
    private volatile boolean stopped;

    /** Some rows. */
    private static final class Block {
        private char[] text = new char[CHARACTERS];
        private int length;
        private int[] columns = new int[CELLS];
        private int[] ends = new int[CELLS];
        private int cells;
        private long[] lines = new long[CELLS / 4];
        private int[] widths = new int[CELLS / 4];
        private int[] lastCells = new int[CELLS / 4];
        private int rows;
        private boolean last;
        private Throwable failure;

        void clear() {
            length = 0;
            cells = 0;
            rows = 0;
        }

        boolean isFull() {
            return length > CHARACTERS / 2 || cells > CELLS / 2 || rows == lines.length;
        }

        /** Passes the rows on; whether there shall be more. */
        boolean pass(RowHandler handler) {
            int cell = 0;
            int start = 0;
            for (int row = 0; row < rows; row++) {
                for (; cell < lastCells[row]; cell++) {
                    handler.cell(columns[cell], text, start, ends[cell] - start);
                    start = ends[cell];
                }
                if (!handler.endRow(lines[row], widths[row])) {
                    return false;
                }
            }
            return true;
        }
    }

    private AheadRows() {}

    /**
     * @param between called on this thread now and then
     */
    static void pass(TableSource source, RowHandler handler, Runnable between) {
        AheadRows ahead = new AheadRows();
        Thread reader = new Thread(() -> ahead.fill(source), "keiro-rows");
        reader.setDaemon(true);
        reader.start();
        try {
            ahead.empty(handler, between);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading " + source.name() + " was stopped");
        } finally {
            ahead.stop(reader);
        }
    }

    private void fill(TableSource source) {
        Throwable failure = null;
        try {
            source.rows(this);
        } catch (Throwable e) {
            // Whatever it is, the caller's thread shall throw it.
            failure = e;
        }
        block.last = true;
        block.failure = failure;
        put();
    }

    @Override
    public void cell(int column, char[] text, int offset, int length) {
        Block open = block;
        if (open.cells == open.columns.length) {
            open.columns = Arrays.copyOf(open.columns, 2 * open.cells);
            open.ends = Arrays.copyOf(open.ends, 2 * open.cells);
        }
        if (length > open.text.length - open.length) {
            open.text = Arrays.copyOf(open.text, Math.max(open.length + length, 2 * open.text.length));
        }
        System.arraycopy(text, offset, open.text, open.length, length);
        open.length += length;
        open.columns[open.cells] = column;
        open.ends[open.cells++] = open.length;
    }

    @Override
    public boolean endRow(long line, int cells) {
        Block open = block;
        open.lines[open.rows] = line;
        open.widths[open.rows] = cells;
        open.lastCells[open.rows++] = open.cells;
        if (open.isFull()) {
            put();
            Block next = spare.poll();
            block = next == null ? new Block() : next;
            block.clear();
        }
        return !stopped;
    }

    private void put() {
        try {
            boolean taken = false;
            while (!taken && !stopped) {
                taken = filled.offer(block, 100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private void empty(RowHandler handler, Runnable between) throws InterruptedException {
        while (true) {
            Block next = filled.take();
            between.run();
            boolean goOn = next.pass(handler);
            if (next.failure != null && goOn) {
                if (next.failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) next.failure;
            }
            if (next.last || !goOn) {
                return;
            }
            // A block that had to grow is not worth keeping.
            if (next.text.length <= 2 * CHARACTERS && next.columns.length <= 2 * CELLS) {
                spare.offer(next);
            }
        }
    }

    private void stop(Thread reader) {
        stopped = true;
        filled.clear();
        boolean interrupted = false;
        while (reader.isAlive()) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
