package io.keiro.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keiro.log.EventLog;
import io.keiro.mining.TransitionSystem.Abstraction;
import io.keiro.mining.TransitionSystem.Direction;
import io.keiro.mining.TransitionSystem.Options;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The prefix tree and the transition system. */
class StateModelsTest {

    private static final EventLog LOG = Logs.of("a b c", "a b c", "a b", "a c b", "");

    @Test
    void handCheckedTree() {
        PrefixTree tree = PrefixTree.of(LOG);
        assertThat(tree.nodeCount()).isEqualTo(6);
        assertThat(tree.cases(PrefixTree.ROOT)).isEqualTo(5);
        assertThat(tree.ends(PrefixTree.ROOT)).isEqualTo(1);
        int ab = tree.node(List.of("a", "b"));
        assertThat(tree.cases(ab)).isEqualTo(3);
        assertThat(tree.ends(ab)).isEqualTo(1);
        assertThat(tree.depth(ab)).isEqualTo(2);
        assertThat(tree.beginning(ab)).containsExactly("a", "b");
        assertThat(tree.parent(ab)).isEqualTo(tree.node(List.of("a")));
        assertThat(tree.parent(PrefixTree.ROOT)).isEqualTo(-1);
        assertThat(tree.node(List.of("b"))).isEqualTo(-1);
        assertThat(tree.node(List.of("x"))).isEqualTo(-1);
        assertThat(tree.table().row(0)).containsExactly(0, null, 0, null, 5L, 1.0, 1L);
        assertThat(tree.table().row(1)).containsExactly(1, 0, 1, "a", 4L, 0.8, 0L);
        assertThat(tree).hasToString("Prefix tree of 5 cases: 6 nodes");
    }

    private static List<String> labels(TransitionSystem system) {
        return system.states().stream().map(s -> system.label(s.number())).toList();
    }

    @Test
    void setsForgetTheOrder() {
        TransitionSystem system = TransitionSystem.of(LOG);
        assertThat(labels(system)).containsExactlyInAnyOrder("{}", "{a}", "{a, b}", "{a, c}", "{a, b, c}");
        assertThat(system.transitions()).hasSize(5);
        assertThat(system.table().row(0)).containsExactly("{}", "a", "{a}", 4L);
        assertThat(system).hasToString("Transition system of 5 states and 5 transitions");
    }

    @Test
    void sequencesMultisetsAndFutures() {
        Options options = Options.defaults();
        EventLog loops = Logs.of("a b b", "b a b");
        assertThat(labels(TransitionSystem.of(loops, options.withAbstraction(Abstraction.MULTISET))))
                .containsExactlyInAnyOrder("[]", "[a]", "[a, b]", "[a, b×2]", "[b]");
        assertThat(labels(TransitionSystem.of(loops, options.withAbstraction(Abstraction.SEQUENCE))))
                .containsExactlyInAnyOrder("⟨⟩", "⟨a⟩", "⟨a, b⟩", "⟨a, b, b⟩", "⟨b⟩", "⟨b, a⟩", "⟨b, a, b⟩");
        Options last = options.withAbstraction(Abstraction.SEQUENCE).withHorizon(1);
        assertThat(labels(TransitionSystem.of(loops, last))).containsExactlyInAnyOrder("⟨⟩", "⟨a⟩", "⟨b⟩");
        TransitionSystem future = TransitionSystem.of(
                LOG, options.withAbstraction(Abstraction.SEQUENCE).withDirection(Direction.FUTURE));
        assertThat(labels(future)).contains("⟨a, b, c⟩", "⟨b, c⟩", "⟨c⟩", "⟨⟩");
        assertThat(future.states().stream().filter(s -> s.ends() > 0).map(s -> future.label(s.number())))
                .containsExactly("⟨⟩");
        assertThatThrownBy(() -> options.withHorizon(0))
                .hasMessage("a horizon of 0 events; it must be at least 1, or Options.ALL");
    }

    @Test
    void emptyLog() {
        assertThat(TransitionSystem.of(Logs.of()).states()).isEmpty();
        assertThat(PrefixTree.of(Logs.of()).nodeCount()).isEqualTo(1);
        assertThat(PrefixTree.of(Logs.of()).table().value(0, "share")).isEqualTo(Double.NaN);
    }

