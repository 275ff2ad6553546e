package io.keiro.sandbox.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The windows on a clock that the test moves by hand. */
class RateLimitsTest {

    private static final Route DEALS = Route.of(List.of("crm", "objects", "2026-09", "deals"));
    private static final Route SEARCH = Route.of(List.of("crm", "objects", "2026-09", "deals", "search"));
    private static final Route LINKS =
            Route.of(List.of("crm", "associations", "2026-09", "deals", "contacts", "batch", "read"));

    private static final String APP = "private_app:0";

    private final PortalClock clock = PortalClock.stepping(Duration.ZERO);
    private Behaviour behaviour = Behaviour.standard();

    private RateLimits limits(int burst, int associations, int search, int daily) {
        return new RateLimits(
                new PortalServer.RatePlan(burst, 110, associations, search, daily),
                HandMadePortal.empty().in("Asia/Tokyo"),
                clock,
                () -> behaviour);
    }

    @Test
    void aPlaceIsFreeAgainTenSecondsLater() {
        RateLimits limits = limits(2, 9, 9, 99);
        limits.take(DEALS, APP);
        clock.advance(Duration.ofSeconds(4));
        limits.take(DEALS, APP);
        assertThat(limits.headers(DEALS, APP)).containsEntry("X-HubSpot-RateLimit-Remaining", "0");
        assertThatThrownBy(() -> limits.take(DEALS, APP))
                .hasMessage("You have reached your ten_secondly_rolling limit.");
        clock.advance(Duration.ofSeconds(6).minusNanos(1));
        assertThatThrownBy(() -> limits.take(DEALS, APP)).isInstanceOf(ApiError.class);
        clock.advance(Duration.ofNanos(1));
        limits.take(DEALS, APP);
        assertThatThrownBy(() -> limits.take(DEALS, APP)).isInstanceOf(ApiError.class);
    }

    @Test
    void searchesCountPerSecondAndNowhereElse() {
        RateLimits limits = limits(1, 1, 2, 99);
        limits.take(SEARCH, APP);
        limits.take(SEARCH, APP);
        assertThatThrownBy(() -> limits.take(SEARCH, APP)).hasMessage("You have reached your secondly limit.");
        limits.take(DEALS, APP);
        clock.advance(Duration.ofSeconds(1));
        limits.take(SEARCH, APP);
    }

    @Test
    void associationsCountTwice() {
        RateLimits limits = limits(3, 1, 9, 99);
        limits.take(LINKS, APP);
        assertThat(limits.headers(DEALS, APP)).containsEntry("X-HubSpot-RateLimit-Remaining", "2");
        assertThatThrownBy(() -> limits.take(LINKS, APP)).hasMessageContaining("ten_secondly_rolling");
        limits.take(DEALS, APP);
        limits.take(DEALS, APP);
        assertThatThrownBy(() -> limits.take(DEALS, APP)).isInstanceOf(ApiError.class);
    }

    @Test
    void theDayEndsWithItsOwnPolicy() {
        RateLimits limits = limits(9, 9, 9, 2);
        limits.take(DEALS, APP);
        limits.take(SEARCH, APP);
        assertThatThrownBy(() -> limits.take(DEALS, APP))
                .isInstanceOfSatisfying(
                        ApiError.class,
                        error -> assertThat(
                                        new String(error.answer("id").body(), java.nio.charset.StandardCharsets.UTF_8))
                                .contains(
                                        "\"policyName\":\"DAILY\"",
                                        "\"message\":\"You have reached your daily limit.\""));
        assertThat(limits.headers(DEALS, APP)).containsEntry("X-HubSpot-RateLimit-Daily-Remaining", "0");
    }

    @Test
    void whatWasRefusedDoesNotCount() {
        RateLimits limits = limits(1, 9, 9, 99);
        limits.take(DEALS, APP);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> limits.take(DEALS, APP)).isInstanceOf(ApiError.class);
        }
        clock.advance(Duration.ofSeconds(10));
        limits.take(DEALS, APP);
    }

    /** The portal stands at 2026-09-30T00:00Z, nine in the morning in Tokyo. */
    @Test
    void theDaysQuotaIsFreshAtThePortalsOwnMidnight() {
        RateLimits limits = limits(99, 99, 99, 10);
        behaviour = behaviour.with("rate.quotaUsed=0.9");
        limits.take(DEALS, APP);
        assertThatThrownBy(() -> limits.take(DEALS, APP)).hasMessage("You have reached your daily limit.");
        clock.advance(Duration.ofHours(15).minusNanos(1));
        assertThatThrownBy(() -> limits.take(DEALS, APP)).isInstanceOf(ApiError.class);
        clock.advance(Duration.ofNanos(1));
        for (int i = 0; i < 10; i++) {
            limits.take(DEALS, APP);
        }
        assertThatThrownBy(() -> limits.take(DEALS, APP)).hasMessage("You have reached your daily limit.");
    }

    @Test
    void eachCredentialHasItsOwnWindowAndOAuthKnowsNoDay() {
        RateLimits limits = limits(1, 9, 9, 2);
        limits.take(DEALS, APP);
        limits.take(DEALS, "private_app:1");
        for (int i = 0; i < 110; i++) {
            limits.take(DEALS, "oauth");
        }
        assertThatThrownBy(() -> limits.take(DEALS, "oauth")).hasMessageContaining("ten_secondly_rolling");
        assertThat(limits.headers(DEALS, "oauth"))
                .containsEntry("X-HubSpot-RateLimit-Max", "110")
                .doesNotContainKey("X-HubSpot-RateLimit-Daily");
    }

    @Test
    void whatAssociationsCountAgainstIsASwitch() {
        behaviour = behaviour.with("rate.associations=own");
        RateLimits own = limits(1, 3, 9, 99);
        own.take(DEALS, APP);
        own.take(LINKS, APP);
        own.take(LINKS, APP);
        own.take(LINKS, APP);
        assertThatThrownBy(() -> own.take(LINKS, APP)).isInstanceOf(ApiError.class);
        behaviour = behaviour.with("rate.associations=general");
        RateLimits general = limits(3, 1, 9, 99);
        general.take(LINKS, APP);
        general.take(LINKS, APP);
        general.take(DEALS, APP);
        assertThatThrownBy(() -> general.take(LINKS, APP)).isInstanceOf(ApiError.class);
    }

    @Test
    void searchesAndDaysMayBeOtherThanThePlans() {
        RateLimits limits = limits(9, 9, 5, 9);
        behaviour = behaviour.with("rate.search=1").with("rate.daily=2");
        limits.take(SEARCH, APP);
        assertThatThrownBy(() -> limits.take(SEARCH, APP)).hasMessage("You have reached your secondly limit.");
        limits.take(DEALS, APP);
        assertThatThrownBy(() -> limits.take(DEALS, APP)).hasMessage("You have reached your daily limit.");
    }
}
