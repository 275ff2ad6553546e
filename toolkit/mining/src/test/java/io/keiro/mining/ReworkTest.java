package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.mining.Rework.Repetition;
import org.junit.jupiter.api.Test;

class ReworkTest {

    @Test
    void handCheckedLog() {
        Rework rework = Rework.of(Logs.of("a b a b a", "a b a b a", "b", "a c", ""));
        assertThat(rework.activities())
                .containsExactly(
                        new Repetition("a", 3, 2, 4), new Repetition("b", 3, 2, 2), new Repetition("c", 1, 0, 0));
        assertThat(rework.activities().get(0).share()).isEqualTo(2.0 / 3);
        assertThat(rework.reworkedCases()).isEqualTo(2);
        assertThat(rework.share()).isEqualTo(0.4);
        assertThat(rework).hasToString("Rework in 2 of 5 cases (40.0 %), most often of \"a\"");
        assertThat(rework.table().row(0)).containsExactly("a", 3L, 2L, 2.0 / 3, 4L);
    }

    @Test
    void emptyLog() {
        assertThat(Rework.of(Logs.of()).activities()).isEmpty();
        assertThat(Rework.of(Logs.of())).hasToString("Rework in 0 of 0 cases (n/a)");
    }

    @Test
    void singleEvent() {
        assertThat(Rework.of(Logs.of("a")).reworkedCases()).isZero();
    }
}
