package io.keiro.leadtocash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A file of a head of fixed length and blocks of any length, each with its check sum, so that a file that is cut or damaged is never taken
 * for a whole one. Blocks may be written and read side by side.
 */
final class CheckedBlocks {

    /** The bytes are not those that were written. */
    static final class Damage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Damage(String message) {
            super(message);
        }
    }

    /** Before the bytes of a block: their number and their check sum. */
    private static final int BLOCK_HEAD = 2 * Integer.BYTES;

    /** After the bytes of the head: where the index begins, and the check sum of both. */
    private static final int HEAD_END = Long.BYTES + Integer.BYTES;

    private final FileChannel channel;
    private final int headLength;
    private final List<Long> starts = new ArrayList<>();
    /** Where the next block is written. */
    private long end;

    /**
     * @param headLength how many bytes the head has
     */
    CheckedBlocks(FileChannel channel, int headLength) {
        this.channel = channel;
        this.headLength = headLength;
        this.end = headLength + HEAD_END;
    }

    /** For the bytes of a block, in the order that most machines copy numbers in as they are. */
    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Writes a block after those that are there and says which it is; its bytes begin at 0 and end at the position of the buffer. Several
     * threads may write.
     */
    int add(ByteBuffer block) throws IOException {
        block.flip();
        int sum = sum(block);
        synchronized (starts) {
            starts.add(append(block, sum));
            return starts.size() - 1;
        }
    }

    private long append(ByteBuffer block, int sum) throws IOException {
        long start = end;
        ByteBuffer head =
                buffer(BLOCK_HEAD).putInt(block.remaining()).putInt(sum).flip();
        end = write(block, write(head, start));
        return start;
    }

    /** Writes bytes to a place and says where they end. */
    private long write(ByteBuffer bytes, long from) throws IOException {
        long to = from;
        while (bytes.hasRemaining()) {
            to += channel.write(bytes, to);
        }
        return to;
    }

    /** Writes the head when all blocks are written: without it the file is none. */
    void finish(ByteBuffer head) throws IOException {
        ByteBuffer index = buffer(starts.size() * Long.BYTES);
        starts.forEach(index::putLong);
        index.flip();
        ByteBuffer all = buffer(headLength + HEAD_END).put(head).putLong(append(index, sum(index)));
        all.putInt(sum(all.duplicate().flip())).flip();
        write(all, 0);
    }

    /** Reads the head and where the blocks begin. */
    ByteBuffer open() {
        ByteBuffer head = bytes(0, headLength + HEAD_END);
        int sumAt = headLength + Long.BYTES;
        if (sum(head.duplicate().limit(sumAt)) != head.getInt(sumAt)) {
            throw new Damage("the head has another check sum");
        }
        ByteBuffer index = block(head.getLong(headLength));
        while (index.hasRemaining()) {
            starts.add(index.getLong());
        }
        return head.limit(headLength);
    }

    /** The bytes of a block, from 0 on. */
    ByteBuffer block(int number) {
        return block((long) starts.get(number));
    }

    private ByteBuffer block(long start) {
        ByteBuffer head = bytes(start, BLOCK_HEAD);
        ByteBuffer bytes = bytes(start + BLOCK_HEAD, head.getInt());
        if (sum(bytes) != head.getInt()) {
            throw new Damage("the block at " + start + " has another check sum");
        }
        return bytes;
    }

    private ByteBuffer bytes(long from, int length) {
        try {
            if (from < 0 || length < 0 || length > channel.size() - from) {
                throw new Damage("there are no " + length + " bytes at " + from);
            }
            ByteBuffer bytes = buffer(length);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, from + bytes.position()) < 0) {
                    throw new Damage("the file ends before " + (from + length));
                }
            }
            return bytes.flip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int sum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate());
        return (int) sum.getValue();
    }
}
