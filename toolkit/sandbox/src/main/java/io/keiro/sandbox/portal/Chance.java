package io.keiro.sandbox.portal;

import java.util.SplittableRandom;

/** A number that looks drawn by chance and follows from what it is for: (seed, subject, topic). */
final class Chance {

    private Chance() {}

    /** From 0 to below 1. */
    static double of(long seed, long subject, String topic) {
        return random(seed, subject, topic).nextDouble();
    }

    /** A stream of such numbers. */
    static SplittableRandom random(long seed, long subject, String topic) {
        // The first numbers of neighbouring seeds are already well mixed; what must not happen is that two purposes
        // share one.
        long purpose = Long.rotateLeft(seed * 0x9E3779B97F4A7C15L + topic.hashCode(), 29);
        return new SplittableRandom(purpose ^ subject * 0xD1B54A32D192ED03L);
    }
}
