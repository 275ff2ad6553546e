package io.keiro.sandbox.portal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** The limits that a portal sets, and the headers that tell of them. */
final class RateLimits {

    private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);

    private final RollingWindow general;
    private final RollingWindow associations;
    private final RollingWindow search;
    private final int daily;
    private final AtomicInteger today = new AtomicInteger();
    private final long portalId;

    RateLimits(PortalServer.RatePlan plan, long portalId, LongSupplier nanoClock) {
        general = new RollingWindow(plan.burst(), TEN_SECONDS, nanoClock);
        associations = new RollingWindow(plan.associationsBurst(), TEN_SECONDS, nanoClock);
        search = new RollingWindow(plan.searchPerSecond(), TimeUnit.SECONDS.toNanos(1), nanoClock);
        daily = plan.daily();
        this.portalId = portalId;
    }

    /** @throws ApiError 429 with the body of the limit that was reached; refused requests do not count */
    void take(Route route) {
        if (today.get() >= daily) {
            throw ApiError.rateLimit("You have reached your daily limit.", "DAILY", group("daily"));
        }
        if (route.isSearch()) {
            if (!search.take()) {
                throw ApiError.rateLimit("You have reached your secondly limit.", null, null);
            }
        } else {
            // Association requests fill both windows: the cautious reading of an open point.
            if (route.isAssociations() && !associations.take() || !general.take()) {
                throw tenSecondly();
            }
        }
        today.incrementAndGet();
    }

    ApiError tenSecondly() {
        return ApiError.rateLimit(
                "You have reached your ten_secondly_rolling limit.", "TEN_SECONDLY_ROLLING", group("ten-secondly"));
    }

    private String group(String window) {
        return "publicapi:private_app-api-calls-" + window + ":" + portalId;
    }

    /** The headers of an answer; search answers carry none. */
    Map<String, String> headers(Route route) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!route.isSearch()) {
            headers.put("X-HubSpot-RateLimit-Max", Integer.toString(general.limit()));
            headers.put("X-HubSpot-RateLimit-Remaining", Integer.toString(general.remaining()));
            headers.put("X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
            headers.put("X-HubSpot-RateLimit-Daily", Integer.toString(daily));
            headers.put("X-HubSpot-RateLimit-Daily-Remaining", Integer.toString(Math.max(0, daily - today.get())));
            headers.put("X-HubSpot-RateLimit-Secondly", Integer.toString(Math.max(1, general.limit() / 10)));
            headers.put("X-HubSpot-RateLimit-Secondly-Remaining", Integer.toString(Math.max(1, general.limit() / 10)));
        }
        return headers;
    }
}
