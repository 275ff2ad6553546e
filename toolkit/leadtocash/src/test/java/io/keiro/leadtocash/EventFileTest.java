package io.keiro.leadtocash;

import static io.keiro.leadtocash.Small.day;
import static io.keiro.leadtocash.Small.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns beside a table of events are the same events, and are nothing once either of the two has changed. */
class EventFileTest {

    @TempDir
    private Path folder;

    private Path csv() {
        return folder.resolve("data").resolve("events.csv");
    }

    private Path columns() {
        return folder.resolve("data").resolve(EventFile.NAME);
    }

    private EventColumns read() {
        return EventFile.read(columns(), csv());
    }

    private static LeadToCash many(int count) {
        Random random = new Random(5);
        LeadToCash.Builder builder = LeadToCash.builder("many").cutOff(day(100));
        for (int i = 0; i < count; i++) {
            BusinessEvent event = event("D" + i / 7, Activity.values()[random.nextInt(20)], random.nextInt(90))
                    .by(random.nextBoolean() ? null : "Rep " + random.nextInt(9), ActorType.values()[random.nextInt(3)])
                    .with("Note " + random.nextInt(12), "受注 \ud83d\ude00\n\"" + random.nextInt())
                    .changing(random.nextBoolean() ? "old" : null, "new " + i);
            BusinessEvent other = BusinessEvent.of(Activity.QUOTE_ISSUED, day(i), EvidenceLevel.EXTERNAL)
                    .touching(ObjectKind.QUOTE, "Q" + i)
                    .onDay();
            builder.event(i % 3 == 0 ? other : event.endingAt(i % 2 == 0 ? null : day(91 + i / 1e6)));
        }
        return builder.build();
    }

    /** More texts than one block holds, and events of several chunks. */
    @Test
    void eventsComeBackInTheirOrderWithAllThatTheyTell() {
        LeadToCash data = many(10_000);
        data.write(folder.resolve("data"));
        assertThat(read()).isEqualTo(data.events());
        assertThat(read().shapes().stream().map(EventShape::activity))
                .isEqualTo(data.columns().shapes().stream()
                        .map(EventShape::activity)
                        .toList());
    }

    @Test
    void momentsFarAwayAndFinerThanAMillisecondStayAsTheyAre() {
        Instant early = Instant.parse("-9999-01-01T00:00:00.000000001Z");
        LeadToCash data = LeadToCash.builder("far")
                .cutOff(day(0))
                .event(BusinessEvent.of(Activity.QUOTE_ISSUED, early, EvidenceLevel.EXPLICIT)
                        .endingAt(Instant.EPOCH.minusNanos(1)))
                .build();
        data.write(folder.resolve("data"));
        assertThat(read()).isEqualTo(data.events());
    }

    @Test
    void noEventsAreNone() {
        LeadToCash.builder("nothing").cutOff(day(0)).build().write(folder.resolve("data"));
        assertThat(read()).isNotNull().isEmpty();
    }

    @Test
    void aTableThatWasChangedIsReadItself() throws IOException {
        DataSetFolderTest.awkward().write(folder.resolve("data"));
        EventColumns before = read();
        String text = Files.readString(csv());
        String changed = text.replace("HubSpot", "Another");
        assertThat(changed).isNotEqualTo(text).hasSameSizeAs(text);
        Files.writeString(csv(), changed);
        assertThat(read()).isNull();
        LeadToCash edited = LeadToCash.read(folder.resolve("data"));
        assertThat(edited.events()).hasSameSizeAs(before);
        assertThat(edited.events())
                .extracting(BusinessEvent::source)
                .contains("Another")
                .doesNotContain("HubSpot");
    }

    @Test
    void withoutTheColumnsTheTableIsRead() throws IOException {
        LeadToCash data = many(100);
        data.write(folder.resolve("data"));
        Files.delete(columns());
        assertThat(read()).isNull();
        DataSetFolderTest.assertSame(LeadToCash.read(folder.resolve("data")), data);
    }

    /** Whatever byte is another one, and wherever the file ends too early. */
    @Test
    void aDamagedFileIsNone() throws IOException {
        LeadToCash data = many(12);
        data.write(folder.resolve("data"));
        byte[] whole = Files.readAllBytes(columns());
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 + i % 255);
            Files.write(columns(), damaged);
            assertThat(read()).as("byte %d of %d", i, whole.length).isNull();
            Files.write(columns(), Arrays.copyOf(whole, i));
            assertThat(read()).as("%d bytes of %d", i, whole.length).isNull();
        }
        DataSetFolderTest.assertSame(LeadToCash.read(folder.resolve("data")), data);
        Files.write(columns(), whole);
        assertThat(read()).isEqualTo(data.events());
    }

    @Test
    void onlyItsOwnerCanReadIt() throws IOException {
        many(3).write(folder.resolve("data"));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(columns())))
                    .isEqualTo("rw-------");
        }
    }
}
