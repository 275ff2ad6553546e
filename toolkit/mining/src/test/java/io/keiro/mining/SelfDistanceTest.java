package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.mining.SelfDistance.Recurrence;
import org.junit.jupiter.api.Test;

class SelfDistanceTest {

    @Test
    void handCheckedLog() {
        SelfDistance distance = SelfDistance.of(Logs.of("a b c a b a", "c c b", "d"));
        // a: positions 0, 3, 5; b: 1, 4; c directly follows itself in the second case.
        assertThat(distance.activities())
                .containsExactly(new Recurrence("c", 0), new Recurrence("a", 1), new Recurrence("b", 2));
        assertThat(distance.of("a")).hasValue(1);
        assertThat(distance.of("d")).isEmpty();
        assertThat(distance.of("x")).isEmpty();
        assertThat(distance).hasToString("3 activities recur within a case, 1 directly");
    }

    @Test
    void emptyLog() {
        assertThat(SelfDistance.of(Logs.of()).table().rowCount()).isZero();
    }

    @Test
    void singleEvent() {
        assertThat(SelfDistance.of(Logs.of("a", "a")).activities()).isEmpty();
    }
}
