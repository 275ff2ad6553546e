package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.keiro.log.EventLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every log, and plain second implementations, over seeded random logs. */
class RandomLogsTest {

    static List<Long> seeds() {
        return LongStream.range(100, 180).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatGoesInComesOut(long seed) {
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(Logs.random(seed));
        for (String activity : graph.activities()) {
            long in = graph.activities().stream()
                    .mapToLong(a -> graph.count(a, activity))
                    .sum();
            long out = graph.activities().stream()
                    .mapToLong(a -> graph.count(activity, a))
                    .sum();
            assertThat(in + graph.startCount(activity)).isEqualTo(graph.activityCount(activity));
            assertThat(out + graph.endCount(activity)).isEqualTo(graph.activityCount(activity));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pairsAreEventsMinusNonEmptyCases(long seed) {
        EventLog log = Logs.random(seed);
        DirectlyFollowsGraph graph = DirectlyFollowsGraph.of(log);
        long pairs = graph.edges().stream()
                .mapToLong(DirectlyFollowsGraph.Edge::count)
                .sum();
        assertThat(pairs).isEqualTo(log.eventCount() - (log.caseCount() - graph.emptyTraces()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfCasesDoesNotMatter(long seed) {
        EventLog log = Logs.random(seed);
        EventLog other = Logs.shuffled(log, seed + 1);
        assertThat(DirectlyFollowsGraph.of(other).edges())
                .isEqualTo(DirectlyFollowsGraph.of(log).edges());
        assertThat(Variants.of(other).all()).isEqualTo(Variants.of(log).all());
        assertThat(PerformanceDfg.of(other).table().rows())
                .isEqualTo(PerformanceDfg.of(log).table().rows());
        assertThat(EventuallyFollowsGraph.of(other).pairs())
                .isEqualTo(EventuallyFollowsGraph.of(log).pairs());
        assertThat(ThroughputTime.of(other).summary())
                .isEqualTo(ThroughputTime.of(log).summary());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void variantsAgreeWithAPlainCount(long seed) {
        EventLog log = Logs.random(seed);
        Map<List<String>, Integer> plain = new HashMap<>();
        for (int c = 0; c < log.caseCount(); c++) {
            plain.merge(Logs.trace(log, c), 1, Integer::sum);
        }
        Variants variants = Variants.of(log);
        Map<List<String>, Integer> ours = new HashMap<>();
        variants.all().forEach(v -> ours.put(v.activities(), v.cases()));
        assertThat(ours).isEqualTo(plain);
        for (int c = 0; c < log.caseCount(); c++) {
            assertThat(variants.all().get(variants.rankOfCase(c) - 1).activities())
                    .isEqualTo(Logs.trace(log, c));
        }
        for (int i = 1; i < variants.count(); i++) {
            assertThat(variants.all().get(i).cases())
                    .isLessThanOrEqualTo(variants.all().get(i - 1).cases());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gapsAgreeWithAPlainCollection(long seed) {
        EventLog log = Logs.random(seed);
        Map<List<String>, List<Double>> plain =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (int c = 0; c < log.caseCount(); c++) {
            for (int e = log.caseStart(c) + 1; e < log.caseEnd(c); e++) {
                List<Double> gaps =
                        plain.computeIfAbsent(List.of(log.activity(e - 1), log.activity(e)), pair -> new ArrayList<>());
                if (log.time(e - 1) != EventLog.NO_TIME && log.time(e) != EventLog.NO_TIME) {
                    gaps.add((log.time(e) - log.time(e - 1)) / 1000.0);
                }
            }
        }
        PerformanceDfg graph = PerformanceDfg.of(log);
        assertThat(graph.graph().edges()).hasSize(plain.size());
        plain.forEach((pair, gaps) -> {
            DurationSummary summary = graph.duration(pair.get(0), pair.get(1)).orElseThrow();
            assertThat(summary.n()).isEqualTo(gaps.size());
            if (!gaps.isEmpty()) {
                Collections.sort(gaps);
                int n = gaps.size();
                double median = n % 2 == 1 ? gaps.get(n / 2) : (gaps.get(n / 2 - 1) + gaps.get(n / 2)) / 2;
                double sum = gaps.stream().mapToDouble(g -> g).sum();
                assertThat(summary.median()).isEqualTo(median, within(1e-6));
                assertThat(summary.sum()).isEqualTo(sum, within(1e-6));
                assertThat(summary.mean()).isEqualTo(sum / n, within(1e-6));
                assertThat(summary.min()).isEqualTo(gaps.get(0));
                assertThat(summary.max()).isEqualTo(gaps.get(n - 1));
                double squares = gaps.stream()
                        .mapToDouble(g -> (g - sum / n) * (g - sum / n))
                        .sum();
                if (n > 1) {
                    assertThat(summary.standardDeviation()).isEqualTo(Math.sqrt(squares / (n - 1)), within(1e-6));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void laterPairsAgreeWithAllPositionPairs(long seed) {
        EventLog log = Logs.random(seed);
        Map<EventuallyFollowsGraph.Pair, Long> plain = new HashMap<>();
        for (int c = 0; c < log.caseCount(); c++) {
            List<String> trace = Logs.trace(log, c);
            for (int i = 0; i < trace.size(); i++) {
                for (int j = i + 1; j < trace.size(); j++) {
                    plain.merge(new EventuallyFollowsGraph.Pair(trace.get(i), trace.get(j), 0), 1L, Long::sum);
                }
            }
        }
        EventuallyFollowsGraph graph = EventuallyFollowsGraph.of(log);
        assertThat(graph.pairs()).hasSize(plain.size());
        plain.forEach(
                (pair, count) -> assertThat(graph.count(pair.from(), pair.to())).isEqualTo(count));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void groupsOfCasesAddUpToAllCases(long seed) {
        EventLog log = Logs.random(seed);
        ThroughputTime time = ThroughputTime.of(log);
        assertThat(time.byVariant().groups().stream()
                        .mapToInt(ThroughputByGroup.Group::cases)
                        .sum())
                .isEqualTo(log.caseCount());
        double sum = time.byVariant().groups().stream()
                .mapToDouble(g -> g.summary().sum())
                .sum();
        assertThat(sum).isEqualTo(time.summary().sum(), within(1e-3));
    }
}
