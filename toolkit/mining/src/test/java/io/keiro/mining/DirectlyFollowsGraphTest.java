package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.keiro.log.EventLog;
import io.keiro.mining.DirectlyFollowsGraph.Edge;
import org.junit.jupiter.api.Test;

class DirectlyFollowsGraphTest {

    @Test
    void handCheckedLog() {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of("a b c", "a c", "a b b c", ""));
        assertThat(graph.activities()).containsExactly("a", "b", "c");
        assertThat(graph.edges())
                .containsExactly(
                        new Edge("a", "b", 2), new Edge("b", "c", 2), new Edge("a", "c", 1), new Edge("b", "b", 1));
        assertThat(graph.count("a", "b")).isEqualTo(2);
        assertThat(graph.count("c", "a")).isZero();
        assertThat(graph.startCount("a")).isEqualTo(3);
        assertThat(graph.endCount("c")).isEqualTo(3);
        assertThat(graph.activityCount("b")).isEqualTo(3);
        assertThat(graph.emptyTraces()).isEqualTo(1);
        assertThat(graph.caseCount()).isEqualTo(4);
    }

    @Test
    void emptyLog() {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of());
        assertThat(graph.activities()).isEmpty();
        assertThat(graph.edges()).isEmpty();
        assertThat(graph.table().rowCount()).isZero();
        assertThat(graph).hasToString("Directly-follows graph of 0 cases: 0 activities, 0 pairs");
    }

    @Test
    void emptyTraces() {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of("", "", "a"));
        assertThat(graph.emptyTraces()).isEqualTo(2);
        assertThat(graph.startCount("a")).isEqualTo(1);
    }

    @Test
    void singleEvent() {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of("a"));
        assertThat(graph.edges()).isEmpty();
        assertThat(graph.startCount("a")).isEqualTo(1);
        assertThat(graph.endCount("a")).isEqualTo(1);
        assertThat(graph.activityCount("a")).isEqualTo(1);
        assertThat(graph).hasToString("Directly-follows graph of 1 case: 1 activity, 0 pairs");
    }

    @Test
    void equalTimestamps() {
        EventLog log = EventLog.builder("ties")
                .event("1", "b", Logs.START)
                .event("1", "a", Logs.START)
                .event("1", "b", Logs.START)
                .build();
        assertThat(DirectlyFollowsGraph.of(log).edges()).containsExactly(new Edge("a", "b", 1), new Edge("b", "a", 1));
    }

    @Test
    void missingTimes() {
        EventLog log = EventLog.builder("no times")
                .event("1", "a", null)
                .event("1", "b", null)
                .build();
        assertThat(DirectlyFollowsGraph.of(log).count("a", "b")).isEqualTo(1);
    }

    @Test
    void unknownActivity() {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of("a b"));
        assertThat(graph.count("a", "x")).isZero();
        assertThat(graph.count("x", "a")).isZero();
        assertThat(graph.startCount("x")).isZero();
        assertThat(graph.endCount("x")).isZero();
        assertThat(graph.activityCount("x")).isZero();
    }

    @Test
    void activitiesOfAFilteredLogThatNoLongerOccurAreNotInTheGraph() {
        EventLog log =
                Logs.of("a b", "a c").keepCases(trace -> trace.activity(1).equals("c"));
        assertThat(DirectlyFollowsGraph.of(log).activities()).containsExactly("a", "c");
    }

    @Test
    void equalsAreRankedByCodePoint() {
        // As UTF-16 the emoji (D83D...) would come before the full-width letter (FF21).
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of("😀 Ａ a", "Ａ 😀 a"));
        assertThat(graph.activities()).containsExactly("a", "Ａ", "😀");
    }

    @Test
    void manyActivities() {
        // Beyond the size for which a table of all pairs is kept.
        StringBuilder trace = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            trace.append("step").append(i % 1700).append(' ');
        }
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of(trace.toString(), trace.toString()));
        assertThat(graph.activities()).hasSize(1700);
        assertThat(graph.edges()).hasSize(1700);
        assertThat(graph.count("step7", "step8")).isEqualTo(4);
        assertThat(graph.count("step1500", "step1501")).isEqualTo(2);
        assertThat(graph.count("step1699", "step0")).isEqualTo(2);
        assertThat(graph.count("step8", "step7")).isZero();
    }

    @Test
    void showsItselfAsTableAndSentence() {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of("a b c", "a c", "a b b c"));
        assertThat(graph.table().row(0)).containsExactly("a", "b", 2L, 2.0 / 6);
        assertThat(graph.sentence().en()).isEqualTo("Directly-follows graph of 3 cases: 3 activities, 4 pairs");
        assertThat(graph.sentence().ja()).isEqualTo("3ケースの直接後続グラフ: アクティビティ3件、組4件");
    }
}
