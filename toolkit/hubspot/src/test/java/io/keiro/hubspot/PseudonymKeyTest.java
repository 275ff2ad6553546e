package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key under which persons are replaced: made once, whoever asks at the same time, and for its owner only. */
class PseudonymKeyTest {

    @TempDir
    Path folder;

    private static Path key(Path folder, int round) {
        return folder.resolve("round-" + round).resolve("keys").resolve("pseudonym.key");
    }

    private static String fingerprint(Path key) {
        return Pseudonyms.of(Privacy.pseudonymsWithKey(key)).fingerprint();
    }

    /** The file alone, whole, and its owner's. */
    private static void assertMadeOnce(Path key) throws IOException {
        try (Stream<Path> files = Files.list(key.getParent())) {
            assertThat(files).containsExactly(key);
        }
        assertThat(Base64.getDecoder().decode(Files.readString(key))).hasSize(32);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void threadsThatNeedItFirstAtTheSameTimeTakeTheSame() throws Exception {
        int threads = 8;
        ExecutorService crew = Executors.newFixedThreadPool(threads);
        CyclicBarrier together = new CyclicBarrier(threads);
        Set<String> keys = new HashSet<>();
        try {
            for (int round = 0; round < 30; round++) {
                Path key = key(folder, round);
                List<Future<String>> found = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    found.add(crew.submit(() -> {
                        together.await(20, TimeUnit.SECONDS);
                        return fingerprint(key);
                    }));
                }
                Set<String> fingerprints = new HashSet<>();
                for (Future<String> each : found) {
                    fingerprints.add(each.get(20, TimeUnit.SECONDS));
                }
                assertThat(fingerprints).hasSize(1);
                assertMadeOnce(key);
                keys.addAll(fingerprints);
            }
        } finally {
            crew.shutdownNow();
        }
        assertThat(keys).as("each key by chance").hasSize(30);
    }

    /** Asks for the key of one folder after the other, each at a moment that is agreed with others who do the same. */
    static final class Program {
        public static void main(String[] args) throws Exception {
            fingerprint(Path.of(
                    args[0], "warm", "pseudonym-" + ProcessHandle.current().pid()));
            System.out.println("ready");
            long start = Long.parseLong(
                    new java.io.BufferedReader(new java.io.InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine());
            for (int round = 0; round < 20; round++) {
                Thread.sleep(Math.max(0, start + 20L * round - System.currentTimeMillis()));
                System.out.println(fingerprint(key(Path.of(args[0]), round)));
            }
        }
    }

    @Test
    void processesThatNeedItFirstAtTheSameTimeTakeTheSame() throws Exception {
        List<Process> programs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            programs.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Program.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .start());
        }
        List<List<String>> said = new ArrayList<>();
        for (Process program : programs) {
            assertThat(program.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("ready");
        }
        long start = System.currentTimeMillis() + 100;
        for (Process program : programs) {
            try (var words = program.outputWriter(StandardCharsets.UTF_8)) {
                words.write(start + "\n");
            }
        }
        for (Process program : programs) {
            said.add(program.inputReader(StandardCharsets.UTF_8).lines().toList());
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(said.get(0)).hasSize(20).doesNotHaveDuplicates().isEqualTo(said.get(1));
        for (int round = 0; round < 20; round++) {
            assertMadeOnce(key(folder, round));
        }
    }

    @Test
    void aKeyThatIsThereIsTakenAsItIs() throws IOException {
        Path key = key(folder, 1);
        String first = fingerprint(key);
        byte[] content = Files.readAllBytes(key);
        OwnerOnly.writeOnce(key, "another".getBytes(StandardCharsets.UTF_8));
        assertThat(Files.readAllBytes(key)).isEqualTo(content);
        assertThat(fingerprint(key)).isEqualTo(first);
        assertMadeOnce(key);
        assertThat(fingerprint(key(folder, 2))).isNotEqualTo(first);
    }

    /** A pseudonym depends on the key and on nothing else. */
    @Test
    void anotherKeyGivesOtherPseudonyms() {
        Pseudonyms one = Pseudonyms.of(Privacy.pseudonymsWithKey(key(folder, 1)));
        Pseudonyms same = Pseudonyms.of(Privacy.pseudonymsWithKey(key(folder, 1)));
        Pseudonyms other = Pseudonyms.of(Privacy.pseudonymsWithKey(key(folder, 2)));
        assertThat(same.owner("77")).isEqualTo(one.owner("77")).isNotEqualTo(other.owner("77"));
        assertThat(same.user("77")).isEqualTo(one.user("77")).isNotEqualTo(other.user("77"));
        assertThat(same.person("Mia")).isEqualTo(one.person("Mia")).isNotEqualTo(other.person("Mia"));
        assertThat(same.customer("Acme")).isEqualTo(one.customer("Acme")).isNotEqualTo(other.customer("Acme"));
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "no owners here");
        Path key = key(folder, 1);
        fingerprint(key);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> fingerprint(key))
                .isInstanceOf(HubSpotException.class)
                .hasMessage("The pseudonym key " + key
                        + " can be read by others (rw-r-----). Make it yours alone, then try again: chmod 600 " + key);
    }

    @Test
    void whatIsNoKeyIsRefusedAndLeftAsItIs() throws IOException {
        Path key = key(folder, 1);
        OwnerOnly.createFolders(key.getParent());
        OwnerOnly.write(key, "c2hvcnQ=".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> fingerprint(key)).hasMessageContaining("does not hold a key. Restore it");
        assertThat(key).hasContent("c2hvcnQ=");
    }

    /** Neither the key nor its folder lies with the snapshots, which people hand on. */
    @Test
    void unlessAPathIsGivenItLiesOutsideTheFolderOfTheSnapshots() {
        assertThat(Privacy.pseudonyms().keyFile().getParent())
                .isEqualTo(WorkingFolder.snapshot("1").getParent().getParent());
    }
}
