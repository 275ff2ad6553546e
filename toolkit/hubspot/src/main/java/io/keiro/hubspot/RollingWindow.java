package io.keiro.hubspot;

import java.util.Arrays;

/**
 * At most {@code limit × share} grants in any stretch of {@code interval}: grant number i waits until the answer to grant i − limit is one
 * interval old. The portal counts a request when it arrives, which is somewhen between its departure and its answer; counted from the
 * answer, no two arrivals can come too close, however long requests are on their way. So a small extraction starts at once, and a long one
 * settles at the allowed rate. Times are nanoseconds of one steady clock.
 */
final class RollingWindow {

    /** The portal's clock and ours may run a little differently. */
    private static final double MARGIN = 1.01;

    /** A grant that nobody has used yet: older than every time. */
    private static final long FREE = Long.MIN_VALUE / 2;

    /**
     * Leave to send one request.
     *
     * @param time when it may leave, as known when it was given; see {@link #timeOf}
     * @param number its place in the order of all grants
     */
    record Grant(long time, long number) {}

    /** For an interval of a second, a hundredth would be less than two requests differ on their way. */
    private static final long LEAST_MARGIN = 60_000_000L;

    private final double share;
    private int limit;
    private long interval;
    private long[] grants;
    private long granted;
    private long notBefore = Long.MIN_VALUE;

    RollingWindow(int limit, long interval, double share) {
        this.share = share;
        this.limit = limit;
        this.interval = interval;
        this.grants = unused(allowed());
    }

    private static long[] unused(int length) {
        long[] grants = new long[length];
        Arrays.fill(grants, FREE);
        return grants;
    }

    private int slot(long number) {
        return (int) (number % grants.length);
    }

    private int allowed() {
        return Math.max(1, (int) Math.floor(limit * share));
    }

    /** Takes the next grant, which may be used now or later. */
    synchronized Grant reserve(long now) {
        long time = Math.max(Math.max(now, notBefore), grants[slot(granted)] + spacing());
        if (granted > 0) {
            time = Math.max(time, grants[slot(granted - 1)]);
        }
        grants[slot(granted)] = time;
        return new Grant(time, granted++);
    }

    /**
     * When a grant may be used, as known now: the answer that it waits for may have come after it was given, and moves it. Ask again after
     * waiting.
     */
    synchronized long timeOf(Grant grant) {
        return granted - grant.number() <= grants.length ? grants[slot(grant.number())] : grant.time();
    }

    /** The request has been answered, or has failed: it arrived by then at the latest, and from then on its interval counts. */
    synchronized void answered(Grant grant, long arrival) {
        int slot = slot(grant.number());
        long later = granted - grant.number();
        if (later <= grants.length) {
            grants[slot] = Math.max(grants[slot], arrival);
        } else if (later <= 2L * grants.length) {
            // The next one in this place has been given already, and waits.
            grants[slot] = Math.max(grants[slot], arrival + spacing());
        }
    }

    private long spacing() {
        return Math.max((long) (interval * MARGIN), interval + LEAST_MARGIN);
    }

    /** Grants nothing before this time; grants already given wait too, if their holders ask {@link #notBefore()} again. */
    synchronized void pauseUntil(long time) {
        notBefore = Math.max(notBefore, time);
    }

    synchronized long notBefore() {
        return notBefore;
    }

    /** Takes over the limit that the portal states. */
    synchronized void learn(int newLimit, long newInterval) {
        if (newLimit <= 0 || newInterval <= 0 || (newLimit == limit && newInterval == interval)) {
            return;
        }
        limit = newLimit;
        interval = newInterval;
        long[] before = grants;
        grants = unused(allowed());
        for (long number = granted - Math.min(granted, Math.min(before.length, grants.length));
                number < granted;
                number++) {
            grants[slot(number)] = before[(int) (number % before.length)];
        }
    }

    /** Grants whose time lies in the interval before now. */
    synchronized int grantedSince(long now) {
        int count = 0;
        for (long time : grants) {
            count += time <= now && time > now - interval ? 1 : 0;
        }
        return count;
    }

    synchronized int limit() {
        return limit;
    }
}
