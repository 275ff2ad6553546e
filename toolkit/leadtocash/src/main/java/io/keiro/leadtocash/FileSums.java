package io.keiro.leadtocash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/** The lengths of some files, and check sums of their stretches, which are read side by side. */
final class FileSums {

    private static final long STRETCH = 1 << 24;
    private static final int PORTION = 1 << 20;

    private record Stretch(Path file, long from, long to) {}

    private FileSums() {}

    /** One text of bytes for all files in this order. */
    static byte[] of(List<Path> files) throws IOException {
        List<Stretch> stretches = new ArrayList<>();
        ByteBuffer lengths = ByteBuffer.allocate(files.size() * Long.BYTES);
        for (Path file : files) {
            long length = Files.size(file);
            lengths.putLong(length);
            for (long from = 0; from < length; from += STRETCH) {
                stretches.add(new Stretch(file, from, Math.min(length, from + STRETCH)));
            }
        }
        try {
            int[] sums = stretches.parallelStream().mapToInt(FileSums::sum).toArray();
            ByteBuffer all = ByteBuffer.allocate(lengths.capacity() + sums.length * Integer.BYTES)
                    .put(lengths.flip());
            all.asIntBuffer().put(sums);
            return all.array();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Read, not mapped into memory: some systems do not let go of a file that is mapped. */
    private static int sum(Stretch stretch) {
        CRC32C sum = new CRC32C();
        ByteBuffer bytes = ByteBuffer.allocateDirect(PORTION);
        try (FileChannel channel = FileChannel.open(stretch.file)) {
            long at = stretch.from;
            while (at < stretch.to) {
                bytes.clear().limit((int) Math.min(PORTION, stretch.to - at));
                int read = channel.read(bytes, at);
                if (read < 0) {
                    break;
                }
                sum.update(bytes.flip());
                at += read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) sum.getValue();
    }
}
