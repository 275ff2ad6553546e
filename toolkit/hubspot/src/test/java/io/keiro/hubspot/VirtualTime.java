package io.keiro.hubspot;

import java.util.concurrent.atomic.AtomicLong;

/** A clock that only sleeping moves, so that tests of long waits take no time. */
final class VirtualTime implements Waiting {

    private final AtomicLong now = new AtomicLong();

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public void sleep(long nanos) {
        now.addAndGet(nanos);
    }

    @Override
    public double chance() {
        return 0;
    }

    double seconds() {
        return now.get() / 1e9;
    }
}
