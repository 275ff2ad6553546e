package io.keiro.sandbox.portal;

import io.keiro.sandbox.portal.Endpoints.Kind;
import io.keiro.sandbox.portal.Switch.AssociationLimit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The limits that a portal sets, and the headers that tell of them. */
final class RateLimits {

    private static final long TEN_SECONDS = TimeUnit.SECONDS.toNanos(10);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PortalServer.RatePlan plan;
    private final PortalClock clock;
    private final Supplier<Behaviour> behaviour;
    private final Portal.Account account;
    private final long opened;
    private final Map<String, RollingWindow> general = new ConcurrentHashMap<>();
    private final Map<String, RollingWindow> associations = new ConcurrentHashMap<>();
    private final RollingWindow search;
    private LocalDate day;
    private int today;

    RateLimits(PortalServer.RatePlan plan, Portal portal, PortalClock clock, Supplier<Behaviour> behaviour) {
        this.plan = plan;
        this.clock = clock;
        this.behaviour = behaviour;
        account = portal.account();
        opened = portal.now();
        search = new RollingWindow(SECOND, clock::nanos);
        day = date();
    }

    /** The date where the portal is: its day ends at its own midnight. */
    private LocalDate date() {
        return LocalDate.ofInstant(Instant.ofEpochMilli(opened + clock.millis()), ZoneId.of(account.timeZone()));
    }

    /**
     * Takes a place in every limit that a request counts against.
     *
     * @throws ApiError 429 with the body of the limit that was reached; refused requests do not count
     */
    void take(Route route, String credential) {
        boolean counted = isCountedByDay(credential);
        if (counted && dailyRemaining() <= 0) {
            throw limit(
                    "You have reached your daily limit.",
                    "DAILY",
                    "publicapi:private_app-api-calls-daily:" + account.portalId());
        }
        if (route.kind() == Kind.SEARCH) {
            if (!search.take(searchPerSecond())) {
                throw limit("You have reached your secondly limit.", null, null);
            }
        } else {
            takeRolling(route, credential);
        }
        if (counted) {
            synchronized (this) {
                today++;
            }
        }
    }

    private void takeRolling(Route route, String credential) {
        AssociationLimit counting = behaviour.get().of(Switch.ASSOCIATION_LIMIT);
        boolean own = route.kind() == Kind.ASSOCIATIONS && counting != AssociationLimit.GENERAL;
        boolean alsoGeneral = route.kind() != Kind.ASSOCIATIONS || counting != AssociationLimit.OWN;
        RollingWindow ownWindow = window(associations, credential);
        if (own && !ownWindow.take(plan.associationsBurst())) {
            throw tenSecondly(credential);
        }
        if (alsoGeneral && !window(general, credential).take(burst(credential))) {
            if (own) {
                ownWindow.giveBack();
            }
            throw tenSecondly(credential);
        }
    }

    private RollingWindow window(Map<String, RollingWindow> windows, String credential) {
        return windows.computeIfAbsent(credential, key -> new RollingWindow(TEN_SECONDS, clock::nanos));
    }

    private int burst(String credential) {
        return Credentials.isOAuth(credential) ? plan.oauthBurst() : plan.burst();
    }

    private boolean isCountedByDay(String credential) {
        return plan.daily() > 0 && !Credentials.isOAuth(credential);
    }

    private int searchPerSecond() {
        int switched = behaviour.get().of(Switch.SEARCH_PER_SECOND);
        return switched > 0 ? switched : plan.searchPerSecond();
    }

    private int daily() {
        int switched = behaviour.get().of(Switch.DAILY);
        return switched > 0 ? switched : plan.daily();
    }

    private synchronized int dailyRemaining() {
        LocalDate now = date();
        if (!now.equals(day)) {
            day = now;
            today = 0;
        }
        // What was used before the start was used on the first day only.
        boolean firstDay = day.equals(LocalDate.ofInstant(Instant.ofEpochMilli(opened), ZoneId.of(account.timeZone())));
        int before = firstDay ? (int) Math.round(behaviour.get().of(Switch.QUOTA_USED) * daily()) : 0;
        return Math.max(0, daily() - before - today);
    }

    ApiError tenSecondly(String credential) {
        String app = Credentials.isOAuth(credential) ? "oauth" : "private_app";
        return limit(
                "You have reached your ten_secondly_rolling limit.",
                "TEN_SECONDLY_ROLLING",
                "publicapi:" + app + "-api-calls-ten-secondly:" + account.portalId());
    }

    /** What a request of this kind is refused with. */
    ApiError refusal(Route route, String credential) {
        return route.kind() == Kind.SEARCH
                ? limit("You have reached your secondly limit.", null, null)
                : tenSecondly(credential);
    }

    private ApiError limit(String message, String policy, String group) {
        return ApiError.rateLimit(message, policy, group, behaviour.get().of(Switch.RETRY_AFTER));
    }

    /** The headers of an answer; search answers carry none, and OAuth answers do not tell of the day. */
    Map<String, String> headers(Route route, String credential) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (route.kind() != Kind.SEARCH) {
            int burst = burst(credential);
            headers.put("X-HubSpot-RateLimit-Max", Integer.toString(burst));
            int remaining = Math.max(0, burst - window(general, credential).taken());
            headers.put("X-HubSpot-RateLimit-Remaining", Integer.toString(remaining));
            headers.put("X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
            if (isCountedByDay(credential)) {
                headers.put("X-HubSpot-RateLimit-Daily", Integer.toString(daily()));
                headers.put("X-HubSpot-RateLimit-Daily-Remaining", Integer.toString(dailyRemaining()));
            }
            String secondly = Integer.toString(Math.max(1, burst / 10));
            headers.put("X-HubSpot-RateLimit-Secondly", secondly);
            headers.put("X-HubSpot-RateLimit-Secondly-Remaining", secondly);
        }
        return headers;
    }
}
