package io.keiro.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The other tools, in a Python environment that is made for the comparison alone. They are never a part of Keiro: each runs as a process
 * of its own, started as anybody would start it. What cannot be installed is left out, with a sentence.
 */
final class PythonTools {

    private static final Map<Tool, List<String>> PACKAGES = new EnumMap<>(Map.of(
            Tool.PM4PY, List.of("pm4py"),
            Tool.RUST4PM, List.of("r4pm", "polars"),
            // Both get their log from r4pm, whose reading is not counted.
            Tool.POLARS, List.of("polars", "r4pm"),
            Tool.DUCKDB, List.of("duckdb", "polars", "pyarrow", "r4pm")));

    private final Path folder;
    private final PrintStream out;
    private final Map<Tool, Boolean> present = new EnumMap<>(Tool.class);

    private PythonTools(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** An environment in this folder, made if it is not there yet. */
    static PythonTools in(Path folder, PrintStream out) {
        PythonTools tools = new PythonTools(folder, out);
        tools.make();
        return tools;
    }

    private void make() {
        if (!Files.exists(python())) {
            out.println("Making a Python environment with the other tools; a minute or two.");
            if (!run(
                    List.of(systemPython(), "-m", "venv", folder.resolve("venv").toString()))) {
                out.println("No Python 3 with venv: only Keiro is measured. Details: " + log());
                return;
            }
        }
        List<String> pins = resource("requirements.txt").lines().toList();
        for (Map.Entry<Tool, List<String>> tool : PACKAGES.entrySet()) {
            List<String> wanted = pins.stream()
                    .filter(pin -> tool.getValue().contains(pin.substring(0, pin.indexOf('='))))
                    .collect(Collectors.toList());
            wanted.addAll(0, List.of(python().toString(), "-m", "pip", "install", "-q"));
            boolean installed = run(wanted);
            present.put(tool.getKey(), installed);
            if (!installed) {
                out.println(tool.getKey().label() + " cannot be installed and is left out. Details: " + log());
            }
        }
        try {
            Files.writeString(folder.resolve("worker.py"), resource("worker.py"));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
    }

    boolean has(Tool tool) {
        return present.getOrDefault(tool, false);
    }

    /** How the worker of a tool is started. */
    List<String> command(Tool tool) {
        return List.of(python().toString(), folder.resolve("worker.py").toString(), tool.label());
    }

    /** Where the tools complain. */
    File log() {
        return folder.resolve("tools.log").toFile();
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static String systemPython() {
        return isWindows() ? "python" : "python3";
    }

    private Path python() {
        return folder.resolve("venv").resolve(isWindows() ? "Scripts/python.exe" : "bin/python");
    }

    private boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                    .start();
            if (!process.waitFor(15, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String resource(String name) {
        try (InputStream in = PythonTools.class.getResourceAsStream("compare/" + name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing from the program", e);
        }
    }
}
