package io.keiro.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantClustersTest {

    /** Two families: A B C with a variation, X Y Z with a variation. */
    private static final EventLog LOG = HandLogs.of(
            "1: A0 B1 C2 D3 | 2: X0 Y1 Z2 W3 | 3: A0 B1 C2 D3 E4 | 4: X0 Y1 Z2 W3 V4 | 5: A0 B1 C2 D3 | 6: A0 A1 B2 C3 D4");

    @Test
    void familiesAreClusters() {
        for (long seed = 0; seed < 20; seed++) {
            EventLog log = LOG.clusterVariants("cluster", 2, seed);
            assertThat(ColumnVerbsTest.values(log.caseAttribute("cluster"))).containsExactly(1L, 2L, 1L, 2L, 1L, 1L);
            assertThat(HandLogs.note(log)).isEqualTo("cases in the clusters: 4, 2");
        }
        assertThat(LOG.clusterVariants(2, 7).by("cluster").log(2).caseIds()).containsExactly("2", "4");
        assertThat(HandLogs.step(LOG.clusterVariants("cluster", 2, 7))).isEqualTo("clusterVariants(\"cluster\", 2, 7)");
    }

    @Test
    void edges() {
        assertThat(ColumnVerbsTest.values(LOG.clusterVariants("c", 1, 1).caseAttribute("c")))
                .containsOnly(1L);
        List<Object> each =
                ColumnVerbsTest.values(LOG.clusterVariants("c", 99, 1).caseAttribute("c"));
        assertThat(each.stream().distinct()).as("as many as there are variants").hasSize(5);
        assertThat(each.get(0)).isEqualTo(each.get(4));
        assertThatThrownBy(() -> LOG.clusterVariants("c", 0, 1))
                .hasMessage("the number of clusters is 0; it must be 1 or more");
        EventLog nothing = HandLogs.of("1: | 2:").clusterVariants("c", 3, 1);
        assertThat(ColumnVerbsTest.values(nothing.caseAttribute("c")))
                .as("empty traces are alike")
                .containsExactly(1L, 1L);
        EventLog empty = EventLog.builder("empty").build();
        assertThat(empty.clusterVariants("c", 3, 1).caseAttribute("c").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {81, 82, 83})
    void laws(long seed) {
        RandomLogs random = new RandomLogs(seed);
        for (int i = 0; i < 60; i++) {
            EventLog log = random.next();
            EventLog clustered = log.clusterVariants("c", 3, seed);
            Map<String, Object> byId = byId(clustered);
            assertThat(byId(log.clusterVariants("c", 3, seed))).as("same seed").isEqualTo(byId);
            EventLog turned = log.withCaseAttribute("place", Trace::index).arrangeDescending("place");
            assertThat(byId(turned.clusterVariants("c", 3, seed)))
                    .as("any order of cases")
                    .isEqualTo(byId);
            Map<Integer, Object> byVariant = new HashMap<>();
            long[] sizes = new long[4];
            for (int c = 0; c < log.caseCount(); c++) {
                Object cluster = clustered.caseAttribute("c").value(c);
                assertThat(byVariant.computeIfAbsent(log.variantOf(c), v -> cluster))
                        .isEqualTo(cluster);
                sizes[((Long) cluster).intValue()]++;
            }
            assertThat(sizes[1]).isGreaterThanOrEqualTo(sizes[2]);
            assertThat(sizes[2]).isGreaterThanOrEqualTo(sizes[3]);
        }
    }

    private static Map<String, Object> byId(EventLog log) {
        Map<String, Object> byId = new HashMap<>();
        IntStream.range(0, log.caseCount())
                .forEach(c -> byId.put(log.caseId(c), log.caseAttribute("c").value(c)));
        return byId;
    }
}
