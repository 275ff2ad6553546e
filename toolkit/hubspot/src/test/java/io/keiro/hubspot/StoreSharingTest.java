package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.leadtocash.StageMap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may be at the file of a snapshot at the same time: any number of readers, or one writer. */
class StoreSharingTest {

    private static final StageMap NO_STAGES = StageMap.of(List.of());

    @TempDir
    private Path folder;

    private final MiniPortal portal = SmallCompany.of(90);

    @AfterEach
    void close() {
        portal.close();
    }

    private HubSpot hubSpot() {
        return HubSpot.connect(AccessToken.of("t"), portal.server.options(), new VirtualTime());
    }

    private Snapshot extracted() {
        return hubSpot().extract(DealQuery.all(), folder.resolve("portal.duckdb"));
    }

    /** Another program that reads a snapshot until its input ends. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] args) throws IOException, SQLException {
            try (var held = StoreFile.open(Path.of(args[0]))) {
                System.out.println("reads " + !held.isClosed());
                System.out.flush();
                System.in.read();
            }
        }
    }

    private static <T> T whileAnotherReads(Path file, Callable<T> question) throws Exception {
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("reads true");
            return question.call();
        } finally {
            reader.getOutputStream().close();
            assertThat(reader.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void severalProgramsReadOneSnapshot() throws Exception {
        Snapshot snapshot = extracted();
        int events = snapshot.toLeadToCash(NO_STAGES).events().size();
        assertThat(events).isPositive();
        String digest = snapshot.digest();
        whileAnotherReads(snapshot.file(), () -> {
            Snapshot again = Snapshot.open(snapshot.file());
            assertThat(again.toLeadToCash(NO_STAGES).events()).hasSize(events);
            assertThat(again.digest()).isEqualTo(digest);
            assertThat(again.sql("SELECT count(*) AS n FROM record").value(0, "n"))
                    .isEqualTo(snapshot.sql("SELECT count(*) AS n FROM record").value(0, "n"));
            return null;
        });
    }

    @Test
    void anExtractionIsToldOfAReaderElsewhere() throws Exception {
        Path file = extracted().file();
        whileAnotherReads(
                file,
                () -> assertThatThrownBy(this::extracted)
                        .isInstanceOf(HubSpotException.class)
                        .hasMessageStartingWith(
                                "The snapshot " + file + " is in use by another extraction or program."));
        assertThat(extracted().isComplete()).isTrue();
    }

    @Test
    void anExtractionIsToldOfAReaderInTheSameProgram() throws SQLException {
        Path file = extracted().file();
        try (var reader = StoreFile.open(file)) {
            assertThat(reader.isClosed()).isFalse();
            assertThatThrownBy(this::extracted)
                    .isInstanceOf(HubSpotException.class)
                    .hasMessageStartingWith("The snapshot " + file + " is in use by another extraction or program.");
        }
        assertThat(extracted().isComplete()).isTrue();
    }

    @Test
    void besideAWriterOfThisProgramASnapshotIsReadButNoQuestionInSqlIsAnswered() {
        Snapshot snapshot = extracted();
        try (Store writer = Store.open(snapshot.file())) {
            assertThat(writer.runs().latest()).isNotNull();
            assertThat(Snapshot.open(snapshot.file()).summary().rows())
                    .isEqualTo(snapshot.summary().rows());
            // The writer's connection could reach other files.
            assertThatThrownBy(() -> snapshot.sql("SELECT 1")).hasMessageContaining("is in use by another extraction");
        }
        assertThat(snapshot.sql("SELECT 1 AS one").value(0, "one")).isEqualTo(1L);
    }

    @Test
    void readingLeavesTheFileAsItIs() throws IOException {
        Snapshot snapshot = extracted();
        byte[] before = Files.readAllBytes(snapshot.file());
        Object changed = Files.getLastModifiedTime(snapshot.file());
        snapshot.toLeadToCash(NO_STAGES);
        snapshot.reconciliation();
        snapshot.drift();
        snapshot.sql("SELECT count(*) FROM deals");
        assertThat(snapshot.file()).hasBinaryContent(before);
        assertThat(Files.getLastModifiedTime(snapshot.file())).isEqualTo(changed);
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .containsExactlyInAnyOrder(
                            snapshot.file(), folder.resolve(snapshot.file().getFileName() + ".mapped"));
        }
    }
}
