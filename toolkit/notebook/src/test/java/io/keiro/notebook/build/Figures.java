package io.keiro.notebook.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/**
 * What was measured in this build, written to {@code target/figures.txt}. A target holds on a quiet computer with two cores, and a build
 * often shares its computer. So the clock is noted, and what decides is the work on all processors, as a multiple of what the bare kernel
 * needs for its start in the same build.
 */
final class Figures {

    private static final Path FILE = Checkout.TARGET.resolve("figures.txt");

    private Figures() {}

    /**
     * How long something took.
     *
     * @param seconds by the clock
     * @param work seconds on all processors
     */
    record Taken(double seconds, double work) {

        Taken orLess(Taken other) {
            return new Taken(Math.min(seconds, other.seconds), Math.min(work, other.work));
        }
    }

    /** Notes the time by the clock beside its target; fails if the work is beyond this many times that of the bare kernel's start. */
    static void judge(String what, Taken taken, double target, double bare, double most) {
        String line = String.format(
                Locale.ROOT,
                "%s: %.1f s (target %.1f s); work %.1f s, %.2f times the bare kernel's %.1f s (at most %.2f)%n",
                what,
                taken.seconds,
                target,
                taken.work,
                taken.work / bare,
                bare,
                most);
        try {
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(taken.work / bare).as(line.strip()).isLessThanOrEqualTo(most);
    }
}
