package io.keiro.notebook.build;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where things lie in the checkout that is being built. */
final class Checkout {

    static final Path HOME =
            Path.of(System.getProperty("keiro.home")).toAbsolutePath().normalize();
    static final Path NOTEBOOKS = HOME.resolve("notebooks");
    static final Path SETUP = HOME.resolve("kernel-setup");
    static final Path STARTUP_SCRIPT = SETUP.resolve("startup.jshell");
    static final Path TARGET = HOME.resolve("toolkit/notebook/target");

    /** The jars that a kernel gets; there once the room is packaged. */
    static final Path LIBRARIES = TARGET.resolve("lib");

    /** With CI=true what a test needs must be there; elsewhere the test is skipped with a sentence. */
    static final boolean STRICT = "true".equalsIgnoreCase(System.getenv("CI"));

    private Checkout() {}

    /** A file of the shared data, which is not part of the project; the test is skipped where it is absent. */
    static Path shared(String path) {
        Path file = HOME.resolveSibling("shared").resolve(path);
        assumeTrue(Files.exists(file), "skipped: the shared data is not here (" + file + ")");
        return file;
    }

    /** Goes on if the condition holds; else fails in CI and skips elsewhere, with the same sentence. */
    static void need(boolean condition, String sentence) {
        if (STRICT && !condition) {
            throw new AssertionError("CI=true, but " + sentence);
        }
        assumeTrue(condition, "skipped: " + sentence);
    }

    /** Files of a folder that end in a suffix, by name. */
    static List<Path> files(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
