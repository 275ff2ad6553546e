package io.keiro.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A part of an unpacked text that begins where a line does.
 *
 * @param from position of its first byte
 * @param to position behind its last byte
 * @param done bytes read so far of all stretches of the text
 */
record TextStretch(long from, long to, AtomicLong done) {

    /** A text that is not longer than this is read as quickly in one. */
    private static final long SHORTEST = 2L << 20;

    private static final int BLOCK = 1 << 16;

    /** Whether a line break of the text is one byte that cannot be a part of anything else. */
    static boolean isPossible(SourceFile file, Charset charset) {
        return file.packing() == SourceFile.Packing.PLAIN
                && file.entry().isEmpty()
                && (charset.equals(StandardCharsets.UTF_8)
                        || charset.equals(TextEncoding.WESTERN)
                        || charset.equals(TextEncoding.JAPANESE));
    }

    /** About equal stretches, at most so many and none too short; the whole text if there is just one. */
    static List<TextStretch> of(Path path, int most) throws IOException {
        long size = Files.size(path);
        AtomicLong done = new AtomicLong();
        int count = (int) Math.max(1, Math.min(most, size / SHORTEST));
        List<TextStretch> stretches = new ArrayList<>();
        long from = 0;
        for (int i = 1; i <= count && from < size; i++) {
            long to = i == count ? size : lineAfter(path, Math.max(from, size / count * i), size);
            stretches.add(new TextStretch(from, to, done));
            from = to;
        }
        return stretches;
    }

    /** Where the next line begins. */
    private static long lineAfter(Path path, long position, long size) throws IOException {
        byte[] block = new byte[BLOCK];
        try (InputStream in = open(path, position, size)) {
            long at = position;
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    if (block[i] == '\n') {
                        return at + i + 1;
                    }
                }
                at += read;
            }
        }
        return size;
    }

    /** The bytes of this stretch. */
    InputStream open(Path path) throws IOException {
        return open(path, from, to);
    }

    private static InputStream open(Path path, long from, long to) throws IOException {
        // Unlike a channel that one opens oneself, this stream is not closed by an interrupt.
        InputStream in = Files.newInputStream(path);
        in.skipNBytes(from);
        return new Bounded(in, to - from);
    }

    /** Number of line breaks, counted as the reader of rows counts them. */
    long lines(Path path) throws IOException {
        long lines = 0;
        boolean carriage = false;
        byte[] block = new byte[BLOCK];
        try (InputStream in = open(path)) {
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                for (int i = 0; i < read; i++) {
                    lines += block[i] == '\r' || block[i] == '\n' && !carriage ? 1 : 0;
                    carriage = block[i] == '\r';
                }
            }
        }
        return lines;
    }

    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
