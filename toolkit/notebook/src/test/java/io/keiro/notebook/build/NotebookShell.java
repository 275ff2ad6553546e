package io.keiro.notebook.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;

/** A JShell that begins like a kernel: the same imports, the same start-up script, in this very JVM. */
final class NotebookShell implements AutoCloseable {

    /** What went wrong in a piece of code, with the compiler's or the program's own words. */
    static final class CellFailed extends Exception {
        private static final long serialVersionUID = 1L;

        CellFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final JShell shell;

    private NotebookShell(JShell shell) {
        this.shell = shell;
    }

    static NotebookShell start() throws CellFailed {
        JShell shell = JShell.builder()
                .executionEngine("local")
                .compilerOptions("-classpath", classPath())
                .build();
        NotebookShell started = new NotebookShell(shell);
        for (String line : StartupScript.KERNEL_IMPORTS) {
            started.run(line);
        }
        started.run(StartupScript.text());
        return started;
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Runs a cell; the value of its last expression, or null. */
    String run(String cell) throws CellFailed {
        String value = null;
        String rest = cell;
        while (!rest.isBlank()) {
            var info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!info.completeness().isComplete()) {
                throw new CellFailed(
                        "not complete (" + info.completeness().name().toLowerCase(Locale.ROOT) + "): " + rest.strip(),
                        null);
            }
            value = evaluate(info.source());
            rest = info.remaining();
        }
        return value;
    }

    private String evaluate(String snippet) throws CellFailed {
        String value = null;
        for (SnippetEvent event : shell.eval(snippet)) {
            if (event.causeSnippet() != null) {
                continue;
            }
            if (event.exception() != null) {
                throw new CellFailed(snippet.strip() + "\n" + told(event.exception()), event.exception());
            }
            if (event.status() != Snippet.Status.VALID) {
                throw new CellFailed(snippet.strip() + "\n" + compilerSays(event.snippet()), null);
            }
            value = event.value();
        }
        return value;
    }

    private String compilerSays(Snippet snippet) {
        return shell.diagnostics(snippet)
                .filter(Diag::isError)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }

    private static String told(JShellException failure) {
        List<String> lines = new ArrayList<>();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String name = each instanceof EvalException original
                    ? original.getExceptionClassName()
                    : each.getClass().getName();
            lines.add(
                    each instanceof UnresolvedReferenceException
                            ? "not defined: " + each
                            : name + ": " + each.getMessage());
        }
        return String.join("\n  caused by ", lines);
    }

    @Override
    public void close() {
        shell.close();
    }
}
