package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * What was measured in this build, written to {@code target/figures.txt}. A target holds on a quiet computer with two cores; a build often
 * shares its computer, so it fails only beyond four times the target.
 */
final class Figures {

    private static final Path FILE = Checkout.TARGET.resolve("figures.txt");
    private static final double MARGIN = 4;

    private Figures() {}

    static void judge(String what, double seconds, double target) {
        String line = String.format(Locale.ROOT, "%s: %.1f s (target %.1f s)%n", what, seconds, target);
        try {
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(seconds).as(line.strip()).isLessThanOrEqualTo(MARGIN * target);
    }
}
