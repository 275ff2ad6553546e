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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Which code maps a snapshot: the three rooms as they are loaded, and the Java below them. Another build may map otherwise. */
final class LoadedCode {

    private static final List<Class<?>> ROOMS = List.of(Mapping.class, LeadToCash.class, DataTable.class);

    private static final Optional<String> NAME = ofThisProgram();

    private LoadedCode() {}

    /** A name for this very code, or none if it cannot be looked at, or not any more. */
    static Optional<String> name() {
        return NAME;
    }

    private static Optional<String> ofThisProgram() {
        try {
            List<Path> places = ROOMS.stream().map(LoadedCode::place).distinct().toList();
            return name(places, ProcessHandle.current().info().startInstant().orElse(Instant.MIN));
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    /**
     * A name for the code in some places, or none if it was written after the program had begun: then it is not what runs.
     *
     * @param places folders of classes and jars
     */
    static Optional<String> name(List<Path> places, Instant begun) throws IOException {
        CRC32C sum = new CRC32C();
        for (Path place : places) {
            List<Path> files = files(place);
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isAfter(begun)) {
                    return Optional.empty();
                }
                if (file.equals(place)) {
                    addJar(file, sum);
                } else {
                    sum.update(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                    sum.update(Files.readAllBytes(file));
                }
            }
        }
        return Optional.of(System.getProperty("java.runtime.version") + " " + Long.toHexString(sum.getValue()));
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
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

    /** A jar knows the check sums of its entries. */
    private static void addJar(Path jar, CRC32C sum) throws IOException {
        try (JarFile entries = new JarFile(jar.toFile(), false)) {
            entries.stream()
                    .forEach(entry -> sum.update((entry.getName() + " " + entry.getCrc() + " " + entry.getSize())
                            .getBytes(StandardCharsets.UTF_8)));
        }
    }
}