    @Test
    void singleEvent() {
        assertThat(labels(TransitionSystem.of(Logs.of("a")))).containsExactly("{}", "{a}");
    }

    @Test
    void longTracesAreNoBurden() {
        EventLog log = Logs.of("a b ".repeat(20_000));
        assertThat(PrefixTree.of(log).nodeCount()).isEqualTo(40_001);
        Options options = Options.defaults();
        assertThat(TransitionSystem.of(log, options.withAbstraction(Abstraction.SEQUENCE))
                        .states())
                .hasSize(40_001);
        assertThat(TransitionSystem.of(log, options.withAbstraction(Abstraction.MULTISET))
                        .states())
                .hasSize(40_001);
        assertThat(TransitionSystem.of(log, options).states()).hasSize(3);
    }

    static List<Long> seeds() {
        return LongStream.range(1100, 1130).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void treesAddUp(long seed) {
        EventLog log = Logs.random(seed);
        PrefixTree tree = PrefixTree.of(log);
        long ends = 0;
        long[] below = new long[tree.nodeCount()];
        for (int node = 0; node < tree.nodeCount(); node++) {
            ends += tree.ends(node);
            if (node != PrefixTree.ROOT) {
                below[tree.parent(node)] += tree.cases(node);
            }
            assertThat(tree.node(tree.beginning(node))).isEqualTo(node);
        }
        for (int node = 0; node < tree.nodeCount(); node++) {
            assertThat(below[node] + tree.ends(node)).isEqualTo(tree.cases(node));
        }
        assertThat(ends).isEqualTo(log.caseCount());
        TransitionSystem sequences = TransitionSystem.of(log, Options.defaults().withAbstraction(Abstraction.SEQUENCE));
        assertThat(sequences.states()).hasSize(log.caseCount() == 0 ? 0 : tree.nodeCount());
    }

    private static String state(List<String> window, Abstraction abstraction) {
        return switch (abstraction) {
            case SEQUENCE -> "⟨" + String.join(", ", window) + "⟩";
            case SET -> "{" + String.join(", ", new TreeSet<>(window)) + "}";
            case MULTISET -> {
                Map<String, Integer> counts = new TreeMap<>();
                window.forEach(a -> counts.merge(a, 1, Integer::sum));
                yield counts.entrySet().stream()
                        .map(e -> e.getKey() + (e.getValue() > 1 ? "×" + e.getValue() : ""))
                        .collect(Collectors.joining(", ", "[", "]"));
            }
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void transitionsAgreeWithTheDefinition(long seed) {
        EventLog log = Logs.random(seed);
        for (Abstraction abstraction : Abstraction.values()) {
            for (Direction direction : Direction.values()) {
                for (int horizon : new int[] {1, 2, Options.ALL}) {
                    Map<List<Object>, Long> plain = new HashMap<>();
                    for (int c = 0; c < log.caseCount(); c++) {
                        List<String> trace = Logs.trace(log, c);
                        List<String> visited = new ArrayList<>();
                        for (int i = 0; i <= trace.size(); i++) {
                            List<String> window = direction == Direction.PAST
                                    ? trace.subList((int) Math.max(0, (long) i - horizon), i)
                                    : trace.subList(i, (int) Math.min(trace.size(), (long) i + horizon));
                            visited.add(state(window, abstraction));
                        }
                        for (int i = 0; i < trace.size(); i++) {
                            plain.merge(List.of(visited.get(i), trace.get(i), visited.get(i + 1)), 1L, Long::sum);
                        }
                    }
                    TransitionSystem system = TransitionSystem.of(log, new Options(abstraction, direction, horizon));
                    Map<List<Object>, Long> ours = new HashMap<>();
                    system.table().rows().forEach(row -> ours.put(row.subList(0, 3), (Long) row.get(3)));
                    assertThat(ours).isEqualTo(plain);
                    long[] balance = new long[system.states().size()];
                    system.states().forEach(s -> balance[s.number()] += s.starts() - s.ends());
                    system.transitions().forEach(t -> {
                        balance[t.to()] += t.count();
                        balance[t.from()] -= t.count();
                    });
                    assertThat(balance).containsOnly(balance.length == 0 ? new long[0] : new long[] {0});
                }
            }
        }
    }
}
