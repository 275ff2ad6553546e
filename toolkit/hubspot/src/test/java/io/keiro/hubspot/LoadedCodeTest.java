package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code that maps otherwise has another name. */
class LoadedCodeTest {

    @TempDir
    private Path folder;

    private static final List<Map<String, String>> BUILDS = List.of(
            Map.of("io/A.class", "one", "words.csv", "a"),
            Map.of("io/A.class", "two", "words.csv", "a"),
            Map.of("io/A.class", "one", "words.csv", "b"),
            Map.of("io/B.class", "one", "words.csv", "a"),
            Map.of("io/A.class", "one"));

    private Path jar(Map<String, String> build) throws IOException {
        Path jar = Files.createTempFile(folder, "build", ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(file)) {
            for (Map.Entry<String, String> each : new TreeMap<>(build).entrySet()) {
                entries.putNextEntry(new JarEntry(each.getKey()));
                entries.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    private Path classes(Map<String, String> build) throws IOException {
        Path classes = Files.createTempDirectory(folder, "build");
        for (Map.Entry<String, String> each : build.entrySet()) {
            Path file = classes.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, each.getValue());
        }
        return classes;
    }

    private static String name(Path place) throws IOException {
        return LoadedCode.name(List.of(place), Instant.MAX).orElseThrow();
    }

    /** For instance a toolkit that is built again while a kernel runs: what maps there is the build before. */
    @Test
    void whatWasWrittenAfterTheProgramHadBegunIsNotWhatRuns() throws IOException {
        for (Path place : List.of(jar(BUILDS.get(0)), classes(BUILDS.get(0)))) {
            Instant now = Instant.now();
            assertThat(LoadedCode.name(List.of(place), now.minusSeconds(60))).isEmpty();
            assertThat(LoadedCode.name(List.of(place), now.plusSeconds(60))).isPresent();
        }
    }

    @Test
    void eachBuildHasItsOwnName() throws IOException {
        Set<String> names = new HashSet<>();
        for (Map<String, String> build : BUILDS) {
            String jar = name(jar(build));
            String classes = name(classes(build));
            assertThat(name(jar(build))).isEqualTo(jar);
            assertThat(name(classes(build))).isEqualTo(classes);
            names.add(jar);
            names.add(classes);
        }
        assertThat(names).hasSize(2 * BUILDS.size());
    }

    @Test
    void theCodeThatIsLoadedHasOne() {
        assertThat(LoadedCode.name()).isPresent().isEqualTo(LoadedCode.name());
        assertThat(LoadedCode.name().orElseThrow()).contains(System.getProperty("java.runtime.version"));
    }
}
