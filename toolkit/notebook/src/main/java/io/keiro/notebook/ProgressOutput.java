package io.keiro.notebook;

import java.io.PrintStream;
import java.util.Map;
import java.util.UUID;

/** Where progress is shown. */
@FunctionalInterface
interface ProgressOutput {

    /** Cells of a line that every terminal has, and one less, because some go on to the next line after the last. */
    int WIDTH = 79;

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
            String text = fitted(line.text());
            longest[0] = first ? cells(text) : Math.max(longest[0], cells(text));
            terminal.print("\r" + text + " ".repeat(longest[0] - cells(text)));
            terminal.flush();
        };
    }

    /** A running line that goes over the edge cannot be gone back to: what is read is cut, the numbers are not. */
    private static String fitted(String text) {
        int numbers = text.contains(" / ") ? text.indexOf(": ") : -1;
        int end = numbers;
        while (end > 1 && cells(text.substring(0, end)) + 1 + cells(text.substring(numbers)) > WIDTH) {
            end--;
        }
        return end == numbers || cells(text) <= WIDTH ? text : text.substring(0, end) + "…" + text.substring(numbers);
    }

    /** Letters of Chinese characters and of kana are two cells wide. */
    private static int cells(String text) {
        return text.codePoints().map(letter -> letter < 0x2E80 ? 1 : 2).sum();
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
