package io.keiro.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingWindowTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void theFirstOnesGoAtOnceAndTheNextWaitsForTheWindow() {
        RollingWindow window = new RollingWindow(5, 10 * SECOND, 0.8);
        for (int i = 0; i < 4; i++) {
            assertThat(window.reserve(SECOND).time()).isEqualTo(SECOND);
        }
        assertThat(window.reserve(SECOND).time()).isEqualTo(SECOND + (long) (10.1 * SECOND));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noStretchOfOneIntervalHoldsMoreThanTheShare(long seed) {
        Random random = new Random(seed);
        int limit = 2 + random.nextInt(30);
        RollingWindow window = new RollingWindow(limit, 10 * SECOND, 0.8);
        int allowed = Math.max(1, (int) (limit * 0.8));
        List<Long> grants = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 500; i++) {
            now += random.nextInt(2) == 0 ? 0 : (long) (random.nextDouble() * SECOND);
            now = Math.max(now, window.reserve(now).time());
            grants.add(now);
        }
        for (int i = allowed; i < grants.size(); i++) {
            assertThat(grants.get(i) - grants.get(i - allowed)).isGreaterThan(10 * SECOND);
        }
    }

    /** The portal counts arrivals, somewhere between departure and answer: none of its windows may hold more than the limit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void arrivalsKeepTheLimitHoweverLongRequestsAreOnTheirWay(long seed) {
        Random random = new Random(seed);
        int limit = 2 + random.nextInt(30);
        RollingWindow window = new RollingWindow(limit, 10 * SECOND, 1);
        List<Long> arrivals = new ArrayList<>();
        PriorityQueue<Map.Entry<Long, RollingWindow.Grant>> underWay =
                new PriorityQueue<>(Comparator.comparingLong(Map.Entry::getKey));
        long now = 0;
        for (int i = 0; i < 1_000; i++) {
            RollingWindow.Grant grant = window.reserve(now);
            while (!underWay.isEmpty() && underWay.peek().getKey() <= Math.max(now, window.timeOf(grant))) {
                Map.Entry<Long, RollingWindow.Grant> back = underWay.poll();
                window.answered(back.getValue(), back.getKey());
            }
            now = Math.max(now, window.timeOf(grant));
            long arrival = now + (long) (random.nextDouble() * 3 * SECOND);
            arrivals.add(arrival);
            underWay.add(Map.entry(arrival + (long) (random.nextDouble() * SECOND), grant));
            // As many under way as one client has threads; the next request leaves when one comes back.
            while (underWay.size() >= Math.min(limit, 16)) {
                Map.Entry<Long, RollingWindow.Grant> back = underWay.poll();
                now = Math.max(now, back.getKey());
                window.answered(back.getValue(), back.getKey());
            }
        }
        arrivals.sort(null);
        for (int i = limit; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i) - arrivals.get(i - limit)).isGreaterThan(10 * SECOND);
        }
    }

    @Test
    void aLargerLimitIsUsedAtOnceAndASmallerOneRemembersTheLatest() {
        RollingWindow window = new RollingWindow(2, 10 * SECOND, 1);
        window.reserve(0);
        window.reserve(0);
        window.learn(4, 10 * SECOND);
        assertThat(window.reserve(0).time()).isZero();
        assertThat(window.reserve(0).time()).isZero();
        assertThat(window.reserve(0).time()).isPositive();
        RollingWindow shrinking = new RollingWindow(4, 10 * SECOND, 1);
        for (int i = 0; i < 3; i++) {
            shrinking.reserve(i * SECOND);
        }
        shrinking.learn(2, 10 * SECOND);
        assertThat(shrinking.reserve(2 * SECOND).time()).isEqualTo(SECOND + (long) (10.1 * SECOND));
    }

    @Test
    void aPauseHoldsEverythingBack() {
        RollingWindow window = new RollingWindow(100, 10 * SECOND, 1);
        window.pauseUntil(7 * SECOND);
        window.pauseUntil(3 * SECOND);
        assertThat(window.reserve(0).time()).isEqualTo(7 * SECOND);
        assertThat(window.reserve(8 * SECOND).time()).isEqualTo(8 * SECOND);
    }

    @Test
    void aSenselessLimitIsIgnored() {
        RollingWindow window = new RollingWindow(100, 10 * SECOND, 1);
        window.learn(0, 0);
        assertThat(window.limit()).isEqualTo(100);
    }
}
