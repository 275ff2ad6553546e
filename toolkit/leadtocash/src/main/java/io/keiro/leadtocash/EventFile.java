package io.keiro.leadtocash;

import java.io.IOException;
import java.io.UncheckedIOException;
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
 * The events of {@code events.csv} once more in columns, so that the next program need not take text apart. Text is what counts: the
 * columns are those of one file of text, known by its length and its check sum, and nobody reads them beside another one. A file that is
 * damaged or of another version is no file.
 *
 * <p>Blocks: the shapes, the chunks of events, the texts that they name by number.
 */
final class EventFile {

    static final String NAME = "events.columns";

    /** "KEIROEV" and the version. */
    private static final long FORMAT = 0x4B4549524F455601L;

    private static final int HEAD = 3 * Long.BYTES + 2 * Integer.BYTES;
    private static final int TEXTS_PER_BLOCK = 1 << 12;
    private static final int PORTION = 1 << 20;

    private EventFile() {}

    /** Writes the events of a file of text to a file that is there and empty. */
    static void write(EventColumns events, Path csv, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            CheckedBlocks blocks = new CheckedBlocks(channel, HEAD);
            blocks.add(shapes(events.shapes()));
            Numbers numbers = new Numbers();
            for (int i = 0; i < events.chunkCount(); i++) {
                EventChunk chunk = events.chunk(i);
                ByteBuffer bytes = ByteBuffer.allocate(chunk.bytes());
                chunk.put(bytes, numbers::of);
                blocks.add(bytes);
            }
            for (int from = 0; from < numbers.texts.size(); from += TEXTS_PER_BLOCK) {
                int to = Math.min(numbers.texts.size(), from + TEXTS_PER_BLOCK);
                blocks.add(texts(numbers.texts.subList(from, to)));
            }
            blocks.finish(ByteBuffer.allocate(HEAD)
                    .putLong(FORMAT)
                    .putLong(Files.size(csv))
                    .putLong(checkSum(csv))
                    .putInt(events.chunkCount())
                    .putInt(numbers.texts.size())
                    .flip());
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

    /** Read, not mapped into memory: some systems do not let go of a file that is mapped. */
    private static long checkSum(Path csv) throws IOException {
        CRC32C sum = new CRC32C();
        ByteBuffer bytes = ByteBuffer.allocateDirect(PORTION);
        try (FileChannel channel = FileChannel.open(csv)) {
            while (channel.read(bytes) >= 0) {
                sum.update(bytes.flip());
                bytes.clear();
            }
        }
        return sum.getValue();
    }

    /** The events of a file of text, or null if this file is not whole or was made of another text. */
    static EventColumns read(Path file, Path csv) {
        try (FileChannel channel = FileChannel.open(file)) {
            CheckedBlocks blocks = new CheckedBlocks(channel, HEAD);
            ByteBuffer head = blocks.open();
            if (head.getLong() != FORMAT || head.getLong() != Files.size(csv)) {
                return null;
            }
            long sum = head.getLong();
            return new Reading(blocks, head.getInt(), head.getInt()).events(csv, sum);
        } catch (IOException | UncheckedIOException | CheckedBlocks.Damage e) {
            return null;
        }
    }

    /** Reads blocks side by side: the shapes, then chunks, then texts. */
    private record Reading(CheckedBlocks blocks, int chunkCount, int textCount) {

        EventColumns events(Path csv, long sum) {
            EventShape.Known shapes = shapes();
            EventShape[] known = shapes.all().toArray(EventShape[]::new);
            String[] texts = new String[1 + textCount];
            AtomicBoolean same = new AtomicBoolean();
            // The check sum of the text takes as long as some blocks.
            IntStream.range(chunkCount, blocks.count()).parallel().forEach(i -> {
                if (i == chunkCount) {
                    same.set(isSumOf(csv, sum));
                } else {
                    int first = 1 + (i - chunkCount - 1) * TEXTS_PER_BLOCK;
                    int count = Math.min(TEXTS_PER_BLOCK, texts.length - first);
                    texts(blocks.block(i), texts, first, count);
                }
            });
            if (!same.get()) {
                return null;
            }
            EventChunk[] chunks = new EventChunk[chunkCount];
            IntStream.range(0, chunkCount)
                    .parallel()
                    .forEach(i -> chunks[i] = new EventChunk(blocks.block(1 + i), texts, known));
            return new EventColumns(List.of(chunks), shapes.all());
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
            ByteBuffer block = blocks.block(0);
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
