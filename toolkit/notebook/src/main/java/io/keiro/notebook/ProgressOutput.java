package io.keiro.notebook;

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
