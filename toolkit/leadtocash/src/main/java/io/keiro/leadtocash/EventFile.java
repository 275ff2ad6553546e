package io.keiro.leadtocash;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * The events of {@code events.csv} once more in columns, so that the next program reads them ten times as fast. Text is what counts: the
 * columns are those of one file of text, known by its length and its check sum, and nobody reads them beside another one. A file that is
 * damaged or of another version is no file.
 *
 * <p>A head, then blocks: the chunks of events, the texts that they name by number, the shapes; at the end where the blocks begin. Every
 * block is its length, its check sum and its bytes.
 */
final class EventFile {

    static final String NAME = "events.columns";

    /** "KEIROEV" and the version. */
    private static final long FORMAT = 0x4B4549524F455601L;

    private static final int HEAD = 4 * Long.BYTES + 3 * Integer.BYTES;
    private static final int BLOCK_HEAD = 2 * Integer.BYTES;
    private static final int TEXTS_PER_BLOCK = 1 << 12;
    private static final int PORTION = 1 << 30;

    private EventFile() {}

    /** Writes the events of a file of text to a new file that only its owner can read. */
    static void write(EventColumns events, Path csv, Path file) throws IOException {
        Files.move(Files.createTempFile(file.toAbsolutePath().getParent(), NAME, null), file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.position(HEAD);
            List<Long> blocks = new ArrayList<>();
            Numbers numbers = new Numbers();
            for (int i = 0; i < events.chunkCount(); i++) {
                EventChunk chunk = events.chunk(i);
                ByteBuffer bytes = ByteBuffer.allocate(chunk.bytes());
                chunk.put(bytes, numbers::of);
                blocks.add(block(bytes, channel));
            }
            for (int from = 0; from < numbers.texts.size(); from += TEXTS_PER_BLOCK) {
                int to = Math.min(numbers.texts.size(), from + TEXTS_PER_BLOCK);
                blocks.add(block(texts(numbers.texts.subList(from, to)), channel));
            }
            blocks.add(block(shapes(events.shapes()), channel));
            ByteBuffer index = ByteBuffer.allocate(blocks.size() * Long.BYTES);
            blocks.forEach(index::putLong);
            ByteBuffer head = ByteBuffer.allocate(HEAD)
                    .putLong(FORMAT)
                    .putLong(Files.size(csv))
                    .putLong(checkSum(csv))
                    .putInt(events.chunkCount())
                    .putInt(numbers.texts.size())
                    .putLong(block(index, channel));
            head.putInt(checkSum(head.duplicate().flip())).flip();
            channel.write(head, 0);
        }
    }

    /** The texts by their numbers, from 1 on; 0 is none. Most come again soon, so the last ones are looked at first. */
    private static final class Numbers {
        private static final int RECENT = 1 << 12;

        private final Map<String, Integer> known = new HashMap<>();
        private final List<String> texts = new ArrayList<>();
        private final String[] recent = new String[RECENT];
        private final int[] recentNumbers = new int[RECENT];

        int of(String text) {
            if (text == null) {
                return 0;
            }
            int slot = text.hashCode() & RECENT - 1;
            if (!text.equals(recent[slot])) {
                recent[slot] = text;
                recentNumbers[slot] = number(text);
            }
            return recentNumbers[slot];
        }

        private int number(String text) {
            Integer number = known.putIfAbsent(text, texts.size() + 1);
            if (number == null) {
                texts.add(text);
                return texts.size();
            }
            return number;
        }
    }

    private static ByteBuffer texts(List<String> texts) {
        List<byte[]> encoded = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        int length = encoded.stream().mapToInt(bytes -> bytes.length).reduce(0, Math::addExact);
        ByteBuffer block = ByteBuffer.allocate(Math.addExact(length, texts.size() * Integer.BYTES));
        encoded.forEach(bytes -> block.putInt(bytes.length));
        encoded.forEach(block::put);
        return block;
    }

    private static ByteBuffer shapes(List<EventShape> shapes) {
        List<String> words = new ArrayList<>();
        for (EventShape shape : shapes) {
            words.add(shape.activity());
            words.add(Integer.toString(shape.kinds()));
            words.add(Integer.toString(shape.names().length));
            for (Object name : shape.names()) {
                words.add(name instanceof ObjectKind kind ? kind.name() : (String) name);
            }
        }
        ByteBuffer texts = texts(words).flip();
        return ByteBuffer.allocate(Integer.BYTES + texts.remaining())
                .putInt(words.size())
                .put(texts);
    }

    /** Writes a block and says where it begins. */
    private static long block(ByteBuffer bytes, FileChannel channel) throws IOException {
        long start = channel.position();
        bytes.flip();
        ByteBuffer head = ByteBuffer.allocate(BLOCK_HEAD)
                .putInt(bytes.remaining())
                .putInt(checkSum(bytes))
                .flip();
        while (head.hasRemaining() || bytes.hasRemaining()) {
            channel.write(new ByteBuffer[] {head, bytes});
        }
        return start;
    }

