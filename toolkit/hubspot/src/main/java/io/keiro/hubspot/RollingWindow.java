package io.keiro.hubspot;

/**
 * At most {@code limit × share} grants in any stretch of {@code interval}: grant number i waits until grant i − limit is one interval
 * old. So a small extraction starts at once, and a long one settles at the allowed rate. Times are nanoseconds of one steady clock.
 */
final class RollingWindow {

    /** The portal counts arrivals and we count departures; a little more time keeps the difference inside the limit. */
    private static final double MARGIN = 1.01;

    /** For an interval of a second, a hundredth would be less than two requests differ on their way. */
    private static final long LEAST_MARGIN = 60_000_000L;

    private final double share;
    private int limit;
    private long interval;
    private long[] grants;
    private int granted;
    private long notBefore = Long.MIN_VALUE;

    RollingWindow(int limit, long interval, double share) {
        this.share = share;
        this.limit = limit;
        this.interval = interval;
        this.grants = new long[allowed()];
    }

    private int allowed() {
        return Math.max(1, (int) Math.floor(limit * share));
    }

    /** Takes the next grant and says when it may be used: now or later. */
    synchronized long reserve(long now) {
        long time = Math.max(now, notBefore);
        if (granted > 0) {
            time = Math.max(time, grants[(granted - 1) % grants.length]);
        }
        if (granted >= grants.length) {
            time = Math.max(time, grants[granted % grants.length] + spacing());
        }
        grants[granted % grants.length] = time;
        granted++;
        return time;
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
        long[] resized = new long[allowed()];
        int kept = Math.min(Math.min(granted, grants.length), resized.length);
        for (int i = 0; i < kept; i++) {
            resized[i] = grants[(granted - kept + i) % grants.length];
        }
        grants = resized;
        granted = kept;
    }

    /** Grants whose time lies in the interval before now. */
    synchronized int grantedSince(long now) {
        int count = 0;
        for (int i = Math.max(0, granted - grants.length); i < granted; i++) {
            long time = grants[i % grants.length];
            count += time <= now && time > now - interval ? 1 : 0;
        }
        return count;
    }

    synchronized int limit() {
        return limit;
    }
}
