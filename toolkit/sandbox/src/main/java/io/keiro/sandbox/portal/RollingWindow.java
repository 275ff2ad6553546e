package io.keiro.sandbox.portal;

import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/** Lets at most so many requests through in any stretch of time of a given length. */
final class RollingWindow {

    private final long length;
    private final LongSupplier nanoClock;
    private final ArrayDeque<Long> taken = new ArrayDeque<>();

    RollingWindow(long lengthNanos, LongSupplier nanoClock) {
        this.length = lengthNanos;
        this.nanoClock = nanoClock;
    }

    /** Takes a place if fewer than {@code limit} are taken; false, and nothing taken, if the window is full. */
    synchronized boolean take(int limit) {
        long now = nanoClock.getAsLong();
        forget(now);
        if (taken.size() >= limit) {
            return false;
        }
        taken.addLast(now);
        return true;
    }

    /** Frees the place taken last. */
    synchronized void giveBack() {
        taken.pollLast();
    }

    synchronized int taken() {
        forget(nanoClock.getAsLong());
        return taken.size();
    }

    private void forget(long now) {
        while (!taken.isEmpty() && now - taken.peekFirst() >= length) {
            taken.removeFirst();
        }
    }
}
