package io.keiro.notebook;

import java.io.PrintStream;
import java.util.Map;
import java.util.UUID;

/** Where progress is shown. */
@FunctionalInterface
interface ProgressOutput {

    /** Nowhere: JShell, a test, a plain program. */
    ProgressOutput NONE = (line, first) -> {};

    /**
     * Shows a line.
     *
     * @param first true for the first line of a piece of work; the others take its place
     */
    void show(ProgressWords.Line line, boolean first);

    /** One line of the terminal that this program runs in; nowhere where there is none. */
    static ProgressOutput terminal() {
        return System.console() == null ? NONE : on(System.err);
    }

    /** One line that changes in place: each line begins at its start and covers what a longer one has left. */
    static ProgressOutput on(PrintStream terminal) {
        int[] longest = {0};
        return (line, first) -> {
            String text = line.text();
            longest[0] = first ? text.length() : Math.max(longest[0], text.length());
            terminal.print("\r" + text + " ".repeat(longest[0] - text.length()));
            terminal.flush();
        };
    }

    /** One output of the running cell, which changes in place. */
    static ProgressOutput in(Kernel kernel) {
        String id = "keiro-progress-" + UUID.randomUUID();
        return (line, first) -> {
            Map<String, Object> content = Map.of("text/html", line.html(), "text/plain", line.text());
            if (first) {
                kernel.display(content, id);
            } else {
                kernel.update(content, id);
            }
        };
    }
}
