package io.keiro.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A tool in a process of its own that does one task at a time and says how long it took. */
final class Worker implements AutoCloseable {

    /**
     * What a task gave.
     *
     * @param seconds that it took
     * @param check something that all tools should agree on, such as the number of events
     */
    record Answer(double seconds, String check) {}

    /** A tool could not do a task; the message says why. */
    static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }

    private final Tool tool;
    private final Process process;
    private final BufferedReader answers;
    private final Writer tasks;

    private Worker(Tool tool, Process process) {
        this.tool = tool;
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.tasks = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    }

    /**
     * Starts a tool and waits until everything that it needs is loaded.
     *
     * @param complaints where it may complain
     */
    static Worker start(Tool tool, List<String> command, File complaints) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(complaints))
                    .start();
            Worker worker = new Worker(tool, process);
            String first = worker.answers.readLine();
            if (!"ready".equals(first)) {
                worker.close();
                throw new FailedException(tool.label() + " did not start; see " + complaints);
            }
            return worker;
        } catch (IOException e) {
            throw new FailedException(tool.label() + " did not start: " + e.getMessage());
        }
    }

    Answer work(String task, String argument) {
        try {
            tasks.write(task + "\t" + argument + "\n");
            tasks.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new FailedException(tool.label() + " ended during " + task);
            }
            String[] parts = line.split("\t", 3);
            if (parts.length != 3 || !parts[0].equals("ok")) {
                throw new FailedException(tool.label() + ", " + task + ": " + line.replaceFirst("^failed\t", ""));
            }
            return new Answer(Double.parseDouble(parts[1]), parts[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(tool.label() + " cannot be reached", e);
        }
    }

    @Override
    public void close() {
        try {
            tasks.close();
        } catch (IOException e) {
            // It has ended already.
        }
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
