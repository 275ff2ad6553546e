package io.keiro.log;

/** An error in a pattern that shows the place. */
final class PatternError {

    private PatternError() {}

    static IllegalArgumentException at(String pattern, int place, String what) {
        return new IllegalArgumentException("the pattern is wrong at position " + (place + 1) + ": " + what + "\n  "
                + pattern.replace('\n', ' ').replace('\t', ' ') + "\n  " + " ".repeat(place) + "^");
    }
}