    private static int checkSum(ByteBuffer bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes.duplicate());
        return (int) sum.getValue();
    }

    private static long checkSum(Path csv) throws IOException {
        CRC32C sum = new CRC32C();
        try (FileChannel channel = FileChannel.open(csv)) {
            for (long from = 0; from < channel.size(); from += PORTION) {
                sum.update(channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(PORTION, channel.size() - from)));
            }
        }
        return sum.getValue();
    }

    /** The events of a file of text, or null if this file is not whole or was made of another text. */
    static EventColumns read(Path file, Path csv) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer head = bytes(channel, 0, HEAD);
            int own = HEAD - Integer.BYTES;
            boolean whole = checkSum(head.duplicate().limit(own)) == head.getInt(own);
            if (!whole || head.getLong() != FORMAT || head.getLong() != Files.size(csv)) {
                return null;
            }
            long sum = head.getLong();
            int chunks = head.getInt();
            int texts = head.getInt();
            ByteBuffer index = block(channel, head.getLong());
            long[] blocks = new long[index.remaining() / Long.BYTES];
            index.asLongBuffer().get(blocks);
            return new Reading(channel, blocks, chunks, texts).events(csv, sum);
        } catch (IOException | Damage | BufferUnderflowException e) {
            return null;
        }
    }

    /** The bytes are not those that were written. */
    private static final class Damage extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static ByteBuffer bytes(FileChannel channel, long from, int length) {
        if (from < 0 || length < 0 || from + length > size(channel)) {
            throw new Damage();
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, from + bytes.position()) < 0) {
                    throw new Damage();
                }
            }
        } catch (IOException e) {
            throw new Damage();
        }
        return bytes.flip();
    }

    private static long size(FileChannel channel) {
        try {
            return channel.size();
        } catch (IOException e) {
            throw new Damage();
        }
    }

    private static ByteBuffer block(FileChannel channel, long start) {
        ByteBuffer head = bytes(channel, start, BLOCK_HEAD);
        ByteBuffer bytes = bytes(channel, start + BLOCK_HEAD, head.getInt());
        if (checkSum(bytes) != head.getInt()) {
            throw new Damage();
        }
        return bytes;
    }

    /** Reads blocks side by side. */
    private record Reading(FileChannel channel, long[] blocks, int chunkCount, int textCount) {

        EventColumns events(Path csv, long sum) {
            EventShape.Known shapes = shapes();
            EventShape[] known = shapes.all().toArray(EventShape[]::new);
            String[] texts = new String[1 + textCount];
            AtomicBoolean same = new AtomicBoolean();
            int textBlocks = blocks.length - 1 - chunkCount;
            IntStream.rangeClosed(0, textBlocks).parallel().forEach(i -> {
                if (i == 0) {
                    same.set(isSumOf(csv, sum));
                } else {
                    int first = 1 + (i - 1) * TEXTS_PER_BLOCK;
                    int count = Math.min(TEXTS_PER_BLOCK, texts.length - first);
                    texts(block(channel, blocks[chunkCount + i - 1]), texts, first, count);
                }
            });
            if (!same.get()) {
                return null;
            }
            EventChunk[] chunks = new EventChunk[chunkCount];
            IntStream.range(0, chunkCount)
                    .parallel()
                    .forEach(i -> chunks[i] = EventChunk.get(block(channel, blocks[i]), texts, known));
            return EventColumns.of(List.of(chunks), shapes.all());
        }

        private static boolean isSumOf(Path csv, long sum) {
            try {
                return checkSum(csv) == sum;
            } catch (IOException e) {
                return false;
            }
        }

        private static void texts(ByteBuffer block, String[] texts, int first, int count) {
            int at = count * Integer.BYTES;
            for (int i = 0; i < count; i++) {
                int length = block.getInt(i * Integer.BYTES);
                texts[first + i] = new String(block.array(), block.arrayOffset() + at, length, StandardCharsets.UTF_8);
                at += length;
            }
        }

        private EventShape.Known shapes() {
            ByteBuffer block = block(channel, blocks[blocks.length - 1]);
            String[] words = new String[block.getInt()];
            texts(block.slice(), words, 0, words.length);
            EventShape.Known shapes = new EventShape.Known();
            int at = 0;
            while (at < words.length) {
                String activity = words[at++];
                int kinds = Integer.parseInt(words[at++]);
                Object[] names = new Object[Integer.parseInt(words[at++])];
                for (int i = 0; i < names.length; i++) {
                    names[i] = i < kinds ? ObjectKind.valueOf(words[at++]) : words[at++];
                }
                shapes.number(activity, names, kinds, names.length);
            }
            return shapes;
        }
    }
}
