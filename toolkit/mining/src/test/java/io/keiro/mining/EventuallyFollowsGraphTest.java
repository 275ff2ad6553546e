package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.mining.EventuallyFollowsGraph.Pair;
import org.junit.jupiter.api.Test;

class EventuallyFollowsGraphTest {

    @Test
    void handCheckedLog() {
        EventuallyFollowsGraph graph = EventuallyFollowsGraph.of(Logs.of("a b b", "a b b", "b a", ""));
        assertThat(graph.pairs()).containsExactly(new Pair("a", "b", 4), new Pair("b", "b", 2), new Pair("b", "a", 1));
        assertThat(graph.count("a", "a")).isZero();
        assertThat(graph.count("x", "a")).isZero();
        assertThat(graph.sentence().en()).isEqualTo("Eventually-follows graph of 4 cases: 3 pairs, counted 7 times");
        assertThat(graph.table().row(0)).containsExactly("a", "b", 4L);
    }

    @Test
    void emptyLog() {
        assertThat(EventuallyFollowsGraph.of(Logs.of()).pairs()).isEmpty();
    }

    @Test
    void singleEvent() {
        assertThat(EventuallyFollowsGraph.of(Logs.of("a")).pairs()).isEmpty();
    }
}
