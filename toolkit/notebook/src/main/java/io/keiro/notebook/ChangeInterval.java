package io.keiro.notebook;

import io.keiro.mining.Measure;
import java.util.Optional;

/**
 * The 95 % interval of a change, from the intervals of both sides. Source: Zou and Donner (2008), Construction of confidence limits about
 * effect measures: a general approach. Assumes that the sides are independent; where they share cases, as before and after often do, it is
 * wider than it need be, never narrower.
 */
record ChangeInterval(double low, double high) {

    static Optional<ChangeInterval> of(Measure before, Measure after) {
        if (!before.hasInterval() || !after.hasInterval()) {
            return Optional.empty();
        }
        double change = after.value() - before.value();
        return Optional.of(new ChangeInterval(
                change - Math.hypot(after.value() - after.low(), before.high() - before.value()),
                change + Math.hypot(after.high() - after.value(), before.value() - before.low())));
    }

    boolean includesZero() {
        return low <= 0 && high >= 0;
    }
}
