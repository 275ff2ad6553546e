package io.keiro.leadtocash;

import io.keiro.log.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A whole data set in one file of columns, which the next program reads in a fraction of the time that it takes to make the data set again
 * from what it was made of. The file is for that alone: it names its origin, and nobody gets it for another one; damaged or of another
 * version it is no file. Nothing is lost with it.
 *
 * <p>Blocks: the origin, some chunks of events or some records of one kind each, and a description of the whole that says which block
 * holds what.
 */
public final class DataSetFile {

    /** "KEIROD" and the version. */
    private static final long FORMAT = 0x4B4549524F440001L;

    private static final String UNFINISHED = ".unfinished";

    private static final int HEAD = Long.BYTES + Integer.BYTES;
    /** The block that is written first. */
    private static final int ORIGIN = 0;

    /** So many are one piece of work. */
    private static final int CHUNKS_AT_ONCE = 32;

    private static final int RECORDS_AT_ONCE = 1 << 15;
    private static final int LARGE_BLOCK = 1 << 25;

    /** Chunks keep these by their places, so a file holds for those that it was written with. */
    private static final List<Class<? extends Enum<?>>> BY_PLACE =
            List.of(EvidenceLevel.class, TimePrecision.class, ActorType.class);

    private DataSetFile() {}

    /**
     * Writes a data set to a file that only its owner can read. One that is there already is replaced when the new one is complete.
     *
     * @param origin what the data set was made of, in few bytes: a check sum over everything that makes a difference
     * @throws IOException if it cannot be written; then what was there is still there
     */
    public static void write(LeadToCash data, byte[] origin, Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        // Made like this so that only its owner can read it.
        Path unfinished = Files.createTempFile(absolute.getParent(), absolute.getFileName() + ".", UNFINISHED);
        try {
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                new Writing(new CheckedBlocks(channel, HEAD)).write(data, origin);
            }
            Files.move(unfinished, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The data set of this origin, or none if the file is not there, of another origin, or not as it was written. */
    public static Optional<LeadToCash> read(Path file, byte[] origin) {
        try (FileChannel channel = FileChannel.open(file)) {
            CheckedBlocks blocks = new CheckedBlocks(channel, HEAD);
            ByteBuffer head = blocks.open();
            boolean known = head.getLong() == FORMAT
                    && Arrays.equals(blocks.block(ORIGIN).array(), origin);
            return known ? new Reading(blocks).data(head.getInt()) : Optional.empty();
        } catch (IOException | UncheckedIOException | CheckedBlocks.Damage e) {
            return Optional.empty();
        }
    }

    /** Takes the file away, and what killed programs have left of one. */
    public static void delete(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.deleteIfExists(absolute);
        DirectoryStream.Filter<Path> isUnfinished = each -> {
            String name = each.getFileName().toString();
            return name.startsWith(absolute.getFileName() + ".") && name.endsWith(UNFINISHED);
        };
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(absolute.getParent(), isUnfinished)) {
            for (Path each : unfinished) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static List<String> namesByPlace() {
        return BY_PLACE.stream()
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(Enum::name)
                .toList();
    }

    private static final class Writing {
        private final CheckedBlocks blocks;

        Writing(CheckedBlocks blocks) {
            this.blocks = blocks;
        }

        void write(LeadToCash data, byte[] origin) throws IOException {
            blocks.add(CheckedBlocks.buffer(origin.length).put(origin));
            EventColumns events = data.columns();
            ValueWriter description = new ValueWriter();
            list(namesByPlace(), description, ValueWriter::text);
            description.text(data.source());
            description.moment(data.cutOff());
            description.text(data.zone().getId());
            description.text(data.currency());
            description.flag(data.showsOwnActivities());
            list(data.gaps(), description, (to, gap) -> {
                to.text(gap.en());
                to.text(gap.ja());
            });
            list(events.shapes(), description, (to, shape) -> {
                to.text(shape.activity());
                to.whole(shape.kinds());
                list(Arrays.asList(shape.names()), to, (names, name) -> names.text(name.toString()));
            });
            all(events.chunks(), ValueWriter::chunk, CHUNKS_AT_ONCE, description);
            for (RecordBlocks.Kind<?> kind : RecordBlocks.KINDS) {
                records(kind, data, description);
            }
            blocks.finish(CheckedBlocks.buffer(HEAD)
                    .putLong(FORMAT)
                    .putInt(blocks.add(description.block()))
                    .flip());
        }

        private <R> void records(RecordBlocks.Kind<R> kind, LeadToCash data, ValueWriter description)
                throws IOException {
            all(kind.records().apply(data), kind.writing(), RECORDS_AT_ONCE, description);
        }

        /** Writes all of them in stretches side by side, and to the description in which blocks they are. */
        private <T> void all(List<T> things, BiConsumer<ValueWriter, T> writing, int atOnce, ValueWriter description)
                throws IOException {
            try {
                List<List<Integer>> written = IntStream.rangeClosed(0, things.size() / atOnce)
                        .parallel()
                        .mapToObj(i -> things.subList(i * atOnce, Math.min(things.size(), (i + 1) * atOnce)))
                        .map(stretch -> stretch(stretch, writing))
                        .toList();
                list(written.stream().flatMap(List::stream).toList(), description, ValueWriter::whole);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        /** A block, or more where there are long texts. */
        private <T> List<Integer> stretch(List<T> things, BiConsumer<ValueWriter, T> writing) {
            List<Integer> written = new ArrayList<>();
            ValueWriter to = new ValueWriter();
            try {
                for (T thing : things) {
                    writing.accept(to, thing);
                    if (to.bytes() > LARGE_BLOCK) {
                        written.add(blocks.add(to.block()));
                        to = new ValueWriter();
                    }
                }
                if (!to.isEmpty()) {
                    written.add(blocks.add(to.block()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return written;
        }

        private static <T> void list(List<T> list, ValueWriter to, BiConsumer<ValueWriter, T> each) {
            to.whole(list.size());
            list.forEach(one -> each.accept(to, one));
        }
    }

    private record Reading(CheckedBlocks blocks) {

        /** The data set, or none if the file keeps something by other places than this code. */
        Optional<LeadToCash> data(int described) {
            ValueReader description = new ValueReader(blocks.block(described));
            if (!namesByPlace().equals(list(description, ValueReader::text))) {
                return Optional.empty();
            }
            LeadToCash.Builder data = LeadToCash.builder(description.text())
                    .cutOff(description.moment())
                    .zone(ZoneId.of(description.text()))
                    .currency(description.text());
            if (description.flag()) {
                data.showOwnActivities();
            }
            list(description, from -> Phrase.of(from.text(), from.text())).forEach(data::gap);
            EventShape.Known shapes = new EventShape.Known();
            list(description, from -> shape(from, shapes));
            EventShape[] known = shapes.all().toArray(EventShape[]::new);
            List<EventChunk> chunks = all(description, from -> from.chunk(known));
            for (RecordBlocks.Kind<?> kind : RecordBlocks.KINDS) {
                records(kind, description, data);
            }
            return Optional.of(data.build(new EventColumns(chunks, shapes.all())));
        }

        private <R> void records(RecordBlocks.Kind<R> kind, ValueReader description, LeadToCash.Builder data) {
            all(description, kind.reading()).forEach(one -> kind.telling().accept(data, one));
        }

        /** Reads all that stand in the blocks that the description names next, the blocks side by side. */
        private <T> List<T> all(ValueReader description, Function<ValueReader, T> reading) {
            return list(description, ValueReader::whole).parallelStream()
                    .map(block -> {
                        List<T> part = new ArrayList<>();
                        ValueReader from = new ValueReader(blocks.block(block));
                        while (from.hasMore()) {
                            part.add(reading.apply(from));
                        }
                        return part;
                    })
                    .flatMap(List::stream)
                    .toList();
        }

        private static <T> List<T> list(ValueReader from, Function<ValueReader, T> each) {
            int count = from.whole();
            List<T> list = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                list.add(each.apply(from));
            }
            return list;
        }

        private static int shape(ValueReader from, EventShape.Known shapes) {
            String activity = from.text();
            int kinds = from.whole();
            Object[] names = list(from, ValueReader::text).toArray();
            for (int i = 0; i < kinds; i++) {
                names[i] = ObjectKind.valueOf((String) names[i]);
            }
            return shapes.number(activity, names, kinds, names.length);
        }
    }
}
