package io.keiro.log;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real logs beside the project; tests that need them are skipped where they are absent. */
final class SharedData {

    private SharedData() {}

    static Path file(String name) {
        Path path = Path.of(System.getProperty("keiro.home", "."), "..", "shared", name);
        assumeTrue(Files.exists(path), "skipped: " + path.toAbsolutePath().normalize() + " is absent");
        return path;
    }
}
