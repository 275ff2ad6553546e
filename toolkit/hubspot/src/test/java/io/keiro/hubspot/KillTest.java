package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extractions in a process of their own that dies without a word, and two at the same file. */
class KillTest {

    private static final int DIED = 137;

    private final MiniPortal portal = new MiniPortal();

    @TempDir
    Path folder;

    /** Extracts, and halts the whole process when so much progress was made; 0 for never. */
    static final class Child {
        public static void main(String[] args) {
            AtomicInteger left = new AtomicInteger(Integer.parseInt(args[2]));
            HubSpot.Options options = HubSpot.Options.defaults()
                    .withBaseUrl(args[0])
                    .withPrivacy(Privacy.namesKept())
                    .withProgress((what, done, total) -> {
                        if (left.decrementAndGet() == 0) {
                            Runtime.getRuntime().halt(DIED);
                        }
                    });
            try {
                HubSpot.connect(AccessToken.of("t"), options).extract(DealQuery.all(), Path.of(args[1]));
            } catch (HubSpotException e) {
                System.out.println(e.getMessage());
                System.exit(3);
            }
        }
    }

    @BeforeEach
    void fill() {
        for (int i = 1; i <= 400; i++) {
            portal.add(PortalObject.DEALS, i, "2025-01-01T00:00:00Z")
                    .at("2025-03-01T00:00:00Z", "dealstage", "91")
                    .at("2025-03-02T00:00:00Z", "dealstage", "92");
            portal.link(PortalObject.DEALS, i, PortalObject.CONTACTS, 1_000 + i);
            portal.add(PortalObject.CONTACTS, 1_000 + i, "2025-01-01T00:00:00Z")
                    .at("2025-01-01T00:00:00Z", "lifecyclestage", "lead");
        }
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 6, 7})
    void aKilledProcessLeavesASnapshotThatReadsAndResumes(int news) throws Exception {
        Path file = folder.resolve("portal.duckdb");
        assertThat(run(file, news).waitFor()).isEqualTo(DIED);
        Snapshot left = Snapshot.open(file);
        assertThat(left.isComplete()).isFalse();
        HubSpot hubSpot = HubSpot.connect(AccessToken.of("t"), portal.server.options(), new VirtualTime());
        Snapshot resumed = hubSpot.extract(DealQuery.all(), file);
        Snapshot undisturbed = hubSpot.extract(DealQuery.all(), folder.resolve("undisturbed.duckdb"));
        assertThat(resumed.isComplete()).isTrue();
        assertThat(resumed.summary().rows()).isEqualTo(undisturbed.summary().rows());
        try (StoreReader one = StoreReader.open(file);
                StoreReader other = StoreReader.open(folder.resolve("undisturbed.duckdb"))) {
            assertThat(one.records(PortalObject.DEALS)).isEqualTo(other.records(PortalObject.DEALS));
            assertThat(one.records(PortalObject.CONTACTS)).isEqualTo(other.records(PortalObject.CONTACTS));
        }
    }

    @Test
    void aSecondProcessAtTheSameFileIsToldSo() throws Exception {
        Path file = folder.resolve("portal.duckdb");
        try (Store first = Store.open(file)) {
            Process second = run(file, 0);
            String said = new String(second.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(3);
            assertThat(said).startsWith("The snapshot " + file + " is in use by another extraction or program.");
            assertThat(first.runs().latest()).isNull();
        }
    }

    @Test
    void aSecondExtractionInTheSameProgramIsToldSo() {
        Path file = folder.resolve("portal.duckdb");
        try (Store first = Store.open(file)) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> Store.open(file))
                    .isInstanceOf(HubSpotException.class)
                    .hasMessageContaining("is in use by another extraction or program");
            assertThat(first.runs().latest()).isNull();
        }
        Store.open(file).close();
    }

    @Test
    void aFileThatIsNoSnapshotIsLeftAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.duckdb"), "not a database");
        HubSpot hubSpot = HubSpot.connect(AccessToken.of("t"), portal.server.options(), new VirtualTime());
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> hubSpot.extract(DealQuery.all(), file))
                .hasMessage("The file " + file + " is not a Keiro snapshot. It is left as it is; name another file.");
        assertThat(file).hasContent("not a database");
    }

    @Test
    void aMissingSnapshotIsNamed() {
        Path file = folder.resolve("none.duckdb");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Snapshot.open(file))
                .hasMessage("There is no snapshot at " + file
                        + ". Extract one with HubSpot.connect(token).extract(query, path).");
    }

    /** A process that dies leaves what the engine unpacked for it, which is large; it goes with the folder of the test. */
    private Process run(Path file, int news) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("unpacked")),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        portal.server.baseUrl(),
                        file.toString(),
                        Integer.toString(news))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
