package io.keiro.sandbox.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The windows on a clock that the test moves by hand. */
class RateLimitsTest {

    private static final Route DEALS = new Route("objects", List.of("deals"));
    private static final Route SEARCH = new Route("objects", List.of("deals", "search"));
    private static final Route LINKS = new Route("associations", List.of("deals", "contacts", "batch", "read"));

    private final AtomicLong clock = new AtomicLong(1_000);

    private RateLimits limits(int burst, int associations, int search, int daily) {
        return new RateLimits(new PortalServer.RatePlan(burst, associations, search, daily), 1, clock::get);
    }

    @Test
    void aPlaceIsFreeAgainTenSecondsLater() {
        RateLimits limits = limits(2, 9, 9, 99);
        limits.take(DEALS);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(4));
        limits.take(DEALS);
        assertThat(limits.headers(DEALS)).containsEntry("X-HubSpot-RateLimit-Remaining", "0");
        assertThatThrownBy(() -> limits.take(DEALS)).hasMessage("You have reached your ten_secondly_rolling limit.");
        clock.addAndGet(TimeUnit.SECONDS.toNanos(6) - 1);
        assertThatThrownBy(() -> limits.take(DEALS)).isInstanceOf(ApiError.class);
        clock.addAndGet(1);
        limits.take(DEALS);
        assertThatThrownBy(() -> limits.take(DEALS)).isInstanceOf(ApiError.class);
    }

    @Test
    void searchesCountPerSecondAndNowhereElse() {
        RateLimits limits = limits(1, 1, 2, 99);
        limits.take(SEARCH);
        limits.take(SEARCH);
        assertThatThrownBy(() -> limits.take(SEARCH)).hasMessage("You have reached your secondly limit.");
        limits.take(DEALS);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
        limits.take(SEARCH);
    }

    @Test
    void associationsCountTwice() {
        RateLimits limits = limits(3, 1, 9, 99);
        limits.take(LINKS);
        assertThat(limits.headers(DEALS)).containsEntry("X-HubSpot-RateLimit-Remaining", "2");
        assertThatThrownBy(() -> limits.take(LINKS)).hasMessageContaining("ten_secondly_rolling");
        limits.take(DEALS);
        limits.take(DEALS);
        assertThatThrownBy(() -> limits.take(DEALS)).isInstanceOf(ApiError.class);
    }

    @Test
    void theDayEndsWithItsOwnPolicy() {
        RateLimits limits = limits(9, 9, 9, 2);
        limits.take(DEALS);
        limits.take(SEARCH);
        assertThatThrownBy(() -> limits.take(DEALS))
                .isInstanceOfSatisfying(
                        ApiError.class,
                        error -> assertThat(
                                        new String(error.answer("id").body(), java.nio.charset.StandardCharsets.UTF_8))
                                .contains(
                                        "\"policyName\":\"DAILY\"",
                                        "\"message\":\"You have reached your daily limit.\""));
        assertThat(limits.headers(DEALS)).containsEntry("X-HubSpot-RateLimit-Daily-Remaining", "0");
    }

    @Test
    void whatWasRefusedDoesNotCount() {
        RateLimits limits = limits(1, 9, 9, 99);
        limits.take(DEALS);
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> limits.take(DEALS)).isInstanceOf(ApiError.class);
        }
        clock.addAndGet(TimeUnit.SECONDS.toNanos(10));
        limits.take(DEALS);
    }
}
