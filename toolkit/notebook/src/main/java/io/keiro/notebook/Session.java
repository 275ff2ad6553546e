package io.keiro.notebook;

import io.keiro.log.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the start found: the kernel, if there is one, and the problems that the version line will tell.
 *
 * @param kernel the running kernel, or empty in JShell and in plain programs
 * @param problems what went wrong at the start
 */
record Session(Optional<Kernel> kernel, List<Phrase> problems) {

    /** Before the start, or without one. */
    static final Session NONE = new Session(Optional.empty(), List.of());

    Session {
        problems = List.copyOf(problems);
    }

    static Session start() {
        List<Phrase> problems = new ArrayList<>();
        attempt(problems, "the log file", () -> QuietLog.start(Settings.home().resolve(".keiro/logs")));
        Kernel[] kernel = {null};
        attempt(problems, "the display of results", () -> {
            kernel[0] = KernelFamily.running().orElse(null);
            if (kernel[0] != null) {
                Pictures.registerWith(kernel[0]);
            }
        });
        return new Session(Optional.ofNullable(kernel[0]), problems);
    }

    /** A kernel whose start-up script fails dies without a word, so nothing may leave here. */
    private static void attempt(List<Phrase> problems, String what, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | LinkageError e) {
            problems.add(Phrase.of(
                    "The start could not prepare " + what + ": " + e
                            + ". Restart the kernel; if it happens again, run start.py check.",
                    "起動時の準備（" + what + "）に失敗しました：" + e + "。カーネルを再起動し、繰り返す場合は start.py check を実行してください。"));
        }
    }

    void show(Object value) {
        Map<String, Object> picture = Pictures.of(value);
        if (kernel.isPresent()) {
            kernel.get().display(picture, null);
        } else {
            System.out.println(picture.get(Pictures.TEXT));
        }
    }
}
