package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.day;
import static io.keiro.leadtocash.Small.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set in columns is the same data set, and is nothing for another origin or once a byte of it has changed. */
class DataSetFileTest {

    private static final byte[] ORIGIN = {1, -2, 3};

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("data-set.columns");
    }

    private LeadToCash written(LeadToCash data) throws IOException {
        DataSetFile.write(data, ORIGIN, file());
        return DataSetFile.read(file(), ORIGIN).orElseThrow();
    }

    private static LeadToCash many(int count) {
        Random random = new Random(5);
        LeadToCash.Builder builder = LeadToCash.builder("many").cutOff(day(100));
        for (int i = 0; i < count; i++) {
            BusinessEvent event = event("D" + i / 7, Activity.values()[random.nextInt(20)], random.nextInt(90))
                    .by(random.nextBoolean() ? null : "Rep " + random.nextInt(9), ActorType.values()[random.nextInt(3)])
                    .with("Note " + random.nextInt(12), "受注 \ud83d\ude00\n\"" + random.nextInt())
                    .changing(random.nextBoolean() ? "old" : null, "new é " + i);
            BusinessEvent other = BusinessEvent.of(Activity.QUOTE_ISSUED, day(i), EvidenceLevel.EXTERNAL)
                    .touching(ObjectKind.QUOTE, "Q" + i)
                    .onDay();
            builder.event(i % 3 == 0 ? other : event.endingAt(i % 2 == 0 ? null : day(91 + i / 1e6)));
            Map<String, String> attributes = new LinkedHashMap<>();
            for (int name = 0; name < 6; name++) {
                if (random.nextBoolean()) {
                    attributes.put("Attribute " + name, "value " + random.nextInt(count));
                }
            }
            Instant moment = random.nextBoolean() ? null : day(i);
            builder.deal(new Deal(
                    "D" + i,
                    moment,
                    Outcome.values()[i % 3],
                    "P" + i % 5,
                    null,
                    i % 4 == 0 ? Double.NaN : i / 7.0,
                    i % 2 == 0 ? null : LocalDate.of(2026, 1, 1).plusDays(i % 999),
                    attributes));
            builder.lead(new Lead("L" + i, day(i), moment, null, attributes));
            builder.link(new Link(ObjectKind.LEAD, "L" + i, ObjectKind.DEAL, "D" + i));
        }
        return builder.build();
    }

    /** More texts than one block holds, and events and records of several blocks. */
    @Test
    void aLargeDataSetComesBackInItsOrder() throws IOException {
        LeadToCash data = many(10_000);
        LeadToCash read = written(data);
        DataSetFolderTest.assertSame(read, data);
        assertThat(read.columns().shapes().stream().map(EventShape::activity))
                .isEqualTo(data.columns().shapes().stream()
                        .map(EventShape::activity)
                        .toList());
    }

    @Test
    void everyKindOfRecordComesBack() throws IOException {
        LeadToCash data = DataSetFolderTest.awkward();
        DataSetFolderTest.assertSame(written(data), data);
    }

    @Test
    void whatIsReadCanBeWrittenAgain() throws IOException {
        LeadToCash data = many(300);
        DataSetFolderTest.assertSame(written(written(data)), data);
    }

    @Test
    void momentsFarAwayAndFinerThanAMillisecondStayAsTheyAre() throws IOException {
        Instant early = Instant.parse("-9999-01-01T00:00:00.000000001Z");
        LeadToCash data = LeadToCash.builder("far")
                .cutOff(Instant.MAX)
                .lead(new Lead("1", Instant.MIN, Instant.EPOCH, null, Map.of()))
                .deal(new Deal("1", early, Outcome.WON, null, null, -0.0, LocalDate.MIN, Map.of()))
                .event(BusinessEvent.of(Activity.QUOTE_ISSUED, early, EvidenceLevel.EXPLICIT)
                        .endingAt(Instant.EPOCH.minusNanos(1)))
                .build();
        DataSetFolderTest.assertSame(written(data), data);
    }

    /** A portal may cut a text in the middle of a sign; its half is kept, not replaced. */
    @Test
    void everySignOfATextStaysAsItIs() throws IOException {
        String all = "ÿĀ\u0000\r\n é 受注 \ud83d\ude00 half \ud83d and \ude00";
        LeadToCash data = LeadToCash.builder(all)
                .cutOff(day(0))
                .lead(new Lead(all, null, null, null, Map.of(all + "!", "\udfff")))
                .event(event("D1", Activity.QUOTE_ISSUED, 0).named(all).with(all, all))
                .build();
        DataSetFolderTest.assertSame(written(data), data);
    }

    @Test
    void aTextMayBeLongerThanABlock() throws IOException {
        LeadToCash data = LeadToCash.builder("x".repeat(3_000_000))
                .cutOff(day(0))
                .currency("受".repeat(1_500_000))
                .build();
        DataSetFolderTest.assertSame(written(data), data);
    }

    /** They are written in several blocks then. */
    @Test
    void recordsMayTellMoreThanOneBlockHolds() throws IOException {
        LeadToCash.Builder builder = LeadToCash.builder("long texts").cutOff(day(0));
        for (int i = 0; i < 45; i++) {
            builder.lead(new Lead("L" + i, day(i), null, null, Map.of("Note", i + "x".repeat(1_000_000))));
        }
        LeadToCash data = builder.build();
        DataSetFolderTest.assertSame(written(data), data);
    }

    @Test
    void withTheFileGoesWhatKilledProgramsHaveLeftOfIt() throws IOException {
        written(many(3));
        Path left = Files.createFile(folder.resolve("data-set.columns.17.unfinished"));
        Path other = Files.createFile(folder.resolve("data-set.columns.bak"));
        DataSetFile.delete(file());
        DataSetFile.delete(file());
        assertThat(folder.toFile().list()).containsExactly(other.getFileName().toString());
        assertThat(left).doesNotExist();
    }

    @Test
    void nothingIsNothing() throws IOException {
        LeadToCash data =
                LeadToCash.builder("nothing").cutOff(day(0)).showOwnActivities().build();
        DataSetFolderTest.assertSame(written(data), data);
    }

    @Test
    void ofAnotherOriginItIsNone() throws IOException {
        written(many(3));
        assertThat(DataSetFile.read(file(), new byte[] {1, -2})).isEmpty();
        assertThat(DataSetFile.read(file(), new byte[] {1, -2, 4})).isEmpty();
        assertThat(DataSetFile.read(file(), new byte[0])).isEmpty();
        assertThat(DataSetFile.read(file(), ORIGIN)).isPresent();
        assertThat(DataSetFile.read(folder.resolve("another"), ORIGIN)).isEmpty();
    }

    /** Whatever byte is another one, and wherever the file ends too early. */
    @Test
    void aDamagedFileIsNone() throws IOException {
        LeadToCash data = many(12);
        written(data);
        byte[] whole = Files.readAllBytes(file());
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 + i % 255);
            Files.write(file(), damaged);
            assertThat(DataSetFile.read(file(), ORIGIN))
                    .as("byte %d of %d", i, whole.length)
                    .isEmpty();
            Files.write(file(), Arrays.copyOf(whole, i));
            assertThat(DataSetFile.read(file(), ORIGIN))
                    .as("%d bytes of %d", i, whole.length)
                    .isEmpty();
        }
        Files.write(file(), whole);
        DataSetFolderTest.assertSame(DataSetFile.read(file(), ORIGIN).orElseThrow(), data);
    }

    @Test
    void anotherOneIsReplacedOnlyByAWholeOne() throws IOException {
        written(many(3));
        LeadToCash data = many(5);
        DataSetFolderTest.assertSame(written(data), data);
        assertThat(folder.toFile().list()).containsExactly("data-set.columns");
        Path nowhere = folder.resolve("nowhere").resolve("data-set.columns");
        assertThatThrownBy(() -> DataSetFile.write(data, ORIGIN, nowhere)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        written(many(3));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                    .isEqualTo("rw-------");
        }
    }
}
