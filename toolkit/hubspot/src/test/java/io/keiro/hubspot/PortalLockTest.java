package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One extraction of a portal at a time, whatever the file. */
class PortalLockTest {

    private static final String HOST = "api.hubapi.com";

    @TempDir
    Path folder;

    /** Takes the lock and keeps it until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            PortalLock.take(Path.of(arguments[0]), HOST, "4711", Path.of(arguments[1]));
            System.out.println("held");
            Thread.sleep(TimeUnit.MINUTES.toMillis(2));
        }
    }

    private PortalLock take(String portal, String file) {
        return PortalLock.take(folder.resolve("locks"), HOST, portal, folder.resolve(file));
    }

    @Test
    void aSecondOneInThisProcessIsToldWhichFileTheFirstOneWrites() {
        PortalLock first = take("4711", "one.duckdb");
        assertThatThrownBy(() -> take("4711", "two.duckdb"))
                .isInstanceOf(HubSpotException.class)
                .hasMessageStartingWith("Portal 4711 is being extracted already (process "
                        + ProcessHandle.current().pid() + ", since 20")
                .hasMessageContaining(", into " + folder.resolve("one.duckdb").toAbsolutePath() + ").")
                .hasMessageEndingWith("wait until that one ends, or end it; what it has read is kept.");
        take("4712", "two.duckdb").close();
        first.close();
        take("4711", "two.duckdb").close();
    }

    @Test
    void anotherProcessIsKeptAwayUntilItsHolderIsKilled() throws Exception {
        Path locks = folder.resolve("locks");
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        locks.toString(),
                        folder.resolve("theirs.duckdb").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("held");
            assertThatThrownBy(() -> take("4711", "ours.duckdb"))
                    .hasMessageContaining("(process " + holder.pid() + ", since ")
                    .hasMessageContaining("theirs.duckdb");
        } finally {
            holder.destroyForcibly().waitFor();
        }
        take("4711", "ours.duckdb").close();
    }

    @Test
    void aLockThatIsHeldElsewhereInThisProcessStays() throws Exception {
        take("4711", "one.duckdb").close();
        Path file;
        try (var files = Files.list(folder.resolve("locks"))) {
            file = files.findFirst().orElseThrow();
        }
        try (FileChannel loadedTwice = FileChannel.open(file, StandardOpenOption.WRITE)) {
            loadedTwice.lock(1L << 40, 1, false);
            assertThatThrownBy(() -> take("4711", "two.duckdb")).hasMessageContaining("is being extracted already");
            assertThatThrownBy(() -> take("4711", "two.duckdb")).hasMessageContaining("is being extracted already");
        }
        take("4711", "two.duckdb").close();
    }

    @Test
    void withoutAPlaceForTheFileThereIsNoGuard() throws Exception {
        Path noFolder = Files.writeString(folder.resolve("file"), "in the way");
        PortalLock.take(noFolder, HOST, "4711", folder.resolve("one.duckdb")).close();
    }

    @Test
    void twoExtractionsIntoDifferentFilesExcludeEachOther() throws Exception {
        try (MiniPortal portal = SmallCompany.of(12)) {
            Path second = folder.resolve("second.duckdb");
            HubSpot hubSpot = SmallCompany.connect(portal, ReadingMode.LIST);
            Throwable[] refused = new Throwable[1];
            SmallCompany.connect(portal, ReadingMode.LIST)
                    .withSeam(transaction -> {
                        if (transaction == 3) {
                            try {
                                hubSpot.extract(DealQuery.all(), second);
                            } catch (HubSpotException e) {
                                refused[0] = e;
                            }
                        }
                    })
                    .extract(DealQuery.all(), folder.resolve("first.duckdb"));
            assertThat(refused[0])
                    .hasMessageStartingWith("Portal 4711 is being extracted already")
                    .hasMessageContaining("first.duckdb");
            assertThat(second).doesNotExist();
            assertThat(hubSpot.extract(DealQuery.all(), second).isComplete()).isTrue();
        }
    }
}
