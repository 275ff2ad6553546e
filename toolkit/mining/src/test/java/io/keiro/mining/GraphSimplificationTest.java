package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphSimplificationTest {

    /** a b c ten times, with a detour over rare twice and a jump once. */
    private static DirectlyFollowsGraph graph() {
        String[] traces = new String[13];
        Arrays.fill(traces, "a b c");
        traces[10] = "a rare c";
        traces[11] = "a rare c";
        traces[12] = "a c";
        return DirectlyFollowsGraph.of(Logs.of(traces));
    }

    @Test
    void everythingStaysWithSharesOfOne() {
        GraphSimplification all = graph().simplified(1, 1);
        assertThat(all.graph().edges()).isEqualTo(graph().edges());
        assertThat(all.graph().activities()).isEqualTo(graph().activities());
        assertThat(all.activityShare()).isEqualTo(1);
        assertThat(all.pathShare()).isEqualTo(1);
        assertThat(all.activitiesLeftOut()).isEmpty();
        assertThat(all.edgesLeftOut()).isEmpty();
    }

    @Test
    void rareActivitiesAndPathsGo() {
        GraphSimplification small = graph().simplified(0.9, 0.9);
        assertThat(small.graph().activities()).containsExactly("a", "c", "b");
        assertThat(small.activitiesLeftOut()).containsExactly("rare");
        assertThat(small.graph().count("a", "b")).isEqualTo(10);
        assertThat(small.graph().count("a", "c")).isZero();
        assertThat(small.edgesLeftOut().stream().map(e -> e.from() + ">" + e.to()))
                .containsExactlyInAnyOrder("a>rare", "rare>c", "a>c");
        // Counts stay those of the whole log.
        assertThat(small.graph().activityCount("a")).isEqualTo(13);
        assertThat(small.activityShare()).isEqualTo(36.0 / 38);
        assertThat(small.sentence().en())
                .isEqualTo("3 of 4 activities (94.7 % of the events) and 2 of 5 paths (90.2 % of what flows)");
    }

    @Test
    void anActivityThatWouldBeCutOffBringsItsPathAlong() {
        // x is frequent, but only reached through the rare "gate".
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of("a b", "a b", "a b", "gate x x x x x x leave"));
        GraphSimplification small = graph.simplified(0.4, 0);
        assertThat(small.graph().activities()).contains("x", "gate", "leave");
        assertThat(small.graph().startCount("gate")).isEqualTo(1);
        assertThat(small.graph().endCount("leave")).isEqualTo(1);
    }

    @Test
    void amongConnectionsTheWidestIsTaken() {
        // Two ways from a to d: over b (3 times) and over c (2 times).
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of("a b d", "a b d", "a b d", "a c d", "a c d"));
        GraphSimplification small = graph.simplified(0, 0);
        assertThat(small.graph().activities()).containsExactly("a", "d", "b");
    }

    @Test
    void tiesAtTheCutAreCounted() {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.of("a a a", "b b", "c c", "d d"));
        GraphSimplification small = graph.simplified(0.5, 1);
        assertThat(small.graph().activities()).containsExactly("a", "b");
        assertThat(small.equalActivitiesLeftOut()).isEqualTo(2);
        assertThat(small.sentence().en())
                .endsWith("; left out although as frequent as the last one taken: 2 activities, 0 paths");
        assertThat(small.sentence().ja()).endsWith("同頻度で省いたもの: アクティビティ2件、経路0件");
    }

    @Test
    void emptyLog() {
        GraphSimplification none = DirectlyFollowsGraph.of(Logs.of()).simplified(0.5, 0.5);
        assertThat(none.graph().activities()).isEmpty();
        assertThat(none.activityShare()).isNaN();
        assertThat(none.sentence().en())
                .isEqualTo("0 of 0 activities (n/a of the events) and 0 of 0 paths (n/a of what flows)");
    }

    @Test
    void sharesOutsideZeroToOneAreRefused() {
        assertThatThrownBy(() -> graph().simplified(80, 1))
                .hasMessage("activityShare is 80.0; it must be a share from 0 (only what is needed) to 1 (everything)");
        assertThatThrownBy(() -> graph().simplified(1, Double.NaN)).hasMessageStartingWith("pathShare is NaN");
    }

    static List<Long> seeds() {
        return java.util.stream.LongStream.range(0, 60).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyActivityStaysOnAPathFromStartToEnd(long seed) {
        DirectlyFollowsGraph whole = DirectlyFollowsGraph.of(Logs.random(seed));
        for (double activities : new double[] {0, 0.3, 0.6, 0.9, 1}) {
            for (double paths : new double[] {0, 0.2, 0.5, 0.8, 1}) {
                GraphSimplification small = whole.simplified(activities, paths);
                assertThat(reached(small.graph(), true))
                        .containsExactlyInAnyOrderElementsOf(small.graph().activities());
                assertThat(reached(small.graph(), false))
                        .containsExactlyInAnyOrderElementsOf(small.graph().activities());
                assertThat(small.graph().activities().size()
                                + small.activitiesLeftOut().size())
                        .isEqualTo(whole.activities().size());
                assertThat(small.graph().edges().size() + small.edgesLeftOut().size())
                        .isEqualTo(whole.edges().size());
                if (!whole.activities().isEmpty()) {
                    assertThat(small.activityShare()).isGreaterThanOrEqualTo(activities - 1e-12);
                }
            }
        }
    }

    private static Set<String> reached(DirectlyFollowsGraph graph, boolean fromStart) {
        Set<String> reached = new HashSet<>();
        for (String activity : graph.activities()) {
            if ((fromStart ? graph.startCount(activity) : graph.endCount(activity)) > 0) {
                reached.add(activity);
            }
        }
        int before = -1;
        while (before < reached.size()) {
            before = reached.size();
            for (DirectlyFollowsGraph.Edge edge : graph.edges()) {
                if (reached.contains(fromStart ? edge.from() : edge.to())) {
                    Collections.addAll(reached, fromStart ? edge.to() : edge.from());
                }
            }
        }
        return reached;
    }
}
