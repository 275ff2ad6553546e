package io.keiro.hubspot;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Headers;

/**
 * Keeps all requests of one credential below the portal's limits. It starts with the smallest plan's allowance and takes over what the
 * answers' headers say, so that a portal with a larger plan or an add-on speeds up by itself.
 */
final class Pace {

    private static final long TEN_SECONDS = Duration.ofSeconds(10).toNanos();
    private static final long ONE_SECOND = Duration.ofSeconds(1).toNanos();
    private static final int SMALLEST_PLAN = 100;
    private static final int SEARCHES_A_SECOND = 5;

    /** Far beyond what any plan with all its add-ons allows in an interval: a portal that states more has no limits. */
    private static final int NO_PLAN = 10_000;

    private final Waiting waiting;
    private final double share;
    private final Map<RateClass, RollingWindow> windows = new EnumMap<>(RateClass.class);
    private final Map<RateClass, Long> quickest = new ConcurrentHashMap<>();
    private final SearchAllowance searches = new SearchAllowance(SEARCHES_A_SECOND);
    private volatile long daily = -1;
    private volatile long dailyLeft = -1;

    Pace(double share, Waiting waiting) {
        this.share = share;
        this.waiting = waiting;
        windows.put(RateClass.GENERAL, new RollingWindow(SMALLEST_PLAN, TEN_SECONDS, share));
        windows.put(RateClass.ASSOCIATIONS, new RollingWindow(SMALLEST_PLAN, TEN_SECONDS, share));
        windows.put(RateClass.SEARCH, new RollingWindow(SEARCHES_A_SECOND, ONE_SECOND, share));
    }

    /** Leave to send a request, in every window that it counts in; to be returned with the answer. */
    final class Leave {
        private final Map<RollingWindow, RollingWindow.Grant> grants = new LinkedHashMap<>();
        private final RateClass rateClass;
        private long left;

        private Leave(RateClass rateClass) {
            this.rateClass = rateClass;
        }

        /** The request leaves now. */
        void used() {
            left = waiting.nanoTime();
        }

        /**
         * The answer is here, or there will be none. The portal counted the request when it arrived; what every request of its class needs
         * for its way and its answer delays all arrivals alike, so only the rest, by which this one took longer, is uncertain.
         */
        void answered() {
            long now = waiting.nanoTime();
            long least = quickest.merge(rateClass, now - left, Math::min);
            grants.forEach((window, grant) -> window.answered(grant, now - least));
        }
    }

    /** Waits until a request of this class may leave. */
    Leave await(RateClass rateClass) throws InterruptedException {
        Leave leave = new Leave(rateClass);
        for (RollingWindow window : windowsOf(rateClass)) {
            RollingWindow.Grant grant = window.reserve(waiting.nanoTime());
            leave.grants.put(window, grant);
            long time = window.timeOf(grant);
            for (long now = waiting.nanoTime();
                    now < Math.max(time, window.notBefore());
                    now = waiting.nanoTime(), time = window.timeOf(grant)) {
                waiting.sleep(Math.max(time, window.notBefore()) - now);
            }
        }
        return leave;
    }

    private List<RollingWindow> windowsOf(RateClass rateClass) {
        RollingWindow own = windows.get(rateClass);
        return rateClass == RateClass.ASSOCIATIONS ? List.of(own, windows.get(RateClass.GENERAL)) : List.of(own);
    }

    /**
     * How much of the limits is in use.
     *
     * @param share requests of the last interval through those that the portal allows in one, 0 to 1
     * @param daily requests that the portal allows in a day, or -1 if it does not say
     * @param dailyLeft those that are left today, or -1
     * @param waitSeconds how long the portal has told us to wait from now, or 0
     */
    record Usage(double share, long daily, long dailyLeft, long waitSeconds) {}

    Usage usage() {
        long now = waiting.nanoTime();
        RollingWindow general = windows.get(RateClass.GENERAL);
        long until = Long.MIN_VALUE;
        for (RollingWindow window : windows.values()) {
            until = Math.max(until, window.notBefore());
        }
        long left = until == Long.MIN_VALUE ? 0 : Math.max(0, until - now);
        return new Usage(
                Math.min(1, (double) general.grantedSince(now) / general.limit()),
                daily,
                dailyLeft,
                (left + ONE_SECOND - 1) / ONE_SECOND);
    }

    /** Reads the limit headers of an answer. */
    void learn(RateClass rateClass, Headers headers) {
        if (rateClass == RateClass.SEARCH) {
            windows.get(RateClass.SEARCH).learn(searches.answered(), ONE_SECOND);
            return;
        }
        daily = Math.max(daily, number(headers, "X-HubSpot-RateLimit-Daily"));
        int leftToday = number(headers, "X-HubSpot-RateLimit-Daily-Remaining");
        dailyLeft = leftToday < 0 ? dailyLeft : leftToday;
        int max = number(headers, "X-HubSpot-RateLimit-Max");
        int interval = number(headers, "X-HubSpot-RateLimit-Interval-Milliseconds");
        if (max <= 0) {
            return;
        }
        long nanos = interval > 0 ? Duration.ofMillis(interval).toNanos() : TEN_SECONDS;
        RollingWindow associations = windows.get(RateClass.ASSOCIATIONS);
        if (rateClass == RateClass.ASSOCIATIONS) {
            associations.learn(Math.min(max, associationsOf(max)), nanos);
        } else {
            windows.get(RateClass.GENERAL).learn(max, nanos);
            associations.learn(associationsOf(max), nanos);
            windows.get(RateClass.SEARCH).learn(searches.planned(searchesOf(max)), ONE_SECOND);
            leaveRoomForOthers(number(headers, "X-HubSpot-RateLimit-Remaining"), max, nanos);
        }
    }

    /** The associations' allowance, which no header tells apart, by the plan that the general one reveals. */
    private static int associationsOf(int general) {
        return general <= 110 ? SMALLEST_PLAN : general <= 190 ? 150 : general <= NO_PLAN ? 200 : general;
    }

    /** The searches' allowance of a second, which no header tells: the same in every plan, if nobody else searches. */
    private static int searchesOf(int general) {
        return general <= NO_PLAN ? SEARCHES_A_SECOND : general / 10;
    }

    /** Less left than our own share leaves means that somebody else uses the same credential: step back for a moment. */
    private void leaveRoomForOthers(int remaining, int max, long interval) {
        if (remaining >= 0 && remaining < max * (1 - share) / 2) {
            windows.get(RateClass.GENERAL).pauseUntil(waiting.nanoTime() + interval / 10);
        }
    }

    /** Stops a whole class, after the portal said that its limit is reached; searches go on more slowly then. */
    void pause(RateClass rateClass, Duration duration) {
        if (rateClass == RateClass.SEARCH) {
            windows.get(RateClass.SEARCH).learn(searches.refused(), ONE_SECOND);
        }
        windows.get(rateClass).pauseUntil(waiting.nanoTime() + duration.toNanos());
    }

    int limit(RateClass rateClass) {
        return windows.get(rateClass).limit();
    }

    private static int number(Headers headers, String name) {
        String value = headers.get(name);
        try {
            return value == null ? -1 : Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
