package io.keiro.notebook.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A copy of the project as a user has it, set up with the jars that were just built: in a folder with a space and Japanese letters, and
 * apart from the checkout, whose own set-up and working copies belong to the developer. Made once for all tests of a build.
 */
final class InstalledProject {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Set<String> WRITTEN = new HashSet<>();

    private static InstalledProject only;

    final Path home = Checkout.TARGET.resolve("経路 installed");

    /** How the set-up ended, and how long it took. */
    final Programs.Ended setup;

    private InstalledProject() {
        copy("kernel-setup");
        copy("notebooks");
        copy("data-templates");
        setup = start("check").run(PATIENCE);
    }

    /** The project, set up; a test is skipped where that is not possible, for example without network, and fails in CI. */
    static synchronized InstalledProject get() {
        Checkout.need(
                Files.isDirectory(Checkout.LIBRARIES),
                "the jars are not built yet; run this test in the build (mvn verify)");
        if (only == null) {
            only = new InstalledProject();
        }
        // 2 and 3: a tool is missing, or packages could not be fetched. Anything else is our own fault.
        boolean possible = only.setup.exit() != 2 && only.setup.exit() != 3;
        Checkout.need(possible, "the project cannot be set up here: " + only.setup);
        if (only.setup.exit() != 0) {
            throw new AssertionError("start.py check failed: " + only.setup);
        }
        return only;
    }

    /** A call of start.py with the built jars. */
    Programs.Call start(Object... words) {
        List<Object> command = new ArrayList<>(List.of(Programs.PYTHON, home.resolve("kernel-setup/start.py")));
        command.addAll(List.of(words));
        command.addAll(List.of("--jars", Checkout.LIBRARIES, "--jdk", System.getProperty("java.home")));
        return Programs.Call.of(home, command.toArray());
    }

    /** The same, with the time that it took on all processors as the last line of its errors, where the system tells it. */
    Programs.Call measured(Object... words) {
        Programs.Call call = start(words);
        if (System.getProperty("os.name").startsWith("Windows")) {
            return call;
        }
        List<Object> command = new ArrayList<>(List.of(Programs.PYTHON, resource("measure_work.py")));
        command.addAll(call.command());
        return Programs.Call.of(home, command.toArray());
    }

    Path python() {
        Path windows = home.resolve(".venv/Scripts/python.exe");
        return Files.exists(windows) ? windows : home.resolve(".venv/bin/python");
    }

    /** Runs cells in a fresh kernel whose notebook lies in the folder. */
    JsonNode inKernel(Path folder, Chosen settings, List<String> cells) {
        return inKernel("java", folder, settings, cells);
    }

    /** Runs cells in a fresh kernel of this name. */
    JsonNode inKernel(String kernel, Path folder, Chosen settings, List<String> cells) {
        ObjectNode job = JsonMapper.builder().build().createObjectNode();
        job.put("kernel", kernel).put("folder", folder.toString());
        ObjectNode environment = job.putObject("environment");
        settings.all().forEach(environment::put);
        environment.put("KEIRO_HOME", home.toString());
        environment.put("JUPYTER_PREFER_ENV_PATH", "1");
        var array = job.putArray("cells");
        cells.forEach(array::add);
        Path script = resource("drive_kernel.py");
        Programs.Ended ended = Programs.Call.of(folder, python(), "-I", script)
                .given(job.toString())
                .run(PATIENCE);
        if (ended.exit() != 0) {
            throw new AssertionError("the kernel could not be driven: " + ended);
        }
        return JsonMapper.builder().build().readTree(ended.output());
    }

    /** A program of the tests as a file; written once, because another test may be running it. */
    private static synchronized Path resource(String name) {
        if (!WRITTEN.add(name)) {
            return Checkout.TARGET.resolve(name);
        }
        try (var in = InstalledProject.class.getResourceAsStream(name)) {
            Path file = Checkout.TARGET.resolve(name);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void copy(String folder) {
        Path from = Checkout.HOME.resolve(folder);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.sorted().toList()) {
                Path to = home.resolve(folder).resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(to);
                } else if (!each.toString().contains("__pycache__")) {
                    Files.copy(each, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the project cannot be copied to " + home, e);
        }
    }
}
