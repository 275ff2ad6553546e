package io.keiro.hubspot;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Time as the client uses it: a steady clock, sleep that an interrupt ends, and chance for the jitter. Tests put their own in. */
interface Waiting {

    Waiting REAL = new Waiting() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }

        @Override
        public double chance() {
            return ThreadLocalRandom.current().nextDouble();
        }
    };

    long nanoTime();

    void sleep(long nanos) throws InterruptedException;

    /** A number from 0 to 1. */
    double chance();
}
