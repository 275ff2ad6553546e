package io.keiro.notebook.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Other programs that a test runs, with all that they say. */
final class Programs {

    static final String PYTHON = System.getProperty("os.name").startsWith("Windows") ? "python" : "python3";

    private Programs() {}

    /** How a program ended. */
    record Ended(int exit, String output, String errors, Duration time) {
        @Override
        public String toString() {
            return "exit " + exit + " after " + time.toSeconds() + " s\n" + output + errors;
        }
    }

    /** What to run. */
    record Call(List<String> command, Path folder, Map<String, String> environment, String input) {

        static Call of(Path folder, Object... words) {
            List<String> command = new ArrayList<>();
            for (Object word : words) {
                command.add(word.toString());
            }
            return new Call(command, folder, Map.of(), "");
        }

        Call with(Map<String, String> variables) {
            return new Call(command, folder, variables, input);
        }

        Call given(String text) {
            return new Call(command, folder, environment, text);
        }

        /** Runs it to its end. */
        Ended run(Duration patience) {
            try {
                Path input = Files.writeString(Files.createTempFile("keiro-call", ".in"), this.input);
                Path output = Files.createTempFile("keiro-call", ".out");
                Path errors = Files.createTempFile("keiro-call", ".err");
                long started = System.nanoTime();
                Process process = builder()
                        .redirectInput(input.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
                boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
                if (!ended) {
                    process.descendants().forEach(ProcessHandle::destroy);
                    process.destroy();
                    throw new AssertionError("still running after " + patience.toSeconds() + " s: " + command + "\n"
                            + Files.readString(output) + Files.readString(errors));
                }
                return new Ended(
                        process.exitValue(),
                        Files.readString(output, StandardCharsets.UTF_8),
                        Files.readString(errors, StandardCharsets.UTF_8),
                        Duration.ofNanos(System.nanoTime() - started));
            } catch (IOException e) {
                throw new UncheckedIOException(command + " cannot be run", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + command, e);
            }
        }

        ProcessBuilder builder() {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().put("PYTHONUTF8", "1");
            builder.environment().putAll(environment);
            return builder;
        }
    }
}
