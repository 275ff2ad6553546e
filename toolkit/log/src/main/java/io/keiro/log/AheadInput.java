package io.keiro.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Unpacks on another thread while this one parses: two cores read a packed log nearly twice as fast as one. */
final class AheadInput extends InputStream {

    private static final int BLOCK = 1 << 17;
    private static final int BLOCKS = 16;

    /** Some bytes, or at the end none and perhaps the failure that ended it. */
    private record Block(byte[] bytes, int length, Throwable failure) {}

    private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(BLOCKS + 2);
    private final InputStream source;
    private final Thread reader;
    private volatile boolean closed;
    private Block current;
    private int position;

    AheadInput(InputStream source) {
        this.source = source;
        this.reader = new Thread(this::fill, "keiro-unpack");
        reader.setDaemon(true);
        reader.start();
    }

    private void fill() {
        Throwable failure = null;
        try {
            int length = 0;
            while (length >= 0 && !closed) {
                byte[] bytes = spare.poll();
                bytes = bytes == null ? new byte[BLOCK] : bytes;
                length = source.read(bytes);
                if (length > 0) {
                    put(new Block(bytes, length, null));
                }
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
        put(new Block(new byte[0], 0, failure));
    }

    private void put(Block block) {
        try {
            boolean taken = false;
            while (!taken && !closed) {
                taken = filled.offer(block, 100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (current == null || position == current.length()) {
            if (current != null && current.length() == 0) {
                return ended();
            }
            next();
        }
        int count = Math.min(length, current.length() - position);
        System.arraycopy(current.bytes(), position, target, offset, count);
        position += count;
        return count;
    }

    private int ended() throws IOException {
        if (current.failure() instanceof IOException e) {
            throw e;
        }
        if (current.failure() != null) {
            throw new IOException(current.failure());
        }
        return -1;
    }

    private void next() throws IOException {
        if (current != null) {
            spare.offer(current.bytes());
        }
        try {
            current = filled.take();
            position = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("reading was interrupted");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        filled.clear();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }
}
