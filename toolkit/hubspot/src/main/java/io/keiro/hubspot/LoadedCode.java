package io.keiro.hubspot;

import io.keiro.leadtocash.LeadToCash;
import io.keiro.log.DataTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Which code maps a snapshot: the three rooms as they are loaded, and the Java below them. Another build may map otherwise. */
final class LoadedCode {

    private static final List<Class<?>> ROOMS = List.of(Mapping.class, LeadToCash.class, DataTable.class);

    private LoadedCode() {}

    /** A name for this very code, or none if it cannot be looked at. */
    static Optional<String> name() {
        try {
            return Optional.of(
                    name(ROOMS.stream().map(LoadedCode::place).distinct().toList()));
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /**
     * A name for the code in some places.
     *
     * @param places folders of classes and jars
     */
    static String name(List<Path> places) throws IOException {
        CRC32C sum = new CRC32C();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                addFolder(place, sum);
            } else {
                addJar(place, sum);
            }
        }
        return System.getProperty("java.runtime.version") + " " + Long.toHexString(sum.getValue());
    }

    private static Path place(Class<?> room) {
        CodeSource source = room.getProtectionDomain().getCodeSource();
        try {
            return Path.of(
                    Objects.requireNonNull(source, room.getName()).getLocation().toURI());
        } catch (URISyntaxException | RuntimeException e) {
            throw new IllegalStateException("no file holds " + room, e);
        }
    }

    private static void addFolder(Path folder, CRC32C sum) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                sum.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                sum.update(Files.readAllBytes(file));
            }
        }
    }

    /** A jar knows the check sums of its entries. */
    private static void addJar(Path jar, CRC32C sum) throws IOException {
        try (JarFile entries = new JarFile(jar.toFile(), false)) {
            entries.stream()
                    .forEach(entry -> sum.update((entry.getName() + " " + entry.getCrc() + " " + entry.getSize())
                            .getBytes(StandardCharsets.UTF_8)));
        }
    }
}
