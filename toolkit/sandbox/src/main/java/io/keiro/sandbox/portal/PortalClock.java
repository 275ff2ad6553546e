package io.keiro.sandbox.portal;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The time of a portal since it was started. Rate windows, latency, index lag, expiry of tokens and changes during a reading all go
 * by it, so that an hour can pass in a second, or a fixed time with every request.
 */
public final class PortalClock {

    private final double speed;
    private final long perRequest;
    private final long started = System.nanoTime();
    private final AtomicLong added = new AtomicLong();

    private PortalClock(double speed, long perRequest) {
        this.speed = speed;
        this.perRequest = perRequest;
    }

    /** Runs so many times as fast as real time. */
    public static PortalClock running(double speed) {
        return new PortalClock(speed, 0);
    }

    /** Stands still but for each request, which takes this long: the same requests always meet the same times. */
    public static PortalClock stepping(Duration perRequest) {
        return new PortalClock(0, perRequest.toNanos());
    }

    /** Since the start, in nanoseconds. */
    public long nanos() {
        long running = speed == 0 ? 0 : (long) ((System.nanoTime() - started) * speed);
        return running + added.get();
    }

    /** Since the start, in milliseconds. */
    public long millis() {
        return nanos() / 1_000_000;
    }

    /** Lets time pass at once. */
    public void advance(Duration time) {
        added.addAndGet(time.toNanos());
    }

    /** A request has come. */
    void tick() {
        added.addAndGet(perRequest);
    }

    /** Waits until so many nanoseconds of this clock are over, or the thread is interrupted. */
    void sleep(long nanos) {
        if (speed == 0) {
            added.addAndGet(nanos);
            return;
        }
        long until = System.nanoTime() + (long) (nanos / speed);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(left);
        }
    }
}
