package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one script that every kernel runs at its start. */
class StartupScriptTest {

    private static final JavaClasses TOOLKIT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.keiro");

    @Test
    void theScriptHoldsImportsAndOneCall() {
        List<String> others = StartupScript.lines().stream()
                .filter(line -> !line.startsWith("import "))
                .toList();

        assertThat(StartupScript.imports()).isNotEmpty();
        assertThat(others).containsExactly("io.keiro.notebook.Notebook.start();");
    }

    @Test
    void theScriptHasNoDollar() {
        assertThat(StartupScript.text())
                .as("Jupyter substitutes variables in the environment of a kernel")
                .doesNotContain("$");
    }

    @Test
    void everyPackageThatCellsCallIsImported() {
        assertThat(StartupScript.imports())
                .contains(
                        "import io.keiro.log.*;",
                        "import io.keiro.mining.*;",
                        "import io.keiro.mining.quality.*;",
                        "import io.keiro.mining.conformance.*;",
                        "import io.keiro.mining.rules.*;",
                        "import io.keiro.leadtocash.*;",
                        "import io.keiro.hubspot.*;",
                        "import io.keiro.view.*;",
                        "import io.keiro.notebook.*;",
                        "import java.nio.file.Path;",
                        "import tech.tablesaw.api.Table;");
    }

    @Test
    void noSimpleNameIsReachableFromTwoImports() {
        Map<String, Set<String>> origins = new TreeMap<>();
        Set<String> single = new TreeSet<>();
        for (String line : Stream.concat(StartupScript.KERNEL_IMPORTS.stream(), StartupScript.imports().stream())
                .filter(line -> !line.startsWith("import static "))
                .toList()) {
            String name = line.substring("import ".length(), line.length() - 1);
            if (name.endsWith(".*")) {
                publicTypes(name.substring(0, name.length() - 2))
                        .forEach(type -> origins.computeIfAbsent(type, key -> new TreeSet<>())
                                .add(name));
            } else {
                single.add(name.substring(name.lastIndexOf('.') + 1));
                origins.computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), key -> new TreeSet<>())
                        .add(name);
            }
        }

        Map<String, Set<String>> ambiguous = new TreeMap<>();
        origins.forEach((name, packages) -> {
            // A single-type import goes before one on demand, which is ambiguous only among its like.
            if (packages.size() > 1 && !single.contains(name)) {
                ambiguous.put(name, packages);
            }
        });
        assertThat(ambiguous)
                .as("a cell could not name these types; rename ours, or import one of them by its name")
                .isEmpty();
        assertThat(origins).containsKeys("List", "EventLog", "ProcessMap", "Notebook");
    }

    @Test
    void noStaticImportIsNamedLikeACallOfTheKernel() throws Exception {
        Map<String, Set<String>> names = new TreeMap<>();
        for (String line : StartupScript.imports()) {
            if (line.startsWith("import static ")) {
                String name = line.substring("import static ".length(), line.length() - 1);
                String type = name.substring(0, name.lastIndexOf('.'));
                Set<String> members = name.endsWith(".*")
                        ? Arrays.stream(Class.forName(type).getMethods())
                                .filter(method -> Modifier.isStatic(method.getModifiers()))
                                .map(java.lang.reflect.Method::getName)
                                .collect(Collectors.toCollection(TreeSet::new))
                        : Set.of(name.substring(name.lastIndexOf('.') + 1));
                names.put(type, members);
            }
        }

        assertThat(names).isNotEmpty();
        names.forEach((type, members) ->
                assertThat(members).as(type).doesNotContainAnyElementsOf(StartupScript.KERNEL_CALLS));
    }

    @Test
    void theScriptRunsInJShell() throws Exception {
        try (NotebookShell shell = NotebookShell.start()) {
            assertThat(shell.run("Notebook.language()")).isEqualTo("EN");
            assertThat(shell.run("EventLog.class.getSimpleName()")).isEqualTo("\"EventLog\"");
            assertThat(shell.run("violating(not(response(\"a\", \"b\"))).toString().length()"))
                    .isEqualTo("34");
        }
    }

    /** Names of the public top-level types of a package, of the JDK or of the toolkit. */
    private static Set<String> publicTypes(String packageName) {
        if (packageName.startsWith("java.")) {
            return jdkTypes(packageName);
        }
        Set<String> names = TOOLKIT.stream()
                .filter(type -> type.getPackageName().equals(packageName))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(type -> type.getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(names).as("public types of " + packageName).isNotEmpty();
        return names;
    }

    private static Set<String> jdkTypes(String packageName) {
        List<String> names = new ArrayList<>();
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules");
        try (Stream<Path> all = Files.list(modules)) {
            for (Path module : all.toList()) {
                Path folder = module.resolve(packageName.replace('.', '/'));
                if (Files.isDirectory(folder)) {
                    Checkout.files(folder, ".class")
                            .forEach(file ->
                                    names.add(file.getFileName().toString().replace(".class", "")));
                }
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return names.stream()
                .filter(name -> !name.contains("$") && !name.contains("-"))
                .filter(name -> isPublic(packageName + "." + name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isPublic(String type) {
        try {
            return Modifier.isPublic(Class.forName(type, false, StartupScriptTest.class.getClassLoader())
                    .getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
