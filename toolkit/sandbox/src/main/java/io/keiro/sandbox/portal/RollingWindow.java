package io.keiro.sandbox.portal;

import java.util.ArrayDeque;
import java.util.function.LongSupplier;

/** Lets at most so many requests through in any stretch of time of a given length. */
final class RollingWindow {

    private final int limit;
    private final long length;
    private final LongSupplier nanoClock;
    private final ArrayDeque<Long> taken = new ArrayDeque<>();

    RollingWindow(int limit, long lengthNanos, LongSupplier nanoClock) {
        this.limit = limit;
        this.length = lengthNanos;
        this.nanoClock = nanoClock;
    }

    /** Takes a place; false, and nothing taken, if the window is full. */
    synchronized boolean take() {
        long now = nanoClock.getAsLong();
        forget(now);
        if (taken.size() >= limit) {
            return false;
        }
        taken.addLast(now);
        return true;
    }

    synchronized int remaining() {
        forget(nanoClock.getAsLong());
        return limit - taken.size();
    }

    int limit() {
        return limit;
    }

    private void forget(long now) {
        while (!taken.isEmpty() && now - taken.peekFirst() >= length) {
            taken.removeFirst();
        }
    }
}
