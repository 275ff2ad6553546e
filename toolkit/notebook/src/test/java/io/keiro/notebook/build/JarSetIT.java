package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The jars that a kernel gets: whole, each class once, nothing that only tests need. */
class JarSetIT {

    private static final List<String> TEST_LIBRARIES = List.of(
            "org/junit/",
            "junit/",
            "org/assertj/",
            "org/hamcrest/",
            "org/mockito/",
            "com/tngtech/archunit/",
            "com/microsoft/playwright/",
            "org/openjdk/jmh/",
            "io/github/spencerpark/");

    private static List<Path> jars() {
        List<Path> jars = Checkout.files(Checkout.LIBRARIES, ".jar");
        assertThat(jars).hasSizeGreaterThan(20);
        return jars;
    }

    @Test
    void everyRoomIsThere() {
        assertThat(jars().stream().map(jar -> jar.getFileName().toString().replaceAll("-\\d.*", "")))
                .contains(
                        "keiro-log",
                        "keiro-mining",
                        "keiro-leadtocash",
                        "keiro-hubspot",
                        "keiro-sandbox",
                        "keiro-view",
                        "keiro-notebook",
                        "jackson-databind",
                        "slf4j-jdk14",
                        "log4j-to-slf4j")
                .doesNotContain("keiro-benchmarks");
    }

    @Test
    void noClassComesFromTwoJars() throws IOException {
        Map<String, Path> origin = new HashMap<>();
        Map<String, String> doubles = new TreeMap<>();
        for (Path jar : jars()) {
            for (String type : classes(jar)) {
                Path other = origin.put(type, jar);
                if (other != null) {
                    doubles.put(type, other.getFileName() + " and " + jar.getFileName());
                }
            }
        }

        assertThat(doubles).isEmpty();
        assertThat(origin).containsKey("io/keiro/log/EventLog.class");
    }

    @Test
    void noTestLibraryIsShipped() throws IOException {
        for (Path jar : jars()) {
            assertThat(classes(jar))
                    .as(jar.getFileName().toString())
                    .noneMatch(type -> TEST_LIBRARIES.stream().anyMatch(type::startsWith));
        }
    }

    /** Classes by path; those for newer Java releases count under their own name only once. */
    private static TreeSet<String> classes(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .filter(name -> !name.startsWith("META-INF/"))
                    .filter(name -> !name.endsWith("module-info.class") && !name.endsWith("package-info.class"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
